import { describe, expect, it } from 'vitest';
import { coverAgrees, errorsApart, isWithin, summary } from '../../../data/lessons/judge.ts';
import { CONTRACT, type Quantity } from '../../../src/lib/lessons/contract/contract.ts';
import { manyRows } from '../../../src/lib/lessons/contract/many-rows.ts';
import { MEASURED } from '../../../src/lib/lessons/contract/measured.ts';
import { lessonCatalogue } from '../../../src/lib/lessons/index.ts';

describe('the contract of the lessons', () => {
	it('has every lesson, each with a naive or a careful and a true quantity', () => {
		expect(Object.keys(CONTRACT)).toEqual(lessonCatalogue.map(({ facts }) => facts.id));
		for (const [id, all] of Object.entries(CONTRACT)) {
			const roles = new Set(Object.values(all).map(({ role }) => role));
			expect(roles, id).toContain('naive');
			expect(roles, id).toContain('careful');
			expect(roles, id).toContain('truth');
		}
	});

	it.each(Object.entries(CONTRACT))('%s names each quantity once', (_id, all) => {
		const names = Object.values(all).map(({ what }) => what);
		expect(new Set(names).size).toBe(names.length);
	});

	it('is measured whole, over registries of the published size', () => {
		expect(MEASURED.draws).toBeGreaterThanOrEqual(40);
		expect(MEASURED.cases).toBe(60_000);
		for (const [id, all] of Object.entries(CONTRACT))
			expect(Object.keys(MEASURED.lessons[id] ?? {}), id).toEqual(Object.keys(all));
	});
});

describe('judging', () => {
	const quantity: Quantity & { readonly mean: number } = {
		what: '',
		role: 'naive',
		scale: 'difference',
		mean: 0.1,
		sd: 0.01,
		cover: null,
		weak: false,
	};
	const of = (mean: number, draws = 40) => ({ draws, mean, sd: 0.01, held: null });

	it('takes 2 standard errors of a mean and half a point', () => {
		// 2 × 0.01 / √40 + 0.005 = 0.00816
		expect(isWithin(quantity, of(0.108))).toBe(true);
		expect(isWithin(quantity, of(0.1083))).toBe(false);
		expect(isWithin(quantity, of(0.0917))).toBe(false);
		expect(isWithin(quantity, of(0.1083, 10))).toBe(true);
	});

	it('takes the spread of a coin for a chance', () => {
		const chance = { ...quantity, scale: 'chance', mean: 0.55, sd: null } as const;
		expect(isWithin(chance, of(0.7))).toBe(true);
		expect(isWithin(chance, of(0.72))).toBe(false);
	});

	it('says how far two means are apart in standard errors of their difference', () => {
		expect(errorsApart(quantity, of(0.11))).toBeCloseTo(0.01 / (0.01 * Math.sqrt(1 / 20)), 10);
	});

	it('lets two coverages differ as two series of 40 do', () => {
		expect(coverAgrees(0.8, 0.7, 40)).toBe(true);
		expect(coverAgrees(0.8, 0.5, 40)).toBe(false);
		expect(coverAgrees(0, 0.1, 40)).toBe(true);
		expect(coverAgrees(0, 0.3, 40)).toBe(false);
	});

	it('sums up values, and intervals where there are any', () => {
		const found = summary([
			{ value: 1, held: true },
			{ value: 3, held: false },
		]);
		expect(found).toEqual({ draws: 2, mean: 2, sd: Math.SQRT2, held: 0.5 });
		expect(summary([{ value: 1, held: null }])).toEqual({
			draws: 1,
			mean: 1,
			sd: null,
			held: null,
		});
		expect(() => summary([])).toThrow(RangeError);
	});
});

it('writes the rows of the page in the unit of each quantity', () => {
	const row = (scale: Quantity['scale'], mean: number, sd: number, held: number | null) =>
		manyRows(
			{
				one: { what: 'x', role: 'careful', scale, mean, sd, cover: null, weak: true },
				gone: { what: 'y', role: 'truth', scale, mean, sd, cover: null, weak: false },
			},
			{ one: { mean, sd, held } },
		);
	expect(row('difference', 0.128, 0.01, 0.8)).toEqual([
		{ what: 'x', role: 'careful', weak: true, value: '+12.8 (1.0)', held: '80\u202f%' },
	]);
	expect(row('difference', -0.029, 0.015, null)[0]?.value).toBe('−2.9 (1.5)');
	expect(row('share', 0.407, 0.01, null)[0]?.value).toBe('40.7 (1.0)\u202f%');
	expect(row('ratio', 0.76, 0.03, null)[0]?.value).toBe('0.76 (0.03)');
	expect(row('chance', 0.55, 0.5, null)[0]).toMatchObject({ value: 'in 55\u202f%', held: '' });
});
