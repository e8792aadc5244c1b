import { describe, expect, it } from 'vitest';
import { survivalQuantile } from '../../../src/lib/stats/survival/survival-quantile.ts';

describe('quantiles of survival time', () => {
	it('take the middle of a stretch at exactly one half, or its start', () => {
		const median = survivalQuantile({ time: [1, 2, 3, 4], event: [1, 1, 1, 1] }, { probs: [0.5] });
		expect(median.quantile).toEqual([2.5]);
		expect(median.quantileFirst).toEqual([2]);
	});

	it('go to the last time when the curve stays at one half', () => {
		const data = { time: [1, 2, 5, 9], event: [1, 1, 0, 0] };
		expect(survivalQuantile(data, { probs: [0.5] }).quantile).toEqual([5.5]);
	});

	it('are null when the curve does not get that far', () => {
		const none = survivalQuantile({ time: [1, 2, 3], event: [1, 0, 0] }, { probs: [0.5] });
		expect(none.quantile).toEqual([null]);
		expect(none.upper).toEqual([null]);
	});

	it('put the upper limit beyond the estimate and the lower before it', () => {
		const data = {
			time: Array.from({ length: 40 }, (_, i) => i + 1),
			event: Array<number>(40).fill(1),
		};
		const { quantile, lower, upper } = survivalQuantile(data, { probs: [0.5] });
		expect(quantile).toEqual([20.5]);
		expect(lower[0]).toBeLessThan(20.5);
		expect(upper[0]).toBeGreaterThan(20.5);
	});

	it('refuse a share above 1', () => {
		expect(() => survivalQuantile({ time: [1], event: [1] }, { probs: [1.5] })).toThrow('1.5');
	});
});
