import type { DataColumns } from './table-file.ts';

/** What a cell of a table file may hold. */
export type CsvValue = string | number | bigint | boolean | null | undefined;

/** Text that a spreadsheet would take for a formula or a command. */
const RUNS_IN_A_SPREADSHEET = /^[\s]*[=+\-@\t\r]/;

/**
 * A table as CSV (RFC 4180): a header, lines ended by CR LF, quotes where needed, missing as nothing. Text that
 * a spreadsheet would run is preceded by an apostrophe; numbers stay numbers, negative ones too; yes and no are TRUE
 * and FALSE, as R and spreadsheets know them.
 *
 * `columns`: names with their values in row order; all of the same length, else RangeError.
 */
export function csv(
	columns: readonly (readonly [name: string, values: readonly CsvValue[]])[],
): string {
	const rows = columns[0]?.[1].length ?? 0;
	if (columns.some(([, values]) => values.length !== rows)) {
		throw new RangeError('The columns of a table differ in length.');
	}
	const lines = [columns.map(([name]) => csvCell(name)).join(',')];
	for (let row = 0; row < rows; row++) {
		lines.push(columns.map(([, values]) => csvCell(values[row])).join(','));
	}
	return `${lines.join('\r\n')}\r\n`;
}

/** One cell, made harmless and quoted if it must be. */
export function csvCell(value: CsvValue): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
	if (typeof value !== 'string') return String(value);
	const harmless = RUNS_IN_A_SPREADSHEET.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Tells a spreadsheet that the text is UTF-8; R, DuckDB and browsers skip it. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Columns as the bytes of a CSV file. */
export function csvFile(columns: DataColumns): Uint8Array<ArrayBuffer> {
	const text = csv(
		columns.map(({ name, values }) => [name, values as readonly CsvValue[]] as const),
	);
	return new TextEncoder().encode(BYTE_ORDER_MARK + text);
}
