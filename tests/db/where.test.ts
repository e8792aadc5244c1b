import { describe, expect, test } from 'vitest';
import { DEFAULT_COHORT, EVERYONE, type Cohort } from '../../src/lib/domain/cohort.ts';
import { cohortPredicate } from '../../src/lib/db/where.ts';

const text = (cohort: Cohort) => cohortPredicate(cohort).sql;

describe('cohortPredicate', () => {
	test('is true for everyone', () => {
		expect(text(EVERYONE)).toBe('true');
	});

	test('binds levels; missing only when unknown is named', () => {
		expect(cohortPredicate(DEFAULT_COHORT)).toMatchObject({
			sql: `"age_group" in (${Array.from({ length: 4 }, () => '?::"levels_of_age_group"').join(', ')})`,
			params: ['neonate', 'infant', 'child', 'adolescent'],
		});
		expect(text({ clauses: { location: { kind: 'levels', levels: ['ward', 'unknown'] } } })).toBe(
			'("location" in (?::"levels_of_location") or "location" is null)',
		);
		expect(text({ clauses: { location: { kind: 'levels', levels: ['unknown'] } } })).toBe(
			'("location" is null)',
		);
	});

	test('compares levels of a number as numbers', () => {
		expect(
			cohortPredicate({
				clauses: { baseline_neuro: { kind: 'levels', levels: ['1', '2', 'x', '03'] } },
			}),
		).toMatchObject({ sql: '"baseline_neuro" in (?, ?)', params: [1, 2] });
	});

	test('keeps ranges inclusive, open ends open, missing out unless asked for', () => {
		const range = (low: number | null, high: number | null, unknown = false): Cohort => ({
			clauses: { ecmo_flow_min: { kind: 'range', low, high, unknown } },
		});
		expect(cohortPredicate(range(30, 45))).toMatchObject({
			sql: '"ecmo_flow_min" >= ? and "ecmo_flow_min" <= ?',
			params: [30, 45],
		});
		expect(text(range(null, 45))).toBe('"ecmo_flow_min" <= ?');
		expect(text(range(60, null, true))).toBe('("ecmo_flow_min" >= ? or "ecmo_flow_min" is null)');
		expect(text(range(null, null))).toBe('"ecmo_flow_min" is not null');
	});

	test('keeps nobody where nothing can match', () => {
		expect(text({ clauses: { sex: { kind: 'levels', levels: [] } } })).toBe('false');
		expect(text({ clauses: { sex: { kind: 'range', low: 1, high: 2, unknown: false } } })).toBe(
			'false',
		);
	});

	test('leaves out what a figure draws, and orders the rest as the filters are', () => {
		const cohort: Cohort = {
			clauses: {
				sex: { kind: 'levels', levels: ['female'] },
				age_group: { kind: 'levels', levels: ['adult'] },
			},
		};
		expect(text(cohort)).toBe(
			'"age_group" in (?::"levels_of_age_group") and "sex" in (?::"levels_of_sex")',
		);
		expect(cohortPredicate(cohort, ['age_group'])).toMatchObject({ params: ['female'] });
	});

	test('refuses a clause on anything that is no filter', () => {
		const smuggled = {
			clauses: { 'true) or (true': { kind: 'levels', levels: ['x'] } },
		} as unknown as Cohort;
		expect(() => cohortPredicate(smuggled)).toThrow(RangeError);
	});
});
