import { normalCritical } from '../distributions/normal.ts';
import type { MethodEntry } from '../method-entry.ts';
import { requireConfidenceLevel, type NotEstimable } from '../result.ts';
import type { GroupedCounts, GroupedData } from './grouped-counts.ts';
import { logRank } from './log-rank.ts';

/** One-step hazard ratio of the first group (sorted labels) over the second. */
export interface LogRankHazardRatio extends NotEstimable {
	readonly groups: readonly string[];
	readonly logHr: number | null;
	readonly se: number | null;
	readonly hr: number | null;
	readonly lower: number | null;
	readonly upper: number | null;
}

export const logRankHazardRatioMethod = {
	id: 'logrank-hr',
	name: 'Peto one-step hazard ratio',
	question: 'Roughly how many times higher is the hazard in one group than in the other?',
	definition:
		'log HR = (O − E)/V of the first group from the log-rank test, standard error 1/√V. Biased towards 1 when the ratio is far from 1; not the Cox estimate.',
	formula: 'HR = exp((O − E)/V), SE(log HR) = 1/√V',
	references: [
		{
			citation:
				'Yusuf S, Peto R, Lewis J, Collins R, Sleight P. Prog Cardiovasc Dis 1985;27:335-371',
			doi: '10.1016/S0033-0620(85)80003-7',
		},
	],
	rCall:
		's <- survival::survdiff(Surv(time, event) ~ group); exp((s$obs[1] - s$exp[1]) / s$var[1, 1])',
	usedFor: 'A hazard ratio beside the log-rank test of two groups.',
} as const satisfies MethodEntry;

/**
 * How many times higher is the hazard in the first group?
 *
 * Input: as `logRank`, with two groups; confidence level (default 0.95). Output: nulls with the reason unless there are
 * exactly two groups and the log-rank variance is positive. Errors: RangeError as `logRank`.
 * Source: Yusuf et al. 1985.
 */
export function logRankHazardRatio(
	data: GroupedData | readonly GroupedCounts[],
	{ confidenceLevel = 0.95 }: { readonly confidenceLevel?: number } = {},
): LogRankHazardRatio {
	const z = normalCritical(requireConfidenceLevel(confidenceLevel));
	const { groups, observed, expected, variance } = logRank(data);
	const v = variance[0]?.[0] ?? 0;
	if (groups.length !== 2 || !(v > 0)) {
		return {
			groups,
			logHr: null,
			se: null,
			hr: null,
			lower: null,
			upper: null,
			notEstimable:
				groups.length === 2
					? 'No event at a time when both groups were at risk.'
					: `A hazard ratio needs two groups; there are ${groups.length}.`,
		};
	}
	const logHr = ((observed[0] ?? 0) - (expected[0] ?? 0)) / v;
	const se = 1 / Math.sqrt(v);
	return {
		groups,
		logHr,
		se,
		hr: Math.exp(logHr),
		lower: Math.exp(logHr - z * se),
		upper: Math.exp(logHr + z * se),
	};
}
