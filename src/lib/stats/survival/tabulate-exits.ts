import type { Levels } from '../levels.ts';
import { requireSameLength } from '../result.ts';
import { distinctTimes } from './distinct-times.ts';

/** One row a subject, or a row for `count` equal subjects. The columns run in parallel. */
export interface ExitRows {
	/** Time of the end of follow-up, finite and not negative. */
	readonly time: ArrayLike<number>;
	/** 0 = censored; 1, 2, ... = the end that was reached. */
	readonly event: ArrayLike<number>;
	/** Left truncation: time after which the subject is observed; at risk at t when entry < t. Default: always. */
	readonly entry?: ArrayLike<number>;
	/** Number of subjects the row stands for. Default 1. */
	readonly count?: ArrayLike<number>;
}

/** Exits and entries counted at each distinct time, for each group. */
export interface ExitTable {
	/** Distinct times of exits (and of entries, if there are any), increasing. */
	readonly time: Float64Array;
	/** `exits[group][outcome][i]`: subjects that leave at `time[i]` with that outcome; outcome 0 is censoring. */
	readonly exits: readonly (readonly Float64Array[])[];
	/** `entered[group][i]`: subjects that enter at `time[i]`; null without delayed entry. */
	readonly entered: readonly Float64Array[] | null;
}

/**
 * How many subjects leave, and in which way, at each distinct time?
 *
 * Input: rows as above, the group of each row, the number of outcomes besides censoring, and optionally the rows to use.
 * Errors: RangeError for a time or entry that is negative or not finite, an entry at or after its exit, an outcome out of
 * range, or a count that is not a whole number.
 */
export function tabulateExits(
	rows: ExitRows,
	groups: Levels | null,
	outcomes: number,
	subset?: ArrayLike<number>,
): ExitTable {
	const { time, event, entry, count } = rows;
	requireSameLength({
		time,
		event,
		...(entry ? { entry } : {}),
		...(count ? { count } : {}),
		...(groups ? { group: groups.code } : {}),
	});
	const n = subset?.length ?? time.length;
	const moments = new Float64Array(entry ? 2 * n : n);
	for (let k = 0; k < n; k++) {
		const row = subset?.[k] ?? k;
		moments[k] = checkedRow(rows, row, outcomes);
		if (entry) moments[n + k] = entry[row] ?? Number.NaN;
	}
	const { grid, position } = distinctTimes(moments);
	const column = () => new Float64Array(grid.length);
	const exits = (groups?.levels ?? ['all']).map(() => Array.from({ length: outcomes + 1 }, column));
	const entered = entry ? exits.map(column) : null;
	for (let k = 0; k < n; k++) {
		const row = subset?.[k] ?? k;
		const group = groups?.code[row] ?? 0;
		const weight = count ? (count[row] ?? 0) : 1;
		add(exits[group]?.[event[row] ?? 0], position[k] ?? 0, weight);
		if (entry) add(entered?.[group], position[n + k] ?? 0, weight);
	}
	return { time: grid, exits, entered };
}

/** Checks one row and returns its time. */
function checkedRow(
	{ time, event, entry, count }: ExitRows,
	row: number,
	outcomes: number,
): number {
	const t = time[row] ?? Number.NaN;
	if (!(t >= 0 && t < Infinity)) {
		throw new RangeError(`Row ${row} has time ${t}; times must be finite and not negative.`);
	}
	const code = event[row] ?? Number.NaN;
	if (!(code >= 0 && code <= outcomes && Number.isInteger(code))) {
		throw new RangeError(
			`Row ${row} has event ${code}; expected a whole number from 0 to ${outcomes}.`,
		);
	}
	if (entry) {
		const start = entry[row] ?? Number.NaN;
		if (!(start < t && start > -Infinity)) {
			throw new RangeError(
				`Row ${row} enters at ${start} and leaves at ${t}; entry must come first.`,
			);
		}
	}
	if (count) {
		const many = count[row] ?? Number.NaN;
		if (!(many >= 0 && Number.isInteger(many))) {
			throw new RangeError(`Row ${row} stands for ${many} subjects; expected a whole number.`);
		}
	}
	return t;
}

function add(column: Float64Array | undefined, at: number, weight: number): void {
	if (column) column[at] = (column[at] ?? 0) + weight;
}
