import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/lib/db/engine.ts';
import { nodeEngine } from '../../src/lib/db/node-engine.ts';
import { matches, type Cohort } from '../../src/lib/domain/cohort.ts';
import { count } from '../../src/lib/domain/format.ts';
import {
	isSmallCount,
	SHOW_SMALL_CELLS,
	SUPPRESS_SMALL_CELLS,
} from '../../src/lib/domain/small-cell.ts';
import type { Figure, OptionValues, View } from '../../src/lib/figures/figure.ts';
import { flowOf } from '../../src/lib/figures/flow/flow.ts';
import { spokenOf, tellLeftOut } from '../../src/lib/figures/flow/left-out.ts';
import { pathway, stationsOf, type Pathway } from '../../src/lib/figures/flow/pathway.ts';
import { figure } from '../../src/lib/figures/index.ts';
import { planFigures, type Question } from '../../src/lib/figures/run.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { LIGHT } from '../../src/lib/plot/themes.ts';
import { context } from './frozen-results.ts';
import { generatedRegistry, type GeneratedRegistry, type Row } from './generated-registry.ts';

describe('numbers left out', () => {
	const told = (counts: readonly number[]) => tellLeftOut(counts, SUPPRESS_SMALL_CELLS);

	test('1 to 4 are hidden, with a second one where the sum would give it back', () => {
		expect(told([0, 7, 9])).toMatchObject({ rows: [0, 7, 9], told: true });
		expect(told([2, 7, 9])).toMatchObject({ rows: [null, null, 9], told: true });
		expect(told([2, 3, 9])).toMatchObject({ rows: [null, null, 9], told: true });
		expect(told([0, 0, 3])).toMatchObject({ rows: [0, 0, null], told: false, all: 3 });
		expect(tellLeftOut([2, 7, 9], SHOW_SMALL_CELLS)).toMatchObject({ rows: [2, 7, 9], told: true });
	});

	test('two of 4 have a sum that would tell both, so it is not told', () => {
		expect(told([4, 4])).toMatchObject({ rows: [null, null], told: false });
	});

	test('no hidden number follows from those shown and the sum', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 }), (counts) => {
				const { rows, told: sumTold, all } = told(counts);
				if (!sumTold) return;
				const hidden = rows.flatMap((row, at) => (row === null ? [counts[at] ?? 0] : []));
				if (!hidden.some(isSmallCount)) return;
				const rest = all - rows.reduce<number>((sum, row) => sum + (row ?? 0), 0);
				const fits = (parts: readonly number[]): boolean =>
					parts.every((n, at) => n >= 0 && isSmallCount(n) === isSmallCount(hidden[at] ?? 0));
				// Another way to split the rest must fit, for every small one.
				hidden.forEach((n, at) => {
					if (!isSmallCount(n)) return;
					const others = [-4, -3, -2, -1, 1, 2, 3, 4].some((by) =>
						hidden.some((_, to) => {
							if (to === at) return false;
							const parts = hidden.map((one, place) =>
								place === at ? one + by : place === to ? one - by : one,
							);
							return fits(parts) && parts.reduce((sum, one) => sum + one, 0) === rest;
						}),
					);
					expect(others, `${counts.join()} shown as ${rows.join()}`).toBe(true);
				});
			}),
			{ seed: 8, numRuns: 500 },
		);
	});

	test('a figure that may not tell the difference speaks of those it uses', () => {
		expect(spokenOf(300, { all: 12, told: true }, 'still open')).toEqual({
			about: 300,
			words: '; 12 still open left out',
			n: { cohort: 300, used: 288 },
			leftOut: [{ reason: 'still open', n: 12 }],
		});
		const few = spokenOf(300, { all: 2, told: false }, 'still open');
		expect(few).toEqual({
			about: 298,
			words: '; 1 to 4 more still open left out',
			n: { cohort: 298, used: 298, untold: 'cohort' },
			leftOut: [{ reason: 'still open', n: null }],
		});
		expect(flowOf(few, 300).map(({ n }) => n)).toEqual([null, null, 298]);
		expect(spokenOf(300, { all: 0, told: true }, 'still open').words).toBe('');
	});
});

describe('one more without an answer, in a registry', () => {
	let registry: GeneratedRegistry;
	let engine: Engine;

	beforeAll(async () => {
		registry = generatedRegistry(6_000, 11);
		engine = await nodeEngine({
			registry: registry.source,
			tables: ['runs', 'conventional', 'complication', 'centre', 'eligible_counts'],
		});
	});
	afterAll(() => engine.close());

	async function resultOf(
		question: Question,
		cohort: Cohort,
		options: OptionValues = {},
	): Promise<unknown> {
		const plan = planFigures([question], cohort, { [question.id]: options });
		const tables = [];
		for (const statement of plan.statements) tables.push(await engine.query(statement));
		return plan.read(tables).get(question.id);
	}

	/** All that a reader of a figure comes by: its view, its drawing, and both halves of its flow. */
	async function everything(
		of: Figure,
		cohort: Cohort,
		options: OptionValues,
		rows: number,
	): Promise<{ view: View; all: string }> {
		const view = of.present(await resultOf(of, cohort, options), context(of, cohort, options));
		const svg = of.chart(view, {
			document: nodeDocument(),
			width: 560,
			theme: LIGHT,
			idPrefix: 'x',
		});
		const way = (await resultOf(pathway, cohort)) as Pathway;
		const stations = stationsOf(way, SUPPRESS_SMALL_CELLS, view.n.untold === 'cohort').filter(
			({ name }) => ['cannulated', 'filtered'].includes(name),
		);
		return {
			view,
			all: JSON.stringify([view, flowOf(view, rows), stations]) + (svg?.outerHTML ?? ''),
		};
	}

	/** Cohorts by age in which 1 to 3 runs have no outcome yet, so that one more is still too few to tell; and one such run. */
	function cohortsWithFew(): { cohort: Cohort; open: Row }[] {
		const ages = [['neonate'], ['infant'], ['child'], ['adult'], ['infant', 'child']];
		const years = [2016, 2021].map((low) => ({
			kind: 'range' as const,
			low,
			high: 2024,
			unknown: false,
		}));
		return ages.flatMap((levels) =>
			years.flatMap((arrest_year) => {
				const cohort: Cohort = {
					clauses: { age_group: { kind: 'levels', levels }, arrest_year },
				};
				const runs = registry.runs.filter((run) => matches(run, cohort));
				const open = runs.filter((run) => run['survived_discharge'] === null);
				const [first] = open;
				return first !== undefined && open.length <= 3 ? [{ cohort, open: first }] : [];
			}),
		);
	}

	const FIGURES: readonly [id: string, options?: OptionValues][] = [
		['survival-by-setting'],
		['survival-by-location'],
		['survival-by-diagnosis'],
		['survival-setting-diagnosis'],
		['survival-by', { by: 'sex' }],
		['low-flow-survival'],
		['subgroup-forest'],
		['complication-association'],
		['complication-burden'],
		['centre-caterpillar'],
		['explore', { by: 'setting' }],
		['explore', { by: 'setting', facet: 'initial_rhythm' }],
		['explore', { by: 'setting', adjust: 'dx_group' }],
	];

	test('shows nowhere in a figure: not in sentence, notes, table, description, flow or drawing', async () => {
		const cohorts = cohortsWithFew();
		expect(cohorts.length).toBeGreaterThan(3);
		let compared = 0;
		for (const { cohort, open } of cohorts) {
			const rows = registry.runs.filter((run) => matches(run, cohort)).length;
			for (const [id, options = {}] of FIGURES) {
				const of = figure(id);
				const before = await everything(of, cohort, options, rows);
				await engine.query({
					sql: `insert into runs by name select * replace ('ONE-MORE' as case_id) from runs where case_id = ?`,
					params: [String(open['case_id'])],
				});
				const after = await everything(of, cohort, options, rows + 1);
				await engine.query({ sql: `delete from runs where case_id = 'ONE-MORE'`, params: [] });
				expect(before.view.n.untold, `${id} knows that it may not tell`).toBe('cohort');
				expect(before.view.subtitle).toMatch(/1 to 4 more .+ left out/);
				expect(after.all, `${id} with ${JSON.stringify(cohort)}`).toBe(before.all);
				compared++;
			}
		}
		expect(compared).toBeGreaterThan(30);
	});

	test('nor on the overview, where the number of runs is known and those with an answer are not', async () => {
		const cohort: Cohort = {
			clauses: { arrest_year: { kind: 'range', low: 2018, high: 2024, unknown: false } },
		};
		const runs = registry.runs.filter((run) => matches(run, cohort));
		const onEcmo = runs.filter((run) => run['survived_ecls'] === null);
		// One of the two still on ECMO is an adult; a second adult keeps the class from none.
		const isAdult = (run: Row): boolean => run['age_group'] === 'adult';
		expect(onEcmo.map(isAdult).toSorted()).toEqual([false, true]);
		const second = runs.find((run) => isAdult(run) && run['survived_ecls'] === false);
		const params = [String(second?.['case_id'])];
		for (const id of ['headline', 'registry-summary', 'outcome-cascade']) {
			const of = figure(id);
			const before = await everything(of, cohort, {}, runs.length);
			await engine.query({ sql: 'update runs set survived_ecls = null where case_id = ?', params });
			const after = await everything(of, cohort, {}, runs.length);
			await engine.query({
				sql: 'update runs set survived_ecls = false where case_id = ?',
				params,
			});
			const known = runs.length - onEcmo.length;
			expect(before.all).toContain(`${count(runs.length - 4)}–${count(runs.length - 1)}`);
			expect(before.view.description).not.toContain(` of ${count(known)}`);
			expect(after.all, id).toBe(before.all);
		}
	});
});
