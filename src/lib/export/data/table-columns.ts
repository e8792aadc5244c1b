import { NO_NUMBER, TOO_FEW } from '../../domain/format.ts';
import type { SheetTable, SheetValue } from '../sheet.ts';
import { columnNames, type NamedColumn } from './column-names.ts';
import { syntheticColumn, type DataColumns } from './table-file.ts';

/** The column of words that stand on the page in place of a number. */
const NOTE = 'note';

/**
 * The numbers of a figure's table twin as the columns of a file: `synthetic` first, then the table's, then `note`.
 *
 * Numbers are exact and shares run from 0 to 1; where the page has words in place of a number the cell is missing
 * and `note` says which ("Discharged alive: too few to say"). In a row with a hidden count, numbers that may have been
 * worked out from it are missing too, since in full precision they would give it back: only whole numbers stay, and
 * shares whose own count is shown.
 */
export function tableColumns(table: SheetTable): DataColumns {
	const names = columnNames(table.columns);
	const kept = table.rows.map((row) => keptValues(row, names));
	return [
		syntheticColumn(table.rows.length),
		...names.map(({ name, numeric }, at) => ({
			name,
			storage: numeric ? ('number' as const) : ('string' as const),
			values: kept.map((values) => values[at] ?? null),
		})),
		{
			name: NOTE,
			storage: 'string',
			values: table.rows.map((row, at) => noteOf(row, kept[at] ?? [], names)),
		},
	];
}

type Value = string | number | null;

function keptValues(row: readonly SheetValue[], names: readonly NamedColumn[]): readonly Value[] {
	const hidden = row.some(({ text, value }) => value === null && text === TOO_FEW);
	const countShown = (column: NamedColumn): boolean => {
		const at = names.findIndex(({ name }) => name === column.of);
		const own = names[at];
		if (own === undefined) return false;
		return own.unit === 'value' && own.end === null
			? typeof row[at]?.value === 'number'
			: countShown(own);
	};
	return names.map((column, at) => {
		const { text = '', value = null } = row[at] ?? {};
		if (!column.numeric) return text === NO_NUMBER ? null : text;
		if (typeof value !== 'number') return null;
		const whole = column.unit === 'value' && column.end === null && Number.isInteger(value);
		return !hidden || whole || countShown(column) ? value : null;
	});
}

function noteOf(
	row: readonly SheetValue[],
	kept: readonly Value[],
	names: readonly NamedColumn[],
): string | null {
	const said = row.flatMap(({ text, value }, at) => {
		const column = names[at];
		if (column?.numeric !== true || kept[at] !== null) return [];
		if (value !== null) return [`${column.label}: would give a hidden count back`];
		return text === NO_NUMBER ? [] : [`${column.label}: ${text}`];
	});
	return said.length === 0 ? null : said.join('; ');
}
