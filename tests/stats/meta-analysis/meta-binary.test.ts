import { describe, expect, it } from 'vitest';
import { metaBinary } from '../../../src/lib/stats/meta-analysis/meta-binary.ts';

const two = { e1: [10, 0], n1: [50, 20], e0: [20, 4], n0: [50, 20] };

describe('meta-analysis of two-by-two tables', () => {
	it('adds half an event to a study with an empty cell only', () => {
		const { yi, vi } = metaBinary(two, { measure: 'OR' });
		expect(yi[0]).toBeCloseTo(Math.log((10 * 30) / (40 * 20)), 14);
		expect(vi[0]).toBeCloseTo(1 / 10 + 1 / 40 + 1 / 20 + 1 / 30, 14);
		expect(yi[1]).toBeCloseTo(Math.log((0.5 * 16.5) / (20.5 * 4.5)), 14);
	});

	it('pools without correction after Mantel-Haenszel and Peto', () => {
		const meta = metaBinary(two, { measure: 'OR' });
		expect(meta.mh.estimate).toBeCloseTo(Math.log(300 / 100 / (800 / 100 + 80 / 40)), 14);
		const v1 = (50 * 50 * 30 * 70) / (100 ** 2 * 99);
		const v2 = (20 * 20 * 4 * 36) / (40 ** 2 * 39);
		expect(meta.peto?.estimate).toBeCloseTo((10 - 15 + 0 - 2) / (v1 + v2), 14);
		expect(metaBinary(two, { measure: 'RD' }).peto).toBeNull();
	});

	it('leaves studies without events out of ratios on request', () => {
		const three = { e1: [10, 0, 3], n1: [50, 9, 30], e0: [20, 0, 5], n0: [50, 9, 30] };
		expect(metaBinary(three, { measure: 'RR' }).k).toBe(3);
		expect(metaBinary(three, { measure: 'RR', excludeDoubleZero: true }).k).toBe(2);
		expect(metaBinary(three, { measure: 'RD', excludeDoubleZero: true }).k).toBe(3);
	});

	it('has no pooled ratio when nobody has the event, and leaves out an empty arm', () => {
		const none = metaBinary({ e1: [0], n1: [5], e0: [0], n0: [5] }, { measure: 'OR' });
		expect(none.mh).toEqual({ estimate: null, se: null, lower: null, upper: null });
		expect(none.peto?.estimate).toBeNull();
		const oneArm = { e1: [1, 2], n1: [5, 6], e0: [0, 3], n0: [0, 6] };
		expect(metaBinary(oneArm, { measure: 'RR' }).k).toBe(1);
	});

	it('refuses more events than patients', () => {
		expect(() => metaBinary({ ...two, e1: [51, 0] }, { measure: 'RR' })).toThrow(RangeError);
	});
});
