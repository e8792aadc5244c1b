import kernelBetainc from '@stdlib/math-base-special-kernel-betainc';
import { requirePositive, requireProbability, type Tail } from '../result.ts';
import { logExcess, solveIncreasing } from './solve-increasing.ts';

/** A point of (0, 1) with its complement, each to full precision: 1 − x would lose the digits of an x near 1. */
export interface UnitPoint {
	readonly x: number;
	readonly y: number;
}

const scratch: [number, number] = [0, 0];

/**
 * Density of the beta distribution, x and 1 − x given separately.
 *
 * The library's derivative of the incomplete beta function is taken one up in both shapes and scaled back: at shapes
 * (½, ½) themselves it lacks the factor 1/(x(1 − x)).
 */
export function betaDensityAt({ x, y }: UnitPoint, a: number, b: number): number {
	if (x <= 0) return a < 1 ? Infinity : a === 1 ? b : 0;
	if (y <= 0) return b < 1 ? Infinity : b === 1 ? a : 0;
	if (x <= y) kernelBetainc.assign(x, a + 1, b + 1, true, false, scratch, 1, 0);
	else kernelBetainc.assign(y, b + 1, a + 1, true, false, scratch, 1, 0);
	return (scratch[1] * (a / (a + b)) * (b / (a + b + 1))) / x / y;
}

/** Tail of the beta distribution, x and 1 − x given separately. */
export function betaTailAt({ x, y }: UnitPoint, a: number, b: number, tail: Tail): number {
	const upper = tail === 'upper';
	if (x <= 0) return upper ? 1 : 0;
	if (y <= 0) return upper ? 0 : 1;
	if (x <= y) kernelBetainc.assign(x, a, b, true, upper, scratch, 1, 0);
	else kernelBetainc.assign(y, b, a, true, !upper, scratch, 1, 0);
	return scratch[0];
}

/** Quantile of the beta distribution with its complement. */
export function betaQuantilePoint(p: number, a: number, b: number, tail: Tail): UnitPoint {
	if (p === 0 || p === 1) return (p === 0) === (tail === 'lower') ? { x: 0, y: 1 } : { x: 1, y: 0 };
	const half = { x: 0.5, y: 0.5 };
	const below = betaTailAt(half, a, b, tail);
	if (tail === 'lower' ? p > below : p < below) {
		const mirrored = lowerHalfQuantile(p, b, a, tail === 'lower' ? 'upper' : 'lower');
		return { x: 1 - mirrored, y: mirrored };
	}
	const x = lowerHalfQuantile(p, a, b, tail);
	return { x, y: 1 - x };
}

/** A quantile known to lie in (0, ½], solved on the logarithms of x and of the smaller tail. */
function lowerHalfQuantile(p: number, a: number, b: number, tail: Tail): number {
	const small = p <= 0.5 ? p : 1 - p;
	const smallTail: Tail = p <= 0.5 === (tail === 'lower') ? 'lower' : 'upper';
	const sign = smallTail === 'lower' ? 1 : -1;
	const target = Math.log(small);
	const logX = solveIncreasing(
		(u) => {
			const x = Math.exp(u);
			const point = { x, y: 1 - x };
			const t = betaTailAt(point, a, b, smallTail);
			const density = betaDensityAt(point, a, b);
			return [sign * logExcess(t, target), (density * x) / t];
		},
		-745,
		Math.log(0.5),
		Math.log(a / (a + b)),
	);
	return Math.exp(logX);
}

function requireShapes(a: number, b: number): void {
	requirePositive(a, 'first shape of the beta distribution');
	requirePositive(b, 'second shape of the beta distribution');
}

/**
 * Density of the beta distribution with shapes a and b at x. R: dbeta(x, a, b).
 *
 * @throws RangeError unless both shapes are positive
 */
export function betaDensity(x: number, a: number, b: number): number {
	requireShapes(a, b);
	if (x < 0 || x > 1) return 0;
	return betaDensityAt({ x, y: 1 - x }, a, b);
}

/**
 * How much of the beta distribution with shapes a and b lies at or below x (or above it)?
 * The regularised incomplete beta function. R: pbeta(x, a, b).
 *
 * @throws RangeError unless both shapes are positive
 */
export function betaCdf(x: number, a: number, b: number, tail: Tail = 'lower'): number {
	requireShapes(a, b);
	return betaTailAt({ x, y: 1 - x }, a, b, tail);
}

/**
 * The point that leaves p of the beta distribution with shapes a and b in the given tail.
 * Solved on the incomplete beta function in logarithms, so that quantiles near 0 keep their digits. R: qbeta(p, a, b).
 *
 * @throws RangeError unless 0 ≤ p ≤ 1 and both shapes are positive
 */
export function betaQuantile(p: number, a: number, b: number, tail: Tail = 'lower'): number {
	requireProbability(p, 'probability');
	requireShapes(a, b);
	return betaQuantilePoint(p, a, b, tail).x;
}
