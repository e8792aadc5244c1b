import type { Statement } from '../../db/engine.ts';
import { column, relation } from '../../db/identifier.ts';
import { fragment, joined, statementOf } from '../../db/statement.ts';
import { cohortPredicate } from '../../db/where.ts';
import type { Cohort } from '../../domain/cohort.ts';

const COUNTS = ['runs', 'known', 'yes', 'timed', 'minutes'] as const;

const BOOLEANS = ['team_24_7_in_house', 'primed_circuit_ready', 'single_call_activation'] as const;
const WORDS = ['ecpr_criteria', 'debrief_routine'] as const;

/** Columns of the answer, one row a centre with runs. */
export const PROGRAMME_COLUMNS = [
	'centre_id',
	...COUNTS,
	...BOOLEANS,
	'sim_sessions_per_year',
	...WORDS,
] as const;

/**
 * Runs of each centre in the cohort, their outcomes and minutes to flow, with what the centre's programme has. Counted
 * before the join, so that a filter's column can only mean the run's.
 */
export function programmeStatement(cohort: Cohort): Statement {
	const id = column('centre_id');
	const alive = column('survived_discharge');
	const flow = column('ecmo_flow_min');
	const factors = [
		...BOOLEANS.map((name) => fragment`, c.${column(name)} as ${column(name)}`),
		fragment`, c.${column('sim_sessions_per_year')}::integer as ${column('sim_sessions_per_year')}`,
		...WORDS.map((name) => fragment`, c.${column(name)}::varchar as ${column(name)}`),
	];
	return statementOf(fragment`select r.${id}::varchar as ${id}, r."runs", r."known", r."yes", r."timed", r."minutes"${joined(factors, fragment``)}
from (
	select ${id}, count(*)::integer as "runs", count(${alive})::integer as "known",
		(count(*) filter (where ${alive}))::integer as "yes",
		count(${flow})::integer as "timed", coalesce(sum(${flow}), 0)::double as "minutes"
	from ${relation('runs')}
	where ${cohortPredicate(cohort)}
	group by ${id}
) r join ${relation('centre')} c using (${id})
order by 1`);
}
