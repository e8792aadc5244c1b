import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';
import { requireProbability, type Tail } from '../result.ts';

/**
 * Density of the standard normal distribution at x. R: dnorm(x).
 */
export function normalDensity(x: number): number {
	return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/**
 * How much of the standard normal distribution lies at or below x (or above it, `tail` 'upper')?
 * Through the complementary error function, so that far tails keep their digits. R: pnorm(x).
 */
export function normalCdf(x: number, tail: Tail = 'lower'): number {
	return 0.5 * erfc((tail === 'lower' ? -x : x) / Math.SQRT2);
}

/**
 * The point that leaves p of the standard normal distribution in the given tail; ±Infinity for p of 0 or 1.
 * The library's inverse, then one Newton step on our own tail. R: qnorm(p).
 *
 * @throws RangeError unless 0 ≤ p ≤ 1
 */
export function normalQuantile(p: number, tail: Tail = 'lower'): number {
	requireProbability(p, 'probability');
	if (p > 0.5) return 0 - normalQuantile(1 - p, tail);
	const sign = tail === 'lower' ? 1 : -1;
	if (p === 0) return -sign * Infinity;
	if (p === 0.5) return 0;
	const start = -Math.SQRT2 * erfcinv(2 * p);
	const density = normalDensity(start);
	const x = density > 0 ? start - (normalCdf(start) - p) / density : start;
	return sign * x;
}

/**
 * z for a two-sided interval of the given confidence level: 1.959963984540054 for 0.95.
 */
export function normalCritical(confidenceLevel: number): number {
	return normalQuantile((1 - confidenceLevel) / 2, 'upper');
}
