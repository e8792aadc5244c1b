import type { Statement } from '../../db/engine.ts';
import { column, relation } from '../../db/identifier.ts';
import { fragment, listed, statementOf } from '../../db/statement.ts';
import { cohortPredicate } from '../../db/where.ts';
import type { Cohort } from '../../domain/cohort.ts';
import { CENTRE_DRAWS } from '../centres/centre-filter.ts';
import { codeColumn, numberColumn } from '../minute-ten/columns.ts';

/** Categories known at minute 10 that the model has. */
export const CATEGORIES = [
	'dx_group',
	'age_group',
	'location',
	'initial_rhythm',
	'witnessed',
	'bystander_cpr',
	'off_hours',
] as const;

const CODED = ['survived_discharge', ...CATEGORIES, 'setting'] as const;
const NUMBERS = ['arrest_year', 'severity_index', 'no_flow_min'] as const;

/** Columns of the answer, one row a run with a known outcome; all but the centre are numbers. */
export const CASE_MIX_COLUMNS = ['centre_id', ...CODED, ...NUMBERS] as const;

/** What is known at minute 10 of each run of the cohort, whatever its centre, with a known outcome. */
export function caseMixStatement(cohort: Cohort): Statement {
	const centre = column('centre_id');
	return statementOf(fragment`select ${listed([fragment`${centre}::varchar as ${centre}`, ...CODED.map(codeColumn), ...NUMBERS.map(numberColumn)])}
from ${relation('runs')}
where ${cohortPredicate(cohort, CENTRE_DRAWS)} and ${column('survived_discharge')} is not null`);
}
