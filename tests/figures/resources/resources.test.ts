import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/lib/db/engine.ts';
import { nodeEngine } from '../../../src/lib/db/node-engine.ts';
import { DEFAULT_COHORT, EVERYONE, matches, type Cohort } from '../../../src/lib/domain/cohort.ts';
import { SHOW_SMALL_CELLS, SUPPRESS_SMALL_CELLS } from '../../../src/lib/domain/small-cell.ts';
import type { Figure, FigureAnswer, OptionValues, View } from '../../../src/lib/figures/figure.ts';
import { resourceCost } from '../../../src/lib/figures/resource-cost/resource-cost.ts';
import { resourceUse } from '../../../src/lib/figures/resource-use/resource-use.ts';
import { resourceFigures } from '../../../src/lib/figures/resources.ts';
import { optionValues, planFigures } from '../../../src/lib/figures/run.ts';
import { nodeDocument } from '../../../src/lib/plot/node-document.ts';
import { LIGHT } from '../../../src/lib/plot/themes.ts';
import { CAUSAL_WORDS, choices, numbersByWords } from '../choices.ts';
import { context } from '../frozen-results.ts';
import { generatedRegistry, type GeneratedRegistry } from '../generated-registry.ts';
import { grouped } from '../grouped.ts';
import { overlaps, placedTexts } from '../svg-texts.ts';

let registry: GeneratedRegistry;
let engine: Engine;

beforeAll(async () => {
	registry = generatedRegistry(12_000, 5);
	engine = await nodeEngine({ registry: registry.source, tables: ['runs'] });
});
afterAll(() => engine.close());

const levels = (...names: string[]) => ({ kind: 'levels' as const, levels: names });
const FEW: Cohort = {
	clauses: { age_group: levels('neonate'), dx_group: levels('sepsis'), setting: levels('ihca') },
};

async function viewOf(
	figure: Figure,
	cohort: Cohort,
	options: OptionValues,
	policy = SUPPRESS_SMALL_CELLS,
): Promise<View> {
	const plan = planFigures([figure], cohort, { [figure.id]: options });
	const tables = [];
	for (const statement of plan.statements) tables.push(await engine.query(statement));
	const result = plan.read(tables).get(figure.id);
	const plain: unknown = JSON.parse(JSON.stringify(result));
	expect(plain).toEqual(result);
	return figure.present(plain, {
		...context(figure, cohort),
		options: optionValues(figure, options),
		policy,
	});
}

/** Percentile by hand: linear between the neighbours of (n − 1) p. */
function percentile(sorted: readonly number[], p: number): number {
	const at = (sorted.length - 1) * p;
	const low = sorted[Math.floor(at)] ?? NaN;
	const high = sorted[Math.ceil(at)] ?? NaN;
	return low + (high - low) * (at - Math.floor(at));
}

const MEASURES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
	time: [
		['ECMO duration, h', 'ecmo_hours'],
		['Days in intensive care, d', 'icu_days'],
		['Days in hospital, d', 'hospital_days'],
	],
	'blood-cost': [
		['Red cells, mL/kg', 'rbc_ml_kg'],
		['Platelets, mL/kg', 'plt_ml_kg'],
		['Cost index', 'cost_index'],
	],
};

describe('resources by outcome', () => {
	test.each([DEFAULT_COHORT, EVERYONE])(
		'every number, from the rows one by one',
		async (cohort) => {
			const rows = registry.runs.filter((row) => matches(row, cohort));
			for (const [of, measures] of Object.entries(MEASURES)) {
				const found = numbersByWords(
					(await viewOf(resourceUse, cohort, { of }, SHOW_SMALL_CELLS)).table,
				);
				expect(found.size).toBe(6);
				for (const [name, column] of measures)
					for (const alive of [true, false]) {
						const own = rows.filter((row) => row['survived_discharge'] === alive);
						const values = own
							.map((row) => row[column])
							.filter((value) => typeof value === 'number')
							.toSorted((a, b) => a - b);
						const numbers =
							found.get(`${name} | ${alive ? 'Discharged alive' : 'Died in hospital'}`) ?? [];
						expect(numbers.slice(0, 2)).toEqual([own.length, values.length]);
						[0.1, 0.25, 0.5, 0.75, 0.9].forEach((p, at) => {
							expect(numbers[at + 2]).toBeCloseTo(percentile(values, p), 9);
						});
					}
			}
		},
	);

	test('an end that 1 to 4 runs had is hidden with the other, and so is its spread', () => {
		const rows = (died: number): FigureAnswer => ({
			kind: 'rows',
			rows: [
				{ measure: 'ecmo_hours', alive: true, value: 500, runs: 30 },
				{ measure: 'ecmo_hours', alive: false, value: 100, runs: died },
				{ measure: null, alive: true, value: null, runs: 30 },
				{ measure: null, alive: false, value: null, runs: died },
			],
		});
		const view = (died: number): View =>
			resourceUse.present(
				resourceUse.result([rows(died)], EVERYONE, { of: 'time' }),
				context(resourceUse, EVERYONE),
			);
		const [alive, dead] = view(3).table.rows;
		expect(alive?.slice(2).every(({ value }) => value === null)).toBe(true);
		expect(dead?.slice(2).every(({ value }) => value === null)).toBe(true);
		expect(view(9).table.rows[1]?.[4]?.value).toBe(10);
	});
});

describe('total cost index over survivors', () => {
	test.each([DEFAULT_COHORT, EVERYONE])(
		'every number, from the rows one by one',
		async (cohort) => {
			const split = cohort === EVERYONE;
			const found = numbersByWords(
				(await viewOf(resourceCost, cohort, {}, SHOW_SMALL_CELLS)).table,
			);
			const AGES: Readonly<Record<string, string>> = { neonate: 'Neonates', adult: 'Adults' };
			const rowsOf = registry.runs.filter((one) => matches(one, cohort, ['setting']));
			const groups = grouped(rowsOf, (row) => {
				const setting = row['setting'] === 'ihca' ? 'In hospital' : 'Out of hospital';
				const age = AGES[String(row['age_group'])] ?? 'Infants, children and adolescents';
				return split ? `${setting} | ${age}` : setting;
			});
			expect([...found.keys()].toSorted()).toEqual([...groups.keys()].toSorted());
			for (const [key, rows] of groups) {
				const used = rows.filter(
					(row) => row['survived_discharge'] !== null && row['cost_index'] !== null,
				);
				const cost = used.map((row) => Number(row['cost_index']));
				const alive = used.map((row) => Number(row['survived_discharge']));
				const total = cost.reduce((sum, one) => sum + one, 0);
				const lived = alive.reduce((sum, one) => sum + one, 0);
				const numbers = found.get(key) ?? [];
				expect(numbers.slice(0, 3)).toEqual([used.length, rows.length - used.length, lived]);
				expect(numbers[3]).toBeCloseTo(total, 6);
				if (lived === 0) continue;
				const ratio = total / lived;
				expect(numbers[4]).toBeCloseTo(ratio, 9);
				const spread = used.reduce(
					(sum, _, at) => sum + ((cost[at] ?? 0) - ratio * (alive[at] ?? 0)) ** 2,
					0,
				);
				const se = Math.sqrt((used.length / (used.length - 1)) * spread) / total;
				expect(numbers[5]).toBeCloseTo(ratio * Math.exp(-1.959963984540054 * se), 6);
				expect(numbers[6]).toBeCloseTo(ratio * Math.exp(1.959963984540054 * se), 6);
			}
		},
	);

	test('a setting with 1 to 4 survivors, and the one that would give it away, are hidden', () => {
		const row = (setting: string, alive: number) => ({
			age: null,
			setting,
			runs: 50,
			used: 40,
			alive,
			cost: 4000,
			squared: 500_000,
			of_alive: 900,
		});
		const view = (alive: number): string => {
			const answers: FigureAnswer[] = [
				{ kind: 'rows', rows: [row('ihca', 20), row('ohca', alive)] },
			];
			const result = resourceCost.result(answers, DEFAULT_COHORT, {});
			return JSON.stringify(resourceCost.present(result, context(resourceCost, DEFAULT_COHORT)));
		};
		expect(view(2)).toBe(view(4));
		expect(view(2)).toContain('too few to say');
		expect(view(12)).not.toContain('too few to say');
	});
});

for (const figure of resourceFigures)
	test.each([
		['under 18', DEFAULT_COHORT, null],
		['everyone', EVERYONE, null],
		['a few', FEW, null],
		['nobody', { clauses: { arrest_year: levels('unknown') } }, /^No ECPR run matches/],
	] as const)(`${figure.id}, %s: every choice reads and draws well`, async (_, cohort, empty) => {
		for (const options of choices(figure)) {
			const view = await viewOf(figure, cohort, options);
			expect(view.title).not.toMatch(CAUSAL_WORDS);
			for (const text of [view.title, view.subtitle, view.description, ...view.notes])
				expect(text).not.toMatch(/NaN|undefined|null|Infinity|\.\.|\s{2}/);
			if (empty === null) expect(view.empty).toBeNull();
			else expect(view.empty).toMatch(empty);
			for (const row of view.table.rows) expect(row.length).toBe(view.table.columns.length);
			for (const width of [358, 480, 560, 1180]) {
				const svg = figure.chart(view, {
					document: nodeDocument(),
					width,
					theme: LIGHT,
					idPrefix: 'x',
				});
				expect(svg === null).toBe(view.empty !== null);
				if (svg === null) continue;
				expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
				const texts = placedTexts(svg);
				expect(overlaps(texts)).toEqual([]);
				expect(texts.filter(({ left, right }) => left < -0.5 || right > width + 0.5)).toEqual([]);
			}
		}
	});
