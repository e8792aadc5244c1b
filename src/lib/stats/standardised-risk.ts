import { normalCritical } from './distributions/normal.ts';
import type { MethodEntry } from './method-entry.ts';
import { requireConfidenceLevel, requireNonNegative, type NotEstimable } from './result.ts';
import { strataOf, sumOf, type Strata } from './strata.ts';

export const standardisedRiskMethod = {
	id: 'standardised-risk',
	name: 'Direct standardisation of risks',
	question: 'How would two groups compare if both had the same mix of cases?',
	definition:
		'The risk of each group is averaged over strata with one set of weights: all cases, those of either group, or numbers given. Variances are binomial; the interval of the difference is normal, that of the ratio normal on the log scale. If a stratum with weight has an empty group there is no answer: nothing is known about those cases.',
	formula: 'Σ w p, w = standard/Σ standard; SE² = Σ w² p(1 − p)/n',
	references: [
		{ citation: 'Rothman KJ, Greenland S, Lash TL. Modern Epidemiology, 3rd ed., 2008, ch. 15' },
	],
	rCall: 'sum(w * e1 / n1) - sum(w * e0 / n0)',
	usedFor: 'Comparisons of two cohorts, standardised for measured differences.',
} as const satisfies MethodEntry;

/** Whose mix of cases to give to both groups: all, group 1's, group 0's, or a weight for each stratum. */
export type RiskStandard = 'total' | 'group1' | 'group0' | ArrayLike<number>;

/** Standardised risks of two groups with their difference and ratio. */
export interface StandardisedRisk extends NotEstimable {
	readonly risk1: number | null;
	readonly se1: number | null;
	readonly risk0: number | null;
	readonly se0: number | null;
	readonly rd: number | null;
	readonly rdSe: number | null;
	readonly rdLower: number | null;
	readonly rdUpper: number | null;
	readonly rr: number | null;
	readonly rrLower: number | null;
	readonly rrUpper: number | null;
}

const nothing = {
	risk1: null,
	se1: null,
	risk0: null,
	se0: null,
	rd: null,
	rdSe: null,
	rdLower: null,
	rdUpper: null,
	rr: null,
	rrLower: null,
	rrUpper: null,
} as const satisfies StandardisedRisk;

/**
 * How would two groups compare with the same mix of cases?
 *
 * @param columns events and cases of both groups, one entry a stratum; cases with a missing stratum are left out before
 * @param options.standard whose mix: `total` if left out, `group1`, `group0`, or one weight a stratum
 * @param options.confidenceLevel of the two-sided intervals, between 0 and 1; 0.95 if left out
 * @returns standardised risks, their difference and ratio; all null and a reason when a stratum with weight has an empty
 * group; the ratio without an interval when a risk is 0
 * @throws RangeError for impossible counts, weights or level, or columns of unequal length
 * @see Rothman, Greenland & Lash 2008
 */
export function standardisedRisk(
	columns: Strata,
	options: { readonly standard?: RiskStandard; readonly confidenceLevel?: number } = {},
): StandardisedRisk {
	const { standard = 'total', confidenceLevel = 0.95 } = options;
	requireConfidenceLevel(confidenceLevel);
	const strata = strataOf(columns);
	if (typeof standard !== 'string' && standard.length !== strata.length) {
		throw new RangeError(`standard has ${standard.length} weights for ${strata.length} strata`);
	}
	const weighted = strata.map((stratum, i) => {
		const { n1, n0 } = stratum;
		if (standard === 'total') return { ...stratum, weight: n1 + n0 };
		if (standard === 'group1') return { ...stratum, weight: n1 };
		if (standard === 'group0') return { ...stratum, weight: n0 };
		return { ...stratum, weight: requireNonNegative(standard[i] ?? NaN, 'standard weight') };
	});
	const used = weighted.filter(({ weight }) => weight > 0);
	if (used.length === 0) return { ...nothing, notEstimable: 'no stratum has weight' };
	if (used.some(({ n1, n0 }) => n1 === 0 || n0 === 0)) {
		return { ...nothing, notEstimable: 'a stratum with weight has no cases in one of the groups' };
	}
	const total = sumOf(used, ({ weight }) => weight);
	const risk1 = sumOf(used, ({ weight, e1, n1 }) => (weight / total) * (e1 / n1));
	const risk0 = sumOf(used, ({ weight, e0, n0 }) => (weight / total) * (e0 / n0));
	const se1 = Math.sqrt(sumOf(used, ({ weight, e1, n1 }) => binomialTerm(weight / total, e1, n1)));
	const se0 = Math.sqrt(sumOf(used, ({ weight, e0, n0 }) => binomialTerm(weight / total, e0, n0)));
	const z = normalCritical(confidenceLevel);
	const rd = risk1 - risk0;
	const rdSe = Math.hypot(se1, se0);
	const rr = risk1 === 0 && risk0 === 0 ? null : risk1 / risk0;
	const seLog = risk1 > 0 && risk0 > 0 ? Math.hypot(se1 / risk1, se0 / risk0) : null;
	return {
		risk1,
		se1,
		risk0,
		se0,
		rd,
		rdSe,
		rdLower: rd - z * rdSe,
		rdUpper: rd + z * rdSe,
		rr,
		rrLower: rr === null || seLog === null ? null : rr * Math.exp(-z * seLog),
		rrUpper: rr === null || seLog === null ? null : rr * Math.exp(z * seLog),
		...(seLog === null && {
			notEstimable: 'a standardised risk is 0, so the ratio has no interval',
		}),
	};
}

function binomialTerm(weight: number, events: number, cases: number): number {
	return (weight * weight * (events / cases) * ((cases - events) / cases)) / cases;
}
