import type { Tail } from '../result.ts';
import { gammaCdf, gammaDensity, gammaQuantile } from './gamma.ts';

/**
 * Density of the chi-square distribution with `df` degrees of freedom at x: a gamma distribution of shape df/2 at x/2.
 * R: dchisq(x, df).
 *
 * @throws RangeError unless df is positive
 */
export function chiSquareDensity(x: number, df: number): number {
	return gammaDensity(x / 2, df / 2) / 2;
}

/**
 * How much of the chi-square distribution with `df` degrees of freedom lies at or below x (or above it)?
 * R: pchisq(x, df, lower.tail).
 *
 * @throws RangeError unless df is positive
 */
export function chiSquareCdf(x: number, df: number, tail: Tail = 'lower'): number {
	return gammaCdf(x / 2, df / 2, tail);
}

/**
 * The point that leaves p of the chi-square distribution with `df` degrees of freedom in the given tail.
 * R: qchisq(p, df, lower.tail).
 *
 * @throws RangeError unless 0 ≤ p ≤ 1 and df is positive
 */
export function chiSquareQuantile(p: number, df: number, tail: Tail = 'lower'): number {
	return 2 * gammaQuantile(p, df / 2, tail);
}
