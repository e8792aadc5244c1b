import { describe, expect, it } from 'vitest';
import { incompleteGamma } from '../../../src/lib/stats/distributions/incomplete-gamma.ts';

/** a, x, P(a, x), Q(a, x), computed with 40 digits (mpmath 1.3, gammainc). */
const values: readonly (readonly [number, number, number, number])[] = [
	[5000, 5139.5, 0.9749715100687194, 0.025028489931280637],
	[5000, 4900, 0.07794495622651391, 0.9220550437734661],
	[1001.5, 1000.5, 0.4915927338484012, 0.5084072661515988],
	[1500, 1449.5, 0.09506405869726692, 0.9049359413027331],
	[1500, 1448, 0.08853386067941221, 0.9114661393205877],
	[2e5, 2.01e5, 0.9872287282906278, 0.01277127170937222],
];

describe('the incomplete gamma function', () => {
	it.each(values)('is right for a = %d, x = %d, where the library alone is not', (a, x, p, q) => {
		expect(Math.abs(incompleteGamma(a, x, false) / p - 1)).toBeLessThan(1e-12);
		expect(Math.abs(incompleteGamma(a, x, true) / q - 1)).toBeLessThan(1e-12);
	});

	it('meets the library’s own answer where the work-around ends', () => {
		const x = 2000;
		const inside = incompleteGamma(x + 50.999, x, true);
		const outside = incompleteGamma(x + 51.001, x, true);
		expect(outside).toBeGreaterThan(inside);
		expect(outside - inside).toBeLessThan(2e-5);
	});

	it('has no upper tail far out at small shapes', () => {
		expect(incompleteGamma(1.5, 1200, true)).toBe(0);
		expect(incompleteGamma(1.5, 1200, false)).toBe(1);
	});
});
