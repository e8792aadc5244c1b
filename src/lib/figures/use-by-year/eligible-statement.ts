import type { Statement } from '../../db/engine.ts';
import { column, relation } from '../../db/identifier.ts';
import { fragment, statementOf } from '../../db/statement.ts';
import { cohortPredicate } from '../../db/where.ts';
import type { Cohort, FilterName } from '../../domain/cohort.ts';

/** Filters that eligible arrests are counted by; under any other their number is not on file. */
const COUNTED_BY: readonly FilterName[] = [
	'arrest_year',
	'age_group',
	'setting',
	'centre_type',
	'annual_ecpr_volume_band',
	'dx_group',
];

/** The cohort's filters under which eligible arrests are not counted. */
export function uncountedFilters(cohort: Cohort): FilterName[] {
	return (Object.keys(cohort.clauses) as FilterName[]).filter((name) => !COUNTED_BY.includes(name));
}

/** Columns of the answer. */
export const ELIGIBLE_COLUMNS = ['arrest_year', 'centre_type', 'n_eligible'] as const;

/**
 * Eligible arrests by year and centre type, from the small table of counts.
 * @param cohort filtered by nothing that `uncountedFilters` names
 */
export function eligibleStatement(cohort: Cohort, ignoring: readonly FilterName[]): Statement {
	const year = column('arrest_year');
	const type = column('centre_type');
	const n = column('n_eligible');
	return statementOf(fragment`select ${year}::integer as ${year}, ${type}::varchar as ${type}, sum(${n})::double as ${n}
from ${relation('eligible_counts')}
where ${cohortPredicate(cohort, ignoring)}
group by all
order by all`);
}
