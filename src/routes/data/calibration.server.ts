import { readFile } from 'node:fs/promises';

/** The report that `npm run calibrate` writes, as the page shows it. */
export interface CalibrationSummary {
	readonly inside: number;
	readonly targets: number;
	readonly rows: readonly (readonly string[])[];
	readonly columns: readonly string[];
	/** Sentences of the report that explain targets missed. */
	readonly misfits: readonly string[];
}

const REPORT = 'data/CALIBRATION.md';

const cells = (line: string) =>
	line
		.replace(/^\s*\||\|\s*$/g, '')
		.split('|')
		.map((cell) => cell.trim().replaceAll('`', ''));

/** The first table of a Markdown text that has a column of this name: heading and rows. */
export function markdownTable(
	text: string,
	columnName: string,
): { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] } | null {
	const lines = text.split('\n');
	const start = lines.findIndex(
		(line, at) =>
			line.startsWith('|') &&
			cells(line).includes(columnName) &&
			/^\|[\s:|-]+\|$/.test(lines[at + 1] ?? ''),
	);
	if (start === -1) return null;
	const rows = [];
	for (const line of lines.slice(start + 2)) {
		if (!line.startsWith('|')) break;
		rows.push(cells(line));
	}
	return { columns: cells(lines[start] ?? ''), rows };
}

/** Null when the registry has not been calibrated: the page then says so. */
export async function calibrationSummary(): Promise<CalibrationSummary | null> {
	let text: string;
	try {
		text = await readFile(REPORT, 'utf8');
	} catch {
		return null;
	}
	return summaryOf(text);
}

export function summaryOf(text: string): CalibrationSummary | null {
	const table = markdownTable(text, 'target');
	if (!table) return null;
	return { inside: 0, targets: table.rows.length, misfits: [], ...table };
}
