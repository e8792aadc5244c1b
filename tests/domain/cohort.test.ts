import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	clauseMatches,
	DEFAULT_COHORT,
	EVERYONE,
	FILTER_NAMES,
	isDefault,
	matches,
	normaliseClause,
	sameCohort,
	toggleLevel,
	withClause,
	withoutClause,
	type Clause,
} from '../../src/lib/domain/cohort.ts';
import { FILTERS } from '../../src/lib/domain/filters.ts';
import { anyFilterValue, anyWrittenClause } from './arbitraries.ts';

const SEED = 20_240_613;
const levels = (...names: string[]): Clause => ({ kind: 'levels', levels: names });
const range = (low: number | null, high: number | null, unknown = false): Clause => ({
	kind: 'range',
	low,
	high,
	unknown,
});

describe('normaliseClause', () => {
	it('puts levels in codebook order, once each, unknown last', () => {
		expect(normaliseClause('sex', levels('unknown', 'female', 'female'))).toEqual(
			levels('female', 'unknown'),
		);
		expect(normaliseClause('age_group', levels('child', 'neonate'))).toEqual(
			levels('neonate', 'child'),
		);
	});

	it('is no filter with every level and unknown, but a filter without unknown', () => {
		expect(normaliseClause('sex', levels('male', 'female', 'unknown'))).toBeNull();
		expect(normaliseClause('sex', levels('male', 'female'))).toEqual(levels('female', 'male'));
	});

	it('needs no unknown where values are never missing, and drops it there', () => {
		expect(normaliseClause('setting', levels('ohca', 'ihca'))).toBeNull();
		expect(normaliseClause('setting', levels('ohca', 'unknown'))).toEqual(levels('ohca'));
		expect(normaliseClause('setting', levels('unknown'))).toEqual(levels('unknown'));
	});

	it('is no filter when nothing is ticked', () => {
		expect(normaliseClause('sex', levels())).toBeNull();
	});

	it('opens the ends of a range at the bounds', () => {
		expect(normaliseClause('ecmo_flow_min', range(0, 45))).toEqual(range(null, 45));
		expect(normaliseClause('ecmo_flow_min', range(60, 150))).toEqual(range(60, null));
	});

	it('keeps a range of everything known, and drops one of everything', () => {
		expect(normaliseClause('ph_arrest', range(6.5, 7.5))).toEqual(range(null, null));
		expect(normaliseClause('ph_arrest', range(6.5, 7.5, true))).toBeNull();
		expect(normaliseClause('arrest_year', range(2012, 2024))).toBeNull();
	});

	it('turns a listed number of a range variable into a range', () => {
		expect(normaliseClause('arrest_year', levels('2019'))).toEqual(range(2019, 2019));
		expect(normaliseClause('arrest_year', levels('2019', '2018'))).toEqual(range(2018, 2019));
		expect(normaliseClause('ph_arrest', levels('unknown'))).toEqual(levels('unknown'));
	});

	it('refuses levels and numbers that cannot be, and the wrong kind of clause', () => {
		expect(() => normaliseClause('sex', levels('purple'))).toThrow(/sex.*"purple"/);
		expect(() => normaliseClause('sex', range(1, 2))).toThrow(RangeError);
		expect(() => normaliseClause('arrest_year', levels('2012', '2019'))).toThrow(RangeError);
		expect(() => normaliseClause('arrest_year', levels('soon'))).toThrow(RangeError);
		expect(() => normaliseClause('arrest_year', range(NaN, null))).toThrow(RangeError);
		expect(() => normaliseClause('arrest_year', range(null, Infinity))).toThrow(RangeError);
	});

	it(`changes no row's membership, and doing it twice changes nothing (seed ${SEED})`, () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...FILTER_NAMES).chain((name) =>
					fc.record({
						name: fc.constant(name),
						clause: anyWrittenClause(name),
						value: anyFilterValue(name),
					}),
				),
				({ name, clause, value }) => {
					const normal = normaliseClause(name, clause);
					expect(normal === null || clauseMatches(normal, value)).toBe(
						clauseMatches(clause, value),
					);
					if (normal !== null) expect(normaliseClause(name, normal)).toEqual(normal);
				},
			),
			{ seed: SEED, numRuns: 3000 },
		);
	});
});

describe('clauseMatches', () => {
	it.each<[Clause, string | number | boolean | null, boolean]>([
		[levels('vf', 'unknown'), null, true],
		[levels('vf'), null, false],
		[levels('vf'), 'vf', true],
		[levels('true'), true, true],
		[levels('true'), false, false],
		[levels('2'), 2, true],
		[range(30, 45), 30, true],
		[range(30, 45), 45, true],
		[range(30, 45), 46, false],
		[range(null, 45), 14, true],
		[range(60, null), 59.9, false],
		[range(null, null), null, false],
		[range(30, 45, true), null, true],
	])('%j on %s: %s', (clause, value, kept) => {
		expect(clauseMatches(clause, value)).toBe(kept);
	});
});

describe('a cohort', () => {
	it('gains, replaces and loses clauses without touching the original', () => {
		const before = JSON.stringify(DEFAULT_COHORT);
		const ward = withClause(DEFAULT_COHORT, 'location', levels('ward'));
		expect(Object.keys(ward.clauses)).toEqual(['age_group', 'location']);
		expect(withoutClause(ward, 'location')).toEqual(DEFAULT_COHORT);
		expect(withClause(ward, 'location', levels())).toEqual(DEFAULT_COHORT);
		expect(JSON.stringify(DEFAULT_COHORT)).toBe(before);
	});

	it('toggles levels on and off', () => {
		const one = toggleLevel(EVERYONE, 'dx_group', 'sepsis');
		expect(one.clauses.dx_group).toEqual(levels('sepsis'));
		const two = toggleLevel(one, 'dx_group', 'acs');
		expect(two.clauses.dx_group).toEqual(levels('acs', 'sepsis'));
		expect(toggleLevel(toggleLevel(two, 'dx_group', 'acs'), 'dx_group', 'sepsis')).toEqual(
			EVERYONE,
		);
		expect(() => toggleLevel(EVERYONE, 'dx_group', 'flu')).toThrow(RangeError);
	});

	it('toggles years and bands of a range variable', () => {
		const year = toggleLevel(EVERYONE, 'arrest_year', '2019');
		expect(year.clauses.arrest_year).toEqual(range(2019, 2019));
		expect(toggleLevel(year, 'arrest_year', '2019')).toEqual(EVERYONE);
		expect(toggleLevel(year, 'arrest_year', '2020').clauses.arrest_year).toEqual(range(2020, 2020));
		expect(toggleLevel(EVERYONE, 'ecmo_flow_min', '..29').clauses.ecmo_flow_min).toEqual(
			range(null, 29),
		);
		expect(toggleLevel(EVERYONE, 'ph_arrest', 'unknown').clauses.ph_arrest).toEqual(
			levels('unknown'),
		);
		expect(() => toggleLevel(EVERYONE, 'arrest_year', 'soon')).toThrow(RangeError);
	});

	it('is compared by what it keeps', () => {
		expect(isDefault(DEFAULT_COHORT)).toBe(true);
		expect(isDefault(EVERYONE)).toBe(false);
		expect(
			isDefault({
				clauses: {
					sex: levels('male', 'unknown', 'female'),
					age_group: levels('adolescent', 'child', 'infant', 'neonate'),
				},
			}),
		).toBe(true);
		expect(
			sameCohort(
				withClause(EVERYONE, 'arrest_year', range(2018, null)),
				withClause(EVERYONE, 'arrest_year', range(2018, 2023)),
			),
		).toBe(false);
	});

	it('keeps a row that passes every clause, less those ignored', () => {
		const cohort = withClause(DEFAULT_COHORT, 'ecmo_flow_min', range(30, null));
		const row = { age_group: 'child', ecmo_flow_min: 29 };
		expect(matches(row, cohort)).toBe(false);
		expect(matches(row, cohort, ['ecmo_flow_min'])).toBe(true);
		expect(matches({ age_group: 'adult', ecmo_flow_min: 40 }, cohort)).toBe(false);
		expect(matches({}, EVERYONE)).toBe(true);
		expect(matches({}, cohort)).toBe(false);
	});
});

describe('filters', () => {
	it('exist for every name, under that name', () => {
		expect(Object.keys(FILTERS).toSorted()).toEqual(FILTER_NAMES.toSorted());
		for (const name of FILTER_NAMES) expect(FILTERS[name].name).toBe(name);
	});

	it('nest in levels that exist', () => {
		for (const filter of Object.values(FILTERS)) {
			if (filter.nestedIn === undefined || filter.kind !== 'levels') continue;
			const outer = FILTERS[filter.nestedIn.filter];
			const names = outer.kind === 'levels' ? outer.levels.map(({ value }) => value) : [];
			for (const [level, inner] of Object.entries(filter.nestedIn.within)) {
				expect(names).toContain(level);
				for (const each of inner) expect(filter.levels.map(({ value }) => value)).toContain(each);
			}
		}
	});
});
