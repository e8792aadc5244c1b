import { describe, expect, it } from 'vitest';
import { codebook, levelLabel, variable, variablesOf } from '../../src/lib/domain/codebook.ts';
import type { TableName } from '../../src/lib/domain/variable.ts';

const COUNTS: Readonly<Record<TableName, number>> = {
	arrest_case: 100,
	complication: 10,
	centre: 18,
	cpr_denominator: 6,
	answer_key: 11,
	answer_key_centre: 7,
};

describe('the codebook', () => {
	it.each(Object.entries(COUNTS))('has all fields of %s, each once', (table, count) => {
		const names = variablesOf(table as TableName).map((entry) => entry.name);
		expect(names).toHaveLength(count);
		expect(new Set(names).size).toBe(count);
	});

	it('is the schema that version 0.2 publishes: names, order, storage, precision, levels', () => {
		const lines = codebook.map(({ table, name, storage, decimals, levels }) =>
			[
				`${table}.${name}`,
				storage + (decimals === undefined ? '' : `:${decimals}`),
				...(levels?.map(({ value }) => value) ?? []),
			].join(' '),
		);
		expect(lines).toMatchSnapshot();
	});

	it('has the derivable fields of the dictionary marked as derived, and no others', () => {
		expect(codebook.filter((entry) => entry.derivedFrom !== undefined).map((e) => e.name)).toEqual([
			'age_years_approx',
			'weight_band',
			'shockable',
			'pulseless_at_onset',
			'received_ecpr',
			'team_to_flow_min',
			'neuro_favourable',
			'neuro_favourable_strict',
			'new_morbidity',
			'is_major',
		]);
	});

	describe.each(codebook.map((entry) => [`${entry.table}.${entry.name}`, entry] as const))(
		'%s',
		(_, entry) => {
			it('is labelled in sentence case, without unit, and defined in a sentence', () => {
				expect(entry.label).toMatch(/^(pH|[A-Z])/);
				expect(entry.label).not.toMatch(/[.:(]|_/);
				expect(entry.definition).toMatch(/^[A-Z].*[.]$/);
				expect(entry.missing).not.toBe('');
				expect(entry.mirrors).toMatch(/^[EGUPXC](,[EGUPXC])*( \(2022 on\))?$/);
			});

			it('has levels exactly when it is an enumeration, all named and none called unknown', () => {
				expect(entry.levels !== undefined).toBe(entry.storage === 'enum');
				const levels = entry.levels ?? [];
				expect(new Set(levels.map((level) => level.value)).size).toBe(levels.length);
				expect(new Set(levels.map((level) => level.label)).size).toBe(levels.length);
				expect(new Set(levels.map((level) => level.short ?? level.label)).size).toBe(levels.length);
				for (const level of levels) {
					expect(level.value).toMatch(/^[A-Za-z0-9_]+$/);
					expect(level.value).not.toBe('unknown');
					expect(level.label).not.toContain('_');
					expect((level.short ?? level.label).length).toBeLessThanOrEqual(16);
				}
			});

			it('has decimals exactly when it is a number, and an ordered range', () => {
				expect(entry.decimals !== undefined).toBe(entry.storage === 'number');
				if (entry.range !== undefined) expect(entry.range[0]).toBeLessThan(entry.range[1]);
			});
		},
	);
});

describe('variable', () => {
	it('finds a column by table and name', () => {
		expect(variable('arrest_case', 'ecmo_flow_min').label).toBe('Low-flow time');
	});

	it('refuses a name the table does not have, prototype names included', () => {
		expect(() => variable('arrest_case', 'centre_type')).toThrow(RangeError);
		expect(() => variable('arrest_case', '__proto__')).toThrow(RangeError);
	});
});

describe('levelLabel', () => {
	const setting = variable('arrest_case', 'location');

	it('gives the long or the short label', () => {
		expect(levelLabel(setting, 'ed')).toBe('Emergency department');
		expect(levelLabel(setting, 'ed', true)).toBe('Emergency dept');
		expect(levelLabel(setting, 'ward', true)).toBe('Ward');
	});

	it('has no comma in the label of a level, so that lists of levels can be read', () => {
		for (const entry of codebook)
			for (const { label } of entry.levels ?? []) expect(label).not.toContain(',');
	});

	it('names missing, yes and no, and leaves numbers as they are', () => {
		expect(levelLabel(setting, null)).toBe('Unknown');
		expect(levelLabel(variable('arrest_case', 'off_hours'), 'true')).toBe('Yes');
		expect(levelLabel(variable('arrest_case', 'arrest_year'), '2019')).toBe('2019');
	});

	it('refuses a level the variable does not have', () => {
		expect(() => levelLabel(setting, 'moon')).toThrow(/location.*"moon"/);
	});
});
