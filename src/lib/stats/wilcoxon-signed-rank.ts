import { normalCdf } from './distributions/normal.ts';
import type { MethodEntry } from './method-entry.ts';
import { signedRankDistribution } from './rank-sum-distribution.ts';
import { rank } from './ranks.ts';
import { requireFinite, requireSameLength, type NotEstimable } from './result.ts';

export const wilcoxonSignedRankMethod = {
	id: 'wilcoxon-signed-rank',
	name: 'Wilcoxon signed-rank test for pairs',
	question: 'Do the differences within pairs tend one way?',
	definition:
		'V is the sum of the ranks of the positive differences x − y, pairs without a difference dropped. The normal p uses the variance corrected for ties, with and without the correction of ½. The exact p is given without ties, without zero differences and with fewer than 50 pairs. When all pairs are equal there is no test.',
	references: [{ citation: 'Wilcoxon F. Biometrics 1945;1:80-83', doi: '10.2307/3001968' }],
	rCall: 'wilcox.test(x, y, paired = TRUE)',
	usedFor: 'Matched comparisons.',
} as const satisfies MethodEntry;

/** Wilcoxon's signed-rank test of paired differences. */
export interface WilcoxonSignedRank extends NotEstimable {
	/** Sum of the ranks of positive differences. */
	readonly V: number | null;
	readonly pNormal: number | null;
	readonly pNormalCC: number | null;
	readonly pExact: number | null;
}

/**
 * Do the differences within pairs tend one way?
 *
 * @param x first values of the pairs, incomplete pairs left out before
 * @param y second values, in the same order
 * @returns V, normal and exact p; nulls and a reason when no pair differs
 * @throws RangeError for NaN or infinite values or columns of unequal length
 * @see Wilcoxon 1945; R: wilcox.test(x, y, paired = TRUE)
 */
export function wilcoxonSignedRank(x: ArrayLike<number>, y: ArrayLike<number>): WilcoxonSignedRank {
	requireSameLength({ x, y });
	const all = Array.from(
		x,
		(value, i) => requireFinite(value, 'x') - requireFinite(y[i] ?? NaN, 'y'),
	);
	const differences = all.filter((difference) => difference !== 0);
	const n = differences.length;
	if (n === 0) {
		const notEstimable = all.length === 0 ? 'there are no pairs' : 'no pair differs';
		return { V: null, pNormal: null, pNormalCC: null, pExact: null, notEstimable };
	}
	const { ranks, tieSum } = rank(differences.map(Math.abs));
	const V = differences.reduce(
		(sum, difference, i) => sum + (difference > 0 ? (ranks[i] ?? 0) : 0),
		0,
	);
	const sigma = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tieSum / 48);
	const excess = Math.abs(V - (n * (n + 1)) / 4);
	return {
		V,
		pNormal: 2 * normalCdf(-excess / sigma),
		pNormalCC: excess === 0 ? 1 : Math.min(1, 2 * normalCdf(-(excess - 0.5) / sigma)),
		pExact: tieSum === 0 && n === all.length && n < 50 ? exactP(V, n) : null,
	};
}

function exactP(V: number, n: number): number {
	const { atMost, atLeast } = signedRankDistribution(n);
	return Math.min(1, 2 * Math.min(atMost(V), atLeast(V)));
}
