import { designMatrix, type DesignMatrix } from '../../src/lib/stats/models/design-matrix.ts';
import type { LessonCase } from './lesson-data.ts';

/** One column of a design, before columns that do not vary are dropped. */
export type Column = (of: LessonCase, row: number) => number;

const flag = (yes: boolean) => (yes ? 1 : 0);

/** Fewest cases of a level that get a column of their own. */
const FEWEST = 20;

/**
 * A column for each level but the first. Levels that are rare, or in which nobody or everybody survived or was
 * activated, join the first: alone they have no finite coefficient.
 */
function dummies(cases: readonly LessonCase[], of: (one: LessonCase) => string): Column[] {
	const called = cases.some((one) => one.activated) && cases.some((one) => !one.activated);
	const counts = new Map<string, { n: number; alive: number; called: number }>();
	for (const one of cases) {
		const level = of(one);
		const known = counts.get(level) ?? { n: 0, alive: 0, called: 0 };
		known.n++;
		known.alive += flag(one.outcome.survived);
		known.called += flag(one.activated);
		counts.set(level, known);
	}
	const mixed = (some: number, all: number) => some >= 2 && all - some >= 2;
	const levels = [...counts]
		.filter(([, c]) => c.n >= FEWEST && mixed(c.alive, c.n) && (!called || mixed(c.called, c.n)))
		.map(([level]) => level)
		.sort()
		.slice(1);
	return levels.map((level) => (one) => flag(of(one) === level));
}

/** Places out of hospital count as one: their type has no arrow and one of them is the same as drowning. */
const place = ({ patient, arrest }: LessonCase) =>
	patient.inHospital ? arrest.location : 'outside';

function completeColumns(cases: readonly LessonCase[]): Column[] {
	return [
		...dummies(cases, ({ patient }) => patient.diagnosis),
		...dummies(cases, ({ patient }) => patient.ageGroup),
		...dummies(cases, place),
		({ patient }) => patient.severity,
		({ arrest }) => flag(arrest.shockable),
		({ arrest }) => flag(arrest.asystole),
		({ arrest }) => flag(arrest.witnessed),
		({ arrest }) => flag(arrest.bystander),
		({ arrest }) => arrest.noFlow,
		({ patient }) => patient.decades,
	];
}

export interface DesignOptions {
	/** Adds the hidden confounder, from the answer key. */
	readonly hidden?: boolean;
	/** Leaves out the centre's volume. */
	readonly withoutVolume?: boolean;
	/** Leaves out the hour of the arrest. */
	readonly withoutOffHours?: boolean;
	/** More columns, put last. */
	readonly more?: readonly Column[];
}

/**
 * Design of everything known at minute 10: diagnosis, age group, place, severity, rhythm, witnessed, bystander,
 * minutes without flow, age, hour, volume and year, with an intercept first. Columns that do not vary are
 * dropped.
 */
export function baselineDesign(
	cases: readonly LessonCase[],
	options: DesignOptions = {},
): DesignMatrix {
	const { hidden, withoutVolume, withoutOffHours, more = [] } = options;
	const columns: Column[] = [
		...completeColumns(cases),
		...(withoutOffHours === true ? [] : [({ arrest }: LessonCase) => flag(arrest.offHours)]),
		...(withoutVolume === true ? [] : [({ patient }: LessonCase) => patient.centre.doublings]),
		({ patient }) => patient.sinceMiddle,
		...(hidden === true ? [({ patient }: LessonCase) => patient.hidden] : []),
		...more,
	];
	return matrixOf(cases, columns);
}

/** A design of these columns with an intercept first; columns that do not vary are dropped. */
export function matrixOf<T>(
	cases: readonly T[],
	columns: readonly ((of: T, row: number) => number)[],
): DesignMatrix {
	const filled = columns
		.map((column) => Float64Array.from(cases, column))
		.filter((values) => values.some((value) => value !== values[0]));
	return designMatrix(cases.map((_, row) => [1, ...filled.map((values) => values[row] ?? 0)]));
}

/** A design with one more column in front of the others, after the intercept, set by `value`. */
export function withExposure(design: DesignMatrix, value: (row: number) => number): DesignMatrix {
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
