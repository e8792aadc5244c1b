import stdlibBeta from '@stdlib/math-base-special-beta';
import stdlibDigamma from '@stdlib/math-base-special-digamma';
import stdlibErf from '@stdlib/math-base-special-erf';
import stdlibErfc from '@stdlib/math-base-special-erfc';
import stdlibGammaln from '@stdlib/math-base-special-gammaln';
import { requireCount, requireProbability } from '../result.ts';

/** log Γ(x). R: lgamma(x). */
export function logGamma(x: number): number {
	return stdlibGammaln(x);
}

/** The derivative of log Γ(x). R: digamma(x). */
export function digamma(x: number): number {
	return stdlibDigamma(x);
}

/** The beta function Γ(a)Γ(b)/Γ(a + b). R: beta(a, b). */
export function beta(a: number, b: number): number {
	return stdlibBeta(a, b);
}

/** The error function. R: 2 * pnorm(x * sqrt(2)) - 1. */
export function erf(x: number): number {
	return stdlibErf(x);
}

/** 1 − erf(x), with its digits where erf(x) is near 1. R: 2 * pnorm(-x * sqrt(2)). */
export function erfc(x: number): number {
	return stdlibErfc(x);
}

/** The probability whose log odds are x. R: plogis(x). */
export function logistic(x: number): number {
	if (x >= 0) return 1 / (1 + Math.exp(-x));
	const odds = Math.exp(x);
	return odds / (1 + odds);
}

/**
 * The log odds of a probability; ±Infinity at 0 and 1. R: qlogis(p).
 *
 * @throws RangeError unless 0 ≤ p ≤ 1
 */
export function logit(p: number): number {
	requireProbability(p, 'probability');
	return Math.log(p) - Math.log1p(-p);
}

/**
 * In how many ways can k of n be chosen? Exact up to 2^53. R: choose(n, k).
 *
 * @throws RangeError unless both are whole numbers of at least 0
 */
export function binomialCoefficient(n: number, k: number): number {
	requireCount(n, 'n');
	requireCount(k, 'k');
	if (k > n) return 0;
	const least = Math.min(k, n - k);
	let ways = 1;
	// Each product of i consecutive numbers divides by i, so whole numbers stay whole.
	for (let i = 1; i <= least && ways < Infinity; i++) ways = (ways * (n - least + i)) / i;
	return ways;
}

/**
 * The logarithm of `binomialCoefficient`. R: lchoose(n, k).
 *
 * @throws RangeError unless both are whole numbers of at least 0
 */
export function logBinomialCoefficient(n: number, k: number): number {
	requireCount(n, 'n');
	requireCount(k, 'k');
	if (k > n) return -Infinity;
	const least = Math.min(k, n - k);
	// A product for few factors, log Γ for many: the difference of large logarithms costs digits.
	if (least <= 30) {
		let sum = 0;
		for (let i = 1; i <= least; i++) sum += Math.log((n - least + i) / i);
		return sum;
	}
	return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
