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
import { SHOW_SMALL_CELLS } from '../../../src/lib/domain/small-cell.ts';
import type { View } from '../../../src/lib/figures/figure.ts';
import { figure } from '../../../src/lib/figures/index.ts';
import { planFigures } from '../../../src/lib/figures/run.ts';
import { nodeDocument } from '../../../src/lib/plot/node-document.ts';
import { SCREEN } from '../../../src/lib/plot/themes.ts';
import { logistic } from '../../../src/lib/stats/models/logistic.ts';
import { context } from '../frozen-results.ts';
import { generatedRegistry, type GeneratedRegistry, type Row } from '../generated-registry.ts';
import { grouped } from '../grouped.ts';
import { groupName } from './survival-rows.ts';

/** The registry the site ships. */
const PUBLISHED = { cases: 60_000, seed: 14 };
const CHILDREN_IN_HOSPITAL: Cohort = {
	clauses: { ...DEFAULT_COHORT.clauses, setting: { kind: 'levels', levels: ['ihca'] } },
};
const ADULTS_OUTSIDE: Cohort = {
	clauses: {
		age_group: { kind: 'levels', levels: ['adult'] },
		setting: { kind: 'levels', levels: ['ohca'] },
	},
};

const document = nodeDocument();
/** Levels enough of each to have finite coefficients. */
const COMMON: Cohort = {
	clauses: {
		...CHILDREN_IN_HOSPITAL.clauses,
		dx_group: {
			kind: 'levels',
			levels: [
				'chd_single_ventricle',
				'chd_two_ventricle',
				'cardiomyopathy_myocarditis',
				'arrhythmia',
				'sepsis',
				'respiratory',
			],
		},
	},
};

const one = figure('subgroup-forest');
const CONTRAST = { show: 'contrast' };

async function viewOf(engine: Engine, cohort: Cohort, suppress = false): Promise<View> {
	const plan = planFigures([one], cohort, { [one.id]: CONTRAST });
	const tables = [];
	for (const statement of plan.statements) tables.push(await engine.query(statement));
	const result: unknown = JSON.parse(JSON.stringify(plan.read(tables).get(one.id)));
	const usual = context(one, cohort, CONTRAST);
	return one.present(result, suppress ? usual : { ...usual, policy: SHOW_SMALL_CELLS });
}

/** Rows of the table as numbers, by variable and subgroup. */
function numbersOf({ table }: View): Map<string, Record<string, number | null>> {
	return new Map(
		table.rows.map((row) => [
			`${row[0]?.text ?? ''} | ${row[1]?.text ?? ''}`,
			Object.fromEntries(
				table.columns.map(({ label }, at) => {
					const value = row[at]?.value;
					return [
						`${label}${at === 10 || at === 11 ? ' of ratio' : ''}`,
						typeof value === 'number' ? value : null,
					];
				}),
			),
		]),
	);
}

const labelled = (name: string): string =>
	figure('survival-by').options['by']?.values.find(({ value }) => value === name)?.label ?? '';

/** The places of a subgroup's rows, by its variable and level as the table names them; each variable is gone through once. */
function subgroups(rows: readonly Row[]): (key: string) => readonly number[] {
	const known = new Map<string, Map<string, number[]>>();
	const all = [...rows.keys()];
	const of = (variable: string): Map<string, number[]> => {
		const before = known.get(variable);
		if (before !== undefined) return before;
		const name = FILTER_NAMES.find((each) => labelled(each) === variable) ?? '';
		const levels = grouped(all, (at) => groupName(rows[at] ?? {}, name));
		known.set(variable, levels);
		return levels;
	};
	return (key) => {
		const [variable = '', level = ''] = key.split(' | ');
		return variable === 'All' ? all : (of(variable).get(level) ?? []);
	};
}

describe('the adjusted contrast by activation', () => {
	let registry: GeneratedRegistry;
	let engine: Engine;

	beforeAll(async () => {
		registry = generatedRegistry(20_000, 8);
		engine = await nodeEngine({ registry: registry.source, tables: ['runs', 'conventional'] });
	});
	afterAll(() => engine.close());

	test('from the rows, with dense models written out', async () => {
		const view = await viewOf(engine, COMMON);
		const rows = registry.eligible.filter(
			(row) => matches(row, COMMON) && row['survived_discharge'] !== null,
		);
		const byHand = contributions(rows);
		const found = numbersOf(view);
		const placesOf = subgroups(rows);
		let compared = 0;
		for (const [key, numbers] of found) {
			const own = placesOf(key);
			const activated = own.filter((at) => rows[at]?.['ecpr_activated'] === true);
			expect(numbers['Arrests'], key).toBe(own.length);
			expect(numbers['Activated'], key).toBe(activated.length);
			const alive = (of: readonly number[]): number =>
				of.filter((at) => rows[at]?.['survived_discharge'] === true).length;
			const others = own.filter((at) => !activated.includes(at));
			const sides = [
				alive(activated),
				activated.length - alive(activated),
				alive(others),
				others.length - alive(others),
			];
			const difference = numbers['Difference, points'];
			expect(difference === null, key).toBe(Math.min(...sides) < 5);
			if (difference === null || difference === undefined) continue;
			const values = own.map((at) => (byHand[at]?.[0] ?? NaN) - (byHand[at]?.[1] ?? NaN));
			const mean = average(values);
			const error = Math.sqrt(
				average(values.map((value) => (value - mean) ** 2)) / (values.length - 1),
			);
			expect(difference, key).toBeCloseTo(100 * mean, 3);
			expect(numbers['to'], key).toBeCloseTo(100 * (mean + 1.959963984540054 * error), 3);
			expect(numbers['Alive if activated %'], key).toBeCloseTo(
				average(own.map((at) => byHand[at]?.[0] ?? NaN)),
				5,
			);
			compared++;
		}
		expect(compared).toBeGreaterThan(45);
	});

	test('counts the comparisons it shows', async () => {
		const view = await viewOf(engine, EVERYONE, true);
		const rows = view.table.rows.slice(1);
		const shown = rows.filter((row) => row[6]?.value !== null).length;
		const tests = new Set(rows.filter((row) => row[12]?.value !== null).map((row) => row[0]?.text));
		expect(view.notes.join(' ')).toContain(
			`${shown} subgroups (unknown among them) and ${tests.size} tests of interaction are shown`,
		);
		expect(tests.size).toBeGreaterThan(10);
	});

	test('asks nothing of a cohort that only runs can be in, and says why', async () => {
		const cohort: Cohort = {
			clauses: { ecmo_flow_min: { kind: 'range', low: null, high: 29, unknown: false } },
		};
		expect(one.requests(cohort, CONTRAST)).toEqual([]);
		const view = await viewOf(engine, cohort);
		expect(view.empty).toContain('low-flow time');
		expect(view.empty).toContain('after minute 10');
	});

	test('a small cohort is told that it is too small', async () => {
		const cohort: Cohort = { clauses: { dx_group: { kind: 'levels', levels: ['drowning'] } } };
		const view = await viewOf(engine, cohort);
		expect(view.empty).toMatch(/^There are too few survivors or deaths/);
		expect(one.chart(view, { document, width: 358, theme: SCREEN, idPrefix: 'x' })).toBeNull();
	});

	test('no filter by received ECPR or by what comes later makes subgroups', () => {
		const statement = one.requests(EVERYONE, CONTRAST)[0];
		if (statement?.kind !== 'statement') throw new Error('no statement');
		expect(statement.statement.sql).not.toMatch(
			/received_ecpr|cpr_total_min|ecmo_flow_min|ph_arrest|lactate_arrest|frailty/,
		);
		for (const name of FILTER_NAMES)
			if (!['baseline', 'arrest'].includes(filterOf(name).knownAt))
				expect(statement.columns).not.toContain(name);
	});
});

describe('against the answer key of the published registry', () => {
	let registry: GeneratedRegistry;
	let engine: Engine;
	let truth: Map<string, number>;

	beforeAll(async () => {
		registry = generatedRegistry(PUBLISHED.cases, PUBLISHED.seed);
		engine = await nodeEngine({ registry: registry.source, tables: ['runs', 'conventional'] });
		truth = new Map(
			registry
				.answerKey()
				.map((row) => [
					String(row['case_id']),
					Number(row['y_if_ecpr_strategy']) - Number(row['y_if_conventional_strategy']),
				]),
		);
	});
	afterAll(() => engine.close());

	// What the team saw and no field holds leaves the contrast a little too high, so that one interval in five misses.
	for (const [name, cohort, holds] of [
		['children in hospital', CHILDREN_IN_HOSPITAL, true],
		['adults outside', ADULTS_OUTSIDE, false],
		['under 18', DEFAULT_COHORT, true],
	] as const)
		test(`${name}: right direction, near the truth, most subgroups hold theirs`, async () => {
			const view = await viewOf(engine, cohort);
			const rows = registry.eligible.filter((row) => matches(row, cohort));
			const differences = rows.map((row) => truth.get(String(row['case_id'])) ?? NaN);
			const placesOf = subgroups(rows);
			let [held, all] = [0, 0];
			for (const [key, numbers] of numbersOf(view)) {
				const real = 100 * average(placesOf(key).map((at) => differences[at] ?? NaN));
				const [estimate, to] = [numbers['Difference, points'], numbers['to']];
				if (estimate == null || to == null) continue;
				const half = to - estimate;
				if (key.startsWith('All |')) {
					expect(estimate).toBeGreaterThan(0);
					expect(Math.abs(estimate - real) < half).toBe(holds);
					expect(estimate - real).toBeGreaterThan(-1);
					expect(estimate - real).toBeLessThan(3);
					continue;
				}
				all++;
				if (Math.abs(estimate - real) <= half) held++;
			}
			expect(all).toBeGreaterThan(40);
			expect(held / all).toBeGreaterThan(holds ? 0.85 : 0.7);
		});
});

const average = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

const FACTORS = [
	'dx_group',
	'age_group',
	'setting',
	'location',
	'initial_rhythm',
	'witnessed',
	'bystander_cpr',
	'off_hours',
	'annual_ecpr_volume_band',
];

/** Each arrest's contributions to the two risks, by dummy columns, dense models and plain loops. */
function contributions(rows: readonly Row[]): [number, number][] {
	const cell = (row: Row): string => `${String(row['setting'])} ${String(row['witnessed'])}`;
	const middle = (values: number[]): number => {
		const sorted = values.toSorted((a, b) => a - b);
		const at = (sorted.length - 1) / 2;
		return ((sorted[Math.floor(at)] ?? NaN) + (sorted[Math.ceil(at)] ?? NaN)) / 2;
	};
	const minutes = (row: Row): number =>
		row['no_flow_min'] === null
			? middle(
					rows
						.filter((other) => cell(other) === cell(row) && other['no_flow_min'] !== null)
						.map((other) => Number(other['no_flow_min'])),
				)
			: Number(row['no_flow_min']);
	const medians = new Map<string, number>();
	const filled = rows.map((row) => {
		if (row['no_flow_min'] !== null) return minutes(row);
		const known = medians.get(cell(row)) ?? minutes(row);
		medians.set(cell(row), known);
		return known;
	});
	const columns: number[][] = [
		rows.map(() => 1),
		rows.map((row) => Number(row['severity_index'])),
		rows.map((row) => Number(row['arrest_year']) - 2018),
		rows.map((row) => (row['age_group'] === 'adult' ? Number(row['age_years_approx']) / 10 : 0)),
		filled,
		rows.map((row) => Number(row['no_flow_min'] === null)),
		...FACTORS.flatMap((name) =>
			[...new Set(rows.map((row) => String(row[name])))]
				.slice(1)
				.map((level) => rows.map((row) => Number(String(row[name]) === level))),
		),
	];
	const activated = rows.map((row) => Number(row['ecpr_activated']));
	const alive = rows.map((row) => Number(row['survived_discharge']));
	const predicted = (own: readonly number[], y: readonly number[]): number[] => {
		const used = independent(columns, own);
		const fit = logistic({
			X: own.map((at) => used.map((values) => values[at] ?? NaN)),
			y: own.map((at) => y[at] ?? NaN),
		});
		if (!fit.converged) throw new Error(fit.notEstimable);
		return rows.map((_, at) => {
			const eta = used.reduce((sum, values, j) => sum + (values[at] ?? 0) * (fit.coef[j] ?? 0), 0);
			return 1 / (1 + Math.exp(-eta));
		});
	};
	const everybody = [...rows.keys()];
	const e = predicted(everybody, activated);
	const m1 = predicted(
		everybody.filter((at) => activated[at] === 1),
		alive,
	);
	const m0 = predicted(
		everybody.filter((at) => activated[at] === 0),
		alive,
	);
	return everybody.map((at) => {
		const chance = Math.min(0.995, Math.max(0.005, e[at] ?? NaN));
		const [one = NaN, zero = NaN, y = NaN] = [m1[at], m0[at], alive[at]];
		return activated[at] === 1
			? [one + (y - one) / chance, zero]
			: [one, zero + (y - zero) / (1 - chance)];
	});
}

/** Columns that no column before them adds up to, over some rows (Gram-Schmidt). */
function independent(columns: readonly number[][], own: readonly number[]): number[][] {
	const basis: number[][] = [];
	return columns.filter((values) => {
		const here = own.map((at) => values[at] ?? NaN);
		const length = Math.hypot(...here);
		const rest = [...here];
		for (const unit of basis) {
			const along = unit.reduce((sum, value, i) => sum + value * (rest[i] ?? 0), 0);
			unit.forEach((value, i) => (rest[i] = (rest[i] ?? 0) - along * value));
		}
		const left = Math.hypot(...rest);
		if (left < 1e-7 * length || length === 0) return false;
		basis.push(rest.map((value) => value / left));
		return true;
	});
}
