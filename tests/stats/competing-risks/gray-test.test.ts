import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grayScore } from '../../../src/lib/stats/competing-risks/gray-score.ts';
import { grayTest } from '../../../src/lib/stats/competing-risks/gray-test.ts';
import { logRank } from '../../../src/lib/stats/survival/log-rank.ts';
import {
	columns,
	counted,
	everyTime,
	seeded,
	subjects,
	type DrawnSubject,
} from '../survival/arbitrary-subjects.ts';

function countsOf(drawn: readonly DrawnSubject[], groups: readonly string[]) {
	const each = groups.map((group) => drawn.filter((subject) => subject.group === group));
	return {
		groups,
		time: everyTime,
		events: each.map((members) => [counted(members, 1), counted(members, 2)]),
		censored: each.map((members) => counted(members, 0)),
	};
}

function groupsOf(drawn: readonly DrawnSubject[]): readonly string[] {
	return [...new Set(drawn.map(({ group }) => group))].sort();
}

describe('Gray’s test', () => {
	it('is 0 for groups that are the same', () => {
		fc.assert(
			fc.property(subjects(2, 3), (drawn) => {
				const twice = ['a', 'b'].flatMap((group) =>
					drawn.map((subject) => ({ ...subject, group })),
				);
				const tests = grayTest(columns(twice));
				expect(tests.length).toBe(new Set(drawn.map(({ event }) => event).filter(Boolean)).size);
				for (const { stat } of tests) if (stat !== null) expect(stat).toBeCloseTo(0, 12);
			}),
			seeded,
		);
	});

	it('scores like the log-rank test of those who never have the other end, when nobody is censored', () => {
		fc.assert(
			fc.property(subjects(1), (drawn) => {
				const ended = drawn.map((one) => ({ ...one, event: one.event === 0 ? 2 : 1 }));
				const groups = groupsOf(ended);
				// While somebody of each group is under observation the weights are exact: one each stays to the end.
				const last = groups.map((group) => ({ time: 12, event: 2, group, stratum: 'x' }));
				const all = [...ended.filter(({ time }) => time < 12), ...last];
				const { score } = grayScore(countsOf(all, groups), 1, 0);
				const stay = all.map((one) => (one.event === 2 ? { ...one, time: 99, event: 0 } : one));
				const { time, event, group } = columns(stay);
				const { observed, expected } = logRank({ time, event, group });
				expect(score).toHaveLength(groups.length);
				score.forEach((value, i) => {
					expect(value).toBeCloseTo((observed[i] ?? NaN) - (expected[i] ?? NaN), 10);
				});
			}),
			seeded,
		);
	});

	it('is the same from counts as from subjects, and with a constant stratum', () => {
		fc.assert(
			fc.property(subjects(2), (drawn) => {
				const { strata, ...unstratified } = columns(drawn);
				const tests = grayTest(unstratified);
				expect(grayTest([countsOf(drawn, groupsOf(drawn))])).toEqual(tests);
				expect(grayTest({ ...unstratified, strata: strata.map(() => 'all') })).toEqual(tests);
			}),
			seeded,
		);
	});

	it('adds strata up', () => {
		const data = {
			time: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
			event: [1, 2, 1, 0, 2, 1, 0, 1, 2, 0, 1, 1],
			group: ['a', 'b', 'a', 'b', 'a', 'b', 'b', 'a', 'b', 'a', 'b', 'a'],
		};
		const [whole] = grayTest(data);
		const twice = {
			time: [...data.time, ...data.time],
			event: [...data.event, ...data.event],
			group: [...data.group, ...data.group],
			strata: [...data.time.map(() => 'x'), ...data.time.map(() => 'y')],
		};
		expect(grayTest(twice)[0]?.stat).toBeCloseTo(2 * (whole?.stat ?? NaN), 12);
	});

	it('has no answer for one group, and no test for a cause that never occurs', () => {
		const [only] = grayTest({ time: [1, 2], event: [1, 2], group: ['a', 'a'] });
		expect(only).toMatchObject({ cause: 1, stat: null, p: null });
		expect(only?.notEstimable).toContain('two groups');
		expect(
			grayTest({ time: [1, 2], event: [0, 2], group: ['a', 'b'] }).map(({ cause }) => cause),
		).toEqual([2]);
	});

	it('refuses strata with different groups', () => {
		const counts = { groups: ['a'], time: [1], events: [[[1]]], censored: [[0]] };
		expect(() => grayTest([counts, { ...counts, groups: ['b'] }])).toThrow('expected a');
	});
});
