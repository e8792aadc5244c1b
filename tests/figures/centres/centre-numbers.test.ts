import { tableFromIPC } from '@uwdata/flechette';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/lib/db/engine.ts';
import { nodeEngine } from '../../../src/lib/db/node-engine.ts';
import { DEFAULT_COHORT, EVERYONE, matches, type Cohort } from '../../../src/lib/domain/cohort.ts';
import { SHOW_SMALL_CELLS } from '../../../src/lib/domain/small-cell.ts';
import { centreFigures } from '../../../src/lib/figures/centres.ts';
import type { OptionValues, TableTwin, View } from '../../../src/lib/figures/figure.ts';
import { figure } from '../../../src/lib/figures/index.ts';
import { planFigures } from '../../../src/lib/figures/run.ts';
import { logistic } from '../../../src/lib/stats/models/logistic.ts';
import { context } from '../frozen-results.ts';
import { generatedRegistry, type GeneratedRegistry, type Row } from '../generated-registry.ts';
import { grouped } from '../grouped.ts';

let registry: GeneratedRegistry;
let centres: readonly Row[];
let engine: Engine;

beforeAll(async () => {
	registry = generatedRegistry(20_000, 5);
	const stream = await registry.source.table('centre');
	centres = tableFromIPC(stream, { useBigInt: false }).toArray();
	engine = await nodeEngine({
		registry: registry.source,
		tables: ['runs', 'conventional', 'centre'],
	});
});
afterAll(() => engine.close());

const levels = (...names: string[]) => ({ kind: 'levels' as const, levels: names });

const COHORTS: readonly (readonly [string, Cohort])[] = [
	['under 18', DEFAULT_COHORT],
	['everyone', EVERYONE],
	['adults out of hospital', { clauses: { age_group: levels('adult'), setting: levels('ohca') } }],
	['one kind of centre', { clauses: { centre_type: levels('mixed') } }],
];

async function viewOf(id: string, cohort: Cohort, options: OptionValues = {}): Promise<View> {
	const one = figure(id);
	const plan = planFigures([one], cohort, { [id]: options });
	const tables = [];
	for (const statement of plan.statements) tables.push(await engine.query(statement));
	const result = plan.read(tables).get(id);
	const plain: unknown = JSON.parse(JSON.stringify(result));
	expect(plain).toEqual(result);
	return one.present(plain, { ...context(one, cohort, options), policy: SHOW_SMALL_CELLS });
}

/** A table as its first words → values by column. */
function valuesOf(
	{ rows }: TableTwin,
	words = 1,
): Map<string, readonly (number | string | null)[]> {
	return new Map(
		rows.map((row) => [
			row
				.slice(0, words)
				.map(({ text }) => text)
				.join(' | '),
			row.slice(words).map(({ value }) => value),
		]),
	);
}

const alive = (rows: readonly Row[]) =>
	rows.filter((row) => row['survived_discharge'] === true).length;
const known = (rows: readonly Row[]) =>
	rows.filter((row) => row['survived_discharge'] !== null).length;
const centreOf = (row: Row) => String(row['centre_id']);
const runsOf = (cohort: Cohort, ignoring: Parameters<typeof matches>[2] = []) =>
	registry.runs.filter((row) => matches(row, cohort, ignoring));

describe.each(COHORTS)('%s', (_, cohort) => {
	test('the funnel counts runs and eligible arrests of every centre', async () => {
		const view = await viewOf('centre-funnel', cohort);
		const found = valuesOf(view.table);
		const runs = grouped(runsOf(cohort), centreOf);
		const eligible = grouped(
			registry.eligible.filter((row) => matches(row, cohort)),
			centreOf,
		);
		expect([...found.keys()].toSorted()).toEqual([...eligible.keys()].toSorted());
		for (const [centre, all] of eligible) {
			const own = runs.get(centre) ?? [];
			const values = found.get(centre) ?? [];
			expect(values.slice(0, 2), centre).toEqual([alive(own), known(own)]);
			expect(values.slice(11, 13), centre).toEqual([alive(all), known(all)]);
			expect(values.at(-1), centre).toBe(own.length - known(own));
		}
		expect(view.n).toEqual({ cohort: runsOf(cohort).length, used: known(runsOf(cohort)) });
	});

	test('the caterpillar has every centre with runs, and draws shares in towards each other', async () => {
		const found = valuesOf((await viewOf('centre-caterpillar', cohort)).table);
		const runs = grouped(runsOf(cohort), centreOf);
		expect(found.size).toBe(runs.size);
		const all = alive(runsOf(cohort)) / known(runsOf(cohort));
		for (const [centre, own] of runs) {
			const values = found.get(centre) ?? [];
			expect(values.slice(0, 2), centre).toEqual([alive(own), known(own)]);
			if (known(own) === 0) continue;
			const [observed, shrunken, drawnIn] = [values[2], values[5], values[8]].map(Number);
			const between = Math.abs((shrunken ?? NaN) - all) <= Math.abs((observed ?? NaN) - all) + 0.06;
			expect(between, centre).toBe(true);
			expect(drawnIn).toBeGreaterThanOrEqual(0);
			expect(drawnIn).toBeLessThanOrEqual(1);
		}
	});

	test('volume bands count runs within and across settings', async () => {
		const view = await viewOf('centre-volume', cohort);
		const rows = runsOf(cohort, ['annual_ecpr_volume_band']);
		const leaf = view.table.rows.filter(([section]) => !String(section?.text).startsWith('All'));
		const sum = (column: number, of = leaf) =>
			of.reduce((total, row) => total + Number(row[column]?.value), 0);
		expect([sum(3), sum(4)]).toEqual([alive(rows), known(rows)]);
		const all = view.table.rows.filter(([section]) => String(section?.text).startsWith('All'));
		if (all.length > 0) {
			expect([sum(3, all), sum(4, all)]).toEqual([alive(rows), known(rows)]);
			const bands = grouped(rows, (row) => String(row['annual_ecpr_volume_band']));
			expect(all.map((row) => row[4]?.value)).toEqual(
				['lt_5', '5_9', '10_19', '20_29', '30_plus'].flatMap((band) => {
					const own = bands.get(band);
					return own === undefined ? [] : [known(own)];
				}),
			);
			expect(all.map((row) => row[2]?.value)).toEqual(
				['lt_5', '5_9', '10_19', '20_29', '30_plus'].flatMap((band) => {
					const own = bands.get(band);
					return own === undefined ? [] : [new Set(own.map(centreOf)).size];
				}),
			);
		}
	});

	test('programme factors split runs by their centre', async () => {
		const found = valuesOf((await viewOf('centre-programme', cohort)).table);
		const rows = runsOf(cohort);
		const mean = (own: readonly Row[]) => {
			const times = own.flatMap((row) =>
				row['ecmo_flow_min'] === null ? [] : [Number(row['ecmo_flow_min'])],
			);
			return times.reduce((sum, time) => sum + time, 0) / times.length;
		};
		const factors: readonly (readonly [string, (centre: Row) => boolean])[] = [
			['Team in house at all hours', (centre) => centre['team_24_7_in_house'] === true],
			['Primed circuit ready', (centre) => centre['primed_circuit_ready'] === true],
			['Simulation, 4 or more a year', (centre) => Number(centre['sim_sessions_per_year']) > 3],
			['Written criteria', (centre) => centre['ecpr_criteria'] === 'written'],
			['Debriefing after all events', (centre) => centre['debrief_routine'] === 'all'],
			['One call activates', (centre) => centre['single_call_activation'] === true],
		];
		expect([...found.keys()]).toEqual(factors.map(([label]) => label));
		for (const [label, has] of factors) {
			const with1 = new Set(centres.filter(has).map(centreOf));
			const one = rows.filter((row) => with1.has(centreOf(row)));
			const other = rows.filter((row) => !with1.has(centreOf(row)));
			if (known(one) === 0 || known(other) === 0) continue;
			const values = (found.get(label) ?? []).map(Number);
			expect(values.slice(0, 3), label).toEqual([
				new Set(one.map(centreOf)).size,
				alive(one),
				known(one),
			]);
			expect(values.slice(6, 8), label).toEqual([alive(other), known(other)]);
			expect(values[4], label).toBeCloseTo(mean(one), 9);
			expect(values[9], label).toBeCloseTo(mean(other), 9);
			const difference = alive(one) / known(one) - alive(other) / known(other);
			expect(values[10], label).toBeCloseTo(100 * difference, 9);
			expect(values[13], label).toBeCloseTo(mean(one) - mean(other), 9);
		}
	});
});

/** Columns of ones and zeros for the values that occur, the first left out. */
function dummies(rows: readonly Row[], name: string): number[][] {
	const values = [...new Set(rows.map((row) => String(row[name])))].toSorted().slice(1);
	return rows.map((row) => values.map((value) => (String(row[name]) === value ? 1 : 0)));
}

describe('survivors expected for what is known at minute 10', () => {
	const cohort: Cohort = {
		clauses: { ...DEFAULT_COHORT.clauses, setting: levels('ihca') },
	};

	test('are those of the dense model with its columns written out', async () => {
		const view = await viewOf('centre-funnel', cohort, { measure: 'adjusted' });
		const rows = runsOf(cohort).filter((row) => row['survived_discharge'] !== null);
		const times = grouped(
			rows.filter((row) => row['no_flow_min'] !== null),
			(row) => String(row['witnessed']),
		);
		const median = (key: string): number => {
			const sorted = (times.get(key) ?? [])
				.map((row) => Number(row['no_flow_min']))
				.sort((a, b) => a - b);
			const half = sorted.length / 2;
			return ((sorted[Math.ceil(half) - 1] ?? NaN) + (sorted[Math.floor(half)] ?? NaN)) / 2;
		};
		const columns = [
			'dx_group',
			'age_group',
			'location',
			'initial_rhythm',
			'witnessed',
			'arrest_year',
			'off_hours',
		].map((name) => dummies(rows, name));
		const missing = rows.some((row) => row['no_flow_min'] === null);
		const fit = logistic({
			X: rows.map((row, at) => [
				1,
				...columns.flatMap((own) => own[at] ?? []),
				Number(row['severity_index']),
				row['no_flow_min'] === null ? median(String(row['witnessed'])) : Number(row['no_flow_min']),
				...(missing ? [row['no_flow_min'] === null ? 1 : 0] : []),
			]),
			y: rows.map((row) => (row['survived_discharge'] === true ? 1 : 0)),
		});
		if (!fit.converged) throw new Error(fit.notEstimable);
		const expected = new Map<string, number>();
		rows.forEach((row, at) =>
			expected.set(centreOf(row), (expected.get(centreOf(row)) ?? 0) + (fit.fitted[at] ?? 0)),
		);
		const found = valuesOf(view.table);
		let compared = 0;
		for (const [centre, mean] of expected) {
			const [observed, own, ratio] = found.get(centre) ?? [];
			expect(own, centre).toBeCloseTo(mean, 5);
			expect(ratio, centre).toBeCloseTo(Number(observed) / mean, 5);
			compared++;
		}
		expect(compared).toBeGreaterThan(5);
	});

	test('sum to the survivors there were', async () => {
		const { rows } = (await viewOf('centre-funnel', EVERYONE, { measure: 'adjusted' })).table;
		const sum = (column: number) =>
			rows.reduce((total, row) => total + Number(row[column]?.value ?? 0), 0);
		expect(sum(2)).toBeCloseTo(alive(runsOf(EVERYONE)), 2);
		expect(sum(1)).toBe(alive(runsOf(EVERYONE)));
	});

	test('are not given where outcomes are too few for the model', async () => {
		const few: Cohort = { clauses: { location: levels('cicu'), age_group: levels('neonate') } };
		const view = await viewOf('centre-funnel', few, { measure: 'adjusted' });
		expect(view.description).toMatch(/No adjusted result\. There are too few survivors or deaths/);
		expect(view.title).not.toMatch(/outside/);
	});

	test('ask nothing of what comes after minute 10', () => {
		const asked = figure('centre-funnel').requests(DEFAULT_COHORT, { measure: 'adjusted' });
		const sql = JSON.stringify(asked);
		expect(sql).toContain('severity_index');
		expect(sql).not.toMatch(/flow_min"(?<!no_flow_min")|ph_arrest|lactate|cpr_total|ecmo_flow/);
	});
});

test('eligible arrests are not counted under filters on what comes after minute 10', async () => {
	const cohort: Cohort = {
		clauses: { ecmo_flow_min: { kind: 'range', low: 30, high: null, unknown: false } },
	};
	expect(figure('centre-funnel').requests(cohort, {})).toHaveLength(1);
	const view = await viewOf('centre-funnel', cohort);
	expect(view.notes.join(' ')).toMatch(
		/Eligible arrests are not shown: the filter on low-flow time/,
	);
	expect(view.table.columns.map(({ label }) => label).join()).not.toMatch(/eligible/);
});

test('the page lists its figures in order', () => {
	expect(centreFigures.map(({ id, page }) => [id, page])).toEqual(
		['centre-funnel', 'centre-caterpillar', 'centre-volume', 'centre-programme'].map((id) => [
			id,
			'/centres',
		]),
	);
});
