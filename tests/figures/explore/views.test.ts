import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/lib/db/engine.ts';
import { nodeEngine } from '../../../src/lib/db/node-engine.ts';
import { DEFAULT_COHORT, EVERYONE, type Cohort } from '../../../src/lib/domain/cohort.ts';
import { SUPPRESS_SMALL_CELLS } from '../../../src/lib/domain/small-cell.ts';
import { exploreChart } from '../../../src/lib/figures/explore/chart.ts';
import { EXPLORE_OPTIONS, questionOf } from '../../../src/lib/figures/explore/question.ts';
import type { ExploreDrawn } from '../../../src/lib/figures/explore/present.ts';
import type { OptionValues, View } from '../../../src/lib/figures/figure.ts';
import { nodeDocument } from '../../../src/lib/plot/node-document.ts';
import { LIGHT } from '../../../src/lib/plot/themes.ts';
import { CAUSAL_WORDS } from '../choices.ts';
import { generatedRegistry } from '../generated-registry.ts';
import { overlaps, placedTexts } from '../svg-texts.ts';
import { exploredView } from './explored.ts';

let engine: Engine;

beforeAll(async () => {
	const { source } = generatedRegistry(6000, 9);
	engine = await nodeEngine({ registry: source, tables: ['runs', 'conventional'] });
});
afterAll(() => engine.close());

const levels = (...names: string[]) => ({ kind: 'levels' as const, levels: names });
const COHORTS: readonly (readonly [string, Cohort])[] = [
	['under 18', DEFAULT_COHORT],
	['everyone', EVERYONE],
	[
		'a few',
		{
			clauses: {
				age_group: levels('neonate'),
				dx_group: levels('sepsis'),
				setting: levels('ihca'),
			},
		},
	],
	['nobody', { clauses: { arrest_year: levels('unknown'), ecmo_flow_min: levels('unknown') } }],
];

/** Every value of every option once, beside others that go through all kinds of chart. */
const CHOICES: readonly OptionValues[] = [
	...(EXPLORE_OPTIONS.outcome.values.flatMap(({ value }) => [
		{ outcome: value, by: 'setting' },
		{ outcome: value, by: 'dx_group', facet: 'age_group' },
		{ outcome: value, by: 'none' },
	]) as OptionValues[]),
	...EXPLORE_OPTIONS.by.values.flatMap(({ value }) => [
		{ by: value },
		{ by: 'bystander_cpr', facet: value },
		{ outcome: 'ecmo_hours', by: value, facet: 'sex' },
	]),
	...EXPLORE_OPTIONS.adjust.values.flatMap(({ value }) => [
		{ by: 'location', adjust: value },
		{ outcome: 'comp_limb', by: 'cannulation_site', adjust: value },
	]),
	...EXPLORE_OPTIONS.chart.values.flatMap(({ value }) => [
		{ chart: value, by: 'location', facet: 'setting' },
		{ chart: value, by: 'arrest_year', facet: 'dx_group' },
		{ chart: value, by: 'arrest_year' },
	]),
	...EXPLORE_OPTIONS.of.values.flatMap(({ value }) => [
		{ of: value, by: 'ecpr_activated', adjust: 'dx_age' },
		{ of: value, by: 'location', facet: 'witnessed', chart: 'bars' },
		{ of: value, outcome: 'neuro_favourable', by: 'location' },
	]),
	{ by: 'dx_group', facet: 'location', chart: 'multiples' },
];

function check(view: View<ExploreDrawn>): void {
	expect(view.title).not.toMatch(CAUSAL_WORDS);
	for (const text of [view.title, view.subtitle, view.description, ...view.notes])
		expect(text).not.toMatch(/NaN|undefined|null|Infinity|\.\.|\s{2}/);
	for (const row of view.table.rows) expect(row.length).toBe(view.table.columns.length);
	for (const width of [358, 572]) {
		const svg = exploreChart(view, {
			document: nodeDocument(),
			width,
			theme: LIGHT,
			idPrefix: 'x',
		});
		expect(svg === null, 'a drawing unless empty').toBe(view.empty !== null);
		if (svg === null) continue;
		expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
		const texts = placedTexts(svg);
		expect(overlaps(texts)).toEqual([]);
		expect(texts.filter(({ left, right }) => left < -0.5 || right > width + 0.5)).toEqual([]);
	}
}

describe.each(COHORTS)('%s', (who, cohort) => {
	const all = who === 'under 18' || who === 'a few';
	const choices = CHOICES.filter((_, at) => all || at % 4 === 0);
	test.each(choices.map((chosen) => [JSON.stringify(chosen), chosen] as const))(
		'%s reads and draws well',
		async (_, chosen) => {
			const view = await exploredView(engine, cohort, chosen, SUPPRESS_SMALL_CELLS);
			check(view);
			if (who === 'nobody') {
				expect(view.empty).toMatch(/matches these filters/);
				const { population } = questionOf(chosen);
				expect(view.n).toEqual({ cohort: 0, used: 0, of: population });
			}
		},
	);
});
