import type { MethodEntry } from './method-entry.ts';
import { requireNonNegative } from './result.ts';

export const pAdjustMethod = {
	id: 'p-adjust',
	name: 'Correction for many comparisons',
	question: 'Which of many p-values would still be small after so many looks?',
	definition:
		'Bonferroni and Holm (step-down) hold the chance of any false finding, Hochberg (step-up) too for independent tests; Benjamini-Hochberg holds the expected share of false ones among the findings. Given in the order of the input, at most 1.',
	references: [
		{ citation: 'Holm S. Scand J Stat 1979;6:65-70' },
		{
			citation: 'Benjamini Y, Hochberg Y. J R Stat Soc B 1995;57:289-300',
			doi: '10.1111/j.2517-6161.1995.tb02031.x',
		},
		{ citation: 'Hochberg Y. Biometrika 1988;75:800-802', doi: '10.1093/biomet/75.4.800' },
	],
	rCall: 'p.adjust(p, "holm")',
	usedFor: 'Naming the highest or lowest of several groups.',
} as const satisfies MethodEntry;

/** Adjusted p-values, each in the order of the input. */
export interface AdjustedP {
	readonly bonferroni: Float64Array;
	readonly holm: Float64Array;
	readonly bh: Float64Array;
	readonly hochberg: Float64Array;
}

/**
 * Which of many p-values would still be small after so many looks?
 *
 * @param p p-values, missing ones left out before; bounds above 1, which R takes as well, come out as 1
 * @returns Bonferroni, Holm, Benjamini-Hochberg and Hochberg values in the order of the input
 * @throws RangeError for a value that is negative or no finite number
 * @see Holm 1979; Benjamini & Hochberg 1995; Hochberg 1988; R: p.adjust
 */
export function pAdjust(p: ArrayLike<number>): AdjustedP {
	const values = Float64Array.from(p);
	for (const value of values) requireNonNegative(value, 'p-value');
	const m = values.length;
	const rising = Uint32Array.from(values, (_, i) => i).sort(
		(a, b) => (values[a] ?? 0) - (values[b] ?? 0),
	);
	const falling = Uint32Array.from(rising).reverse();
	/** Walks the p-values in order, keeping the worst (or best) so far. */
	const walk = (
		order: Uint32Array,
		keep: (a: number, b: number) => number,
		start: number,
		factor: (step: number) => number,
	) => {
		const adjusted = new Float64Array(m);
		let kept = start;
		order.forEach((at, step) => {
			kept = keep(kept, factor(step) * (values[at] ?? 0));
			adjusted[at] = Math.min(1, kept);
		});
		return adjusted;
	};
	return {
		bonferroni: values.map((value) => Math.min(1, m * value)),
		holm: walk(rising, Math.max, 0, (step) => m - step),
		bh: walk(falling, Math.min, 1, (step) => m / (m - step)),
		hochberg: walk(falling, Math.min, 1, (step) => step + 1),
	};
}
