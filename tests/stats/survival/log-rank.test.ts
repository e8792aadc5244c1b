import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logRank } from '../../../src/lib/stats/survival/log-rank.ts';
import { logRankHazardRatio } from '../../../src/lib/stats/survival/log-rank-hazard-ratio.ts';
import {
	columns,
	counted,
	everyTime,
	seeded,
	subjects,
	type DrawnSubject,
} from './arbitrary-subjects.ts';

const four = { time: [1, 3, 2, 4], event: [1, 1, 1, 0], group: ['a', 'a', 'b', 'b'] };

/** Counts of the three groups at every time, made apart from the code under test. */
function countsOf(drawn: readonly DrawnSubject[]) {
	const groups = [...new Set(drawn.map(({ group }) => group))].sort();
	const each = groups.map((group) => drawn.filter((subject) => subject.group === group));
	return {
		groups,
		time: everyTime,
		events: each.map((members) => counted(members, 1)),
		censored: each.map((members) => counted(members, 0)),
	};
}

describe('log-rank test', () => {
	it('gives exact fractions for four subjects', () => {
		const test = logRank(four);
		expect(test.groups).toEqual(['a', 'b']);
		expect(test.observed).toEqual([2, 1]);
		expect(test.expected[0]).toBeCloseTo(4 / 3, 14);
		expect(test.expected[1]).toBeCloseTo(5 / 3, 14);
		expect(test.variance[0]?.[0]).toBeCloseTo(13 / 18, 14);
		expect(test.variance[0]?.[1]).toBeCloseTo(-13 / 18, 14);
		expect(test.chisq).toBeCloseTo(8 / 13, 14);
		expect(test.df).toBe(1);
	});

	it('uses the hypergeometric variance for tied events', () => {
		const test = logRank({
			time: [1, 2, 1, 2],
			event: [1, 0, 1, 0],
			group: ['a', 'a', 'b', 'b'],
		});
		expect(test.variance[0]?.[0]).toBeCloseTo(1 / 3, 14);
		expect(test.chisq).toBe(0);
		expect(test.p).toBe(1);
	});

	it('gives the one-step hazard ratio of the first group', () => {
		const ratio = logRankHazardRatio(four);
		expect(ratio.logHr).toBeCloseTo(12 / 13, 14);
		expect(ratio.se).toBeCloseTo(Math.sqrt(18 / 13), 14);
		expect(ratio.hr).toBeCloseTo(Math.exp(12 / 13), 14);
	});

	it.each([
		['one group', { time: [1, 2], event: [1, 1], group: ['a', 'a'] }, 'two groups'],
		['no events', { time: [1, 2], event: [0, 0], group: ['a', 'b'] }, 'events'],
		['everybody ending at once', { time: [1, 1], event: [1, 1], group: ['a', 'b'] }, 'spared'],
	])('has no answer with %s', (_, data, reason) => {
		const test = logRank(data);
		expect([test.chisq, test.df, test.p]).toEqual([null, null, null]);
		expect(test.notEstimable).toContain(reason);
		expect(logRankHazardRatio(data).hr).toBeNull();
	});

	it('drops a group that could have no event', () => {
		const data = {
			...four,
			time: [1, 3, 2, 4, 0.5],
			event: [1, 1, 1, 0, 0],
			group: [...four.group, 'c'],
		};
		expect(logRank(data).df).toBe(1);
		expect(logRank(data).chisq).toBeCloseTo(8 / 13, 14);
	});

	it('is 0 for groups that are the same', () => {
		fc.assert(
			fc.property(subjects(1, 2), (drawn) => {
				const twice = ['a', 'b'].flatMap((group) =>
					drawn.map((subject) => ({ ...subject, group })),
				);
				expect(logRank(columns(twice)).chisq ?? 0).toBeCloseTo(0, 12);
			}),
			seeded,
		);
	});

	it('does not depend on the order of rows', () => {
		fc.assert(
			fc.property(subjects(), (drawn) => {
				expect(logRank(columns([...drawn].reverse()))).toEqual(logRank(columns(drawn)));
			}),
			seeded,
		);
	});

	it('is the same from counts as from subjects, with strata and without', () => {
		fc.assert(
			fc.property(subjects(), (drawn) => {
				const { strata, ...unstratified } = columns(drawn);
				expect(logRank(countsOf(drawn))).toEqual(logRank(unstratified));
				const groups = countsOf(drawn).groups;
				const each = [...new Set(strata)].sort().map((name) => {
					const members = drawn.filter(({ stratum }) => stratum === name);
					const one = groups.map((group) => members.filter((subject) => subject.group === group));
					return {
						groups,
						time: everyTime,
						events: one.map((some) => counted(some, 1)),
						censored: one.map((some) => counted(some, 0)),
					};
				});
				expect(logRank(each)).toEqual(logRank({ ...unstratified, strata }));
			}),
			seeded,
		);
	});

	it('is the unstratified test when the stratum is constant', () => {
		fc.assert(
			fc.property(subjects(), (drawn) => {
				const { strata, ...unstratified } = columns(drawn);
				expect(logRank({ ...unstratified, strata: strata.map(() => 'all') })).toEqual(
					logRank(unstratified),
				);
			}),
			seeded,
		);
	});

	it('refuses strata with different groups and exits of people not at risk', () => {
		const counts = { groups: ['a', 'b'], time: [1], events: [[1], [0]], censored: [[0], [1]] };
		expect(() => logRank([counts, { ...counts, groups: ['a', 'c'] }])).toThrow('a, c');
		const early = {
			...counts,
			time: [1, 2],
			events: [
				[1, 0],
				[0, 0],
			],
			censored: [
				[0, 0],
				[0, 1],
			],
		};
		expect(() =>
			logRank({
				...early,
				entered: [
					[1, 0],
					[0, 0],
				],
			}),
		).toThrow(RangeError);
		expect(() => logRank({ ...counts, events: [[1]] })).toThrow('2 groups');
	});
});
