import type { Statement } from '../../db/engine.ts';
import { column, relation } from '../../db/identifier.ts';
import { fragment, listed, statementOf } from '../../db/statement.ts';
import { cohortPredicate } from '../../db/where.ts';
import { FILTER_NAMES, type Cohort } from '../../domain/cohort.ts';
import { filterOf } from '../../domain/filters.ts';
import { groupingOf, type Grouping } from '../grouping/groupings.ts';
import { codeColumn, numberColumn } from '../minute-ten/columns.ts';

/** Variables whose levels are subgroups at minute 10: what one may filter by, known before the decision. */
export const CONTRAST_VARIABLES: readonly Grouping[] = FILTER_NAMES.flatMap((name) => {
	const { knownAt, late } = filterOf(name);
	const grouping = groupingOf(name);
	return grouping === null || late || !['baseline', 'arrest'].includes(knownAt) ? [] : [grouping];
});

/** Categories the models adjust for: what is known at minute 10 and may bear on activation and on survival. */
export const ADJUSTED_CATEGORIES = [
	'dx_group',
	'age_group',
	'setting',
	'location',
	'initial_rhythm',
	'witnessed',
	'bystander_cpr',
	'off_hours',
	'annual_ecpr_volume_band',
] as const;

const CODED = [
	...new Set([
		'ecpr_activated',
		'survived_discharge',
		...ADJUSTED_CATEGORIES,
		...CONTRAST_VARIABLES.map(({ name }) => name),
	]),
].filter((name) => name !== 'arrest_year');

const NUMBERS = ['arrest_year', 'severity_index', 'no_flow_min', 'age_years_approx'] as const;

/** Columns of the answer, one row an eligible arrest. */
export const CONTRAST_COLUMNS = [...CODED, ...NUMBERS] as const;

/** What is known at minute 10 of each eligible arrest of the cohort, whether ECPR was activated, and the outcome. */
export function contrastStatement(cohort: Cohort): Statement {
	return statementOf(fragment`select ${listed([...CODED.map(codeColumn), ...NUMBERS.map(numberColumn)])}
from ${relation('arrest_case')}
where ${cohortPredicate(cohort)}
order by ${column('case_id')}`);
}
