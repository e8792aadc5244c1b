import { describe, expect, it } from 'vitest';
import { eValue } from '../../src/lib/stats/e-value.ts';

describe('E-values', () => {
	it('by hand: a risk ratio of 2 needs 2 + √2', () => {
		expect(eValue({ estimate: 2 }).eValue).toBeCloseTo(2 + Math.SQRT2, 15);
		expect(eValue({ estimate: 0.5 }).eValue).toBeCloseTo(2 + Math.SQRT2, 15);
	});

	it('of an interval is that of the limit nearer to 1, and 1 when it touches 1', () => {
		expect(eValue({ estimate: 3, lower: 2, upper: 5 }).eValueCI).toBeCloseTo(2 + Math.SQRT2, 15);
		expect(eValue({ estimate: 0.3, lower: 0.2, upper: 0.5 }).eValueCI).toBeCloseTo(
			2 + Math.SQRT2,
			15,
		);
		expect(eValue({ estimate: 2, lower: 1, upper: 4 }).eValueCI).toBe(1);
		expect(eValue({ estimate: 0.8, lower: 0.5, upper: 1.2 }).eValueCI).toBe(1);
	});

	it('turns common odds and hazard ratios into risk ratios first', () => {
		expect(eValue({ estimate: 4 }, 'OR-common').rr).toBe(2);
		expect(eValue({ estimate: 1 }, 'HR-common').rr).toBe(1);
		const there = eValue({ estimate: 3 }, 'HR-common').rr;
		expect(eValue({ estimate: 1 / 3 }, 'HR-common').rr * there).toBeCloseTo(1, 13);
	});

	it('says when the limit is not known', () => {
		expect(eValue({ estimate: 2 })).toMatchObject({
			eValueCI: null,
			notEstimable: 'the limit nearer to 1 is not known',
		});
	});

	it('refuses a negative ratio and crossed limits', () => {
		expect(() => eValue({ estimate: -1 })).toThrow(/-1/);
		expect(() => eValue({ estimate: 2, lower: 3, upper: 1 })).toThrow(RangeError);
	});
});
