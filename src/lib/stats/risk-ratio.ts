import type { MethodEntry } from './method-entry.ts';
import {
	correctedCells,
	logRatioInterval,
	noRatio,
	type RatioInterval,
	type ZeroCorrection,
} from './ratio-interval.ts';
import type { TwoGroups } from './two-groups.ts';

export const riskRatioMethod = {
	id: 'risk-ratio',
	name: 'Risk ratio with log interval',
	question: 'How many times as often does the event occur in one group as in the other?',
	definition:
		'p1/p0 with an interval on the log scale (Katz). Without events in one group the ratio is 0 or infinite and has no interval, without events in both it does not exist; on request ½ is added to all four cells, always or only if one of them is 0.',
	formula: 'exp(log(p1/p0) ± z √(1/e1 − 1/n1 + 1/e0 − 1/n0))',
	references: [{ citation: 'Katz D, et al. Biometrics 1978;34:469-474', doi: '10.2307/2530610' }],
	rCall: 'epitools::riskratio.wald(table)',
	usedFor: 'Comparisons of two cohorts.',
} as const satisfies MethodEntry;

/**
 * How many times the risk of group 0 is that of group 1? Katz's interval on the log scale.
 *
 * @param groups events and cases of both groups
 * @param options.confidenceLevel of the two-sided interval, between 0 and 1; 0.95 if left out
 * @param options.correction what to do about zero cells; `none` if left out
 * @returns ratio, limits and standard error of the logarithm; the ratio may be 0 or Infinity, then without limits
 * @throws RangeError for impossible counts or an impossible level
 * @see Katz et al. 1978; R: epitools::riskratio.wald
 */
export function riskRatio(
	groups: TwoGroups,
	options: { readonly confidenceLevel?: number; readonly correction?: ZeroCorrection } = {},
): RatioInterval {
	const { confidenceLevel = 0.95, correction = 'none' } = options;
	const cells = correctedCells(groups, correction);
	if (typeof cells === 'string') return noRatio(cells);
	const { a, b, c, d } = cells;
	// 1/e − 1/n as (n − e)/(e n), which keeps its digits when nearly all have the event.
	const variance = b / (a * (a + b)) + d / (c * (c + d));
	return logRatioInterval(
		a / (a + b),
		c / (c + d),
		a === 0 || c === 0 ? Infinity : variance,
		confidenceLevel,
	);
}
