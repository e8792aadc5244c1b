import { designMatrix, type DesignMatrix } from '../../stats/models/design-matrix.ts';
import type { Cases } from '../data/extract.ts';
import { codeOf } from '../data/levels.ts';

/** The value of one case in a column of a design; `row` counts in the extract. */
export type Column = (row: number) => number;

/** Fewest cases of a level that get a column of their own. */
const FEWEST = 20;

const flag = (yes: boolean): number => (yes ? 1 : 0);

/**
 * A column for each level but the first; missing counts as a level. Levels that are rare, or in which (almost)
 * nobody or everybody survived or was activated, join the first: alone they have no finite coefficient.
 */
function dummies(cases: Cases, rows: Int32Array, code: Column): Column[] {
	const { survived_discharge: alive, ecpr_activated: called } = cases.columns;
	const counts = new Map<number, { n: number; alive: number; called: number }>();
	let total = 0;
	for (const row of rows) {
		const level = code(row);
		const known = counts.get(level) ?? { n: 0, alive: 0, called: 0 };
		known.n++;
		known.alive += flag(alive[row] === 1);
		known.called += flag(called[row] === 1);
		total += flag(called[row] === 1);
		counts.set(level, known);
	}
	const decided = total > 0 && total < rows.length;
	const mixed = (some: number, all: number) => some >= 2 && all - some >= 2;
	return [...counts]
		.filter(([, c]) => c.n >= FEWEST && mixed(c.alive, c.n) && (!decided || mixed(c.called, c.n)))
		.map(([level]) => level)
		.sort((a, b) => a - b)
		.slice(1)
		.map((level) => (row) => flag(code(row) === level));
}

/** Minutes without flow, the median of the case's cell (setting × witnessed) where they are missing. */
export function noFlow(cases: Cases, rows: Int32Array): Column {
	const { no_flow_min: minutes, setting, witnessed } = cases.columns;
	const cell = (row: number) => (setting[row] ?? 0) * 4 + (witnessed[row] ?? -1) + 1;
	const known = new Map<number, number[]>();
	for (const row of rows) {
		const value = minutes[row] ?? NaN;
		if (Number.isNaN(value)) continue;
		const list = known.get(cell(row));
		if (list === undefined) known.set(cell(row), [value]);
		else list.push(value);
	}
	const medians = new Map([...known].map(([key, values]) => [key, median(values)]));
	return (row) => {
		const value = minutes[row] ?? NaN;
		return Number.isNaN(value) ? (medians.get(cell(row)) ?? 0) : value;
	};
}

/** Median as the mean of the two middle values. */
export function median(values: readonly number[]): number {
	const sorted = Float64Array.from(values).sort();
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

export interface DesignOptions {
	/** Values of the hidden confounder by row of the extract, from the answer key. */
	readonly hidden?: Float64Array;
	/** Leaves out the centre's volume. */
	readonly withoutVolume?: boolean;
	/** Leaves out night and weekend. */
	readonly withoutOffHours?: boolean;
	/** More columns, put last. */
	readonly more?: readonly Column[];
}

/**
 * Design of everything the published file knows at minute 10: diagnosis, age group, place, severity, rhythm,
 * witnessed, bystander CPR, minutes without flow, age, hour, volume band and year; an intercept first. Missing
 * categories are a level of their own; missing minutes without flow take the median of their cell and a flag.
 * Columns that do not vary are dropped.
 *
 * @param rows the cases to include, by row of the extract
 */
export function baselineDesign(
	cases: Cases,
	rows: Int32Array,
	{ hidden, withoutVolume, withoutOffHours, more = [] }: DesignOptions = {},
): DesignMatrix {
	const c = cases.columns;
	const outside = codeOf('setting', 'ohca');
	const adult = codeOf('age_group', 'adult');
	const is = (values: Int8Array, code: number): Column => {
		return (row) => flag(values[row] === code);
	};
	const rhythm = (name: string) => codeOf('initial_rhythm', name);
	const shockable = [rhythm('vf'), rhythm('pvt')];
	const columns: Column[] = [
		...dummies(cases, rows, (row) => c.dx_group[row] ?? -1),
		...dummies(cases, rows, (row) => c.age_group[row] ?? -1),
		// Places out of hospital count as one: their type has no arrow, and water is the same as drowning.
		...dummies(cases, rows, (row) => (c.setting[row] === outside ? 99 : (c.location[row] ?? -1))),
		(row) => c.severity_index[row] ?? 0,
		(row) => flag(shockable.includes(c.initial_rhythm[row] ?? -1)),
		is(c.initial_rhythm, rhythm('asystole')),
		is(c.initial_rhythm, -1),
		is(c.witnessed, codeOf('witnessed', 'witnessed')),
		is(c.witnessed, -1),
		is(c.bystander_cpr, codeOf('bystander_cpr', 'yes')),
		is(c.bystander_cpr, -1),
		noFlow(cases, rows),
		(row) => flag(Number.isNaN(c.no_flow_min[row] ?? NaN)),
		(row) => (c.age_group[row] === adult ? (c.age_years_approx[row] ?? 0) : 0),
		...(withoutOffHours === true ? [] : [is(c.off_hours, 1)]),
		...(withoutVolume === true
			? []
			: dummies(cases, rows, (row) => c.annual_ecpr_volume_band[row] ?? -1)),
		(row) => (c.arrest_year[row] ?? 0) - 2018,
		...(hidden === undefined ? [] : [(row: number) => hidden[row] ?? 0]),
		...more,
	];
	return matrixOf(rows, columns);
}

/** A design of these columns for these rows with an intercept first; columns that do not vary are dropped. */
export function matrixOf(rows: Int32Array, columns: readonly Column[]): DesignMatrix {
	const filled = columns
		.map((column) => Float64Array.from(rows, column))
		.filter((values) => values.some((value) => value !== values[0]));
	const width = filled.length + 1;
	const values = new Float64Array(rows.length * width);
	for (let at = 0; at < rows.length; at++) {
		values[at * width] = 1;
		for (let column = 0; column < filled.length; column++)
			values[at * width + column + 1] = filled[column]?.[at] ?? 0;
	}
	return designMatrix({ values, rows: rows.length, columns: width });
}

/** A design with one more column after the intercept, set by `value`, which counts in the design's own rows. */
export function withExposure(design: DesignMatrix, value: (at: number) => number): DesignMatrix {
	const columns = design.columns + 1;
	const values = new Float64Array(design.rows * columns);
	for (let row = 0; row < design.rows; row++) {
		const from = row * design.columns;
		values[row * columns] = design.values[from] ?? 1;
		values[row * columns + 1] = value(row);
		values.set(design.values.subarray(from + 1, from + design.columns), row * columns + 2);
	}
	return { values, rows: design.rows, columns };
}
