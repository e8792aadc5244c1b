import { columnNamed } from './columns.ts';
import { quoted, type Fragment } from './statement.ts';

/** Tables and views that SQL may name. */
const RELATIONS = [
	'runs',
	'conventional',
	'arrest_case',
	'complication',
	'centre',
	'cpr_denominator',
	'eligible_counts',
] as const;

export type Relation = (typeof RELATIONS)[number];

/**
 * A column's name, quoted. Takes names of the codebook, of columns derived at load and of the tables of
 * counts; throws RangeError for any other.
 */
export function column(name: string): Fragment {
	return quoted(columnNamed(name).name);
}

/** A table's or view's name, quoted. Throws RangeError for an unknown one. */
export function relation(name: Relation): Fragment {
	if (!RELATIONS.includes(name)) throw new RangeError(`There is no table ${JSON.stringify(name)}.`);
	return quoted(name);
}
