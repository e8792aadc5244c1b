import { requireNonNegative, requireProbability, type Tail } from '../result.ts';
import { gammaCdf, gammaDensity } from './gamma.ts';
import { normalQuantile } from './normal.ts';
import { smallestInteger, tieSlack } from './smallest-integer.ts';

/**
 * Probability of exactly k events where `mean` are expected: the gamma density of shape k + 1 at the mean.
 * R: dpois(k, mean).
 *
 * @throws RangeError unless the mean is finite and at least 0
 */
export function poissonDensity(k: number, mean: number): number {
	requireNonNegative(mean, 'mean of the Poisson distribution');
	if (!Number.isInteger(k) || k < 0) return 0;
	if (mean === 0) return k === 0 ? 1 : 0;
	return gammaDensity(mean, k + 1);
}

/**
 * Probability of at most k events (or more than k) where `mean` are expected. R: ppois(k, mean, lower.tail).
 *
 * @throws RangeError unless the mean is finite and at least 0
 */
export function poissonCdf(k: number, mean: number, tail: Tail = 'lower'): number {
	requireNonNegative(mean, 'mean of the Poisson distribution');
	const events = Math.floor(k + 1e-7);
	if (events < 0) return tail === 'lower' ? 0 : 1;
	if (events === Infinity) return tail === 'lower' ? 1 : 0;
	return gammaCdf(mean, events + 1, tail === 'lower' ? 'upper' : 'lower');
}

/**
 * The smallest number of events k with P(X ≤ k) ≥ p, or with P(X > k) ≤ p for the upper tail.
 * R: qpois(p, mean, lower.tail).
 *
 * @throws RangeError unless 0 ≤ p ≤ 1 and the mean is finite and at least 0
 */
export function poissonQuantile(p: number, mean: number, tail: Tail = 'lower'): number {
	requireProbability(p, 'probability');
	requireNonNegative(mean, 'mean of the Poisson distribution');
	if (p === 0 || p === 1) return (p === 0) === (tail === 'lower') ? 0 : Infinity;
	return smallestInteger(
		(k) =>
			tail === 'lower'
				? poissonCdf(k, mean) >= p * (1 - tieSlack)
				: poissonCdf(k, mean, 'upper') <= p * (1 + tieSlack),
		mean + normalQuantile(p, tail) * Math.sqrt(mean),
		0,
		Number.MAX_SAFE_INTEGER,
	);
}
