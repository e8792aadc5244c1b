import { describe, expect, test } from 'vitest';
import { planCells } from '../../src/lib/db/cells.ts';
import type { ResultTable } from '../../src/lib/db/engine.ts';
import { DEFAULT_COHORT } from '../../src/lib/domain/cohort.ts';
import type { Figure } from '../../src/lib/figures/figure.ts';
import { figure } from '../../src/lib/figures/index.ts';
import { overviewFigures } from '../../src/lib/figures/overview.ts';
import { optionValues, planFigures } from '../../src/lib/figures/run.ts';
import { eligibleStatement } from '../../src/lib/figures/use-by-year/eligible-statement.ts';
import { UNCOUNTED } from './frozen-results.ts';

const table = (columns: Readonly<Record<string, readonly unknown[]>>): ResultTable => ({
	rowCount: Object.values(columns)[0]?.length ?? 0,
	column: (name) => columns[name] ?? [],
});

describe('planning figures', () => {
	test('a page is one statement of counts, and one for eligible arrests', () => {
		const { statements } = planFigures(overviewFigures, DEFAULT_COHORT);
		expect(statements).toHaveLength(2);
		expect(statements[1]).toEqual(eligibleStatement(DEFAULT_COHORT, ['arrest_year']));
	});

	test('eligible arrests are not asked for where they are not counted', () => {
		expect(planFigures(overviewFigures, UNCOUNTED).statements).toHaveLength(1);
	});

	test('the statement of eligible arrests names and binds what it needs', () => {
		expect(eligibleStatement(DEFAULT_COHORT, ['arrest_year'])).toMatchInlineSnapshot(`
			{
			  "params": [
			    "neonate",
			    "infant",
			    "child",
			    "adolescent",
			  ],
			  "sql": "select "arrest_year"::integer as "arrest_year", "centre_type"::varchar as "centre_type", sum("n_eligible")::double as "n_eligible"
			from "eligible_counts"
			where "age_group" in (?::"levels_of_age_group", ?::"levels_of_age_group", ?::"levels_of_age_group", ?::"levels_of_age_group")
			group by all
			order by all",
			}
		`);
	});

	test('figures without counts send only their own statements', () => {
		const one = figure('survival-by-setting');
		const { statements } = planFigures([one], DEFAULT_COHORT);
		const [request] = one.requests(DEFAULT_COHORT, {});
		expect(request?.kind).toBe('cells');
		if (request?.kind === 'cells')
			expect(statements).toEqual([planCells([request.cells]).statement]);
	});

	test('answers reach the figure that asked, in the order it asked', () => {
		const echo: Figure = {
			...figure('headline'),
			id: 'echo',
			requests: () =>
				['a', 'b'].map((name) => ({
					kind: 'statement',
					statement: { sql: name, params: [] },
					columns: [name],
				})),
			result: (answers) => answers,
		};
		const other: Figure = { ...echo, id: 'other' };
		const plan = planFigures([echo, other], DEFAULT_COHORT);
		expect(plan.statements.map(({ sql }) => sql)).toEqual(['a', 'b', 'a', 'b']);
		const results = plan.read([
			table({ a: [1, 2] }),
			table({ b: [null] }),
			table({ a: [3] }),
			table({ b: [] }),
		]);
		expect(results.get('echo')).toEqual([
			{ kind: 'rows', rows: [{ a: 1 }, { a: 2 }] },
			{ kind: 'rows', rows: [{ b: null }] },
		]);
		expect(results.get('other')).toEqual([
			{ kind: 'rows', rows: [{ a: 3 }] },
			{ kind: 'rows', rows: [] },
		]);
	});

	test('too few answers are an error, not an empty figure', () => {
		expect(() => planFigures([figure('use-by-year')], DEFAULT_COHORT).read([])).toThrow(
			'There are fewer answers than were asked for.',
		);
	});

	test('an option that a figure does not have falls back to its initial one', () => {
		const spec = {
			label: 'Rows',
			values: [
				{ value: 'few', label: 'Few' },
				{ value: 'all', label: 'All' },
			],
			initial: 'few',
		};
		const one: Figure = { ...figure('headline'), options: { rows: spec } };
		expect(optionValues(one)).toEqual({ rows: 'few' });
		expect(optionValues(one, { rows: 'all' })).toEqual({ rows: 'all' });
		expect(optionValues(one, { rows: 'none', other: 'x' })).toEqual({ rows: 'few' });
	});
});
