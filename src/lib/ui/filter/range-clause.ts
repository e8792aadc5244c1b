import type { RangeClause } from '../../domain/cohort.ts';

/** The ends a range control shows; an open end is shown as the variable's bound. */
export interface Ends {
	readonly low: number;
	readonly high: number;
	readonly unknown: boolean;
}

/**
 * Which clause do two ends stand for? Ends outside the bounds are drawn in, crossed ends are swapped, an end
 * at its bound is open (null). Undefined, no filter, when everything is kept.
 */
export function rangeClause(
	ends: Ends,
	[least, most]: readonly [low: number, high: number],
): RangeClause | undefined {
	const within = (value: number) => Math.min(most, Math.max(least, value));
	const low = Math.min(within(ends.low), within(ends.high));
	const high = Math.max(within(ends.low), within(ends.high));
	const clause: RangeClause = {
		kind: 'range',
		low: low <= least ? null : low,
		high: high >= most ? null : high,
		unknown: ends.unknown,
	};
	return clause.low === null && clause.high === null && clause.unknown ? undefined : clause;
}
