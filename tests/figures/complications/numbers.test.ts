import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/lib/db/engine.ts';
import { nodeEngine } from '../../../src/lib/db/node-engine.ts';
import { DEFAULT_COHORT, EVERYONE, type Cohort } from '../../../src/lib/domain/cohort.ts';
import { SHOW_SMALL_CELLS } from '../../../src/lib/domain/small-cell.ts';
import { complicationFigures } from '../../../src/lib/figures/complications.ts';
import type { Figure, OptionValues, View } from '../../../src/lib/figures/figure.ts';
import { optionValues, planFigures } from '../../../src/lib/figures/run.ts';
import { choices, numbersByWords } from '../choices.ts';
import { generatedRegistry, type GeneratedRegistry } from '../generated-registry.ts';
import { expectedNumbers } from './second-route.ts';

let registry: GeneratedRegistry;
let engine: Engine;

beforeAll(async () => {
	registry = generatedRegistry(12_000, 5);
	engine = await nodeEngine({ registry: registry.source, tables: ['runs'] });
});
afterAll(() => engine.close());

const levels = (...names: string[]) => ({ kind: 'levels' as const, levels: names });

const COHORTS: readonly (readonly [string, Cohort])[] = [
	['under 18', DEFAULT_COHORT],
	['everyone', EVERYONE],
	[
		'neonates with a single ventricle in cardiac intensive care',
		{
			clauses: {
				age_group: levels('neonate'),
				location: levels('cicu'),
				dx_group: levels('chd_single_ventricle'),
			},
		},
	],
	['adults out of hospital', { clauses: { age_group: levels('adult'), setting: levels('ohca') } }],
];

async function viewOf(figure: Figure, cohort: Cohort, options: OptionValues): Promise<View> {
	const plan = planFigures([figure], cohort, { [figure.id]: options });
	const tables = [];
	for (const statement of plan.statements) tables.push(await engine.query(statement));
	const result = plan.read(tables).get(figure.id);
	const plain: unknown = JSON.parse(JSON.stringify(result));
	expect(plain).toEqual(result);
	return figure.present(plain, {
		cohort,
		options: optionValues(figure, options),
		policy: SHOW_SMALL_CELLS,
		confidenceLevel: 0.95,
	});
}

for (const figure of complicationFigures)
	describe(figure.id, () => {
		test.each(COHORTS)(
			'%s: every number, counted again by loops over the rows',
			async (_, cohort) => {
				for (const options of choices(figure)) {
					const found = numbersByWords((await viewOf(figure, cohort, options)).table);
					const expected = expectedNumbers(figure.id, registry, cohort, options);
					expect([...found.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
					expect(found.size).toBeGreaterThan(2);
					for (const [key, numbers] of expected) {
						const own = found.get(key) ?? [];
						expect(own.length, key).toBe(numbers.length);
						numbers.forEach((number, at) => {
							const what = `${key}, number ${at}, ${JSON.stringify(options)}`;
							if (number !== null)
								expect(own[at] ?? NaN, what).toBeCloseTo(number, number > 1000 ? 5 : 8);
						});
					}
				}
			},
		);
	});

test('first events have exact Poisson intervals: as likely to be as extreme as they say', async () => {
	const [rates] = complicationFigures;
	if (rates === undefined) throw new Error('no figure');
	const view = await viewOf(rates, DEFAULT_COHORT, { events: 'first' });
	const numbers = numbersByWords(view.table).get('Limb') ?? [];
	const [events = 0, hours = 0, , lower = 0, upper = 0] = numbers.slice(5);
	/** P(X ≤ k) of a Poisson variable, by its terms. */
	const atMost = (k: number, mean: number): number => {
		let term = Math.exp(-mean);
		let sum = term;
		for (let i = 1; i <= k; i++) sum += term *= mean / i;
		return sum;
	};
	const expected = (rate: number | null): number => ((rate ?? 0) * (hours ?? 0)) / 1000;
	expect(events).toBeGreaterThan(5);
	expect(atMost(events ?? 0, expected(upper))).toBeCloseTo(0.025, 6);
	expect(1 - atMost((events ?? 0) - 1, expected(lower))).toBeCloseTo(0.025, 6);
});
