import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agrestiCoull } from '../../src/lib/stats/agresti-coull.ts';
import { clopperPearson } from '../../src/lib/stats/clopper-pearson.ts';
import { normalCritical } from '../../src/lib/stats/distributions/normal.ts';
import { jeffreys } from '../../src/lib/stats/jeffreys.ts';
import { wald } from '../../src/lib/stats/wald.ts';
import { wilsonCorrected } from '../../src/lib/stats/wilson-corrected.ts';
import { wilson } from '../../src/lib/stats/wilson.ts';

const z = normalCritical(0.95);
const intervals = { wilson, wilsonCorrected, clopperPearson, agrestiCoull, jeffreys, wald };
const counts = fc
	.integer({ min: 1, max: 100_000 })
	.chain((n) => fc.integer({ min: 0, max: n }).map((x) => ({ x, n })));
const level = fc.constantFrom(0.5, 0.8, 0.95, 0.999);

describe.each(Object.entries(intervals))('%s', (_, interval) => {
	it('holds the estimate, within 0 and 1', () => {
		fc.assert(
			fc.property(counts, level, ({ x, n }, confidence) => {
				const { estimate, lower, upper } = interval(x, n, confidence);
				expect(estimate).toBe(x / n);
				expect(lower).toBeGreaterThanOrEqual(0);
				expect(upper).toBeLessThanOrEqual(1);
				expect(lower).toBeLessThanOrEqual(x / n + 1e-12);
				expect(upper).toBeGreaterThanOrEqual(x / n - 1e-12);
			}),
		);
	});

	it('mirrors when events and non-events are swapped', () => {
		fc.assert(
			fc.property(counts, level, ({ x, n }, confidence) => {
				const here = interval(x, n, confidence);
				const there = interval(n - x, n, confidence);
				expect(here.lower).toBeCloseTo(1 - (there.upper ?? NaN), 11);
				expect(here.upper).toBeCloseTo(1 - (there.lower ?? NaN), 11);
			}),
		);
	});

	it('widens with the confidence level', () => {
		fc.assert(
			fc.property(counts, ({ x, n }) => {
				const narrow = interval(x, n, 0.8);
				const wide = interval(x, n, 0.99);
				expect(wide.lower).toBeLessThanOrEqual((narrow.lower ?? NaN) + 1e-15);
				expect(wide.upper).toBeGreaterThanOrEqual((narrow.upper ?? NaN) - 1e-15);
			}),
		);
	});

	it('has no number but a reason without cases', () => {
		expect(interval(0, 0)).toMatchObject({
			estimate: null,
			lower: null,
			upper: null,
			notEstimable: 'there are no cases',
		});
	});

	it.each([
		[-1, 10, '-1'],
		[11, 10, '11'],
		[NaN, 10, 'NaN'],
		[1.5, 10, '1.5'],
		[1, Infinity, 'Infinity'],
	])('refuses %d of %d', (x, n, value) => {
		expect(() => interval(x, n)).toThrow(RangeError);
		expect(() => interval(x, n)).toThrow(value);
	});

	it('refuses a level of 95', () => {
		expect(() => interval(1, 10, 95)).toThrow(/confidence level .* 95/);
	});
});

describe('by hand', () => {
	it('Wilson with no events: z²/(n + z²)', () => {
		expect(wilson(0, 7)).toEqual({ estimate: 0, lower: 0, upper: (z * z) / (7 + z * z) });
	});

	it('Wilson at one half: ½ ± z/(2 √(n + z²))', () => {
		const { lower, upper } = wilson(8, 16);
		const reach = z / (2 * Math.sqrt(16 + z * z));
		expect(lower).toBeCloseTo(0.5 - reach, 14);
		expect(upper).toBeCloseTo(0.5 + reach, 14);
	});

	it('Clopper-Pearson with no events: 1 − (α/2)^(1/n)', () => {
		expect(clopperPearson(0, 5).upper).toBeCloseTo(1 - 0.025 ** (1 / 5), 13);
		expect(clopperPearson(5, 5).lower).toBeCloseTo(0.025 ** (1 / 5), 13);
	});

	it('Agresti-Coull is centred where Wilson is, and holds it', () => {
		const adjusted = agrestiCoull(3, 40);
		const { lower, upper } = wilson(3, 40);
		expect(adjusted.center).toBeCloseTo(((lower ?? NaN) + (upper ?? NaN)) / 2, 14);
		expect(adjusted.lowerUnclipped).toBeLessThan(lower ?? NaN);
		expect(adjusted.upperUnclipped).toBeGreaterThan(upper ?? NaN);
	});

	it('Wald collapses at 0, which is why it is only for comparison', () => {
		expect(wald(0, 20)).toEqual({ estimate: 0, lower: 0, upper: 0 });
	});

	it('the corrected Wilson interval holds the plain one', () => {
		fc.assert(
			fc.property(counts, ({ x, n }) => {
				const plain = wilson(x, n);
				const corrected = wilsonCorrected(x, n);
				expect(corrected.lower).toBeLessThanOrEqual((plain.lower ?? NaN) + 1e-15);
				expect(corrected.upper).toBeGreaterThanOrEqual((plain.upper ?? NaN) - 1e-15);
			}),
		);
	});

	it('Wilson keeps the digits of a rare event', () => {
		const { lower } = wilson(1, 1_000_000_000);
		const expected = 1 / (1e9 * (1 + (z * z) / 2 + z * Math.sqrt(1 - 1e-9 + (z * z) / 4)));
		expect((lower ?? NaN) / expected).toBeCloseTo(1, 13);
	});
});
