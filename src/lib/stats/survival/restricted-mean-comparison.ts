import { normalCdf, normalCritical } from '../distributions/normal.ts';
import type { MethodEntry } from '../method-entry.ts';
import { requireConfidenceLevel, type NotEstimable } from '../result.ts';
import { countsOfGroup, groupedCounts, type GroupedData } from './grouped-counts.ts';
import { restrictedMean } from './restricted-mean.ts';

/** Restricted means of two groups, and the second against the first (sorted labels). */
export interface RestrictedMeanComparison extends NotEstimable {
	readonly groups: readonly string[];
	readonly rmst: readonly (number | null)[];
	readonly se: readonly (number | null)[];
	readonly diff: number | null;
	readonly diffSe: number | null;
	readonly diffLower: number | null;
	readonly diffUpper: number | null;
	readonly p: number | null;
	readonly ratio: number | null;
	readonly ratioLower: number | null;
	readonly ratioUpper: number | null;
}

export const restrictedMeanComparisonMethod = {
	id: 'rmst-compare',
	name: 'Difference and ratio of restricted means',
	question: 'How much more time free of the event does one group have within the horizon?',
	definition:
		'Second group minus, and over, the first in sorted order. The difference has a normal interval and two-sided test with SE √(SE₁² + SE₂²); the ratio an interval on the log scale with SE √((SE₁/m₁)² + (SE₂/m₂)²).',
	formula: 'μ₁(τ) − μ₀(τ), μ₁(τ)/μ₀(τ)',
	references: [
		{
			citation: 'Royston P, Parmar MKB. BMC Med Res Methodol 2013;13:152',
			doi: '10.1186/1471-2288-13-152',
		},
		{ citation: 'Uno H et al. J Clin Oncol 2014;32:2380-2385', doi: '10.1200/JCO.2014.55.2208' },
	],
	rCall: 'survRM2::rmst2(time, event, arm, tau)',
	usedFor: 'Comparing mean time free of the event without assuming proportional hazards.',
} as const satisfies MethodEntry;

const empty = {
	diff: null,
	diffSe: null,
	diffLower: null,
	diffUpper: null,
	p: null,
	ratio: null,
	ratioLower: null,
	ratioUpper: null,
};

export interface MeanWithError {
	readonly rmst: number;
	readonly se: number;
}

/** The second of two restricted means of different subjects less the first, with its normal interval. */
export function restrictedMeanDifference(
	one: MeanWithError,
	other: MeanWithError,
	confidenceLevel: number,
): {
	readonly diff: number;
	readonly diffSe: number;
	readonly diffLower: number;
	readonly diffUpper: number;
} {
	const z = normalCritical(requireConfidenceLevel(confidenceLevel));
	const diff = other.rmst - one.rmst;
	const diffSe = Math.hypot(one.se, other.se);
	return { diff, diffSe, diffLower: diff - z * diffSe, diffUpper: diff + z * diffSe };
}

/**
 * How much more time free of the event does the second group have within the first `tau`?
 *
 * Input: subjects with a group, or counts by group; two groups. Output: nulls with the reason when there are not two
 * groups, or tau lies beyond the follow-up of one. The test and interval of the difference are null when both standard
 * errors are 0; the ratio is null when a mean is 0. Errors: RangeError as `restrictedMean`.
 * Source: Royston & Parmar 2013; Uno et al. 2014.
 */
export function restrictedMeanComparison(
	data: GroupedData,
	tau: number,
	{ confidenceLevel = 0.95 }: { readonly confidenceLevel?: number } = {},
): RestrictedMeanComparison {
	const z = normalCritical(requireConfidenceLevel(confidenceLevel));
	const counts = groupedCounts(data);
	const { groups } = counts;
	const means = groups.map((_, group) =>
		restrictedMean(countsOfGroup(counts, group), tau, { confidenceLevel }),
	);
	const columns = { groups, rmst: means.map((m) => m.rmst), se: means.map((m) => m.se) };
	if (groups.length !== 2) {
		const notEstimable = `A comparison needs two groups; there are ${groups.length}.`;
		return { ...columns, ...empty, notEstimable };
	}
	const [m0, m1] = columns.rmst;
	const [s0, s1] = columns.se;
	if (m0 == null || m1 == null || s0 == null || s1 == null) {
		const reason = means.find((mean) => mean.notEstimable)?.notEstimable ?? 'No mean in one group.';
		return { ...columns, ...empty, notEstimable: reason };
	}
	const { diff, diffSe, diffLower, diffUpper } = restrictedMeanDifference(
		{ rmst: m0, se: s0 },
		{ rmst: m1, se: s1 },
		confidenceLevel,
	);
	const ratio = m0 > 0 && m1 > 0 ? m1 / m0 : null;
	const spread = Math.exp(z * Math.hypot(s0 / m0, s1 / m1));
	return {
		...columns,
		...{ diff, diffSe, diffLower, diffUpper },
		p: diffSe > 0 ? 2 * normalCdf(Math.abs(diff) / diffSe, 'upper') : null,
		ratio,
		ratioLower: ratio === null ? null : ratio / spread,
		ratioUpper: ratio === null ? null : ratio * spread,
	};
}
