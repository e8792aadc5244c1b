import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	derSimonianLaird,
	pauleMandel,
	restrictedMaximumLikelihood,
} from '../../../src/lib/stats/meta-analysis/between-study-variance.ts';
import { metaGeneric } from '../../../src/lib/stats/meta-analysis/meta-generic.ts';
import { weightedMean } from '../../../src/lib/stats/meta-analysis/weighted-mean.ts';
import { seeded } from '../survival/arbitrary-subjects.ts';

const study = fc.record({
	y: fc.double({ min: -3, max: 3, noNaN: true }),
	v: fc.double({ min: 0.01, max: 2, noNaN: true }),
});

describe('meta-analysis of estimates', () => {
	it('gives exact numbers for two studies of equal precision', () => {
		const meta = metaGeneric({ yi: [0, 2], vi: [0.5, 0.5] });
		expect(meta.Q).toBeCloseTo(4, 14);
		expect(meta.I2).toBeCloseTo(75, 12);
		expect(meta.fixed?.estimate).toBeCloseTo(1, 14);
		expect(meta.fixed?.se).toBeCloseTo(0.5, 14);
		for (const model of [meta.dl, meta.reml, meta.pm]) {
			expect(model?.tau2).toBeCloseTo(1.5, 10);
			expect(model?.se).toBeCloseTo(1, 10);
			expect(model?.hkSe).toBeCloseTo(1, 10);
			expect(model?.piLower).toBeNull();
		}
	});

	it('says nothing about differences between fewer than two studies', () => {
		const one = metaGeneric({ yi: [0.3], vi: [0.04] });
		expect(one.fixed?.se).toBeCloseTo(0.2, 14);
		expect([one.Q, one.QP, one.I2, one.dl, one.tau2QpUpper]).toEqual([0, null, null, null, null]);
		expect(metaGeneric({ yi: [], vi: [] }).notEstimable).toBe('No studies.');
	});

	it('has no Hartung-Knapp interval when all studies agree', () => {
		const meta = metaGeneric({ yi: [0.1, 0.1, 0.1], vi: [0.3, 0.2, 0.7] });
		expect([meta.Q, meta.dl?.hkSe, meta.dl?.hkLower, meta.dl?.hkP]).toEqual([0, 0, null, null]);
	});

	it('meets the defining equation of each estimate of tau²', () => {
		fc.assert(
			fc.property(fc.array(study, { minLength: 2, maxLength: 20 }), (drawn) => {
				const studies = { yi: drawn.map(({ y }) => y), vi: drawn.map(({ v }) => v) };
				const k = drawn.length;
				expect(derSimonianLaird(studies)).toBeGreaterThanOrEqual(0);
				const pm = pauleMandel(studies);
				const spread = weightedMean(studies, pm).spread;
				if (pm > 0) expect(spread).toBeCloseTo(k - 1, 8);
				else expect(spread).toBeLessThanOrEqual(k - 1);
				const reml = restrictedMaximumLikelihood(studies) ?? NaN;
				expect(reml).toBeGreaterThanOrEqual(0);
				const likelihood = (tau2: number) => {
					const mean = weightedMean(studies, tau2);
					const logs = mean.weights.reduce((sum, w) => sum + Math.log(w), 0);
					return (logs - Math.log(mean.total) - mean.spread) / 2;
				};
				const peak = likelihood(reml);
				expect(likelihood(reml + 1e-3)).toBeLessThanOrEqual(peak + 1e-12);
				expect(likelihood(Math.max(0, reml - 1e-3))).toBeLessThanOrEqual(peak + 1e-12);
			}),
			seeded,
		);
	});

	it('refuses variances that are not positive', () => {
		expect(() => metaGeneric({ yi: [1], vi: [0] })).toThrow(RangeError);
		expect(() => metaGeneric({ yi: [Number.NaN], vi: [1] })).toThrow('NaN');
		expect(() => metaGeneric({ yi: [1, 2], vi: [1] })).toThrow(RangeError);
	});
});
