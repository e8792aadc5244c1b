import { columnNamed } from '../../db/columns.ts';

/** Place of a level in an extract: its place in the codebook. Throws RangeError for a level the column has not. */
export function codeOf(column: string, level: string): number {
	const at = (columnNamed(column).levels ?? []).findIndex(({ value }) => value === level);
	if (at < 0) throw new RangeError(`${column} has no level ${JSON.stringify(level)}.`);
	return at;
}

/** The level at a place of an extract; null for missing (−1). */
export function levelAt(column: string, code: number): string | null {
	return columnNamed(column).levels?.[code]?.value ?? null;
}
