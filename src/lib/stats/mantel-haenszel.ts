import { chiSquareCdf } from './distributions/chi-square.ts';
import { normalCritical } from './distributions/normal.ts';
import { breslowDay, type Homogeneity } from './breslow-day.ts';
import type { MethodEntry } from './method-entry.ts';
import { requireConfidenceLevel, type NotEstimable } from './result.ts';
import { strataOf, sumOf, type Strata } from './strata.ts';
import type { TwoGroups } from './two-groups.ts';

export const mantelHaenszelMethod = {
	id: 'mantel-haenszel',
	name: 'Mantel-Haenszel pooling over strata',
	question: 'How do two groups compare when each case is compared only within its own stratum?',
	definition:
		'One odds ratio, risk ratio and risk difference for all strata, with intervals (Robins, Breslow and Greenland for the odds ratio; Greenland and Robins for the risk ratio and the difference; Sato for the difference as well) and the Cochran-Mantel-Haenszel test. Strata with an empty group drop out, strata without events count for the difference only, zero cells get no correction. The correction of the test is dropped when the excess is below ½. A ratio of 0 or infinity has no interval.',
	formula: 'OR = Σ(ad/N)/Σ(bc/N), RR = Σ(e1 n0/N)/Σ(e0 n1/N), RD = Σ((e1 n0 − e0 n1)/N)/Σ(n1 n0/N)',
	references: [
		{
			citation: 'Mantel N, Haenszel W. J Natl Cancer Inst 1959;22:719-748',
			doi: '10.1093/jnci/22.4.719',
		},
		{
			citation: 'Robins J, Breslow N, Greenland S. Biometrics 1986;42:311-323',
			doi: '10.2307/2531052',
		},
		{ citation: 'Greenland S, Robins JM. Biometrics 1985;41:55-68', doi: '10.2307/2530643' },
		{ citation: 'Sato T, Greenland S, Robins JM. Biometrics 1989;45:1323-1324' },
	],
	rCall: 'mantelhaen.test(table); metafor::rma.mh(measure = "RD", to = "none", drop00 = FALSE)',
	usedFor: 'Stratified comparisons of two cohorts.',
} as const satisfies MethodEntry;

/** Pooled measures over strata with intervals, and tests of association and homogeneity. */
export interface MantelHaenszel extends Homogeneity, NotEstimable {
	/** Strata used: both groups have cases. */
	readonly strataUsed: number;
	readonly or: number | null;
	readonly orSeLog: number | null;
	readonly orLower: number | null;
	readonly orUpper: number | null;
	readonly rr: number | null;
	readonly rrSeLog: number | null;
	readonly rrLower: number | null;
	readonly rrUpper: number | null;
	readonly rd: number | null;
	readonly rdSeGR: number | null;
	readonly rdLowerGR: number | null;
	readonly rdUpperGR: number | null;
	readonly rdSeSato: number | null;
	readonly rdLowerSato: number | null;
	readonly rdUpperSato: number | null;
	/** Cochran-Mantel-Haenszel chi-square, without and with correction, 1 degree of freedom. */
	readonly cmh: number | null;
	readonly cmhP: number | null;
	readonly cmhCC: number | null;
	readonly cmhCCP: number | null;
}

/**
 * How do two groups compare within strata? Mantel-Haenszel pooling of counts.
 *
 * @param columns events and cases of both groups, one entry a stratum; cases with a missing stratum are left out before
 * @param confidenceLevel of the two-sided intervals, between 0 and 1
 * @returns pooled odds ratio, risk ratio and risk difference with intervals, the test of association, and the tests of
 * homogeneity; nulls and a reason where they do not exist
 * @throws RangeError for impossible counts, columns of unequal length or an impossible level
 * @see Mantel & Haenszel 1959; R: mantelhaen.test and metafor::rma.mh(to = "none", drop00 = FALSE)
 */
export function mantelHaenszel(columns: Strata, confidenceLevel = 0.95): MantelHaenszel {
	requireConfidenceLevel(confidenceLevel);
	const strata = strataOf(columns).filter(({ n1, n0 }) => n1 > 0 && n0 > 0);
	const z = normalCritical(confidenceLevel);
	const oddsRatio = pooledOddsRatio(strata);
	const riskRatio = pooledRiskRatio(strata);
	const events = sumOf(strata, ({ e1, e0 }) => e1 + e0);
	const total = sumOf(strata, ({ n1, n0 }) => n1 + n0);
	const reason =
		strata.length === 0
			? 'no stratum has cases in both groups'
			: events === 0
				? 'nobody had the event'
				: events === total
					? 'everybody had the event'
					: oddsRatio.seLog === null || riskRatio.seLog === null
						? 'a pooled ratio is 0, infinite or undefined and has no interval'
						: undefined;
	return {
		strataUsed: strata.length,
		...named('or', oddsRatio, z),
		...named('rr', riskRatio, z),
		...pooledDifference(strata, z),
		...associationTest(strata),
		...breslowDay(strata, oddsRatio.ratio),
		...(reason !== undefined && { notEstimable: reason }),
	};
}

interface LogRatio {
	readonly ratio: number | null;
	readonly seLog: number | null;
}

function named<K extends 'or' | 'rr'>(key: K, { ratio, seLog }: LogRatio, z: number) {
	const estimable = ratio !== null && seLog !== null;
	return {
		[key]: ratio,
		[`${key}SeLog`]: seLog,
		[`${key}Lower`]: estimable ? ratio * Math.exp(-z * seLog) : null,
		[`${key}Upper`]: estimable ? ratio * Math.exp(z * seLog) : null,
	} as Record<K | `${K}SeLog` | `${K}Lower` | `${K}Upper`, number | null>;
}

function ratioOf(numerator: number, denominator: number, variance: () => number): LogRatio {
	if (numerator === 0 && denominator === 0) return { ratio: null, seLog: null };
	const ratio = numerator / denominator;
	return { ratio, seLog: numerator > 0 && denominator > 0 ? Math.sqrt(variance()) : null };
}

function pooledOddsRatio(strata: readonly TwoGroups[]): LogRatio {
	const parts = strata.map(({ e1, n1, e0, n0 }) => {
		const total = n1 + n0;
		return {
			agree: (e1 + n0 - e0) / total,
			disagree: (n1 - e1 + e0) / total,
			numerator: (e1 * (n0 - e0)) / total,
			denominator: ((n1 - e1) * e0) / total,
		};
	});
	const numerator = sumOf(parts, (part) => part.numerator);
	const denominator = sumOf(parts, (part) => part.denominator);
	return ratioOf(numerator, denominator, () => {
		const first = sumOf(parts, (part) => part.agree * part.numerator);
		const mixed = sumOf(
			parts,
			(part) => part.agree * part.denominator + part.disagree * part.numerator,
		);
		const last = sumOf(parts, (part) => part.disagree * part.denominator);
		return (
			first / (2 * numerator * numerator) +
			mixed / (2 * numerator * denominator) +
			last / (2 * denominator * denominator)
		);
	});
}

function pooledRiskRatio(strata: readonly TwoGroups[]): LogRatio {
	const numerator = sumOf(strata, ({ e1, n1, n0 }) => (e1 * n0) / (n1 + n0));
	const denominator = sumOf(strata, ({ e0, n1, n0 }) => (e0 * n1) / (n1 + n0));
	return ratioOf(numerator, denominator, () => {
		const spread = sumOf(strata, ({ e1, n1, e0, n0 }) => {
			const total = n1 + n0;
			return ((e1 + e0) * (n1 / total) * n0 - e1 * e0) / total;
		});
		return spread / (numerator * denominator);
	});
}

function pooledDifference(strata: readonly TwoGroups[], z: number) {
	const weight = sumOf(strata, ({ n1, n0 }) => (n1 / (n1 + n0)) * n0);
	if (weight === 0) {
		return {
			rd: null,
			rdSeGR: null,
			rdLowerGR: null,
			rdUpperGR: null,
			rdSeSato: null,
			rdLowerSato: null,
			rdUpperSato: null,
		};
	}
	const rd = sumOf(strata, ({ e1, n1, e0, n0 }) => (e1 * n0 - e0 * n1) / (n1 + n0)) / weight;
	const binomial = sumOf(strata, ({ e1, n1, e0, n0 }) => {
		const share1 = n1 / (n1 + n0);
		const share0 = n0 / (n1 + n0);
		return share0 * share0 * e1 * ((n1 - e1) / n1) + share1 * share1 * e0 * ((n0 - e0) / n0);
	});
	const sato = sumOf(strata, ({ e1, n1, e0, n0 }) => {
		const total = n1 + n0;
		const share1 = n1 / total;
		const share0 = n0 / total;
		const slope = share1 * share1 * e0 - share0 * share0 * e1 + (share1 * share0 * (n0 - n1)) / 2;
		return rd * slope + (e1 * (n0 - e0) + e0 * (n1 - e1)) / (2 * total);
	});
	const rdSeGR = Math.sqrt(binomial) / weight;
	const rdSeSato = Math.sqrt(sato) / weight;
	return {
		rd,
		rdSeGR,
		rdLowerGR: rd - z * rdSeGR,
		rdUpperGR: rd + z * rdSeGR,
		rdSeSato,
		rdLowerSato: rd - z * rdSeSato,
		rdUpperSato: rd + z * rdSeSato,
	};
}

function associationTest(strata: readonly TwoGroups[]) {
	const excess = sumOf(strata, ({ e1, n1, e0, n0 }) => (e1 * n0 - e0 * n1) / (n1 + n0));
	const variance = sumOf(strata, ({ e1, n1, e0, n0 }) => {
		const total = n1 + n0;
		const events = e1 + e0;
		return ((n1 / total) * (n0 / total) * events * (total - events)) / (total - 1);
	});
	if (!(variance > 0)) return { cmh: null, cmhP: null, cmhCC: null, cmhCCP: null };
	const corrected = Math.abs(excess) < 0.5 ? Math.abs(excess) : Math.abs(excess) - 0.5;
	const cmh = (excess * excess) / variance;
	const cmhCC = (corrected * corrected) / variance;
	return {
		cmh,
		cmhP: chiSquareCdf(cmh, 1, 'upper'),
		cmhCC,
		cmhCCP: chiSquareCdf(cmhCC, 1, 'upper'),
	};
}
