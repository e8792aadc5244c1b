import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberAtRisk } from '../../../src/lib/stats/survival/number-at-risk.ts';
import { columns, seeded, subjects } from './arbitrary-subjects.ts';

describe('number at risk', () => {
	it('counts those who leave at t or later', () => {
		const table = numberAtRisk(
			{ time: [1, 2, 2, 5], event: [1, 1, 0, 0], group: ['b', 'b', 'a', 'b'] },
			[0, 2, 2.5, 6],
		);
		expect(table.groups).toEqual(['a', 'b']);
		expect(table.nRisk.map((row) => [...row])).toEqual([
			[1, 1, 0, 0],
			[3, 2, 1, 0],
		]);
		expect(table.nEventCum.map((row) => [...row])).toEqual([
			[0, 0, 0, 0],
			[0, 2, 2, 2],
		]);
		expect(table.nCensorCum.map((row) => [...row])).toEqual([
			[0, 1, 1, 1],
			[0, 0, 0, 1],
		]);
	});

	it('leaves out those who have not entered', () => {
		const table = numberAtRisk(
			{ time: [4, 6], event: [1, 1], entry: [0, 3], group: ['a', 'a'] },
			[1, 3, 3.5, 5],
		);
		expect([...(table.nRisk[0] ?? [])]).toEqual([1, 1, 2, 1]);
	});

	it('adds up: at risk, plus those who left before, is everybody', () => {
		fc.assert(
			fc.property(subjects(), fc.integer({ min: 0, max: 13 }), (drawn, t) => {
				const table = numberAtRisk(columns(drawn), [t, t - 0.5 < 0 ? 0 : t - 0.5]);
				table.groups.forEach((group, row) => {
					const members = drawn.filter((subject) => subject.group === group);
					expect(table.nRisk[row]?.[0]).toBe(members.filter(({ time }) => time >= t).length);
					if (t < 1) return;
					const left = (table.nEventCum[row]?.[1] ?? 0) + (table.nCensorCum[row]?.[1] ?? 0);
					expect((table.nRisk[row]?.[0] ?? 0) + left).toBe(members.length);
				});
			}),
			seeded,
		);
	});

	it('refuses a negative time', () => {
		expect(() => numberAtRisk({ time: [1], event: [1], group: ['a'] }, [-2])).toThrow('-2');
	});
});
