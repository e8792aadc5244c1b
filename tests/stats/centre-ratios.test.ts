import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	funnelLimitsForCommonEventRatio,
	funnelLimitsForEventRatio,
	funnelLimitsForShare,
} from '../../src/lib/stats/funnel-limits.ts';
import {
	overdispersedLimits,
	overdispersedRatioLimits,
	overdispersion,
	overdispersionOfRatio,
} from '../../src/lib/stats/overdispersion.ts';

describe('funnel limits of observed over expected for a common event', () => {
	it('are those of the share over the share, where the expected number fits whole cases', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 300 }),
				fc.integer({ min: 5, max: 95 }).map((percent) => percent / 100),
				(n, share) => {
					const ratio = funnelLimitsForCommonEventRatio(share, [n * share]);
					const whole = funnelLimitsForShare(share, [n]);
					expect(ratio.upper95[0]).toBeCloseTo((whole.upper95[0] ?? NaN) / share, 6);
					expect(ratio.lower998[0]).toBeCloseTo((whole.lower998[0] ?? NaN) / share, 6);
				},
			),
			{ seed: 8 },
		);
	});

	it('by hand: halfway between 10 and 11 cases', () => {
		const half = funnelLimitsForCommonEventRatio(0.5, [5.25]);
		const whole = funnelLimitsForShare(0.5, [10, 11]);
		const mean = ((whole.upper95[0] ?? NaN) + (whole.upper95[1] ?? NaN)) / 2;
		expect(half.upper95[0]).toBeCloseTo(mean / 0.5, 12);
	});

	it('come near Poisson’s for rare events and lie within them for common ones', () => {
		const rare = funnelLimitsForCommonEventRatio(0.002, [20]);
		const common = funnelLimitsForCommonEventRatio(0.4, [20]);
		const poisson = funnelLimitsForEventRatio(1, [20]);
		expect(rare.upper95[0]).toBeCloseTo(poisson.upper95[0] ?? NaN, 2);
		expect(common.upper95[0]).toBeLessThan((poisson.upper95[0] ?? NaN) - 0.05);
		expect(common.lower95[0]).toBeGreaterThan((poisson.lower95[0] ?? NaN) + 0.05);
	});

	it('are absent where less than a case is expected, and refuse the impossible', () => {
		expect(funnelLimitsForCommonEventRatio(0.5, [0, 0.2]).upper95).toEqual([null, null]);
		expect(() => funnelLimitsForCommonEventRatio(0, [1])).toThrow(/share/);
		expect(() => funnelLimitsForCommonEventRatio(0.5, [-1])).toThrow(/expected/);
	});
});

describe('overdispersion of observed over expected', () => {
	it('by hand: 30 and 10 where 20 are expected', () => {
		// z = ±10/√20, z² = 5; type 7 draws both in to 0.8 of the way: φ = 5 · 0.64 = 3.2.
		// w = 20 twice: τ² = (2 · 3.2 − 1)/(40 − 800/40) = 5.4/20.
		const { phi, tau2, centres } = overdispersionOfRatio([30, 10], [20, 20]);
		expect(centres).toBe(2);
		expect(phi).toBeCloseTo(3.2, 12);
		expect(tau2).toBeCloseTo(0.27, 12);
	});

	it('is that of shares, seen relative to the target', () => {
		const n = [40, 80, 120, 60];
		const x = [10, 50, 44, 33];
		const share = 0.4;
		const ofShare = overdispersion(share, x, n);
		const expected = n.map((each) => each * share);
		const ofRatio = overdispersionOfRatio(x, expected, 1 - share);
		expect(ofRatio.phi).toBeCloseTo(ofShare.phi ?? NaN, 12);
		expect(ofRatio.tau2).toBeCloseTo((ofShare.tau2 ?? NaN) / share ** 2, 12);
		const limits = overdispersedRatioLimits(ofRatio.tau2 ?? NaN, expected, 1 - share, 0.998);
		const shares = overdispersedLimits(share, ofShare.tau2 ?? NaN, n, 0.998);
		limits.upper.forEach((upper, at) => {
			expect(upper).toBeCloseTo((shares.upper[at] ?? NaN) / share, 12);
		});
		expect(overdispersedRatioLimits(0, [0]).lower).toEqual([null]);
	});

	it('says when there is nothing to compare, and refuses the impossible', () => {
		expect(overdispersionOfRatio([3], [2]).notEstimable).toMatch(/fewer than two centres/);
		expect(() => overdispersionOfRatio([3, 1], [2, 0])).toThrow(/expected/);
		expect(() => overdispersionOfRatio([3, 1], [2, 1], 0)).toThrow(/spread/);
	});
});
