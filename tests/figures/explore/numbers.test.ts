import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/lib/db/engine.ts';
import { nodeEngine } from '../../../src/lib/db/node-engine.ts';
import { DEFAULT_COHORT, EVERYONE, matches, type Cohort } from '../../../src/lib/domain/cohort.ts';
import { filterOf } from '../../../src/lib/domain/filters.ts';
import type { FilterName } from '../../../src/lib/domain/cohort.ts';
import type { OptionValues } from '../../../src/lib/figures/figure.ts';
import { numbersByWords } from '../choices.ts';
import { generatedRegistry, type GeneratedRegistry, type Row } from '../generated-registry.ts';
import { grouped } from '../grouped.ts';
import { exploredView } from './explored.ts';

let registry: GeneratedRegistry;
let engine: Engine;

beforeAll(async () => {
	registry = generatedRegistry(12_000, 5);
	engine = await nodeEngine({ registry: registry.source, tables: ['runs', 'conventional'] });
});
afterAll(() => engine.close());

const levels = (...names: string[]) => ({ kind: 'levels' as const, levels: names });
const IN_HOSPITAL: Cohort = {
	clauses: { ...DEFAULT_COHORT.clauses, setting: levels('ihca'), location: levels('ward') },
};

/** The words of a row's group, by plain lookup. */
function groupOf(row: Row, name: FilterName): string {
	const filter = filterOf(name);
	const value = row[name];
	if (value === null || value === undefined) return filter.unknownLabel;
	if (name === 'arrest_year') return String(value);
	if (filter.kind === 'levels')
		return filter.levels.find((level) => level.value === String(value))?.label ?? '';
	const band = filter.bands.find(
		({ low, high }) => Number(value) >= (low ?? -1e9) && Number(value) <= (high ?? 1e9),
	);
	return band?.label ?? '';
}

function rowsIn(cohort: Cohort, population: string, drawn: readonly FilterName[]): Row[] {
	const rows = population === 'runs' ? registry.runs : registry.eligible;
	return rows.filter(
		(row) =>
			matches(row, cohort, drawn) && (population !== 'activated' || row['ecpr_activated'] === true),
	);
}

/** Rows by the words of their group and split, totals included where there is more than one group. */
function tabled(
	rows: readonly Row[],
	by: FilterName,
	facet: FilterName | null,
	all: string,
): Map<string, Row[]> {
	const table = grouped(rows, (row) =>
		[by, ...(facet === null ? [] : [facet])].map((name) => groupOf(row, name)).join(' | '),
	);
	const splits = new Set([...table.keys()].map((key) => key.split(' | ')[1]));
	for (const split of splits) {
		const own = [...table.keys()].filter((key) => key.split(' | ')[1] === split);
		if (own.length < 2) continue;
		table.set(
			split === undefined ? all : `${all} | ${split}`,
			own.flatMap((key) => table.get(key) ?? []),
		);
	}
	return table;
}

interface Asked {
	readonly cohort: Cohort;
	readonly options: OptionValues & { readonly by: FilterName; readonly facet?: FilterName };
}

const SHARES: readonly (readonly [string, Asked])[] = [
	['survival by place', { cohort: IN_HOSPITAL, options: { by: 'location' } }],
	[
		'survival by lactate band and flow band',
		{ cohort: EVERYONE, options: { by: 'lactate_arrest', facet: 'ecmo_flow_min' } },
	],
	[
		'survival over years by setting',
		{ cohort: DEFAULT_COHORT, options: { by: 'arrest_year', facet: 'setting' } },
	],
	[
		'survival among the activated by sex',
		{ cohort: DEFAULT_COHORT, options: { of: 'activated', by: 'sex' } },
	],
	[
		'survival among the eligible by setting and age',
		{ cohort: EVERYONE, options: { of: 'eligible', by: 'setting', facet: 'age_group' } },
	],
	[
		'survival of ECMO by centre type',
		{ cohort: DEFAULT_COHORT, options: { outcome: 'survived_ecls', by: 'centre_type' } },
	],
];

describe('shares', () => {
	test.each(SHARES)('%s: every number, from the rows one by one', async (_, asked) => {
		const { cohort, options } = asked;
		const { by, facet = null, of = 'runs', outcome = 'survived_discharge' } = options;
		const view = await exploredView(engine, cohort, options);
		const found = numbersByWords(view.table);
		const drawn = facet === null ? [by] : [by, facet];
		const rows = rowsIn(cohort, of, drawn);
		const expected = tabled(rows, by, facet, of === 'runs' ? 'All runs' : 'All arrests');
		expect([...found.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
		for (const [key, own] of expected) {
			const known = own.filter((row) => row[outcome] !== null);
			const yes = known.filter((row) => row[outcome] === true);
			const numbers = found.get(key) ?? [];
			expect(numbers.slice(0, 2), key).toEqual([yes.length, known.length]);
			expect(numbers.at(-1), key).toBe(own.length - known.length);
			if (known.length > 0) expect(numbers[2]).toBe(yes.length / known.length);
		}
		expect(view.n.cohort).toBe(rows.length);
		expect(view.n.used).toBe(rows.filter((row) => row[outcome] !== null).length);
	});

	test('complications, from the episodes one by one', async () => {
		for (const [outcome, has] of [
			['comp_renal', (id: string) => registry.groupsOf.get(id)?.has('renal') === true],
			['major_complication', (id: string) => registry.major.has(id)],
		] as const) {
			const view = await exploredView(engine, DEFAULT_COHORT, { outcome, by: 'setting' });
			const found = numbersByWords(view.table);
			const rows = rowsIn(DEFAULT_COHORT, 'runs', ['setting']);
			for (const [key, own] of tabled(rows, 'setting', null, 'All runs'))
				expect(found.get(key)?.slice(0, 2)).toEqual([
					own.filter((row) => has(String(row['case_id']))).length,
					own.length,
				]);
		}
	});
});

test('bounds of favourable neurology, from the rows one by one', async () => {
	const view = await exploredView(engine, EVERYONE, {
		outcome: 'neuro_favourable',
		by: 'setting',
		facet: 'witnessed',
	});
	const found = numbersByWords(view.table);
	const expected = tabled(
		rowsIn(EVERYONE, 'runs', ['setting', 'witnessed']),
		'setting',
		'witnessed',
		'All runs',
	);
	expect([...found.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
	for (const [key, rows] of expected) {
		const known = rows.filter((row) => row['survived_discharge'] !== null);
		const alive = known.filter((row) => row['survived_discharge'] === true);
		const favourable = alive.filter((row) => row['neuro_favourable'] === true).length;
		const open = alive.filter((row) => row['neuro_favourable'] === null).length;
		expect(found.get(key), key).toEqual([
			favourable,
			open,
			known.length,
			favourable / known.length,
			(favourable + open) / known.length,
			rows.length - known.length,
		]);
	}
});

test.each([
	['ecmo_hours', 'runs'],
	['ph_arrest', 'activated'],
	['hospital_days', 'eligible'],
	['cost_index', 'runs'],
] as const)('percentiles of %s among %s, from the rows one by one', async (outcome, of) => {
	const view = await exploredView(engine, EVERYONE, {
		outcome,
		of,
		by: 'dx_group',
		facet: 'setting',
	});
	const found = numbersByWords(view.table);
	const all = of === 'runs' ? 'All runs' : 'All arrests';
	const expected = tabled(
		rowsIn(EVERYONE, of, ['dx_group', 'setting']),
		'dx_group',
		'setting',
		all,
	);
	expect([...found.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
	for (const [key, rows] of expected) {
		const values = rows
			.flatMap((row) => (typeof row[outcome] === 'number' ? [row[outcome]] : []))
			.toSorted((a, b) => a - b);
		const numbers = found.get(key) ?? [];
		if (values.length === 0) {
			expect(numbers[0]).toBeNull();
			continue;
		}
		expect(numbers[0], key).toBe(values.length);
		[0.1, 0.25, 0.5, 0.75, 0.9].forEach((p, at) => {
			const place = (values.length - 1) * p;
			const low = values[Math.floor(place)] ?? NaN;
			const high = values[Math.ceil(place)] ?? NaN;
			expect(numbers[at + 1], `${key} ${p}`).toBeCloseTo(low + (high - low) * (place % 1), 6);
		});
		expect(numbers.at(-1)).toBe(rows.length - values.length);
	}
});

describe('allowing for something', () => {
	test.each([
		['dx_group', ['dx_group']],
		['dx_age', ['dx_group', 'age_group']],
	] as const)('%s: every number, from the rows one by one', async (adjust, strata) => {
		const view = await exploredView(engine, IN_HOSPITAL, { by: 'location', adjust });
		const found = numbersByWords(view.table);
		const rows = rowsIn(IN_HOSPITAL, 'runs', ['location']).filter(
			(row) => row['survived_discharge'] !== null && row['location'] !== null,
		);
		const groups = grouped(rows, (row) => groupOf(row, 'location'));
		const sorted = [...groups].toSorted(([, one], [, other]) => other.length - one.length);
		const [reference = '', inReference = []] = sorted[0] ?? [];
		expect([...found.keys()].toSorted()).toEqual(
			[...groups.keys()]
				.map((name) => (name === reference ? `${name} (reference)` : name))
				.toSorted(),
		);
		const alive = (of: readonly Row[]): number =>
			of.filter((row) => row['survived_discharge'] === true).length;
		const stratum = (row: Row): string | null =>
			strata.some((name) => row[name] === null) ? null : strata.map((name) => row[name]).join();
		for (const [name, own] of groups) {
			if (name === reference) continue;
			const numbers = found.get(name) ?? [];
			expect(numbers.slice(0, 2)).toEqual([alive(own), own.length]);
			expect(numbers[5]).toBeCloseTo(
				100 * (alive(own) / own.length - alive(inReference) / inReference.length),
				8,
			);
			let above = 0;
			let weight = 0;
			let used = 0;
			let usedOfReference = 0;
			let placed = 0;
			for (const key of new Set(own.map(stratum))) {
				if (key === null) continue;
				const one = own.filter((row) => stratum(row) === key);
				const other = inReference.filter((row) => stratum(row) === key);
				placed += one.length;
				if (other.length === 0) continue;
				const total = one.length + other.length;
				above += (alive(one) * other.length - alive(other) * one.length) / total;
				weight += (one.length * other.length) / total;
				used += one.length;
				usedOfReference += other.length;
			}
			expect(numbers[8], name).toBeCloseTo((100 * above) / weight, 8);
			expect(numbers[9]).toBeLessThan(numbers[8] ?? NaN);
			expect(numbers[10]).toBeGreaterThan(numbers[8] ?? NaN);
			expect(numbers.slice(11)).toEqual([
				used,
				placed - used,
				own.length - placed,
				usedOfReference,
			]);
		}
	});
});
