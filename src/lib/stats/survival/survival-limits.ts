import { probabilityLimits, type Limits, type LimitType } from './probability-limits.ts';

/**
 * How far may the true survival curve lie from the estimate, at each time by itself?
 *
 * Input: S(t) and its standard error (not that of log S), the type (default log-log), the confidence level (default 0.95).
 * Output: limits in [0, 1]. At S = 1 the plain and log limits are 1 and log-log limits do not exist; at S = 0 there are
 * none. Errors: RangeError for a confidence level outside (0, 1).
 * Source: R `survfit(..., conf.type =)`.
 */
export function survivalLimits(
	curve: { readonly surv: ArrayLike<number>; readonly se: ArrayLike<number> },
	type: LimitType = 'log-log',
	confidenceLevel = 0.95,
): Limits {
	return probabilityLimits(curve.surv, curve.se, type, confidenceLevel);
}
