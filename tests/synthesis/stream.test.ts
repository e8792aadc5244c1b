import { describe, expect, it } from 'vitest';
import { exp } from '../../src/lib/synthesis/mathematics.ts';
import { permutation } from '../../src/lib/synthesis/random/permutation.ts';
import { BLOCKS, Stream } from '../../src/lib/synthesis/random/stream.ts';

const N = 40_000;
const many = (draw: (stream: Stream) => number) =>
	Array.from({ length: N }, (_, i) => draw(new Stream(7, 'trial').at(i)));
const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
const variance = (values: readonly number[]) => {
	const m = mean(values);
	return mean(values.map((v) => (v - m) ** 2));
};

describe('Stream', () => {
	it('depends on seed, block and index only', () => {
		const first = (seed: number, block: 'patient' | 'arrest', index: number) =>
			new Stream(seed, block).at(index).bits();
		expect(first(1, 'patient', 5)).toBe(first(1, 'patient', 5));
		expect(first(2, 'patient', 5)).not.toBe(first(1, 'patient', 5));
		expect(first(1, 'arrest', 5)).not.toBe(first(1, 'patient', 5));
		expect(first(1, 'patient', 6)).not.toBe(first(1, 'patient', 5));
		expect(first(1 + 2 ** 32, 'patient', 5)).not.toBe(first(1, 'patient', 5));
		const stream = new Stream(1, 'patient');
		const forth = [stream.at(3).uniform(), stream.uniform(), stream.at(4).uniform()];
		const back = [stream.at(4).uniform(), stream.at(3).uniform(), stream.uniform()];
		expect([forth[2], forth[0], forth[1]]).toEqual(back);
	});

	it('gives every block a number of its own', () => {
		const numbers = Object.values(BLOCKS);
		expect(new Set(numbers).size).toBe(numbers.length);
	});

	// Moments within four standard errors.
	it.each([
		['uniform', (s: Stream) => s.uniform(), 0.5, 1 / 12],
		['second uniform', (s: Stream) => s.bits() * 0 + s.uniform(), 0.5, 1 / 12],
		['normal', (s: Stream) => s.normal(), 0, 1],
		['exponential', (s: Stream) => s.exponential(), 1, 1],
		['gamma of shape 3', (s: Stream) => s.gamma(3), 3, 3],
		['beta(4, 4)', (s: Stream) => s.betaFourFour(), 0.5, 1 / 36],
		['Poisson of mean 6.5', (s: Stream) => s.poisson(exp(-6.5), 6.5), 6.5, 6.5],
		['chance of 0.3', (s: Stream) => Number(s.chance(0.3)), 0.3, 0.21],
	])('draws %s with its mean and variance', (_, draw, wantedMean, wantedVariance) => {
		const values = many(draw);
		expect(Math.abs(mean(values) - wantedMean)).toBeLessThan(4 * Math.sqrt(wantedVariance / N));
		expect(variance(values) / wantedVariance).toBeGreaterThan(0.95);
		expect(variance(values) / wantedVariance).toBeLessThan(1.05);
	});

	it('picks by share and refuses an empty list', () => {
		const picked = Array.from({ length: N }, (_, i) =>
			new Stream(3, 'trial').at(i).pick([
				['a', 0.2],
				['b', 0.5],
				['c', 0.3],
			]),
		);
		expect(picked.filter((v) => v === 'b').length / N).toBeCloseTo(0.5, 1);
		expect(picked.filter((v) => v === 'a').length / N).toBeCloseTo(0.2, 1);
		expect(() => new Stream(1, 'trial').at(0).pick([])).toThrow('Nothing to pick from');
	});

	it('shows no correlation between neighbouring cases or blocks', () => {
		const a = many((s) => s.normal());
		const b = Array.from({ length: N }, (_, i) => new Stream(7, 'stay').at(i).normal());
		const correlation = (x: readonly number[], y: readonly number[]) =>
			mean(x.map((v, i) => v * (y[i] ?? 0)));
		expect(Math.abs(correlation(a, b))).toBeLessThan(4 / Math.sqrt(N));
		expect(Math.abs(correlation(a.slice(1), a.slice(0, -1)))).toBeLessThan(4 / Math.sqrt(N));
	});
});

describe('permutation', () => {
	it.each([1, 2, 3, 12, 60, 1000, 4097])('reorders 0..%i without repeats', (size) => {
		const place = permutation(5, 'caseNumbers', size);
		const places = Array.from({ length: size }, (_, i) => place(i));
		expect([...places].sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i));
	});

	it('tells nothing about the index', () => {
		const size = 20_000;
		const place = permutation(5, 'caseNumbers', size);
		const middle = (size - 1) / 2;
		let [cross, square] = [0, 0];
		for (let i = 0; i < size; i++) {
			cross += (i - middle) * (place(i) - middle);
			square += (i - middle) ** 2;
		}
		expect(Math.abs(cross / square)).toBeLessThan(4 / Math.sqrt(size));
	});
});
