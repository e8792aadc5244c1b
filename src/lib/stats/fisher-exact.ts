import {
	hypergeometricCdf,
	hypergeometricDensity,
	urnSupport,
	type Urn,
} from './distributions/hypergeometric.ts';
import { minimumLikelihoodP } from './distributions/minimum-likelihood-p.ts';
import { solveIncreasing } from './distributions/solve-increasing.ts';
import type { MethodEntry } from './method-entry.ts';
import { requireConfidenceLevel, type NotEstimable } from './result.ts';
import { emptyGroup, requireTwoGroups, type TwoGroups } from './two-groups.ts';

export const fisherExactMethod = {
	id: 'fisher-exact',
	name: 'Fisher’s exact test with conditional odds ratio',
	question: 'Could so uneven a split of a few events be chance?',
	definition:
		'With both margins fixed the events of group 1 are hypergeometric. The two-sided p adds the tables that are no more probable than the observed one; the doubled p agrees with the interval, the mid-p counts the observed table half. The odds ratio is the conditional maximum likelihood estimate, not (ad)/(bc), and the interval is central, each tail α/2, so p and interval can disagree. With an empty row or column the odds ratio does not exist.',
	references: [
		{ citation: 'Fisher RA. J R Stat Soc 1935;98:39-82', doi: '10.2307/2342435' },
		{ citation: 'Cornfield J. Proc Third Berkeley Symp Math Stat Probab 1956;4:135-148' },
	],
	rCall: 'fisher.test(table)',
	usedFor: 'Tests of two proportions with few events.',
} as const satisfies MethodEntry;

/** Fisher's exact test: p-values in four forms and the conditional odds ratio with its exact interval. */
export interface FisherExact extends NotEstimable {
	/** Tables no more probable than the observed one. */
	readonly pTwoSided: number | null;
	/** At least as many events in group 1. */
	readonly pGreater: number | null;
	/** At most as many events in group 1. */
	readonly pLess: number | null;
	/** Twice the smaller one-sided p; agrees with the interval. */
	readonly pTwoSidedDoubled: number | null;
	readonly pMidP: number | null;
	/** 0 or Infinity when the count is the smallest or largest possible; null when it could be no other. */
	readonly orConditional: number | null;
	readonly lower: number | null;
	readonly upper: number | null;
}

/**
 * Could so uneven a split be chance? Fisher's exact test with the conditional odds ratio.
 *
 * @param groups events and cases of both groups
 * @param confidenceLevel of the two-sided interval of the odds ratio, between 0 and 1
 * @returns p-values, odds ratio and limits; all null and a reason when a group is empty; without events, or with events
 * in everybody, p is 1, the interval 0 to Infinity and the odds ratio null
 * @throws RangeError for impossible counts or an impossible level
 * @see Fisher 1935; Cornfield 1956; R: fisher.test, which gives odds ratio and limits to four digits only
 */
export function fisherExact(groups: TwoGroups, confidenceLevel = 0.95): FisherExact {
	requireTwoGroups(groups);
	requireConfidenceLevel(confidenceLevel);
	const empty = emptyGroup(groups);
	if (empty !== undefined) {
		return {
			pTwoSided: null,
			pGreater: null,
			pLess: null,
			pTwoSidedDoubled: null,
			pMidP: null,
			orConditional: null,
			lower: null,
			upper: null,
			notEstimable: empty,
		};
	}
	const { e1: a, n1, e0, n0 } = groups;
	const urn: Urn = { white: n1, black: n0, drawn: a + e0 };
	const density = (k: number) => hypergeometricDensity(k, n1, n0, urn.drawn);
	const atMost = (k: number) => hypergeometricCdf(k, n1, n0, urn.drawn);
	const atLeast = (k: number) => hypergeometricCdf(k - 1, n1, n0, urn.drawn, 'upper');
	const [from, to] = urnSupport(urn);
	const mode = Math.floor(((urn.drawn + 1) * (n1 + 1)) / (n1 + n0 + 2));
	const pGreater = atLeast(a);
	const pLess = atMost(a);
	const half = density(a) / 2;
	const alpha = (1 - confidenceLevel) / 2;
	return {
		pTwoSided: minimumLikelihoodP({ density, atMost, atLeast, mode, from, to }, a),
		pGreater,
		pLess,
		pTwoSidedDoubled: Math.min(1, 2 * Math.min(pGreater, pLess)),
		pMidP: Math.min(1, 2 * Math.min(atLeast(a + 1) + half, atMost(a - 1) + half)),
		...(from === to
			? { orConditional: null, notEstimable: noVariation(urn) }
			: { orConditional: conditionalOddsRatio(urn, a) }),
		lower: a === from ? 0 : oddsRatioWithTail(urn, a, alpha, 'upper'),
		upper: a === to ? Infinity : oddsRatioWithTail(urn, a, alpha, 'lower'),
	};
}

function noVariation({ drawn }: Urn): string {
	return drawn === 0 ? 'nobody had the event' : 'everybody had the event';
}

/** Sums over the counts below, at and above `a` of the noncentral weights, that of `a` being 1, and their moments. */
interface Sides {
	readonly below: number;
	readonly above: number;
	/** Sums of weight times distance from `a`. */
	readonly reachBelow: number;
	readonly reachAbove: number;
}

/** Weights of the noncentral hypergeometric distribution on both sides of `a`, summed until they no longer count. */
function sidesOf({ white, black, drawn }: Urn, a: number, oddsRatio: number): Sides {
	const [from, to] = urnSupport({ white, black, drawn });
	let below = 0;
	let reachBelow = 0;
	for (let k = a, weight = 1; k > from; k--) {
		const ratio = (k * (black - drawn + k)) / ((white - k + 1) * (drawn - k + 1)) / oddsRatio;
		weight *= ratio;
		below += weight;
		reachBelow += weight * (a - k + 1);
		if (below === Infinity || (ratio < 1 && weight < 1e-20 * below)) break;
	}
	let above = 0;
	let reachAbove = 0;
	for (let k = a, weight = 1; k < to; k++) {
		const ratio = (((white - k) * (drawn - k)) / ((k + 1) * (black - drawn + k + 1))) * oddsRatio;
		weight *= ratio;
		above += weight;
		reachAbove += weight * (k + 1 - a);
		if (above === Infinity || (ratio < 1 && weight < 1e-20 * above)) break;
	}
	return { below, above, reachBelow, reachAbove };
}

/** The odds ratio under which the expected count is `a`. */
function conditionalOddsRatio(urn: Urn, a: number): number {
	const [from, to] = urnSupport(urn);
	if (a === from) return 0;
	if (a === to) return Infinity;
	return solveLogOddsRatio((oddsRatio) => {
		const { reachBelow, reachAbove } = sidesOf(urn, a, oddsRatio);
		return Math.log(reachAbove) - Math.log(reachBelow);
	});
}

/** The odds ratio under which P(X ≥ a) ('upper') or P(X ≤ a) ('lower') is `probability`. */
function oddsRatioWithTail(
	urn: Urn,
	a: number,
	probability: number,
	tail: 'lower' | 'upper',
): number {
	const logOdds = Math.log(probability) - Math.log1p(-probability);
	return solveLogOddsRatio((oddsRatio) => {
		const { below, above } = sidesOf(urn, a, oddsRatio);
		return tail === 'upper'
			? Math.log1p(above) - Math.log(below) - logOdds
			: Math.log(above) - Math.log1p(below) + logOdds;
	});
}

/** Solves on the log odds ratio a function that rises by at least about 1 for each unit of it. */
function solveLogOddsRatio(rising: (oddsRatio: number) => number): number {
	const step = 1e-4;
	return Math.exp(
		solveIncreasing(
			(u) => {
				const value = rising(Math.exp(u));
				return [value, (rising(Math.exp(u + step)) - value) / step];
			},
			-700,
			700,
			0,
		),
	);
}
