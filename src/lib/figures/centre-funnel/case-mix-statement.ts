import type { Statement } from '../../db/engine.ts';
import { column, relation } from '../../db/identifier.ts';
import { fragment, listed, statementOf, type Fragment } from '../../db/statement.ts';
import { cohortPredicate } from '../../db/where.ts';
import type { Cohort } from '../../domain/cohort.ts';
import { CENTRE_DRAWS } from '../centres/centre-filter.ts';

/** Categories known at minute 10, as numbers: 0 for unknown, then the levels in codebook order. */
export const CATEGORIES = [
	'dx_group',
	'age_group',
	'location',
	'initial_rhythm',
	'witnessed',
	'bystander_cpr',
] as const;

/** Columns of the answer, one row a run with a known outcome. */
export const CASE_MIX_COLUMNS = [
	'centre_id',
	'survived_discharge',
	...CATEGORIES,
	'setting',
	'off_hours',
	'arrest_year',
	'severity_index',
	'no_flow_min',
] as const;

function coded(name: string): Fragment {
	return fragment`coalesce(enum_code(${column(name)})::integer + 1, 0) as ${column(name)}`;
}

function cast(name: string, type: Fragment): Fragment {
	return fragment`${column(name)}::${type} as ${column(name)}`;
}

/** What is known at minute 10 of each run of the cohort, whatever its centre, with its outcome where that is known. */
export function caseMixStatement(cohort: Cohort): Statement {
	const outcome = column('survived_discharge');
	const selected = [
		cast('centre_id', fragment`varchar`),
		cast('survived_discharge', fragment`integer`),
		...CATEGORIES.map(coded),
		coded('setting'),
		cast('off_hours', fragment`integer`),
		cast('arrest_year', fragment`integer`),
		cast('severity_index', fragment`double`),
		cast('no_flow_min', fragment`double`),
	];
	return statementOf(fragment`select ${listed(selected)}
from ${relation('runs')}
where ${cohortPredicate(cohort, CENTRE_DRAWS)} and ${outcome} is not null`);
}
