import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ageClassOf } from '../../src/lib/domain/age-class.ts';
import { BRAIN_DEATH, COMPLICATION_GROUPS } from '../../src/lib/domain/complications.ts';
import {
	DEFAULT_COHORT,
	EVERYONE,
	FILTER_NAMES,
	matches,
	type Clause,
	type Cohort,
	type FilterName,
} from '../../src/lib/domain/cohort.ts';
import { planCells, type Cell, type CellsRequest, type Measure } from '../../src/lib/db/cells.ts';
import { boundText } from '../../src/lib/db/bound-text.ts';
import { columnNamed } from '../../src/lib/db/columns.ts';
import type { Engine } from '../../src/lib/db/engine.ts';
import { nodeEngine } from '../../src/lib/db/node-engine.ts';
import { fixtureRegistry, type Row } from './fixture-registry.ts';

const fixture = fixtureRegistry(11, 500, 400);
let engine: Engine;

beforeAll(async () => {
	engine = await nodeEngine({ registry: fixture.source, tables: ['runs', 'conventional'] });
});
afterAll(() => engine.close());

const request = (over: Partial<CellsRequest> = {}): CellsRequest => ({
	table: 'runs',
	by: [],
	measures: ['n'],
	cohort: EVERYONE,
	ignoring: [],
	...over,
});

describe('the text', () => {
	test('is one query for requests on the same rows', () => {
		const { statement } = planCells([
			request({ by: ['setting', 'age_class'], cohort: DEFAULT_COHORT }),
			request({ by: ['age_class'], measures: ['true:survived_discharge'], cohort: DEFAULT_COHORT }),
			request({ cohort: DEFAULT_COHORT, measures: ['known:survived_discharge'] }),
		]);
		expect(statement).toMatchInlineSnapshot(`
			{
			  "params": [
			    "neonate",
			    "infant",
			    "child",
			    "adolescent",
			  ],
			  "sql": "select 0 as "branch", grouping("setting", "age_class")::integer as "set", "setting"::varchar as "setting", "age_class"::varchar as "age_class", count(*)::integer as "n", (count(*) filter (where "survived_discharge"))::integer as "true:survived_discharge", count("survived_discharge")::integer as "known:survived_discharge"
			from "runs" where "age_group" in (?::"levels_of_age_group", ?::"levels_of_age_group", ?::"levels_of_age_group", ?::"levels_of_age_group")
			group by grouping sets (("setting", "age_class"), ("age_class"), ())",
			}
		`);
	});

	test('has a branch for other rows and one for distinct counts', () => {
		const { statement } = planCells([
			request({ by: ['age_group'], cohort: DEFAULT_COHORT, ignoring: ['age_group'] }),
			request({ by: ['setting'], cohort: DEFAULT_COHORT, measures: ['distinct:centre_id'] }),
		]);
		expect(statement).toMatchInlineSnapshot(`
			{
			  "params": [
			    "neonate",
			    "infant",
			    "child",
			    "adolescent",
			    "neonate",
			    "infant",
			    "child",
			    "adolescent",
			  ],
			  "sql": "select 0 as "branch", grouping("age_group")::integer as "set", "age_group"::varchar as "age_group", count(*)::integer as "n"
			from "runs" where true
			group by grouping sets (("age_group"))
			union all by name
			select 1 as "branch", grouping("setting")::integer as "set", "setting"::varchar as "setting", count(*)::integer as "n"
			from "runs" where "age_group" in (?::"levels_of_age_group", ?::"levels_of_age_group", ?::"levels_of_age_group", ?::"levels_of_age_group")
			group by grouping sets (("setting"))
			union all by name
			select 2 as "branch", 0 as "set", "setting"::varchar as "setting", count("centre_id")::integer as "distinct:centre_id"
			from (select distinct "setting", "centre_id" from "runs" where "age_group" in (?::"levels_of_age_group", ?::"levels_of_age_group", ?::"levels_of_age_group", ?::"levels_of_age_group"))
			group by "setting"",
			}
		`);
	});

	test('asks for the same thing once', () => {
		const twice = request({ by: ['setting'], measures: ['n', 'true:survived_discharge'] });
		expect(planCells([twice, twice]).statement).toEqual(planCells([twice]).statement);
	});

	test('binds on the engine, bound either way', async () => {
		const { statement } = planCells([
			request({ by: ['setting'], cohort: DEFAULT_COHORT, measures: ['distinct:centre_id'] }),
		]);
		const explained = await engine.query({ ...statement, sql: `explain ${statement.sql}` });
		expect(explained.rowCount).toBeGreaterThan(0);
		const { assign, text } = boundText(statement);
		await engine.query({ sql: assign ?? '', params: statement.params });
		const inText = await engine.query({ sql: text, params: [] });
		const inPlace = await engine.query(statement);
		expect(inText.column('n')).toEqual(inPlace.column('n'));
		expect(inText.rowCount).toBeGreaterThan(2);
	});
});

describe('a plan is refused', () => {
	test.each<[string, Partial<CellsRequest>]>([
		['an unknown column', { by: ['nonsense'] }],
		['a column twice', { by: ['setting', 'setting'] }],
		['an unknown measure', { measures: ['mean:age_years_approx' as Measure] }],
		['counting what is not yes or no as true', { measures: ['true:setting'] }],
		['a measure with SQL in it', { measures: ['true:x") or ("1'] }],
	])('for %s', (_, over) => {
		expect(() => planCells([request(over)])).toThrow(RangeError);
	});

	test('for no request', () => {
		expect(() => planCells([])).toThrow(RangeError);
	});
});

test('no rows still make one cell where nothing is grouped by', async () => {
	const nobody: Cohort = { clauses: { sex: { kind: 'levels', levels: [] } } };
	const plan = planCells([
		request({ cohort: nobody, measures: ['true:survived_discharge', 'distinct:centre_id'] }),
		request({ cohort: nobody, by: ['setting'] }),
	]);
	expect(plan.split(await engine.query(plan.statement))).toEqual([
		[{ keys: [], counts: { n: 0, 'true:survived_discharge': 0, 'distinct:centre_id': 0 } }],
		[],
	]);
});

test('counts are what a loop over the rows counts', { timeout: 120_000 }, async () => {
	const rows = {
		runs: derived('runs'),
		arrest_case: [...derived('runs'), ...derived('conventional')],
	};
	let cellsSeen = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(requests, { minLength: 1, maxLength: 6 }), async (asked) => {
			const plan = planCells(asked);
			const answer = plan.split(await engine.query(plan.statement));
			for (const [at, one] of asked.entries()) {
				expect(answer[at]).toEqual(counted(rows[one.table], one));
				cellsSeen += answer[at]?.length ?? 0;
			}
		}),
		{ numRuns: 120, seed: 20_241_122 },
	);
	expect(cellsSeen).toBeGreaterThan(1000);
});

const GROUPINGS = [
	'setting',
	'age_group',
	'dx_group',
	'arrest_year',
	'off_hours',
	'baseline_neuro',
	'centre_type',
	'age_class',
	'volume_class',
	'major_complication',
	'n_comp_groups',
	'centre_id',
];

const MEASURES: Measure[] = [
	'n',
	'known:survived_discharge',
	'true:survived_discharge',
	'known:major_complication',
	'true:comp_neurologic',
	'true:off_hours',
	'distinct:centre_id',
	'distinct:location',
];

const clauses: fc.Arbitrary<[FilterName, Clause]> = fc
	.constantFrom(...FILTER_NAMES)
	.chain((name) => {
		const { levels, storage } = columnNamed(name);
		const values = [
			...(levels ?? []).map(({ value }) => value),
			'true',
			'3',
			'unknown',
			'nonsense',
		];
		const byLevels = fc
			.uniqueArray(fc.constantFrom(...values), { maxLength: 5 })
			.map((chosen): Clause => ({ kind: 'levels', levels: chosen }));
		const end = fc.option(
			name === 'arrest_year'
				? fc.integer({ min: 2011, max: 2025 })
				: fc.integer({ min: 0, max: 80 }),
		);
		const byRange = fc
			.record({ low: end, high: end, unknown: fc.boolean() })
			.map((range): Clause => ({ kind: 'range', ...range }));
		const numeric = storage === 'integer' || storage === 'number';
		return (numeric ? fc.oneof(byLevels, byRange) : byLevels).map((clause) => [name, clause]);
	});

const requests: fc.Arbitrary<CellsRequest> = fc.record({
	table: fc.constantFrom('runs' as const, 'arrest_case' as const),
	by: fc.uniqueArray(fc.constantFrom(...GROUPINGS), { maxLength: 3 }),
	measures: fc.uniqueArray(fc.constantFrom(...MEASURES), { minLength: 1, maxLength: 4 }),
	cohort: fc
		.array(clauses, { maxLength: 2 })
		.map((some): Cohort => ({ clauses: Object.fromEntries(some) })),
	ignoring: fc.uniqueArray(fc.constantFrom(...FILTER_NAMES), { maxLength: 2 }),
});

/** The slow way: every row, one after the other. */
function counted(rows: readonly Row[], { by, measures, cohort, ignoring }: CellsRequest): Cell[] {
	const groups = new Map<string, { keys: (string | null)[]; rows: Row[] }>();
	if (by.length === 0) groups.set('[]', { keys: [], rows: [] });
	for (const row of rows) {
		if (!matches(row, cohort, ignoring)) continue;
		const keys = by.map((name) => (isMissing(row[name]) ? null : String(row[name])));
		const id = JSON.stringify(keys);
		const group = groups.get(id) ?? { keys, rows: [] };
		groups.set(id, group);
		group.rows.push(row);
	}
	const rank = (name: string | undefined, key: string | null) => {
		if (key === null) return Number.POSITIVE_INFINITY;
		const { levels } = columnNamed(name ?? '');
		if (levels) return levels.findIndex(({ value }) => value === key);
		if (key === 'true' || key === 'false') return key === 'true' ? 1 : 0;
		return Number(key.replace('K', ''));
	};
	return [...groups.values()]
		.sort((left, right) => {
			const at = by.findIndex((_, place) => left.keys[place] !== right.keys[place]);
			const [a, b] = [left, right].map(({ keys }) => rank(by[at], keys[at] ?? null));
			return at < 0 || a === undefined || b === undefined || a === b ? 0 : a < b ? -1 : 1;
		})
		.map(({ keys, rows: of }) => ({
			keys,
			counts: Object.fromEntries(
				['n' as const, ...measures].map((measure) => [measure, measured(of, measure)]),
			) as Cell['counts'],
		}));
}

function measured(rows: readonly Row[], measure: Measure): number {
	const [kind, name = ''] = measure.split(':');
	const values = rows.map((row) => row[name]);
	if (kind === 'n') return rows.length;
	if (kind === 'true') return values.filter((value) => value === true).length;
	const known = values.filter((value) => !isMissing(value));
	return kind === 'known' ? known.length : new Set(known).size;
}

function isMissing(value: unknown): value is null | undefined {
	return value === null || value === undefined;
}

/** Rows of a table with the columns that are derived at load, worked out a second time. */
function derived(table: 'runs' | 'conventional'): Row[] {
	const episodes = new Map<unknown, Row[]>();
	for (const episode of fixture.rows['complication'] ?? []) {
		episodes.set(episode['case_id'], [...(episodes.get(episode['case_id']) ?? []), episode]);
	}
	return (fixture.rows[table] ?? []).map((row) => {
		const band = row['annual_ecpr_volume_band'];
		const classes: Row = {
			...row,
			age_class: ageClassOf(String(row['age_group'])),
			volume_class: isMissing(band)
				? null
				: ['lt_5', '5_9'].includes(String(band))
					? 'lt_10'
					: band === '10_19'
						? band
						: '20_plus',
		};
		if (table === 'conventional') return classes;
		const own = episodes.get(row['case_id']) ?? [];
		for (const { value } of COMPLICATION_GROUPS) {
			classes[`comp_${value}`] = own.some((episode) => episode['comp_group'] === value);
		}
		const burden = own.filter((episode) => episode['comp_code'] !== BRAIN_DEATH);
		classes['major_complication'] = own.some((episode) => episode['is_major'] === true);
		classes['n_comp_groups'] = new Set(burden.map((episode) => episode['comp_group'])).size;
		return classes;
	});
}
