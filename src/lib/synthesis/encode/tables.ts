import { variable, variablesOf } from '../../domain/codebook.ts';
import type { TableName, Variable } from '../../domain/variable.ts';
import type { ColumnSpec } from './column.ts';

/** The published files, in the order of the manifest. */
export const TABLE_FILES = [
	'answer_key',
	'answer_key_centre',
	'centre',
	'complication',
	'conventional',
	'cpr_denominator',
	'eligible_counts',
	'runs',
] as const;

export type TableFile = (typeof TABLE_FILES)[number];

const spec = ({ name, storage, levels, range }: Variable): ColumnSpec => ({
	name,
	storage,
	...(levels === undefined ? {} : { levels: levels.map(({ value }) => value) }),
	...(range === undefined ? {} : { range }),
});

const all = (table: TableName) => variablesOf(table).map(spec);

const cases = [
	...all('arrest_case'),
	spec(variable('centre', 'centre_type')),
	spec(variable('centre', 'annual_ecpr_volume_band')),
];

const counted = [
	spec(variable('arrest_case', 'arrest_year')),
	spec(variable('arrest_case', 'age_group')),
	spec(variable('arrest_case', 'setting')),
	spec(variable('centre', 'centre_type')),
	spec(variable('centre', 'annual_ecpr_volume_band')),
	spec(variable('arrest_case', 'dx_group')),
	{ name: 'n_eligible', storage: 'integer', range: [0, 20_000_000] },
] as const satisfies readonly ColumnSpec[];

/**
 * Columns of each file in file order. Cases carry the kind and volume band of their centre; `eligible_counts`
 * counts all eligible arrests by what a figure of use needs.
 */
export const TABLE_COLUMNS: Readonly<Record<TableFile, readonly ColumnSpec[]>> = {
	answer_key: all('answer_key'),
	answer_key_centre: all('answer_key_centre'),
	centre: all('centre'),
	complication: all('complication'),
	conventional: cases,
	cpr_denominator: all('cpr_denominator'),
	eligible_counts: counted,
	runs: cases,
};
