import { describe, expect, test } from 'vitest';
import { columnNamed, compareKeys } from '../../src/lib/db/columns.ts';
import { column, relation, type Relation } from '../../src/lib/db/identifier.ts';

describe('column', () => {
	test.each(['dx_group', 'age_class', 'comp_limb', 'n_comp_groups', 'centre_type', 'n_eligible'])(
		'%s is known',
		(name) => {
			expect(column(name).sql).toBe(`"${name}"`);
		},
	);

	test.each(['', 'nonsense', 'dx_group"', 'DX_GROUP', '*', '1', 'frailty_u', 'y_if_ecpr_strategy'])(
		'%j is refused, the answer key among others',
		(name) => {
			expect(() => column(name)).toThrow(RangeError);
		},
	);
});

test('tables of the answer key and strangers have no name', () => {
	expect(relation('runs').sql).toBe('"runs"');
	for (const name of ['answer_key', 'pg_tables', 'runs; drop table runs']) {
		expect(() => relation(name as Relation)).toThrow(RangeError);
	}
});

describe('compareKeys', () => {
	const sorted = (name: string, keys: (string | null)[]) =>
		[...keys].sort((left, right) => compareKeys(columnNamed(name), left, right));

	test('puts levels in codebook order and missing last', () => {
		expect(sorted('age_class', [null, 'adult', 'neonate', 'paediatric'])).toEqual([
			'neonate',
			'paediatric',
			'adult',
			null,
		]);
	});

	test('puts numbers by size', () => {
		expect(sorted('n_comp_groups', ['10', null, '9', '0'])).toEqual(['0', '9', '10', null]);
	});

	test('puts ids by character', () => {
		expect(sorted('centre_id', ['K0010', 'K0002'])).toEqual(['K0002', 'K0010']);
	});
});
