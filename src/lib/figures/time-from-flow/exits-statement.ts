import type { Statement } from '../../db/engine.ts';
import { column, relation } from '../../db/identifier.ts';
import { fragment, statementOf, type Fragment } from '../../db/statement.ts';
import { cohortPredicate } from '../../db/where.ts';
import type { Cohort } from '../../domain/cohort.ts';
import { groupColumn } from '../grouping/group-column.ts';
import { groupingDraws, type Grouping } from '../grouping/groupings.ts';

/** Columns of the answer: the group, the day since first flow, how it ended (null: not seen to end), how many. */
export const EXIT_COLUMNS = ['level', 'day', 'end', 'n'] as const;

/** Days a run may be recorded to have lasted at the least: the precision of the file. */
const LEAST = 0.01;

/** Days since first flow of a run, null where they are not on file: what is recorded runs from the arrest. */
export function sinceFlow(days: 'fu_time_d' | 'hospital_days'): Fragment {
	const since = fragment`${column(days)} - ${column('ecmo_flow_min')} / 1440.0`;
	return fragment`case when ${column(days)} is null then null else round(greatest(${since}, ${LEAST}), 2) end`;
}

/**
 * Runs counted by group, day of exit and how they ended. The registry's days count from the arrest; the minutes of
 * CPR before the pump are taken off, so that day 0 is the first flow. What comes after the horizon counts as still
 * under observation one day beyond it. Runs without the days come with a null day.
 * @param days column of days from the arrest
 * @param end how the stay or follow-up ended, as text; null for not yet
 */
export function exitsStatement(
	cohort: Cohort,
	grouping: Grouping | null,
	days: 'fu_time_d' | 'hospital_days',
	end: Fragment,
	horizon: number,
): Statement {
	return statementOf(fragment`select "level", case when "day" > ${horizon} then ${horizon + 1} else "day" end::double as "day", case when "day" > ${horizon} then null else "end" end as "end", count(*)::integer as "n"
from (select ${groupColumn(grouping)} as "level", ${sinceFlow(days)} as "day", ${end} as "end" from ${relation('runs')} where ${cohortPredicate(cohort, groupingDraws(grouping))})
group by all
order by all`);
}
