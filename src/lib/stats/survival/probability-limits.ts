import { normalCritical } from '../distributions/normal.ts';
import { requireConfidenceLevel } from '../result.ts';

/** Scale on which the interval of a probability that changes with time is symmetric. */
export type LimitType = 'plain' | 'log' | 'log-log';

/** Lower and upper limits, parallel to the estimates; NaN where there are none. */
export interface Limits {
	readonly lower: Float64Array;
	readonly upper: Float64Array;
}

/**
 * How far may the true probability lie from the estimate, at each time by itself?
 *
 * Input: estimates and their standard errors (on the scale of the probability), the scale of the interval, the confidence
 * level. Output: limits in [0, 1]; log limits do not exist at 0, log-log limits neither at 0 nor at 1, and nothing exists
 * without a standard error. Errors: RangeError for a confidence level outside (0, 1).
 * Source: Kalbfleisch & Prentice, The Statistical Analysis of Failure Time Data, 1980; R `survfit(..., conf.type =)`.
 */
export function probabilityLimits(
	estimate: ArrayLike<number>,
	se: ArrayLike<number>,
	type: LimitType,
	confidenceLevel: number,
): Limits {
	const z = normalCritical(requireConfidenceLevel(confidenceLevel));
	const lower = new Float64Array(estimate.length);
	const upper = new Float64Array(estimate.length);
	for (let i = 0; i < estimate.length; i++) {
		const p = estimate[i] ?? Number.NaN;
		const half = z * (se[i] ?? Number.NaN);
		if (type === 'plain') {
			lower[i] = Math.max(0, p - half);
			upper[i] = Math.min(1, p + half);
		} else if (type === 'log') {
			const ratio = Math.exp(half / p);
			lower[i] = p / ratio;
			upper[i] = Math.min(1, p * ratio);
		} else {
			const logP = p < 1 ? Math.log(p) : Number.NaN;
			const power = Math.exp(half / (p * logP));
			lower[i] = Math.exp(logP / power);
			upper[i] = Math.exp(logP * power);
		}
	}
	return { lower, upper };
}
