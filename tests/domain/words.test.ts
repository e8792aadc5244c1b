import { describe, expect, it } from 'vitest';
import { AGE_CLASSES, AGE_GROUPS_OF, ageClassOf } from '../../src/lib/domain/age-class.ts';
import { codebook, variable } from '../../src/lib/domain/codebook.ts';
import { FILTERS, levelsWithin } from '../../src/lib/domain/filters.ts';
import { glossary } from '../../src/lib/domain/glossary.ts';
import { outcomeBounds, outcomeOf, OUTCOMES } from '../../src/lib/domain/outcomes.ts';

describe('age classes', () => {
	it('hold every age group once, in order', () => {
		const groups = AGE_CLASSES.flatMap(({ value }) => AGE_GROUPS_OF[value]);
		expect(groups).toEqual(variable('arrest_case', 'age_group').levels?.map(({ value }) => value));
		expect(groups.map(ageClassOf)).toEqual([
			'neonate',
			'paediatric',
			'paediatric',
			'paediatric',
			'adult',
		]);
		expect(() => ageClassOf('elder')).toThrow(RangeError);
	});
});

describe('nested levels', () => {
	it('are those of the levels chosen outside, or all', () => {
		const place = FILTERS.location;
		if (place.kind !== 'levels') throw new Error('location is filtered by levels');
		const values = (outer: string[]) => levelsWithin(place, outer).map(({ value }) => value);
		expect(values(['ohca'])).toEqual(['home', 'public', 'water', 'transport', 'other_ohca']);
		expect(values(['ihca', 'ohca'])).toHaveLength(12);
		expect(values([])).toHaveLength(12);
	});
});

describe('filters', () => {
	it('mark as late what is partly a result of low-flow time, and nothing else', () => {
		const late = Object.values(FILTERS).filter((filter) => filter.late);
		expect(late.map(({ name, knownAt }) => [name, knownAt])).toEqual([
			['ph_arrest', 'flow'],
			['lactate_arrest', 'flow'],
		]);
	});

	it('have bands that tile the whole range without gap or overlap', () => {
		for (const filter of Object.values(FILTERS)) {
			if (filter.kind !== 'range') continue;
			expect(filter.bands[0]?.low).toBeNull();
			expect(filter.bands.at(-1)?.high).toBeNull();
			filter.bands.slice(1).forEach(({ low }, at) => {
				const before = filter.bands[at]?.high ?? NaN;
				expect((low ?? NaN) - before).toBeCloseTo(filter.step, 9);
			});
		}
	});
});

describe('the glossary', () => {
	it('is in alphabetical order, each term once and in whole sentences', () => {
		const terms = glossary.map(({ term }) => term);
		expect(terms).toEqual(terms.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
		expect(new Set(terms).size).toBe(terms.length);
		for (const { meaning } of glossary) expect(meaning).toMatch(/^[A-Z“].*\.$/s);
	});
});

describe('outcomes', () => {
	it('are boolean columns of the cases, but for the one derived from complications', () => {
		for (const { column, rows } of OUTCOMES) {
			if (column === 'major_complication') continue;
			const found = codebook.find(
				(entry) => entry.table === 'arrest_case' && entry.name === column,
			);
			expect(found?.storage).toBe('boolean');
			expect(rows === 'runs').toBe(found?.appliesTo !== undefined);
		}
	});

	it('are found by id', () => {
		expect(outcomeOf('survived_discharge').label).toBe('Survived to discharge');
		expect(() => outcomeOf('happiness')).toThrow(RangeError);
	});

	it('are bounded by counting the unknown as none and as all', () => {
		expect(outcomeBounds({ rows: 591, known: 496, yes: 133 })).toEqual({ least: 133, most: 228 });
		expect(outcomeBounds({ rows: 0, known: 0, yes: 0 })).toEqual({ least: 0, most: 0 });
		expect(() => outcomeBounds({ rows: 5, known: 6, yes: 1 })).toThrow(RangeError);
	});
});
