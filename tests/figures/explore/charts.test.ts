import { expect, test } from 'vitest';
import { chartFor, CHARTS, refusal, type Shape } from '../../../src/lib/figures/explore/charts.ts';
import { questionOf, refusedBy } from '../../../src/lib/figures/explore/question.ts';

const SHARE: Shape = { kind: 'share', groups: 5, byYear: false, splits: null, allowing: false };

test('a chart that fits is picked for every shape of answer', () => {
	const picked = (shape: Partial<Shape>) => chartFor('auto', { ...SHARE, ...shape });
	expect(picked({})).toBe('dots');
	expect(picked({ splits: 2 })).toBe('dots');
	expect(picked({ splits: 5 })).toBe('heat');
	expect(picked({ splits: 12, groups: 13 })).toBe('multiples');
	expect(picked({ byYear: true, groups: 13 })).toBe('years');
	expect(picked({ byYear: true, groups: 13, splits: 12 })).toBe('multiples');
	expect(picked({ allowing: true })).toBe('differences');
	expect(picked({ kind: 'bounds' })).toBe('dots');
	expect(picked({ kind: 'bounds', splits: 2 })).toBe('multiples');
	expect(picked({ kind: 'spread', splits: 2 })).toBe('quantiles');
});

test('the chart asked for is drawn exactly when nothing speaks against it', () => {
	for (const kind of ['share', 'bounds', 'spread'] as const)
		for (const splits of [null, 2, 5, 12])
			for (const byYear of [false, true])
				for (const allowing of [false, true]) {
					const shape = { kind, groups: 13, byYear, splits, allowing };
					for (const { value } of CHARTS) {
						const drawn = chartFor(value, shape);
						expect(refusal(drawn, shape), JSON.stringify(shape)).toBeNull();
						if (value !== 'auto')
							expect(drawn === value).toBe(refusal(value, shape) === null || drawn === value);
					}
				}
});

test('choices that do not go together are set aside, and that is said', () => {
	const question = questionOf({
		outcome: 'comp_renal',
		of: 'eligible',
		by: 'dx_group',
		facet: 'dx_group',
		chart: 'heat',
	});
	expect(question).toMatchObject({ population: 'runs', facet: null, chart: 'dots' });
	expect(question.setAside).toEqual([
		'“among all eligible arrests” is set aside: the outcome exists for ECPR runs alone.',
		'“split by diagnosis” is set aside: it is the grouping.',
		'“drawn as a heat map” is set aside: choose a split.',
	]);
});

test('what is refused comes with its reason', () => {
	const refused = refusedBy({ by: 'location', adjust: 'dx_group' });
	expect(refused['facet']?.['setting']).toBe('allow for nothing first');
	expect(refused['facet']?.['none']).toBeUndefined();
	expect(refused['chart']?.['bars']).toBe('allowing for something shows differences');
	expect(refused['by']?.['ecpr_activated']).toBe('it is the same for all');
	expect(refusedBy({ by: 'dx_group' })['adjust']?.['dx_age']).toBe('it is the grouping');
	expect(refusedBy({ outcome: 'lactate_arrest' })['by']?.['lactate_arrest']).toBe(
		'it is the outcome',
	);
	expect(refusedBy({ by: 'none' })['adjust']?.['dx_group']).toBe('choose a grouping');
});
