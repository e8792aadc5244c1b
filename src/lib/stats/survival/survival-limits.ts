import { normalCritical } from '../distributions/normal.ts';
import { requireConfidenceLevel } from '../result.ts';

/** Scale on which the interval of a survival probability is symmetric. */
export type LimitType = 'plain' | 'log' | 'log-log';

/** Lower and upper limits, parallel to the estimates; NaN where there are none. */
export interface Limits {
	readonly lower: Float64Array;
	readonly upper: Float64Array;
}

/**
 * How far may the true survival curve lie from the estimate, at each time by itself?
 *
 * Input: S(t) and its standard error (not that of log S), the scale, the confidence level (default 0.95). Output: limits
 * in [0, 1]. At S = 1 the plain and log limits are 1 and log-log limits do not exist; at S = 0 there are none.
 * Errors: RangeError for a confidence level outside (0, 1).
 * Source: R `survfit(..., conf.type =)`; log-log is Kalbfleisch & Prentice, The Statistical Analysis of Failure Time
 * Data, 1980.
 */
export function survivalLimits(
	curve: { readonly surv: ArrayLike<number>; readonly se: ArrayLike<number> },
	type: LimitType = 'log-log',
	confLevel = 0.95,
): Limits {
	const z = normalCritical(requireConfidenceLevel(confLevel));
	const { surv, se } = curve;
	const lower = new Float64Array(surv.length);
	const upper = new Float64Array(surv.length);
	for (let i = 0; i < surv.length; i++) {
		const s = surv[i] ?? Number.NaN;
		const half = z * (se[i] ?? Number.NaN);
		if (type === 'plain') {
			lower[i] = Math.max(0, s - half);
			upper[i] = Math.min(1, s + half);
		} else if (type === 'log') {
			const ratio = Math.exp(half / s);
			lower[i] = s / ratio;
			upper[i] = Math.min(1, s * ratio);
		} else {
			const logS = Math.log(s);
			const power = Math.exp(half / (s * logS));
			upper[i] = Math.exp(logS * power);
			lower[i] = Math.exp(logS / power);
		}
	}
	return { lower, upper };
}
