import gammaln from '@stdlib/math-base-special-gammaln';
import { requirePositive, requireProbability, type Tail } from '../result.ts';
import { incompleteGamma } from './incomplete-gamma.ts';
import { normalQuantile } from './normal.ts';
import { logExcess, solveIncreasing } from './solve-increasing.ts';

/**
 * Density of the gamma distribution with the given shape and rate 1 at x. R: dgamma(x, shape).
 *
 * For shapes above 20 it is the difference of two neighbouring tails, P(X_{a−1} ≤ x) − P(X_a ≤ x), taken on the side
 * where they are small: exp(−x + (a − 1) log x − log Γ(a)) would lose the digits of its large terms.
 *
 * @throws RangeError unless the shape is positive
 */
export function gammaDensity(x: number, shape: number): number {
	requirePositive(shape, 'shape of the gamma distribution');
	if (x < 0) return 0;
	if (x === 0) return shape < 1 ? Infinity : shape === 1 ? 1 : 0;
	if (x === Infinity) return 0;
	if (shape <= 20) return Math.exp(-x + (shape - 1) * Math.log(x) - gammaln(shape));
	return x > shape
		? incompleteGamma(shape, x, true) - incompleteGamma(shape - 1, x, true)
		: incompleteGamma(shape - 1, x, false) - incompleteGamma(shape, x, false);
}

/**
 * How much of the gamma distribution with the given shape and rate 1 lies at or below x (or above it)?
 * The regularised incomplete gamma function. R: pgamma(x, shape).
 *
 * @throws RangeError unless the shape is positive
 */
export function gammaCdf(x: number, shape: number, tail: Tail = 'lower'): number {
	requirePositive(shape, 'shape of the gamma distribution');
	if (x <= 0) return tail === 'lower' ? 0 : 1;
	if (x === Infinity) return tail === 'lower' ? 1 : 0;
	return incompleteGamma(shape, x, tail === 'upper');
}

/**
 * The point that leaves p of the gamma distribution with the given shape and rate 1 in the given tail.
 * Solved on the incomplete gamma function in logarithms: the library's own inverse inherits the fault described in
 * incomplete-gamma.ts. R: qgamma(p, shape).
 *
 * @throws RangeError unless 0 ≤ p ≤ 1 and the shape is positive
 */
export function gammaQuantile(p: number, shape: number, tail: Tail = 'lower'): number {
	requireProbability(p, 'probability');
	requirePositive(shape, 'shape of the gamma distribution');
	if (p === 0 || p === 1) return (p === 0) === (tail === 'lower') ? 0 : Infinity;
	const small = p <= 0.5 ? p : 1 - p;
	const smallTail: Tail = p <= 0.5 === (tail === 'lower') ? 'lower' : 'upper';
	const sign = smallTail === 'lower' ? 1 : -1;
	const target = Math.log(small);
	return Math.exp(
		solveIncreasing(
			(u) => {
				const x = Math.exp(u);
				const t = gammaCdf(x, shape, smallTail);
				return [sign * logExcess(t, target), (gammaDensity(x, shape) * x) / t];
			},
			-745,
			709,
			Math.log(roughQuantile(small, shape, smallTail)),
		),
	);
}

/** Where to begin: Wilson and Hilferty's cube, or what the first term of the series says where that is not positive. */
function roughQuantile(p: number, shape: number, tail: Tail): number {
	const cube = (1 - 1 / (9 * shape) + normalQuantile(p, tail) / (3 * Math.sqrt(shape))) ** 3;
	return cube > 0.01 ? shape * cube : Math.exp((Math.log(p) + gammaln(shape + 1)) / shape);
}
