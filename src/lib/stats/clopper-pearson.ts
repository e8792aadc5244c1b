import { betaQuantile } from './distributions/beta.ts';
import type { MethodEntry } from './method-entry.ts';
import { noCases, requireConfidenceLevel, requireEvents, type Interval } from './result.ts';

export const clopperPearsonMethod = {
	id: 'clopper-pearson',
	name: 'Clopper-Pearson exact interval',
	question: 'What share had the event, with an interval guaranteed to cover at least what it says?',
	definition:
		'Each limit is the share at which the observed count, or one further out, has half of the error probability. It always covers at least the stated level and so is wider than needed.',
	formula: 'Beta quantiles: α/2 of Beta(x, n − x + 1) and 1 − α/2 of Beta(x + 1, n − x)',
	references: [
		{
			citation: 'Clopper CJ, Pearson ES. Biometrika 1934;26:404-413',
			doi: '10.1093/biomet/26.4.404',
		},
	],
	rCall: 'binom.test(x, n)$conf.int',
	usedFor: 'Exact limits where a guarantee matters more than width.',
} as const satisfies MethodEntry;

/**
 * What share had the event? The exact interval.
 *
 * @param x cases with the event
 * @param n cases in all, those with a missing answer left out
 * @param confidenceLevel of the two-sided interval, between 0 and 1
 * @returns estimate x/n and limits within [0, 1]; nulls and a reason when n = 0
 * @throws RangeError for impossible counts or an impossible level
 * @see Clopper & Pearson 1934; R: binom.test(x, n)
 */
export function clopperPearson(x: number, n: number, confidenceLevel = 0.95): Interval {
	requireEvents(x, n);
	requireConfidenceLevel(confidenceLevel);
	if (n === 0) return noCases;
	const half = (1 - confidenceLevel) / 2;
	return {
		estimate: x / n,
		lower: x === 0 ? 0 : betaQuantile(half, x, n - x + 1),
		upper: x === n ? 1 : betaQuantile(half, x + 1, n - x, 'upper'),
	};
}
