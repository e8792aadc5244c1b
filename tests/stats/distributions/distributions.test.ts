import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCdf, betaQuantile } from '../../../src/lib/stats/distributions/beta.ts';
import {
	binomialCdf,
	binomialDensity,
	binomialQuantile,
} from '../../../src/lib/stats/distributions/binomial.ts';
import {
	chiSquareCdf,
	chiSquareQuantile,
} from '../../../src/lib/stats/distributions/chi-square.ts';
import { fCdf, fQuantile } from '../../../src/lib/stats/distributions/f.ts';
import { gammaCdf, gammaQuantile } from '../../../src/lib/stats/distributions/gamma.ts';
import {
	hypergeometricCdf,
	hypergeometricDensity,
	hypergeometricQuantile,
} from '../../../src/lib/stats/distributions/hypergeometric.ts';
import {
	normalCdf,
	normalCritical,
	normalQuantile,
} from '../../../src/lib/stats/distributions/normal.ts';
import {
	poissonCdf,
	poissonDensity,
	poissonQuantile,
} from '../../../src/lib/stats/distributions/poisson.ts';
import {
	studentTCdf,
	studentTDensity,
	studentTQuantile,
} from '../../../src/lib/stats/distributions/student-t.ts';

const tails = ['lower', 'upper'] as const;
const tail = fc.constantFrom(...tails);
/** Probabilities from 1e-12 up, evenly on the log scale. */
const probability = fc.double({ min: -12, max: -0.001, noNaN: true }).map((u) => 10 ** u);
const shape = fc.double({ min: -1, max: 4, noNaN: true }).map((u) => 10 ** u);
/** Shapes whose quantiles at 1e-12 are still numbers apart from 0. */
const wideShape = fc.double({ min: -0.5, max: 4, noNaN: true }).map((u) => 10 ** u);

function relative(got: number, expected: number): number {
	return Math.abs(got / expected - 1);
}

describe('quantiles undo distribution functions', () => {
	const continuous = {
		normal: [() => normalCdf, () => normalQuantile],
		beta: [
			(a: number, b: number) => (x: number, t: 'lower' | 'upper') => betaCdf(x, a, b, t),
			(a: number, b: number) => (p: number, t: 'lower' | 'upper') => betaQuantile(p, a, b, t),
		],
		gamma: [
			(a: number) => (x: number, t: 'lower' | 'upper') => gammaCdf(x, a, t),
			(a: number) => (p: number, t: 'lower' | 'upper') => gammaQuantile(p, a, t),
		],
		'chi-square': [
			(a: number) => (x: number, t: 'lower' | 'upper') => chiSquareCdf(x, a, t),
			(a: number) => (p: number, t: 'lower' | 'upper') => chiSquareQuantile(p, a, t),
		],
		t: [
			(a: number) => (x: number, t: 'lower' | 'upper') => studentTCdf(x, a, t),
			(a: number) => (p: number, t: 'lower' | 'upper') => studentTQuantile(p, a, t),
		],
		F: [
			(a: number, b: number) => (x: number, t: 'lower' | 'upper') => fCdf(x, a, b, t),
			(a: number, b: number) => (p: number, t: 'lower' | 'upper') => fQuantile(p, a, b, t),
		],
	} as const;

	it.each(Object.entries(continuous))('%s', (_, [cdf, quantile]) => {
		fc.assert(
			fc.property(probability, wideShape, wideShape, tail, (p, a, b, side) => {
				const x = quantile(a, b)(p, side);
				// A quantile that rounds to the end of the range cannot be undone.
				fc.pre(x !== 0 && x !== 1);
				// Near 1 a beta quantile has few digits left below it.
				fc.pre(!(x > 0.99 && x < 1));
				expect(relative(cdf(a, b)(x, side), p)).toBeLessThan(1e-9);
			}),
			{ numRuns: 300 },
		);
	});

	it('discrete: the smallest count that reaches p', () => {
		const discrete = [
			{
				cdf: (k: number, n: number, p: number) => binomialCdf(k, n, p),
				quantile: (q: number, n: number, p: number) => binomialQuantile(q, n, p),
			},
			{
				cdf: (k: number, n: number, p: number) => poissonCdf(k, n * p),
				quantile: (q: number, n: number, p: number) => poissonQuantile(q, n * p),
			},
			{
				cdf: (k: number, n: number, p: number) => hypergeometricCdf(k, n, 50, Math.floor(n * p)),
				quantile: (q: number, n: number, p: number) =>
					hypergeometricQuantile(q, n, 50, Math.floor(n * p)),
			},
		];
		fc.assert(
			fc.property(
				fc.constantFrom(...discrete),
				fc.integer({ min: 1, max: 5000 }),
				fc.double({ min: 0.001, max: 0.999, noNaN: true }),
				fc.double({ min: 0.001, max: 0.999, noNaN: true }),
				({ cdf, quantile }, n, p, q) => {
					const k = quantile(q, n, p);
					expect(cdf(k, n, p)).toBeGreaterThanOrEqual(q * (1 - 1e-12));
					expect(cdf(k - 1, n, p)).toBeLessThan(q);
				},
			),
		);
	});
});

describe('tails and densities', () => {
	it('both tails make 1', () => {
		fc.assert(
			fc.property(shape, shape, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (a, b, x) => {
				expect(betaCdf(x, a, b) + betaCdf(x, a, b, 'upper')).toBeCloseTo(1, 12);
				expect(gammaCdf(a * x * 2, a) + gammaCdf(a * x * 2, a, 'upper')).toBeCloseTo(1, 12);
				expect(studentTCdf(b - a, a) + studentTCdf(b - a, a, 'upper')).toBeCloseTo(1, 12);
			}),
		);
	});

	it('beta is mirrored when its shapes are swapped', () => {
		fc.assert(
			fc.property(shape, shape, fc.integer({ min: 1, max: 1023 }), (a, b, k) => {
				const x = k / 1024;
				const here = betaCdf(x, a, b);
				const there = betaCdf(1 - x, b, a, 'upper');
				expect(Math.abs(here - there)).toBeLessThanOrEqual(1e-13 * here);
			}),
		);
	});

	it('probabilities of all counts make 1', () => {
		const sum = (density: (k: number) => number, to: number) =>
			Array.from({ length: to + 1 }, (_, k) => density(k)).reduce((a, b) => a + b, 0);
		expect(sum((k) => binomialDensity(k, 300, 0.37), 300)).toBeCloseTo(1, 12);
		expect(sum((k) => binomialDensity(k, 3000, 0.01), 3000)).toBeCloseTo(1, 12);
		expect(sum((k) => poissonDensity(k, 40), 400)).toBeCloseTo(1, 12);
		expect(sum((k) => hypergeometricDensity(k, 60, 90, 50), 60)).toBeCloseTo(1, 12);
	});

	it('small cases by hand', () => {
		expect(binomialDensity(1, 2, 0.5)).toBeCloseTo(1 / 2, 15);
		// Stirling: the middle of n = 2m tosses is 1/√(πm) (1 − 1/(8m) + …).
		const m = 4_000_000;
		const middle = binomialDensity(m, 2 * m, 0.5) * Math.sqrt(Math.PI * m);
		expect(relative(middle, 1 - 1 / (8 * m))).toBeLessThan(1e-10);
		expect(hypergeometricDensity(1, 2, 2, 2)).toBeCloseTo(2 / 3, 14);
		expect(hypergeometricCdf(0, 2, 2, 2)).toBeCloseTo(1 / 6, 14);
		expect(hypergeometricCdf(0, 2, 2, 2, 'upper')).toBeCloseTo(5 / 6, 14);
		expect(poissonCdf(0, 3)).toBeCloseTo(Math.exp(-3), 15);
		expect(studentTDensity(0, 1)).toBeCloseTo(1 / Math.PI, 15);
		expect(studentTCdf(1, 1)).toBeCloseTo(0.75, 15);
		expect(chiSquareCdf(2, 2, 'upper')).toBeCloseTo(Math.exp(-1), 15);
		expect(normalCritical(0.95)).toBe(1.959963984540054);
	});

	it('the ends of the range', () => {
		expect(normalQuantile(0)).toBe(-Infinity);
		expect(normalQuantile(1)).toBe(Infinity);
		expect(betaQuantile(0, 2, 3)).toBe(0);
		expect(betaQuantile(1, 2, 3)).toBe(1);
		expect(gammaQuantile(0, 2, 'upper')).toBe(Infinity);
		expect(binomialCdf(-1, 5, 0.5)).toBe(0);
		expect(binomialCdf(5, 5, 0.5, 'upper')).toBe(0);
		expect(binomialDensity(2, 5, 0)).toBe(0);
		expect(poissonDensity(0, 0)).toBe(1);
		expect(hypergeometricDensity(3, 2, 2, 2)).toBe(0);
	});

	it.each([
		['a probability of 1.5', () => normalQuantile(1.5), '1.5'],
		['a probability of NaN', () => studentTQuantile(NaN, 3), 'NaN'],
		['a shape of 0', () => betaCdf(0.5, 0, 1), '0'],
		['-2 degrees of freedom', () => chiSquareCdf(1, -4), '-2'],
		['half a trial', () => binomialDensity(0, 0.5, 0.5), '0.5'],
		['a negative mean', () => poissonCdf(1, -3), '-3'],
		['more balls than there are', () => hypergeometricCdf(1, 2, 2, 9), '9'],
	])('refuse %s and say so', (_, call, value) => {
		expect(call).toThrow(RangeError);
		expect(call).toThrow(value);
	});
});
