import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aalenJohansen } from '../../../src/lib/stats/competing-risks/aalen-johansen.ts';
import { incidenceAt } from '../../../src/lib/stats/competing-risks/incidence-at.ts';
import { incidenceLimits } from '../../../src/lib/stats/competing-risks/incidence-limits.ts';
import { kaplanMeier } from '../../../src/lib/stats/survival/kaplan-meier.ts';
import { columns, counted, everyTime, seeded, subjects } from '../survival/arbitrary-subjects.ts';

describe('Aalen-Johansen', () => {
	it('gives exact fractions for four subjects', () => {
		const curve = aalenJohansen({ time: [1, 2, 3, 4], event: [1, 2, 0, 1] });
		const [first, second] = curve.causes;
		expect([...curve.surv].map((s) => Number(s.toFixed(14)))).toEqual([0.75, 0.5, 0.5, 0]);
		expect(first?.cif[0]).toBeCloseTo(1 / 4, 15);
		expect(second?.cif[1]).toBeCloseTo(1 / 4, 15);
		expect(first?.cif[3]).toBeCloseTo(3 / 4, 15);
		expect(first?.se[0]).toBeCloseTo(Math.sqrt(3 / 64), 15);
		expect(first?.nEvent).toEqual(Float64Array.of(1, 0, 0, 1));
	});

	it('is 1 without error when the only cause has taken everybody', () => {
		const curve = aalenJohansen({ time: [1, 2, 3, 4, 5], event: [2, 0, 2, 0, 2] });
		expect(curve.causes[1]?.cif.at(-1)).toBe(1);
		expect(curve.causes[1]?.se.at(-1)).toBe(0);
		expect([...(curve.causes[0]?.cif ?? [])]).toEqual([0, 0, 0, 0, 0]);
	});

	it('stays at 0 when all are censored and is empty without subjects', () => {
		const curve = aalenJohansen({ time: [1, 2], event: [0, 0] }, { causes: 2 });
		expect(curve.causes.map(({ cif }) => [...cif])).toEqual([
			[0, 0],
			[0, 0],
		]);
		expect(aalenJohansen({ time: [], event: [] }).time).toHaveLength(0);
	});

	it('is read as a step function', () => {
		const curve = aalenJohansen({ time: [1, 3], event: [1, 2] });
		const [first] = incidenceAt(curve, [0, 1, 2, 9]);
		expect([...(first?.cif ?? [])]).toEqual([0, 0.5, 0.5, 0.5]);
		expect(() => incidenceAt(curve, [Number.NaN])).toThrow('NaN');
	});

	it('has no log-log limits at 0 or 1', () => {
		const limits = incidenceLimits({ cif: [0, 0.5, 1], se: [0, 0.1, 0.2] });
		expect([...limits.lower].map(Number.isNaN)).toEqual([true, false, true]);
		expect([...limits.upper].map(Number.isNaN)).toEqual([true, false, true]);
		expect([...incidenceLimits({ cif: [0], se: [0] }, 'plain').upper]).toEqual([0]);
	});

	it('shares 1 among the causes and survival at every time', () => {
		fc.assert(
			fc.property(subjects(3), (drawn) => {
				const curve = aalenJohansen(columns(drawn));
				expect(curve.causes.length).toBeGreaterThan(0);
				curve.surv.forEach((s, i) => {
					const total = curve.causes.reduce((sum, { cif }) => sum + (cif[i] ?? NaN), s);
					expect(total).toBeCloseTo(1, 12);
				});
			}),
			seeded,
		);
	});

	it('is the proportion with its binomial error when nobody is censored', () => {
		fc.assert(
			fc.property(subjects(2), (drawn) => {
				const n = drawn.length;
				const ended = drawn.map((subject) => ({
					...subject,
					event: subject.event === 0 ? 1 : subject.event,
				}));
				const curve = aalenJohansen(columns(ended));
				curve.time.forEach((t, i) => {
					const p = ended.filter(({ time, event }) => event === 1 && time <= t).length / n;
					expect(curve.causes[0]?.cif[i]).toBeCloseTo(p, 12);
					expect((curve.causes[0]?.se[i] ?? NaN) ** 2).toBeCloseTo((p * (1 - p)) / n, 12);
				});
			}),
			seeded,
		);
	});

	it('is 1 − Kaplan-Meier, with its error, when there is one cause', () => {
		fc.assert(
			fc.property(subjects(), (drawn) => {
				const curve = aalenJohansen(columns(drawn));
				const survival = kaplanMeier(columns(drawn));
				expect([...curve.time]).toEqual([...survival.time]);
				survival.surv.forEach((s, i) => {
					expect(curve.causes[0]?.cif[i]).toBeCloseTo(1 - s, 12);
					if (s > 0) expect(curve.causes[0]?.se[i]).toBeCloseTo(survival.se[i] ?? NaN, 12);
				});
			}),
			seeded,
		);
	});

	it('is the same from counts with empty times, whatever the order of rows', () => {
		fc.assert(
			fc.property(subjects(2), (drawn) => {
				const events = [counted(drawn, 1), counted(drawn, 2)];
				const counts = { time: everyTime, events, censored: counted(drawn, 0) };
				const curve = aalenJohansen(columns(drawn), { causes: 2 });
				expect(aalenJohansen(counts)).toEqual(curve);
				expect(aalenJohansen(columns([...drawn].reverse()), { causes: 2 })).toEqual(curve);
			}),
			seeded,
		);
	});
});
