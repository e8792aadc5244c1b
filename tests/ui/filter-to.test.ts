import { describe, expect, it } from 'vitest';
import { DEFAULT_COHORT, withClause } from '../../src/lib/domain/cohort.ts';
import { afterClick, filterTo, filterToCell } from '../../src/lib/ui/filter/filter-to.ts';

const inHospital = filterTo(DEFAULT_COHORT, 'setting', 'ihca', false);

describe('a click on a level', () => {
	it('filters to it alone, whatever was chosen before', () => {
		expect(inHospital.clauses.setting).toEqual({ kind: 'levels', levels: ['ihca'] });
		expect(filterTo(inHospital, 'setting', 'ohca', false).clauses.setting).toEqual({
			kind: 'levels',
			levels: ['ohca'],
		});
		expect(filterTo(DEFAULT_COHORT, 'age_group', 'infant', false).clauses.age_group).toEqual({
			kind: 'levels',
			levels: ['infant'],
		});
	});

	it('lifts the filter when it was the only one chosen', () => {
		expect(filterTo(inHospital, 'setting', 'ihca', false)).toEqual(DEFAULT_COHORT);
	});

	it('goes back to the default filter where there is one', () => {
		const infants = filterTo(DEFAULT_COHORT, 'age_group', 'infant', false);
		expect(filterTo(infants, 'age_group', 'infant', false)).toEqual(DEFAULT_COHORT);
	});

	it('adds to those chosen with a modifier key', () => {
		const place = withClause(DEFAULT_COHORT, 'location', { kind: 'levels', levels: ['cicu'] });
		expect(filterTo(place, 'location', 'ward', true).clauses.location).toEqual({
			kind: 'levels',
			levels: ['cicu', 'ward'],
		});
	});

	it('on a year sets that year, and lifts it again', () => {
		const year = filterTo(DEFAULT_COHORT, 'arrest_year', '2019', false);
		expect(year.clauses.arrest_year).toEqual({
			kind: 'range',
			low: 2019,
			high: 2019,
			unknown: false,
		});
		expect(filterTo(year, 'arrest_year', '2019', false)).toEqual(DEFAULT_COHORT);
	});

	it('on a cell of two variables sets both, and lifts both again', () => {
		const sepsis = { name: 'dx_group', level: 'sepsis' } as const;
		const inside = { name: 'setting', level: 'ihca' } as const;
		const cell = filterToCell(DEFAULT_COHORT, sepsis, inside, false);
		expect(cell.clauses).toEqual({
			...DEFAULT_COHORT.clauses,
			dx_group: { kind: 'levels', levels: ['sepsis'] },
			setting: { kind: 'levels', levels: ['ihca'] },
		});
		expect(filterToCell(cell, sepsis, inside, false)).toEqual(DEFAULT_COHORT);
		expect(filterToCell(inHospital, sepsis, inside, false)).toEqual(cell);
		const other = { name: 'setting', level: 'ohca' } as const;
		expect(filterToCell(cell, sepsis, other, false).clauses).toMatchObject({
			dx_group: { levels: ['sepsis'] },
			setting: { levels: ['ohca'] },
		});
	});

	it('takes the names that the page has, and leaves the cohort where they are no filter', () => {
		const inside = { filter: 'setting', level: 'ihca' };
		const sepsis = { filter: 'dx', level: 'sepsis' };
		expect(afterClick(DEFAULT_COHORT, inside, false)).toEqual(inHospital);
		expect(afterClick(DEFAULT_COHORT, sepsis, false, inside).clauses).toMatchObject({
			dx_group: { levels: ['sepsis'] },
			setting: { levels: ['ihca'] },
		});
		expect(afterClick(inHospital, { filter: 'weather', level: 'fine' }, false)).toBe(inHospital);
	});

	it('refuses a level that the variable does not have', () => {
		expect(() => filterTo(DEFAULT_COHORT, 'setting', 'moon', false)).toThrow(RangeError);
	});
});
