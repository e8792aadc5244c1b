import { describe, expect, it } from 'vitest';
import { calibration } from '../../../src/lib/stats/models/calibration.ts';

const p = [0.25, 0.25, 0.25, 0.25, 0.75, 0.75, 0.75, 0.75];

describe('calibration', () => {
	it('is ideal when one in four and three in four come true', () => {
		const result = calibration(p, [1, 0, 0, 0, 1, 1, 1, 0]);
		expect(result.observedExpected).toBe(1);
		expect(result.citl).toBeCloseTo(0, 12);
		expect(result.intercept).toBeCloseTo(0, 12);
		expect(result.slope).toBeCloseTo(1, 12);
		expect(result.brier).toBeCloseTo(3 / 16, 15);
		expect(result.brierScaled).toBeCloseTo(1 / 4, 15);
		expect(result.groupN).toEqual([4, 4]);
		expect(result.groupObserved).toEqual([1, 3]);
		expect(result.groupExpected).toEqual([1, 3]);
	});

	it('finds predictions that are too extreme: slope ½', () => {
		const odds = 9;
		const extreme = p.map((value) => (value < 0.5 ? 1 / (1 + odds) : odds / (1 + odds)));
		const result = calibration(extreme, [1, 0, 0, 0, 1, 1, 1, 0]);
		expect(result.slope).toBeCloseTo(Math.log(3) / Math.log(9), 10);
		expect(result.citl).toBeCloseTo(0, 10);
	});

	it('tests ten groups with eight degrees of freedom', () => {
		const many = Array.from({ length: 100 }, (_, i) => (i + 1) / 102);
		const result = calibration(
			many,
			many.map((_, i) => ((i * 7919) % 101 < i ? 1 : 0)),
		);
		expect(result.groupN).toEqual(Array(10).fill(10));
		expect(result.hlDf).toBe(8);
		expect(result.hlP).toBeGreaterThan(0);
	});

	it('says what does not exist', () => {
		expect(calibration([0, 0.5, 1, 0.2], [0, 1, 1, 0]).notEstimable).toContain('certainty');
		expect(calibration([0.5, 0.5], [0, 1])).toMatchObject({ slope: null, hl: null, citl: 0 });
		expect(calibration([0.4, 0.6], [1, 1])).toMatchObject({ citl: null, slope: null });
		expect(calibration([], [])).toMatchObject({ observedExpected: null, brier: null });
	});

	it('refuses impossible input', () => {
		expect(() => calibration([1.2], [1])).toThrow('1.2');
		expect(() => calibration([0.2], [3])).toThrow('y is 3');
		expect(() => calibration(p, [1, 0, 0, 0, 1, 1, 1, 0], { groups: 0 })).toThrow('0');
	});
});
