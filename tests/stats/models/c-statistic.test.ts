import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cStatistic } from '../../../src/lib/stats/models/c-statistic.ts';
import { seeded } from '../survival/arbitrary-subjects.ts';

describe('C-statistic', () => {
	it('counts pairs, ties as one half, with DeLong’s error', () => {
		const result = cStatistic([1, 2, 2, 3], [0, 0, 1, 1]);
		expect(result.auc).toBe(0.875);
		expect(result.seDeLong).toBeCloseTo(Math.sqrt(1 / 32), 15);
		expect(result.upper).toBe(1);
		expect([result.cases, result.controls]).toEqual([2, 2]);
	});

	it('needs cases and controls, and two of each for its error', () => {
		expect(cStatistic([1, 2], [0, 0])).toMatchObject({ auc: null, seDeLong: null });
		expect(cStatistic([1, 2], [1, 1]).notEstimable).toContain('Every');
		expect(cStatistic([1, 2, 3], [1, 0, 0])).toMatchObject({ auc: 0, seDeLong: null, lower: null });
	});

	const rows = fc.array(
		fc.record({ score: fc.integer({ min: 0, max: 6 }), y: fc.integer({ min: 0, max: 1 }) }),
		{ maxLength: 40 },
	);

	it('is the share of pairs, whatever the order; turning the scores round turns it round', () => {
		fc.assert(
			fc.property(rows, (drawn) => {
				const [score, y] = [drawn.map((row) => row.score), drawn.map((row) => row.y)];
				const result = cStatistic(score, y);
				const positive = drawn.filter((row) => row.y === 1);
				const negative = drawn.filter((row) => row.y === 0);
				const share = positive.flatMap((one) =>
					negative.map((other) =>
						one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0,
					),
				);
				const turned = cStatistic(score.map((s) => -s).reverse(), [...y].reverse());
				expect(turned.cases).toBe(positive.length);
				if (share.length === 0) {
					expect(result.auc).toBeNull();
					return;
				}
				expect(result.auc).toBeCloseTo(
					share.reduce<number>((sum, v) => sum + v, 0) / share.length,
					12,
				);
				expect(turned.auc).toBeCloseTo(1 - (result.auc ?? NaN), 12);
				if (result.seDeLong !== null) expect(turned.seDeLong).toBeCloseTo(result.seDeLong, 12);
			}),
			seeded,
		);
	});

	it('refuses impossible input', () => {
		expect(() => cStatistic([Number.NaN], [1])).toThrow('NaN');
		expect(() => cStatistic([1], [2])).toThrow('y is 2');
	});
});
