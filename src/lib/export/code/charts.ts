import { columnNames, type NamedColumn } from '../data/column-names.ts';
import type { Sheet } from '../sheet.ts';

/** An estimate as columns of the exported CSV; without limits where the figure has none. */
export interface Series {
	readonly label: string;
	readonly estimate: string;
	readonly lower: string | null;
	readonly upper: string | null;
}

interface Axis {
	readonly label: string;
	readonly unit: 'share' | 'value';
}

/** How the exported CSV is drawn, in names of its columns. Rows without the value are left out. */
export type CodeChart =
	| {
			readonly kind: 'intervals';
			/** Columns that name a row. */
			readonly keys: readonly string[];
			readonly series: readonly Series[];
			readonly axis: Axis;
	  }
	| {
			readonly kind: 'lines';
			readonly x: string;
			readonly xLabel: string;
			/** Columns that name a line. */
			readonly keys: readonly string[];
			readonly series: readonly Series[];
			readonly axis: Axis;
	  }
	| {
			readonly kind: 'stacked';
			readonly keys: readonly string[];
			/** The column that names a part of a bar. */
			readonly part: string;
			readonly value: string;
			readonly axis: Axis;
	  }
	| {
			readonly kind: 'bars';
			readonly keys: readonly string[];
			readonly value: string;
			readonly axis: Axis;
	  }
	| {
			readonly kind: 'cells';
			readonly across: string;
			readonly down: string;
			readonly panel: string | null;
			readonly value: string;
			readonly axis: Axis;
	  }
	| {
			readonly kind: 'ranges';
			readonly keys: readonly string[];
			/** Five columns in ascending order: thin line, broad strip, dot. */
			readonly ends: readonly [string, string, string, string, string];
			readonly axis: Axis;
	  }
	| {
			readonly kind: 'points';
			readonly key: string;
			readonly x: string;
			readonly xLabel: string;
			readonly value: string;
			readonly axis: Axis;
	  };

/** The drawings that redraw a figure from its exported CSV. A figure not named here is drawn as estimates with intervals. */
export function codeCharts({ id, table }: Pick<Sheet, 'id' | 'table'>): readonly CodeChart[] {
	const columns = columnNames(table.columns);
	const firstNumber = columns.findIndex(({ numeric }) => numeric);
	const keys = columns.slice(0, Math.max(firstNumber, 1)).map(({ name }) => name);
	const make = CHARTS[id];
	const made = make?.(columns, keys) ?? [];
	return made.length > 0 ? made : intervals(columns, keys);
}

type Make = (columns: readonly NamedColumn[], keys: readonly string[]) => readonly CodeChart[];

const CHARTS: Readonly<Record<string, Make>> = {
	'outcome-cascade': (columns, keys) => bars(columns, keys, 'runs'),
	'survival-setting-diagnosis': (columns, keys) => cells(columns, keys, 'discharged_alive_share'),
	'complication-heatmap': (columns, keys) => cells(columns, keys, 'runs_with_one_share'),
	'complication-pairs': (columns, keys) => cells(columns, keys, 'observed_over_chance'),
	'neurological-outcome': (columns, keys) => stacked(columns, keys, 'runs_share'),
	'complication-association': (columns, keys) => intervals(columns, keys, /^difference_/),
	'centre-programme': (columns, keys) => [
		...intervals(columns, keys, /^difference_percentage_points/),
		...intervals(columns, keys, /^difference_min/),
	],
	'use-by-year': lines,
	'survival-by-year': lines,
	'kaplan-meier': lines,
	'competing-outcomes': lines,
	'complication-onset': lines,
	'resource-use': (columns, keys) => ranges(columns, keys),
	'centre-funnel': (columns, keys) => [
		...points(columns, keys, 'discharged_alive_runs_of', 'discharged_alive_runs_share'),
		...points(columns, keys, 'expected', 'observed_over_expected'),
	],
};

function axisOf(columns: readonly NamedColumn[], name: string): Axis | null {
	const column = columns.find((each) => each.name === name);
	if (column?.unit == null) return null;
	const own = column.label === '%' ? columns.find((each) => each.name === column.of) : column;
	return { label: (own ?? column).label.replace(/ ?%$/, ''), unit: column.unit };
}

/** Estimates with their limits, by unit: what cannot share an axis gets its own drawing. */
function intervals(
	columns: readonly NamedColumn[],
	keys: readonly string[],
	wanted = /./,
): readonly CodeChart[] {
	return (['share', 'value'] as const).flatMap((unit): CodeChart[] => {
		const series = seriesOf(columns, unit).filter(({ estimate }) => wanted.test(estimate));
		if (series.length === 0) return [];
		const [first] = series;
		const label = series.length === 1 ? (first?.label ?? '') : 'Share';
		return [{ kind: 'intervals', keys, series, axis: { label, unit } }];
	});
}

function seriesOf(columns: readonly NamedColumn[], unit: 'share' | 'value'): readonly Series[] {
	return columns.flatMap(({ name, end }, at): Series[] => {
		const before = columns[at - 1];
		const upper = columns[at + 1];
		if (end !== 'lower' || before?.unit !== unit || upper === undefined) return [];
		const label = axisOf(columns, before.name)?.label ?? before.label;
		return [{ label, estimate: before.name, lower: name, upper: upper.name }];
	});
}

/** Along the second key, or along the column "Day": one line for each of the other keys and each estimate. */
function lines(columns: readonly NamedColumn[], keys: readonly string[]): readonly CodeChart[] {
	const day = columns.find(({ name }) => name === 'day');
	const along = day ?? columns.find(({ name }) => name === 'year' || name === 'by');
	const series = seriesOf(columns, 'share');
	if (along === undefined || series.length === 0) return [];
	const label = series.length === 1 ? (series[0]?.label ?? '') : 'Share';
	return [
		{
			kind: 'lines',
			x: along.name,
			xLabel: along.label,
			keys: keys.filter((key) => key !== along.name),
			series,
			axis: { label, unit: 'share' },
		},
	];
}

function stacked(
	columns: readonly NamedColumn[],
	keys: readonly string[],
	value: string,
): readonly CodeChart[] {
	const part = keys.at(-1);
	const axis = axisOf(columns, value);
	if (part === undefined || axis === null) return [];
	return [{ kind: 'stacked', keys: keys.slice(0, -1), part, value, axis }];
}

function bars(
	columns: readonly NamedColumn[],
	keys: readonly string[],
	value: string,
): readonly CodeChart[] {
	const axis = axisOf(columns, value);
	return axis === null ? [] : [{ kind: 'bars', keys, value, axis }];
}

function cells(
	columns: readonly NamedColumn[],
	[down, across, panel]: readonly string[],
	value: string,
): readonly CodeChart[] {
	const axis = axisOf(columns, value);
	if (down === undefined || across === undefined || axis === null) return [];
	return [{ kind: 'cells', across, down, panel: panel ?? null, value, axis }];
}

function ranges(columns: readonly NamedColumn[], keys: readonly string[]): readonly CodeChart[] {
	const [p10, p25, p50, p75, p90] = columns
		.map(({ name }) => name)
		.filter((name) => /^(percentile_\d+|median)$/.test(name));
	if (!p10 || !p25 || !p50 || !p75 || !p90) return [];
	const axis = { label: 'In the unit of each measure', unit: 'value' } as const;
	return [{ kind: 'ranges', keys, ends: [p10, p25, p50, p75, p90], axis }];
}

function points(
	columns: readonly NamedColumn[],
	[key]: readonly string[],
	x: string,
	value: string,
): readonly CodeChart[] {
	const axis = axisOf(columns, value);
	const along = columns.find(({ name }) => name === x);
	if (key === undefined || axis === null || along === undefined) return [];
	const xLabel = along.of === null ? along.label : 'Runs';
	return [{ kind: 'points', key, x, xLabel, value, axis }];
}
