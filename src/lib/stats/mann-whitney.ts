import { normalCdf } from './distributions/normal.ts';
import { smallestInteger } from './distributions/smallest-integer.ts';
import type { MethodEntry } from './method-entry.ts';
import { kthDifference } from './ordered-differences.ts';
import { sortedNumbers } from './quantile.ts';
import { mannWhitneyDistribution } from './rank-sum-distribution.ts';
import { rank } from './ranks.ts';
import { requireConfidenceLevel, type NotEstimable } from './result.ts';

export const mannWhitneyMethod = {
	id: 'mann-whitney',
	name: 'Mann-Whitney (Wilcoxon rank-sum) test',
	question: 'Do values of one group tend to be larger than those of the other?',
	definition:
		'U counts the pairs with x above y, ties half; U over all pairs is the probability that x exceeds y. The normal p uses the variance corrected for ties, with and without the correction of ½. The exact p is given without ties and with fewer than 50 values in each group. The Hodges-Lehmann estimate is the median of all differences x − y; its exact interval comes with the exact p, and where the groups are too small for the level it takes the extreme differences and says which level it reaches. When all values are equal there is no test.',
	references: [
		{
			citation: 'Mann HB, Whitney DR. Ann Math Stat 1947;18:50-60',
			doi: '10.1214/aoms/1177730491',
		},
		{
			citation: 'Hodges JL, Lehmann EL. Ann Math Stat 1963;34:598-611',
			doi: '10.1214/aoms/1177704172',
		},
	],
	rCall: 'wilcox.test(x, y, exact = FALSE, correct = TRUE)',
	usedFor: 'Comparisons of times, doses and ordinal scores between two groups.',
} as const satisfies MethodEntry;

/** Mann-Whitney test of x against y. */
export interface MannWhitney extends NotEstimable {
	/** Pairs with x above y, ties half; R's W. */
	readonly U: number | null;
	/** Pairs with y above x, ties half. */
	readonly U2: number | null;
	/** P(x > y) + P(x = y)/2. */
	readonly probability: number | null;
	readonly z: number | null;
	readonly pNormal: number | null;
	readonly pNormalCC: number | null;
	readonly pExact: number | null;
	readonly hodgesLehmann: number | null;
	readonly hlLower: number | null;
	readonly hlUpper: number | null;
	/** The level that the exact interval really has: above the one asked for, or below it in groups too small. */
	readonly hlAchievedLevel: number | null;
}

/** R's rule: an exact p only with fewer values than this in each group. */
const exactBelow = 50;

/**
 * Do values of one group tend to be larger than those of the other?
 *
 * @param x values of one group, those missing left out before
 * @param y values of the other group
 * @param confidenceLevel of the exact interval of the Hodges-Lehmann estimate, between 0 and 1
 * @returns U, normal and exact p, the estimate with its interval; nulls and a reason where they do not exist
 * @throws RangeError for NaN or infinite values or an impossible level
 * @see Mann & Whitney 1947; R: wilcox.test(x, y)
 */
export function mannWhitney(
	x: ArrayLike<number>,
	y: ArrayLike<number>,
	confidenceLevel = 0.95,
): MannWhitney {
	requireConfidenceLevel(confidenceLevel);
	const xs = sortedNumbers(x);
	const ys = sortedNumbers(y);
	const m = xs.length;
	const n = ys.length;
	const noTest = { z: null, pNormal: null, pNormalCC: null, ...noExact };
	if (m === 0 || n === 0) {
		return {
			U: null,
			U2: null,
			probability: null,
			hodgesLehmann: null,
			...noTest,
			notEstimable: 'a group has no values',
		};
	}
	const pooled = new Float64Array(m + n);
	pooled.set(xs);
	pooled.set(ys, m);
	const { ranks, tieSum } = rank(pooled);
	const U = ranks.subarray(0, m).reduce((sum, r) => sum + r, 0) - (m * (m + 1)) / 2;
	const size = m + n;
	const sigma = Math.sqrt(((m * n) / 12) * (size + 1 - tieSum / (size * (size - 1))));
	const answer = {
		U,
		U2: m * n - U,
		probability: U / (m * n),
		hodgesLehmann: medianDifference(xs, ys),
	};
	if (!(sigma > 0)) return { ...answer, ...noTest, notEstimable: 'all values are equal' };
	const excess = U - (m * n) / 2;
	return {
		...answer,
		z: excess / sigma,
		pNormal: 2 * normalCdf(-Math.abs(excess) / sigma),
		pNormalCC: excess === 0 ? 1 : Math.min(1, 2 * normalCdf(-(Math.abs(excess) - 0.5) / sigma)),
		...(tieSum === 0 && m < exactBelow && n < exactBelow
			? exactAnswer(xs, ys, U, confidenceLevel)
			: noExact),
	};
}

const noExact = { pExact: null, hlLower: null, hlUpper: null, hlAchievedLevel: null };

function medianDifference(xs: Float64Array, ys: Float64Array): number {
	const pairs = xs.length * ys.length;
	const upper = kthDifference(xs, ys, Math.floor(pairs / 2) + 1);
	return pairs % 2 === 1 ? upper : (kthDifference(xs, ys, pairs / 2) + upper) / 2;
}

function exactAnswer(xs: Float64Array, ys: Float64Array, U: number, confidenceLevel: number) {
	const pairs = xs.length * ys.length;
	const { atMost, atLeast } = mannWhitneyDistribution(xs.length, ys.length);
	const half = (1 - confidenceLevel) / 2;
	// The smallest u with P(U ≤ u) ≥ α/2 says how many differences to leave out, at least none.
	const from = Math.max(
		1,
		smallestInteger((u) => atMost(u) >= half * (1 - 1e-12), 0, 0, pairs),
	);
	return {
		pExact: Math.min(1, 2 * Math.min(atMost(U), atLeast(U))),
		hlLower: kthDifference(xs, ys, from),
		hlUpper: kthDifference(xs, ys, pairs - from + 1),
		hlAchievedLevel: 1 - 2 * atMost(from - 1),
	};
}
