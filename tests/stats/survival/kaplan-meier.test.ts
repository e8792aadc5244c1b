import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kaplanMeier } from '../../../src/lib/stats/survival/kaplan-meier.ts';
import { kaplanMeierAt } from '../../../src/lib/stats/survival/kaplan-meier-at.ts';
import { columns, counted, everyTime, seeded, subjects } from './arbitrary-subjects.ts';

describe('Kaplan-Meier', () => {
	it('multiplies exact fractions; the censored of a tied time are still at risk', () => {
		const curve = kaplanMeier({ time: [2, 1, 4, 2, 3], event: [0, 1, 1, 1, 0] });
		expect([...curve.time]).toEqual([1, 2, 3, 4]);
		expect([...curve.nRisk]).toEqual([5, 4, 2, 1]);
		expect([...curve.nEvent]).toEqual([1, 1, 0, 1]);
		expect([...curve.nCensor]).toEqual([0, 1, 1, 0]);
		expect(curve.surv[0]).toBeCloseTo(4 / 5, 15);
		expect(curve.surv[1]).toBeCloseTo(3 / 5, 15);
		expect(curve.surv[2]).toBeCloseTo(3 / 5, 15);
		expect(curve.surv[3]).toBe(0);
		expect(curve.se[0]).toBeCloseTo(Math.sqrt(4 / 125), 15);
		expect(curve.se[1]).toBeCloseTo(Math.sqrt(6 / 125), 15);
		expect(curve.se[3]).toBeNaN();
	});

	it('stays at 1 when all are censored', () => {
		const curve = kaplanMeier({ time: [1, 2, 2], event: [0, 0, 0] });
		expect([...curve.surv]).toEqual([1, 1]);
		expect([...curve.se]).toEqual([0, 0]);
	});

	it('handles one subject and none', () => {
		expect([...kaplanMeier({ time: [7], event: [1] }).surv]).toEqual([0]);
		expect([...kaplanMeier({ time: [7], event: [0] }).surv]).toEqual([1]);
		expect(kaplanMeier({ time: [], event: [] }).surv).toHaveLength(0);
	});

	it('counts a late entrant at risk only after entry', () => {
		const curve = kaplanMeier({
			time: [3, 4, 2.5, 5],
			event: [1, 1, 0, 1],
			entry: [0, 1, 2, 3],
		});
		expect([...curve.time]).toEqual([2.5, 3, 4, 5]);
		expect([...curve.nRisk]).toEqual([3, 2, 2, 1]);
		expect([...curve.surv]).toEqual([1, 1 / 2, 1 / 4, 0]);
	});

	it('reads the curve between its times', () => {
		const at = kaplanMeierAt({ time: [2, 1, 4, 2, 3], event: [0, 1, 1, 1, 0] }, [0.5, 2, 2.5, 9]);
		expect([...at.nRisk]).toEqual([5, 4, 2, 0]);
		expect(at.surv[0]).toBe(1);
		expect(at.surv[1]).toBeCloseTo(3 / 5, 15);
		expect(at.surv[2]).toBeCloseTo(3 / 5, 15);
		expect(at.surv[3]).toBe(0);
	});

	it.each([
		['a negative time', { time: [-1], event: [1] }, '-1'],
		['NaN', { time: [Number.NaN], event: [1] }, 'NaN'],
		['an event of 2', { time: [1], event: [2] }, '2'],
		['entry at the exit', { time: [4], event: [1], entry: [4] }, '4'],
		['half a subject', { time: [4], event: [1], count: [0.5] }, '0.5'],
		['columns of unequal length', { time: [4, 5], event: [1] }, '1'],
	])('refuses %s and names it', (_, data, value) => {
		expect(() => kaplanMeier(data)).toThrow(RangeError);
		expect(() => kaplanMeier(data)).toThrow(value);
	});

	it.each([
		['times that do not increase', { time: [2, 2], events: [1, 1], censored: [0, 0] }],
		['a negative count', { time: [1], events: [-1], censored: [2] }],
		[
			'more entries than exits',
			{ time: [1, 2], events: [0, 1], censored: [0, 0], entered: [3, 0] },
		],
		[
			'an exit before anybody entered',
			{ time: [1, 2], events: [1, 0], censored: [0, 1], entered: [2, 0] },
		],
	])('refuses counts with %s', (_, counts) => {
		expect(() => kaplanMeier(counts)).toThrow(RangeError);
	});

	it('never rises, whatever the order of the rows', () => {
		fc.assert(
			fc.property(subjects(), (drawn) => {
				const curve = kaplanMeier(columns(drawn));
				expect([...curve.surv]).toEqual([...curve.surv].sort((a, b) => b - a));
				expect(kaplanMeier(columns([...drawn].reverse()))).toEqual(curve);
			}),
			seeded,
		);
	});

	it('is the same from subjects, from counts with empty times, and from rows that stand for several', () => {
		fc.assert(
			fc.property(subjects(), (drawn) => {
				const curve = kaplanMeier(columns(drawn));
				const events = counted(drawn, 1);
				const censored = counted(drawn, 0);
				expect(kaplanMeier({ time: everyTime, events, censored })).toEqual(curve);
				const rows = {
					time: [...everyTime, ...everyTime],
					event: [...events.map(() => 1), ...censored.map(() => 0)],
					count: [...events, ...censored],
				};
				const kept = kaplanMeier(rows);
				expect([...kept.time]).toEqual([...curve.time]);
				expect([...kept.surv]).toEqual([...curve.surv]);
			}),
			seeded,
		);
	});

	it('is the plain proportion when nobody is censored', () => {
		fc.assert(
			fc.property(subjects(), (drawn) => {
				const n = drawn.length;
				const curve = kaplanMeier({
					time: drawn.map(({ time }) => time),
					event: drawn.map(() => 1),
				});
				curve.time.forEach((t, i) => {
					const p = drawn.filter(({ time }) => time > t).length / n;
					expect(curve.surv[i]).toBeCloseTo(p, 12);
					if (p > 0) expect(curve.se[i]).toBeCloseTo(Math.sqrt((p * (1 - p)) / n), 12);
				});
			}),
			seeded,
		);
	});

	it('does not change when all enter before the first exit', () => {
		fc.assert(
			fc.property(subjects(), (drawn) => {
				const later = { ...columns(drawn), time: drawn.map(({ time }) => time + 1) };
				const entry = drawn.map(() => 0);
				expect([...kaplanMeier({ ...later, entry }).surv]).toEqual([...kaplanMeier(later).surv]);
			}),
			seeded,
		);
	});
});
