import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	funnelLimitsForEventRatio,
	funnelLimitsForShare,
} from '../../src/lib/stats/funnel-limits.ts';
import { overdispersedLimits, overdispersion } from '../../src/lib/stats/overdispersion.ts';
import { poissonRate } from '../../src/lib/stats/poisson-rate.ts';
import { rateRatio } from '../../src/lib/stats/rate-ratio.ts';
import { shrinkage } from '../../src/lib/stats/shrinkage.ts';
import { standardisedEventRatio } from '../../src/lib/stats/standardised-event-ratio.ts';

describe('rates', () => {
	it('without events: 0 to −log(α/2)/T', () => {
		const { rate, lowerExact, upperExact } = poissonRate(0, 50);
		expect([rate, lowerExact]).toEqual([0, 0]);
		expect(upperExact).toBeCloseTo(-Math.log(0.025) / 50, 15);
	});

	it('scale with the unit of time', () => {
		const days = poissonRate(7, 100);
		const hours = poissonRate(7, 2400);
		expect((hours.upperExact ?? NaN) * 24).toBeCloseTo(days.upperExact ?? NaN, 14);
	});

	it('hold the estimate, and no limit is below 0', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 100_000 }), (x) => {
				const { rate, lowerExact, upperExact, lowerByar, upperByar } = poissonRate(x, 1, 0.998);
				for (const lower of [lowerExact, lowerByar]) {
					expect(lower).toBeGreaterThanOrEqual(0);
					expect(lower).toBeLessThanOrEqual(rate ?? NaN);
				}
				for (const upper of [upperExact, upperByar]) expect(upper).toBeGreaterThan(rate ?? NaN);
			}),
		);
	});

	it('need time at risk', () => {
		expect(poissonRate(0, 0)).toMatchObject({
			rate: null,
			notEstimable: 'there is no time at risk',
		});
		expect(() => poissonRate(1, -1)).toThrow(/-1/);
	});
});

describe('rate ratios', () => {
	it('by hand: 4 events against none in equal times', () => {
		const { rr, lowerExact, upperExact, pExact, pMid, lowerWald } = rateRatio({
			x1: 4,
			t1: 10,
			x0: 0,
			t0: 10,
		});
		expect([rr, upperExact, lowerWald]).toEqual([Infinity, Infinity, null]);
		expect(pExact).toBeCloseTo(1 / 8, 14);
		expect(pMid).toBeCloseTo(1 / 16, 14);
		const share = 0.025 ** (1 / 4);
		expect(lowerExact).toBeCloseTo(share / (1 - share), 12);
	});

	it('invert when groups are swapped', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 300 }),
				fc.integer({ min: 1, max: 300 }),
				fc.integer({ min: 1, max: 1000 }),
				(x1, x0, t1) => {
					const here = rateRatio({ x1, t1, x0, t0: 77 });
					const there = rateRatio({ x1: x0, t1: 77, x0: x1, t0: t1 });
					expect((here.rr ?? NaN) * (there.rr ?? NaN)).toBeCloseTo(1, 12);
					expect((here.lowerExact ?? NaN) * (there.upperExact ?? NaN)).toBeCloseTo(1, 10);
					expect(here.rdLower).toBeCloseTo(-(there.rdUpper ?? NaN), 11);
					const [p, q] = [here.pExact ?? NaN, there.pExact ?? NaN];
					expect(Math.abs(p - q)).toBeLessThanOrEqual(1e-8 * p);
				},
			),
		);
	});

	it('do not exist without events or without time', () => {
		expect(rateRatio({ x1: 0, t1: 5, x0: 0, t0: 5 })).toMatchObject({
			rr: null,
			pExact: null,
			rd: 0,
			notEstimable: 'neither group had an event',
		});
		expect(rateRatio({ x1: 0, t1: 0, x0: 2, t0: 5 })).toMatchObject({
			rr: null,
			rd: null,
			notEstimable: 'a group has no time at risk',
		});
	});
});

describe('observed over expected', () => {
	it('by hand: none where one is expected', () => {
		const { smr, pDoubled, pExact } = standardisedEventRatio(0, 1);
		expect(smr).toBe(0);
		expect(pDoubled).toBeCloseTo(2 * Math.exp(-1), 14);
		// 0 and 1 are equally likely, so everything is at least as unlikely as what was seen.
		expect(pExact).toBe(1);
	});

	it('does not exist where none are expected', () => {
		expect(standardisedEventRatio(2, 0)).toMatchObject({
			smr: null,
			notEstimable: 'no events are expected',
		});
	});
});

describe('funnels', () => {
	it('by hand: one case, target one half', () => {
		const { lower95, upper95, normalUpper95 } = funnelLimitsForShare(0.5, [1, 0]);
		expect(lower95[0]).toBeCloseTo(-0.95, 14);
		expect(upper95[0]).toBeCloseTo(0.95, 14);
		expect(normalUpper95[0]).toBeCloseTo(0.5 + 1.959963984540054 / 2, 14);
		expect([lower95[1], upper95[1], normalUpper95[1]]).toEqual([null, null, null]);
	});

	it('99.8 % limits lie outside 95 % limits, and both close in with size', () => {
		const { lower998, lower95, upper95, upper998 } = funnelLimitsForShare(0.4, [50, 500, 5000]);
		for (const i of [0, 1, 2]) {
			expect(lower998[i]).toBeLessThan(lower95[i] ?? NaN);
			expect(lower95[i]).toBeLessThan(0.4);
			expect(upper95[i]).toBeGreaterThan(0.4);
			expect(upper998[i]).toBeGreaterThan(upper95[i] ?? NaN);
		}
		expect(upper95[2]).toBeLessThan(upper95[1] ?? NaN);
		expect(upper95[1]).toBeLessThan(upper95[0] ?? NaN);
	});

	it('of event ratios near those of shares when events are rare', () => {
		const share = funnelLimitsForShare(1e-5, [2_000_000]);
		const ratio = funnelLimitsForEventRatio(1, [20]);
		expect((share.upper95[0] ?? NaN) / 1e-5).toBeCloseTo(ratio.upper95[0] ?? NaN, 4);
	});

	it('refuse impossible targets and sizes', () => {
		expect(() => funnelLimitsForShare(1.2, [5])).toThrow(/1.2/);
		expect(() => funnelLimitsForShare(0.2, [2.5])).toThrow(/2.5/);
		expect(() => funnelLimitsForEventRatio(1, [-1])).toThrow(/-1/);
	});
});

describe('overdispersion', () => {
	it('by hand: two centres far from the target', () => {
		// Distances −6 and 6, drawn in to ±4.8: φ = 23.04, weights 400 each.
		const { phi, tau2, centres } = overdispersion(0.5, [20, 80], [100, 100]);
		expect(centres).toBe(2);
		expect(phi).toBeCloseTo(4.8 ** 2, 12);
		expect(tau2).toBeCloseTo((2 * 4.8 ** 2 - 1) / 400, 14);
	});

	it('is none when all centres are on the target, and the limits are then the normal ones', () => {
		const { tau2 } = overdispersion(0.4, [20, 40, 80], [50, 100, 200]);
		expect(tau2).toBe(0);
		const { normalLower95, normalUpper95 } = funnelLimitsForShare(0.4, [100]);
		const { lower, upper } = overdispersedLimits(0.4, 0, [100, 0]);
		expect(lower).toEqual([normalLower95[0], null]);
		expect(upper[0]).toBeCloseTo(normalUpper95[0] ?? NaN, 15);
	});

	it('needs two centres and room for chance', () => {
		expect(overdispersion(0.5, [1, 0], [2, 0]).notEstimable).toMatch(/fewer than two centres/);
		expect(overdispersion(0, [1, 0], [2, 3]).notEstimable).toMatch(/target of 0 or 1/);
	});
});

describe('shrinkage', () => {
	it('by hand: 2 of 10 and 8 of 10', () => {
		const { common, rho, estimate } = shrinkage([2, 8], [10, 10]);
		expect(common).toBeCloseTo(0.5, 15);
		expect(rho).toBeCloseTo((0.18 / 0.25 - 0.1) / 0.9, 13);
		const strength = 0.28 / 0.62;
		expect(estimate[0]).toBeCloseTo((strength / 2 + 2) / (strength + 10), 13);
		expect(estimate[1]).toBeCloseTo((strength / 2 + 8) / (strength + 10), 13);
	});

	it('pulls each share towards the common one, the more the fewer its cases', () => {
		fc.assert(
			fc.property(
				fc.array(
					fc
						.integer({ min: 1, max: 500 })
						.chain((n) => fc.integer({ min: 0, max: n }).map((x) => ({ n, x }))),
					{ minLength: 3, maxLength: 30 },
				),
				(centres) => {
					const result = shrinkage(
						centres.map(({ x }) => x),
						centres.map(({ n }) => n),
					);
					const common = result.common ?? NaN;
					centres.forEach(({ x, n }, i) => {
						const estimate = result.estimate[i] ?? NaN;
						expect(Math.abs(estimate - common)).toBeLessThanOrEqual(
							Math.abs(x / n - common) + 1e-12,
						);
						const [lower, upper] = [result.lower[i] ?? null, result.upper[i] ?? null];
						const rho = result.rho ?? NaN;
						const strength = (1 - rho) / rho;
						// The mean of a J-shaped posterior can lie outside its central interval.
						const humped = common * strength + x >= 1 && (1 - common) * strength + n - x >= 1;
						if (lower !== null && upper !== null && humped) {
							expect(lower).toBeLessThan(estimate);
							expect(upper).toBeGreaterThan(estimate);
						}
					});
				},
			),
		);
	});

	it('shrinks to the common share when centres differ no more than chance allows', () => {
		const result = shrinkage([10, 21, 0], [50, 100, 0]);
		expect(result).toMatchObject({ rho: 0, lower: [null, null, null] });
		expect(result.estimate).toEqual([result.common, result.common, null]);
		expect(result.notEstimable).toMatch(/no more than chance/);
	});

	it('needs two centres', () => {
		expect(shrinkage([1], [2])).toMatchObject({ common: null, estimate: [null] });
	});
});
