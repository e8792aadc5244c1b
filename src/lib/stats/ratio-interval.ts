import { normalCritical } from './distributions/normal.ts';
import { requireConfidenceLevel, type Interval } from './result.ts';
import { emptyGroup, requireTwoGroups, type TwoGroups } from './two-groups.ts';

/**
 * What to do about zero cells in a ratio: nothing (`none`), add ½ to all four cells when one of them is 0 (`if-zero`), or
 * add ½ always (`always`, Haldane and Anscombe).
 */
export type ZeroCorrection = 'none' | 'if-zero' | 'always';

/** A ratio with its interval and the standard error of its logarithm. */
export interface RatioInterval extends Interval {
	readonly seLog: number | null;
}

/** The four cells: events and non-events of group 1, then of group 0, after the correction asked for. */
export interface Cells {
	readonly a: number;
	readonly b: number;
	readonly c: number;
	readonly d: number;
}

/** The cells after correction, or the reason why there is no ratio. */
export function correctedCells(groups: TwoGroups, correction: ZeroCorrection): Cells | string {
	requireTwoGroups(groups);
	const empty = emptyGroup(groups);
	if (empty !== undefined) return empty;
	const { e1, n1, e0, n0 } = groups;
	const zero = e1 === 0 || e0 === 0 || e1 === n1 || e0 === n0;
	const add = correction === 'always' || (correction === 'if-zero' && zero) ? 0.5 : 0;
	return { a: e1 + add, b: n1 - e1 + add, c: e0 + add, d: n0 - e0 + add };
}

/**
 * A ratio with its interval on the log scale; 0, Infinity or null without an interval where the variance of the
 * logarithm does not exist.
 */
export function logRatioInterval(
	numerator: number,
	denominator: number,
	varianceOfLog: number,
	confidenceLevel: number,
): RatioInterval {
	requireConfidenceLevel(confidenceLevel);
	if (numerator === 0 && denominator === 0) {
		return noRatio('the ratio is 0 over 0: neither side has what it counts');
	}
	const estimate = numerator / denominator;
	if (!Number.isFinite(varianceOfLog)) {
		return { ...noRatio('a cell is 0, so the ratio has no interval'), estimate };
	}
	const seLog = Math.sqrt(varianceOfLog);
	const reach = normalCritical(confidenceLevel) * seLog;
	return {
		estimate,
		lower: estimate * Math.exp(-reach),
		upper: estimate * Math.exp(reach),
		seLog,
	};
}

/** A ratio that cannot be given, and why. */
export function noRatio(notEstimable: string): RatioInterval {
	return { estimate: null, lower: null, upper: null, seLog: null, notEstimable };
}
