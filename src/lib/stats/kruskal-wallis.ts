import { chiSquareCdf } from './distributions/chi-square.ts';
import { levelsOf } from './levels.ts';
import type { MethodEntry } from './method-entry.ts';
import { rank } from './ranks.ts';
import { requireFinite, requireSameLength, type NotEstimable } from './result.ts';

export const kruskalWallisMethod = {
	id: 'kruskal-wallis',
	name: 'Kruskal-Wallis test',
	question: 'Do values tend to differ between several groups?',
	definition:
		'Chi-square of the mean ranks of the groups, divided by 1 − Σ(t³ − t)/(N³ − N) for ties, with groups − 1 degrees of freedom. When all values are equal, or with one group, there is no test.',
	references: [
		{
			citation: 'Kruskal WH, Wallis WA. J Am Stat Assoc 1952;47:583-621',
			doi: '10.1080/01621459.1952.10483441',
		},
	],
	rCall: 'kruskal.test(x, group)',
	usedFor: 'Comparisons of measurements between several groups.',
} as const satisfies MethodEntry;

/** Kruskal-Wallis statistic, corrected for ties. */
export interface KruskalWallis extends NotEstimable {
	readonly h: number | null;
	readonly df: number | null;
	readonly p: number | null;
}

/**
 * Do values tend to differ between several groups?
 *
 * @param x values, rows with a missing value or group left out before
 * @param group the group of each value, text or number
 * @returns H, degrees of freedom and p; nulls and a reason without variation or with one group
 * @throws RangeError for NaN or infinite values or columns of unequal length
 * @see Kruskal & Wallis 1952; R: kruskal.test(x, group)
 */
export function kruskalWallis(
	x: ArrayLike<number>,
	group: ArrayLike<string | number>,
): KruskalWallis {
	requireSameLength({ x, group });
	for (let i = 0; i < x.length; i++) requireFinite(x[i] ?? NaN, 'value');
	const { levels, code } = levelsOf(group);
	const size = x.length;
	const { ranks, tieSum } = rank(x);
	const ties = 1 - tieSum / (size * (size * size - 1));
	if (levels.length < 2 || !(ties > 0)) {
		const notEstimable =
			levels.length < 2 ? 'there are fewer than two groups' : 'all values are equal';
		return { h: null, df: levels.length < 1 ? null : levels.length - 1, p: null, notEstimable };
	}
	const sums = new Float64Array(levels.length);
	const counts = new Float64Array(levels.length);
	const centre = (size + 1) / 2;
	code.forEach((at, i) => {
		sums[at] = (sums[at] ?? 0) + (ranks[i] ?? 0) - centre;
		counts[at] = (counts[at] ?? 0) + 1;
	});
	const between = sums.reduce((total, sum, at) => total + (sum * sum) / (counts[at] ?? 1), 0);
	const h = ((12 / (size * (size + 1))) * between) / ties;
	const df = levels.length - 1;
	return { h, df, p: chiSquareCdf(h, df, 'upper') };
}
