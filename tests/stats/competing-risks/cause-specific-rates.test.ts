import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causeSpecificRates } from '../../../src/lib/stats/competing-risks/cause-specific-rates.ts';
import { columns, counted, everyTime, seeded, subjects } from '../survival/arbitrary-subjects.ts';

describe('cause-specific rates', () => {
	it('divide events by the follow-up of all', () => {
		const rows = causeSpecificRates({ time: [2, 3, 5], event: [1, 2, 0], group: ['b', 'a', 'b'] });
		expect(
			rows.map(({ group, cause, events, personTime, rate }) => [
				group,
				cause,
				events,
				personTime,
				rate,
			]),
		).toEqual([
			['a', 1, 0, 3, 0],
			['a', 2, 1, 3, 1 / 3],
			['b', 1, 1, 7, 1 / 7],
			['b', 2, 0, 7, 0],
		]);
		expect(rows[0]?.lower).toBe(0);
		expect(rows[0]?.upper).toBeCloseTo(-Math.log(0.025) / 3, 12);
	});

	it('leave out the time before entry', () => {
		const rows = causeSpecificRates({ time: [5, 8], event: [1, 1], entry: [2, 7] });
		expect(rows[0]).toMatchObject({ group: 'all', events: 2, personTime: 4, rate: 0.5 });
	});

	it('do not exist without person-time', () => {
		const rows = causeSpecificRates({ time: [0], event: [1] });
		expect(rows[0]).toMatchObject({ rate: null, lower: null, upper: null });
		expect(rows[0]?.notEstimable).toContain('Nobody');
	});

	it('are the same from counts', () => {
		fc.assert(
			fc.property(subjects(2), (drawn) => {
				const { time, event } = columns(drawn);
				const causes = Math.max(1, ...event);
				const all = {
					time: everyTime,
					events: Array.from({ length: causes }, (_, index) => counted(drawn, index + 1)),
					censored: counted(drawn, 0),
				};
				expect(causeSpecificRates({ counts: { all } })).toEqual(
					causeSpecificRates({ time, event }),
				);
			}),
			seeded,
		);
	});
});
