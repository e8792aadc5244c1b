import { columnNamed } from '../../src/lib/db/columns.ts';
import { CASES, type Cases, type ColumnKind } from '../../src/lib/lessons/data/extract.ts';
import type { LessonCase } from './lesson-data.ts';

type Value = string | number | boolean | null | undefined;

function heldAs(kind: ColumnKind, name: string, values: readonly Value[]) {
	if (kind === 'number')
		return Float64Array.from(values, (value) => (typeof value === 'number' ? value : NaN));
	if (kind === 'id') return Int32Array.from(values, (value) => Number(String(value).slice(1)));
	if (kind === 'flag')
		return Int8Array.from(values, (value) => (value == null ? -1 : Number(value)));
	const levels = columnNamed(name).levels ?? [];
	const codes = new Map(levels.map(({ value }, code) => [value, code]));
	return Int8Array.from(values, (value) => codes.get(String(value)) ?? -1);
}

/** The published rows of simulated cases as the pages' lessons take them out of the registry. */
export function publishedCases(cases: readonly LessonCase[]): Cases {
	const rows = cases.map(({ row }): Readonly<Record<string, Value>> =>
		Object.fromEntries(
			Object.values(row).flatMap((fields: Readonly<Record<string, Value>>) =>
				Object.entries(fields),
			),
		),
	);
	const columns = Object.fromEntries(
		Object.entries(CASES.columns).map(([name, kind]) => [
			name,
			heldAs(
				kind,
				name,
				rows.map((row) => row[name]),
			),
		]),
	);
	return { rows: cases.length, columns: columns as Cases['columns'] };
}
