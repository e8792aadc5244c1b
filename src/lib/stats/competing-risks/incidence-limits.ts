import { probabilityLimits, type Limits, type LimitType } from '../survival/probability-limits.ts';

/**
 * How far may the true cumulative incidence lie from the estimate, at each time by itself?
 *
 * Input: F(t) and a standard error (`se` or `seGray` of `aalenJohansen`), the type (default log-log), the confidence level
 * (default 0.95). Output: limits in [0, 1]; log and log-log limits do not exist where F is 0, log-log limits not where F
 * is 1. Errors: RangeError for a confidence level outside (0, 1).
 * Source: R `survfit` (log), `prodlim` (plain), `tidycmprsk` and SAS (log-log).
 */
export function incidenceLimits(
	curve: { readonly cif: ArrayLike<number>; readonly se: ArrayLike<number> },
	type: LimitType = 'log-log',
	confidenceLevel = 0.95,
): Limits {
	return probabilityLimits(curve.cif, curve.se, type, confidenceLevel);
}
