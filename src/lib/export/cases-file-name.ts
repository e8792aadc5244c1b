import { fileName } from './file-name.ts';

/** Name of the file that holds the cases of a cohort: "synthetic_cases_2026-11-22.csv". */
export function casesFileName(date: string, extension: string): string {
	return fileName('cases', date, extension);
}

/** The name of a whole table of a registry: "synthetic_centre_0123abcd.csv". */
export function tableFileName(
	table: string,
	{ hash, whatIf }: { readonly hash: string; readonly whatIf: boolean },
	extension: string,
): string {
	return `synthetic_${whatIf ? 'what-if_' : ''}${table}_${hash.slice(0, 8)}.${extension}`;
}
