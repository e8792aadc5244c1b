import type { Statement } from '../../db/engine.ts';
import { column, relation } from '../../db/identifier.ts';
import { fragment, listed, statementOf, whole } from '../../db/statement.ts';
import { cohortPredicate } from '../../db/where.ts';
import type { Cohort } from '../../domain/cohort.ts';

/** Minutes of CPR at which those not activated are looked at. */
const MINUTES = [15, 20, 30, 45, 60] as const;

/** The row of arrests whose minutes of CPR are not on file. */
export const UNTIMED = -1;

/** Columns of the answer. */
export const STILL_IN_CPR_COLUMNS = ['age_class', 'minute', 'n', 'known', 'alive'] as const;

/**
 * Conventional arrests that were not activated for ECPR, by the minutes their CPR had lasted at least: an arrest of 40
 * minutes counts at 15, 20 and 30. By age class, with how many left hospital alive.
 */
export function stillInCprStatement(cohort: Cohort): Statement {
	const minutes = listed([UNTIMED, ...MINUTES].map((minute) => fragment`(${whole(minute)})`));
	const total = column('cpr_total_min');
	const alive = column('survived_discharge');
	return statementOf(fragment`select ${column('age_class')}::varchar as "age_class", "minute"::integer as "minute", count(*)::integer as "n", count(${alive})::integer as "known", (count(*) filter (where ${alive}))::integer as "alive"
from ${relation('conventional')}, (values ${minutes}) m("minute")
where not ${column('ecpr_activated')} and case when "minute" < 0 then ${total} is null else ${total} >= "minute" end and ${cohortPredicate(cohort, ['ecmo_flow_min'])}
group by all
order by all`);
}
