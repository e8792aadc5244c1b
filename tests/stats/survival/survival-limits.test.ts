import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCritical } from '../../../src/lib/stats/distributions/normal.ts';
import { kaplanMeier } from '../../../src/lib/stats/survival/kaplan-meier.ts';
import { survivalLimits } from '../../../src/lib/stats/survival/survival-limits.ts';
import { columns, seeded, subjects } from './arbitrary-subjects.ts';

const types = ['plain', 'log', 'log-log'] as const;

describe('limits of a survival curve', () => {
	it('follow the three formulas', () => {
		const curve = { surv: [0.6], se: [0.1] };
		const z = normalCritical(0.95);
		expect(survivalLimits(curve, 'plain').lower[0]).toBeCloseTo(0.6 - 0.1 * z, 14);
		expect(survivalLimits(curve, 'log').upper[0]).toBeCloseTo(0.6 * Math.exp((0.1 * z) / 0.6), 14);
		const shift = (0.1 * z) / (0.6 * Math.log(0.6));
		expect(survivalLimits(curve).lower[0]).toBeCloseTo(0.6 ** Math.exp(-shift), 14);
		expect(survivalLimits(curve).upper[0]).toBeCloseTo(0.6 ** Math.exp(shift), 14);
	});

	it('exist at 1 but for log-log, and nowhere at 0', () => {
		const curve = kaplanMeier({ time: [1, 2], event: [0, 1] });
		expect(survivalLimits(curve, 'plain').lower[0]).toBe(1);
		expect(survivalLimits(curve, 'log').upper[0]).toBe(1);
		expect(survivalLimits(curve, 'log-log').lower[0]).toBeNaN();
		for (const type of types) expect(survivalLimits(curve, type).upper[1]).toBeNaN();
	});

	it('contain the estimate, lie in [0, 1] and widen with the level', () => {
		fc.assert(
			fc.property(subjects(), fc.constantFrom(...types), (drawn, type) => {
				const curve = kaplanMeier(columns(drawn));
				const narrow = survivalLimits(curve, type, 0.8);
				const wide = survivalLimits(curve, type, 0.99);
				expect(narrow.lower).toHaveLength(curve.surv.length);
				curve.surv.forEach((s, i) => {
					const [low = NaN, high = NaN] = [narrow.lower[i], narrow.upper[i]];
					if (Number.isNaN(low)) return;
					expect(low).toBeGreaterThanOrEqual(0);
					expect(high).toBeLessThanOrEqual(1);
					expect(low).toBeLessThanOrEqual(s + 1e-15);
					expect(high).toBeGreaterThanOrEqual(s - 1e-15);
					expect(wide.lower[i]).toBeLessThanOrEqual(low);
					expect(wide.upper[i]).toBeGreaterThanOrEqual(high);
				});
			}),
			seeded,
		);
	});

	it('refuse an impossible level', () => {
		expect(() => survivalLimits({ surv: [1], se: [0] }, 'plain', 95)).toThrow('95');
	});
});
