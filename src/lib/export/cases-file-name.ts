import { fileName } from './file-name.ts';

/** Name of the file that holds the cases of a cohort: "synthetic_cases_2026-11-22.csv". */
export function casesFileName(date: string, extension: string): string {
	return fileName('cases', date, extension);
}
