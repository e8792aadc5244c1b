import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kaplanMeier } from '../../../src/lib/stats/survival/kaplan-meier.ts';
import { nelsonAalen } from '../../../src/lib/stats/survival/nelson-aalen.ts';
import { columns, seeded, subjects } from './arbitrary-subjects.ts';

describe('Nelson-Aalen', () => {
	it('adds exact fractions at event times only', () => {
		const hazard = nelsonAalen({ time: [1, 2, 2, 3, 4], event: [1, 1, 0, 0, 1] });
		expect([...hazard.time]).toEqual([1, 2, 4]);
		expect(hazard.cumhaz[1]).toBeCloseTo(1 / 5 + 1 / 4, 15);
		expect(hazard.se[1]).toBeCloseTo(Math.sqrt(1 / 25 + 1 / 16), 15);
		expect(hazard.seBinomial[1]).toBeCloseTo(Math.sqrt(4 / 125 + 3 / 64), 15);
	});

	it('is empty without events', () => {
		expect(nelsonAalen({ time: [1, 2], event: [0, 0] }).time).toHaveLength(0);
	});

	it('lies at or below minus the log of Kaplan-Meier', () => {
		fc.assert(
			fc.property(subjects(), (drawn) => {
				const hazard = nelsonAalen(columns(drawn));
				const curve = kaplanMeier(columns(drawn));
				expect(hazard.time.length).toBeLessThanOrEqual(curve.time.length);
				hazard.time.forEach((t, i) => {
					const s = curve.surv[curve.time.indexOf(t)] ?? NaN;
					expect(hazard.cumhaz[i]).toBeLessThanOrEqual(-Math.log(s) + 1e-12);
				});
			}),
			seeded,
		);
	});
});
