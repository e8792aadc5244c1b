import type { MethodEntry } from './method-entry.ts';
import {
	correctedCells,
	logRatioInterval,
	noRatio,
	type RatioInterval,
	type ZeroCorrection,
} from './ratio-interval.ts';
import type { TwoGroups } from './two-groups.ts';

export const oddsRatioMethod = {
	id: 'odds-ratio',
	name: 'Odds ratio with Woolf interval',
	question: 'By what factor do the odds of the event differ between two groups?',
	definition:
		'(a d)/(b c) with an interval on the log scale (Woolf). With a zero cell the ratio is 0, infinite or undefined and has no interval; on request ½ is added to all four cells, always or only if one of them is 0.',
	formula: 'exp(log(ad/bc) ± z √(1/a + 1/b + 1/c + 1/d))',
	references: [
		{
			citation: 'Woolf B. Ann Hum Genet 1955;19:251-253',
			doi: '10.1111/j.1469-1809.1955.tb01348.x',
		},
		{ citation: 'Haldane JBS. Ann Hum Genet 1956;20:309-311' },
		{ citation: 'Anscombe FJ. Biometrika 1956;43:461-464', doi: '10.1093/biomet/43.3-4.461' },
	],
	rCall: 'epitools::oddsratio.wald(table)',
	usedFor: 'Comparisons of two cohorts.',
} as const satisfies MethodEntry;

/**
 * By what factor do the odds of group 1 differ from those of group 0? Woolf's interval on the log scale.
 *
 * @param groups events and cases of both groups
 * @param options.confidenceLevel of the two-sided interval, between 0 and 1; 0.95 if left out
 * @param options.correction what to do about zero cells; `none` if left out
 * @returns ratio, limits and standard error of the logarithm; the ratio may be 0 or Infinity, then without limits
 * @throws RangeError for impossible counts or an impossible level
 * @see Woolf 1955; R: epitools::oddsratio.wald
 */
export function oddsRatio(
	groups: TwoGroups,
	options: { readonly confidenceLevel?: number; readonly correction?: ZeroCorrection } = {},
): RatioInterval {
	const { confidenceLevel = 0.95, correction = 'none' } = options;
	const cells = correctedCells(groups, correction);
	if (typeof cells === 'string') return noRatio(cells);
	const { a, b, c, d } = cells;
	return logRatioInterval(a * d, b * c, 1 / a + 1 / b + 1 / c + 1 / d, confidenceLevel);
}
