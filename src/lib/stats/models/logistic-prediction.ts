import { normalCritical } from '../distributions/normal.ts';
import { requireConfidenceLevel, requireSameLength } from '../result.ts';
import type { LogisticEstimates } from './logistic.ts';

/**
 * Which share does a logistic regression expect for given predictors, and how far off could the curve be there?
 *
 * Input: estimates of `logistic`; the predictors of one case in the order of the design's columns, intercept included;
 * the confidence level (default 0.95). Output: expected share with Wald limits made on the log-odds scale, for this
 * point by itself. Errors: RangeError for another number of predictors or an impossible level.
 * Source: R `predict(fit, newdata, se.fit = TRUE)`, then `plogis(fit ± z se.fit)`.
 */
export function logisticPrediction(
	{ coef, vcov }: Pick<LogisticEstimates, 'coef' | 'vcov'>,
	x: ArrayLike<number>,
	confidenceLevel = 0.95,
): { readonly estimate: number; readonly lower: number; readonly upper: number } {
	requireSameLength({ coef, x });
	const z = normalCritical(requireConfidenceLevel(confidenceLevel));
	let logOdds = 0;
	let variance = 0;
	for (let i = 0; i < coef.length; i++) {
		logOdds += (coef[i] ?? 0) * (x[i] ?? 0);
		for (let j = 0; j < coef.length; j++)
			variance += (x[i] ?? 0) * (vcov[i]?.[j] ?? 0) * (x[j] ?? 0);
	}
	const reach = z * Math.sqrt(variance);
	const share = (value: number): number => 1 / (1 + Math.exp(-value));
	return { estimate: share(logOdds), lower: share(logOdds - reach), upper: share(logOdds + reach) };
}
