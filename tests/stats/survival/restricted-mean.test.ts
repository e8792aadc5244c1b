import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kaplanMeier } from '../../../src/lib/stats/survival/kaplan-meier.ts';
import { restrictedMean } from '../../../src/lib/stats/survival/restricted-mean.ts';
import { restrictedMeanComparison } from '../../../src/lib/stats/survival/restricted-mean-comparison.ts';
import { survivalQuantile } from '../../../src/lib/stats/survival/survival-quantile.ts';
import { columns, counted, everyTime, seeded, subjects } from './arbitrary-subjects.ts';

const five = { time: [1, 2, 2, 3, 4], event: [1, 1, 0, 0, 1] };

describe('restricted mean survival time', () => {
	it('is the area under the curve, with exact fractions', () => {
		const mean = restrictedMean(five, 4);
		expect(mean.rmst).toBeCloseTo(3, 14);
		expect(mean.se).toBeCloseTo(Math.sqrt(0.32), 14);
		expect(mean.rmtl).toBeCloseTo(1, 14);
		expect(restrictedMean(five, 0.5).rmst).toBe(0.5);
		expect(restrictedMean(five, 0.5).se).toBe(0);
	});

	it('does not look beyond the follow-up, unless nobody is left', () => {
		expect(restrictedMean({ time: [1, 2], event: [1, 0] }, 3).rmst).toBeNull();
		expect(restrictedMean({ time: [1, 2], event: [1, 0] }, 3).notEstimable).toContain('2');
		expect(restrictedMean({ time: [1, 2], event: [1, 1] }, 3).rmst).toBe(1.5);
		expect(restrictedMean({ time: [], event: [] }, 3).notEstimable).toBe('No subjects.');
		expect(() => restrictedMean(five, -1)).toThrow('-1');
	});

	it('is the mean of min(time, tau) when nobody is censored', () => {
		fc.assert(
			fc.property(subjects(), fc.double({ min: 0, max: 14, noNaN: true }), (drawn, tau) => {
				const data = { time: drawn.map(({ time }) => time), event: drawn.map(() => 1) };
				const mean = drawn.reduce((sum, { time }) => sum + Math.min(time, tau), 0) / drawn.length;
				expect(restrictedMean(data, tau).rmst).toBeCloseTo(mean, 10);
			}),
			seeded,
		);
	});

	it('is the same from the curve, and so is the median', () => {
		fc.assert(
			fc.property(subjects(), (drawn) => {
				const data = columns(drawn);
				const curve = kaplanMeier(data);
				expect(restrictedMean(curve, 6)).toEqual(restrictedMean(data, 6));
				expect(survivalQuantile(curve)).toEqual(survivalQuantile(data));
			}),
			seeded,
		);
	});

	it('is the same from counts', () => {
		fc.assert(
			fc.property(subjects(), (drawn) => {
				const counts = {
					time: everyTime,
					events: counted(drawn, 1),
					censored: counted(drawn, 0),
				};
				expect(restrictedMean(counts, 5)).toEqual(restrictedMean(columns(drawn), 5));
			}),
			seeded,
		);
	});

	it('compares the second group with the first', () => {
		const data = {
			time: [...five.time, 4, 4],
			event: [...five.event, 0, 1],
			group: ['a', 'a', 'a', 'a', 'a', 'b', 'b'],
		};
		const two = restrictedMeanComparison(data, 4);
		expect(two.rmst[0]).toBeCloseTo(3, 14);
		expect(two.rmst[1]).toBe(4);
		expect(two.diff).toBeCloseTo(1, 14);
		expect(two.ratio).toBeCloseTo(4 / 3, 14);
		expect(two.diffSe).toBeCloseTo(Math.sqrt(0.32), 14);
	});

	it('has no comparison without two groups or without a mean in each', () => {
		expect(
			restrictedMeanComparison({ ...five, group: five.time.map(() => 'a') }, 4).diff,
		).toBeNull();
		const short = { time: [1, 5], event: [0, 0], group: ['a', 'b'] };
		expect(restrictedMeanComparison(short, 4).notEstimable).toContain('ends at 1');
	});
});
