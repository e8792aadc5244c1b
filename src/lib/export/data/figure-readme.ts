import type { Sheet } from '../sheet.ts';
import { columnNames, type NamedColumn } from './column-names.ts';

/** What stands beside the data of one figure: what they are, of whom, every column, and how to cite them. */
export function figureReadme(sheet: Sheet): string {
	const { title, subtitle, cohort, mark, notes, source, link, date, citation, table } = sheet;
	return [
		title,
		'='.repeat(Math.min(title.length, 80)),
		'',
		mark,
		'',
		subtitle,
		'',
		`Cohort: ${cohort}`,
		`Source: ${source}`,
		`Made: ${date}`,
		`Opens the same view: ${link}`,
		'',
		'Notes',
		'-----',
		...(sheet.empty === null ? [] : [`- ${sheet.empty}`]),
		...notes.map((note) => `- ${note}`),
		'',
		'Columns',
		'-------',
		'- synthetic: true in every row',
		...columnNames(table.columns).map((column) => `- ${column.name}: ${columnWords(column)}`),
		'- note: what the page says in place of a number, where it gives none',
		'',
		'Numbers are not rounded; shares run from 0 to 1; a missing cell is empty. Counts of 1 to 4 and what would give them back are missing.',
		'',
		'Citation',
		'--------',
		citation.text,
		'',
	].join('\n');
}

function columnWords({ label, numeric, unit, end, of }: NamedColumn): string {
	if (!numeric) return label;
	if (end !== null)
		return `${end} limit of ${of ?? 'the estimate'}${unit === 'share' ? ', as a share' : ''} (${label})`;
	if (unit === 'share')
		return `${label === '%' ? `share of ${of ?? 'all'}` : label}, as a share of 0 to 1`;
	return of === null ? label : `of how many, for ${of}`;
}
