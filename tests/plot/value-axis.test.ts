import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueAxis } from '../../src/lib/plot/value-axis.ts';

test('by hand', () => {
	expect(valueAxis([3, 7.6], 200, 1)).toEqual({ low: 0, high: 8, ticks: [0, 2, 4, 6, 8] });
	const { ticks } = valueAxis([-0.12, 0.04], 200, 0.05);
	expect(ticks.map((tick) => Math.round(tick * 100))).toEqual([-15, -10, -5, 0, 5]);
	expect(valueAxis([-0.001], 200, 0.1)).toMatchObject({ low: -0.1, high: 0 });
	expect(valueAxis([], 200, 1)).toMatchObject({ low: 0, high: 1 });
});

test('holds zero and every value, with few ticks between its ends', () => {
	const value = fc.double({ min: -500, max: 500, noNaN: true });
	fc.assert(
		fc.property(fc.array(value), fc.integer({ min: 40, max: 900 }), (values, room) => {
			const { low, high, ticks } = valueAxis(values, room, 0.1);
			const slack = 1e-6 * (high - low);
			expect(high).toBeGreaterThan(low);
			for (const each of [0, ...values]) {
				expect(each).toBeGreaterThanOrEqual(low - slack);
				expect(each).toBeLessThanOrEqual(high + slack);
			}
			expect(ticks[0]).toBe(low);
			expect(ticks.at(-1)).toBe(high);
			expect(ticks.includes(0)).toBe(true);
			expect(ticks.length).toBeLessThanOrEqual(Math.max(3, Math.floor(room / 44)) + 2);
			expect(ticks.length).toBeGreaterThan(1);
		}),
	);
});
