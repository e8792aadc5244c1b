import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/lib/db/engine.ts';
import { nodeEngine } from '../../../src/lib/db/node-engine.ts';
import {
	DEFAULT_COHORT,
	EVERYONE,
	FILTER_NAMES,
	matches,
	type Cohort,
} from '../../../src/lib/domain/cohort.ts';
import { filterOf } from '../../../src/lib/domain/filters.ts';
import {
	isSmallCount,
	SHOW_SMALL_CELLS,
	SUPPRESS_SMALL_CELLS,
} from '../../../src/lib/domain/small-cell.ts';
import { flowOf, type FlowStep } from '../../../src/lib/figures/flow/flow.ts';
import { pathway, stationsOf, type Pathway } from '../../../src/lib/figures/flow/pathway.ts';
import type { Figure, OptionValues, View } from '../../../src/lib/figures/figure.ts';
import { catalogue } from '../../../src/lib/figures/index.ts';
import { planFigures, type Question } from '../../../src/lib/figures/run.ts';
import { fewFilters } from '../../domain/arbitraries.ts';
import { context } from '../frozen-results.ts';
import { generatedRegistry, type GeneratedRegistry } from '../generated-registry.ts';

let registry: GeneratedRegistry;
let engine: Engine;
/** Runs of each of `COHORTS`. */
let rowsIn: readonly number[];

beforeAll(async () => {
	registry = generatedRegistry(6_000, 11);
	rowsIn = COHORTS.map((cohort) => registry.runs.filter((run) => matches(run, cohort)).length);
	engine = await nodeEngine({
		registry: registry.source,
		tables: ['runs', 'conventional', 'centre', 'eligible_counts'],
	});
});
afterAll(() => engine.close());

async function resultsOf(
	questions: readonly Question[],
	cohort: Cohort,
	options: Readonly<Record<string, OptionValues>> = {},
): Promise<ReadonlyMap<string, unknown>> {
	const plan = planFigures(questions, cohort, options);
	const tables = [];
	for (const statement of plan.statements) tables.push(await engine.query(statement));
	return plan.read(tables);
}

const COHORTS: readonly Cohort[] = [
	DEFAULT_COHORT,
	EVERYONE,
	{
		clauses: {
			sex: { kind: 'levels', levels: ['unknown'] },
			arrest_year: { kind: 'range', low: 2013, high: 2013, unknown: false },
		},
	},
	...fc.sample(fewFilters(3), { numRuns: 9, seed: 20240620 }),
];

/** Each total must be the one before it with the changes between; nothing can be said beside a number that is not told. */
function expectAddsUp(steps: readonly FlowStep[]): void {
	let standing = steps[0]?.n ?? NaN;
	expect(steps[0]?.kind).toBe('total');
	if (steps.some(({ n }) => n === null)) {
		expect(steps.filter(({ n }) => n !== null)).toHaveLength(1);
		return;
	}
	for (const { kind, n, label } of steps.slice(1))
		if (kind === 'change') {
			expect(n, label).not.toBe(0);
			standing += n ?? 0;
		} else expect(n, label).toBe(standing);
	expect(steps.at(-1)?.kind).toBe('total');
}

/** Every choice of every option once, the others at their initial values. */
function choicesOf(figure: Figure): readonly OptionValues[] {
	return [
		{},
		...Object.entries(figure.options).flatMap(([name, { values, initial }]) =>
			values.filter(({ value }) => value !== initial).map(({ value }) => ({ [name]: value })),
		),
	];
}

/** What is asked of a figure on the cohort of this place: the initial choices, and of all others the next. */
function askedOf(figure: Figure, at: number): readonly [OptionValues, OptionValues] {
	const choices = choicesOf(figure);
	return [{}, choices[at % choices.length] ?? {}];
}

describe('who is counted, for every figure', () => {
	let untold = 0;
	/** All figures are asked at once, as a page asks. */
	const answers = new Map<string, Promise<ReadonlyMap<string, unknown>>>();
	const answersOf = (at: number, which: 0 | 1): Promise<ReadonlyMap<string, unknown>> => {
		const options = Object.fromEntries(
			catalogue.map((figure) => [figure.id, askedOf(figure, at)[which]]),
		);
		const key = `${at} ${which}`;
		const asked = answers.get(key) ?? resultsOf(catalogue, COHORTS[at] ?? EVERYONE, options);
		answers.set(key, asked);
		return asked;
	};
	afterAll(() => {
		expect(untold, 'some numbers may not be told').toBeGreaterThan(0);
	});

	for (const figure of catalogue)
		test(figure.id, async () => {
			for (const [at, cohort] of COHORTS.entries()) {
				const rows = rowsIn[at] ?? NaN;
				for (const which of [0, 1] as const) {
					const chosen = askedOf(figure, at)[which];
					const results = await answersOf(at, which);
					const view: View = figure.present(
						results.get(figure.id),
						context(figure, cohort, chosen),
					);
					const steps = flowOf(view, rows);
					expectAddsUp(steps);
					for (const { reason } of view.leftOut ?? []) expect(reason).not.toBe('');
					if (view.n.untold !== undefined) {
						untold++;
						continue;
					}
					expect(steps.at(-1)?.n).toBe(view.n.used);
					if ((view.n.of ?? 'runs') === 'runs') expect(steps[0]?.n).toBe(rows);
					const said = (view.leftOut ?? []).reduce((sum, { n }) => sum + (n ?? 0), 0);
					expect(said, 'everybody left out has a reason').toBe(view.n.cohort - view.n.used);
					expect(isSmallCount(said), 'and is not one of 1 to 4').toBe(false);
					for (const { n } of view.leftOut ?? []) expect(n).toBeGreaterThan(4);
				}
			}
		});
});

test('a figure that draws a filtered variable takes its other levels in again', () => {
	expect(
		flowOf({ n: { cohort: 500, used: 480 }, leftOut: [{ reason: 'open', n: 20 }] }, 120),
	).toEqual([
		{ kind: 'total', label: 'ECPR runs in the cohort', n: 120 },
		{
			kind: 'change',
			label: 'come in: filters on what the figure draws as categories do not apply to it',
			n: 380,
		},
		{ kind: 'total', label: 'ECPR runs the figure is about', n: 500 },
		{ kind: 'change', label: 'open', n: -20 },
		{ kind: 'total', label: 'ECPR runs used in this figure', n: 480 },
	]);
});

test('whom a figure leaves out without a word is still counted', () => {
	const steps = flowOf({ n: { cohort: 10, used: 7 }, leftOut: [{ reason: 'open', n: 1 }] }, 10);
	expectAddsUp(steps);
	expect(steps.filter(({ kind }) => kind === 'change').map(({ n }) => n)).toEqual([-1, -2]);
});

describe('the way of a cohort', () => {
	test('is what loops over the rows count, by the filters that exist before cannulation', async () => {
		for (const cohort of COHORTS) {
			const way = (await resultsOf([pathway], cohort)).get('pathway') as Pathway;
			const late = FILTER_NAMES.filter(
				(name) =>
					cohort.clauses[name] !== undefined &&
					!['baseline', 'arrest'].includes(filterOf(name).knownAt),
			);
			expect(way.late).toEqual(late);
			const arrests = registry.eligible.filter((row) => matches(row, cohort, late));
			const cannulated = registry.runs.filter((row) => matches(row, cohort, late));
			const runs = registry.runs.filter((row) => matches(row, cohort));
			const yes = (name: string) => runs.filter((row) => row[name] === true).length;
			expect(way.eligible).toBe(arrests.length);
			expect(way.activated).toBe(arrests.filter((row) => row['ecpr_activated'] === true).length);
			expect(way.cannulated).toBe(cannulated.length);
			const stations = stationsOf(way, SHOW_SMALL_CELLS);
			expect(stations.map(({ n }) => n)).toEqual([
				arrests.length,
				way.activated,
				cannulated.length,
				...(late.length > 0 ? [runs.length] : []),
				yes('survived_ecls'),
				yes('survived_discharge'),
				runs.filter((row) => row['survived_discharge'] === true && row['neuro_favourable'] === true)
					.length,
			]);
			const counts = stations.map(({ n }) => n ?? 0);
			expect(counts).toEqual(counts.toSorted((a, b) => b - a));
		}
	});

	const WAY: Pathway = {
		eligible: 1000,
		activated: 400,
		cannulated: 300,
		late: [],
		outcomes: {
			runs: 300,
			offEcmo: { known: 298, yes: 180 },
			discharged: { known: 290, yes: 120 },
			complication: { known: 300, yes: 100 },
			survivors: { favourable: 60, unfavourable: 20, notRecorded: 40 },
		},
	};
	const hidden = (way: Pathway) =>
		stationsOf(way, SUPPRESS_SMALL_CELLS).flatMap(({ name, n }) => (n === null ? [name] : []));

	test('shows what is not small, with who is still open', () => {
		expect(stationsOf(WAY, SUPPRESS_SMALL_CELLS)).toEqual([
			{ name: 'eligible', n: 1000, open: 0 },
			{ name: 'activated', n: 400, open: 0 },
			{ name: 'cannulated', n: 300, open: 0 },
			// Two are still on ECMO: too few to count.
			{ name: 'weaned', n: 180, open: null },
			{ name: 'discharged', n: 120, open: 10 },
			{ name: 'favourable', n: 60, open: 40 },
		]);
	});

	test('counts everyone who is still open where small numbers are shown', () => {
		expect(stationsOf(WAY, SHOW_SMALL_CELLS).map(({ open }) => open)).toEqual([0, 0, 0, 2, 10, 40]);
	});

	test('hides a station where it or a step beside it is 1 to 4', () => {
		expect(hidden({ ...WAY, activated: 303 })).toEqual(['activated']);
		expect(hidden({ ...WAY, activated: 997 })).toEqual(['activated']);
		const { outcomes } = WAY;
		const withOutcomes = (changed: Partial<Pathway['outcomes']>): Pathway => ({
			...WAY,
			outcomes: { ...outcomes, ...changed },
		});
		expect(hidden(withOutcomes({ offEcmo: { known: 298, yes: 295 } }))).toEqual(['weaned']);
		expect(hidden(withOutcomes({ offEcmo: { known: 298, yes: 123 } }))).toEqual(['discharged']);
		expect(
			hidden(withOutcomes({ survivors: { favourable: 78, unfavourable: 2, notRecorded: 40 } })),
		).toEqual(['favourable']);
		expect(
			hidden(
				withOutcomes({
					offEcmo: { known: 298, yes: 3 },
					discharged: { known: 298, yes: 2 },
					survivors: { favourable: 1, unfavourable: 1, notRecorded: 0 },
				}),
			),
		).toEqual(['weaned', 'discharged', 'favourable']);
	});
});
