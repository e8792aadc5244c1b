import { column, relation } from '../../db/identifier.ts';
import { fragment, statementOf } from '../../db/statement.ts';
import type { Statement } from '../../db/engine.ts';
import type { Cohort } from '../../domain/cohort.ts';
import { byKind, chosenRuns, kindColumn, numberOf, tenths } from '../complications/episodes.ts';
import { kindsOf } from '../complications/kinds.ts';
import type { FigureAnswer, OptionValues } from '../figure.ts';

/** What was recorded of one kind; times in hours. */
interface KindCounts {
	readonly kind: string;
	/** Runs with at least one episode. */
	readonly runs: number;
	readonly episodes: number;
	/** Sums over runs of squared episodes, and of episodes times hours. */
	readonly episodesSquared: number;
	readonly episodesHours: number;
	/** Hours of all runs, each to its first episode or to its end. */
	readonly hoursToFirst: number;
}

export interface RatesResult {
	readonly runs: number;
	readonly hours: number;
	readonly hoursSquared: number;
	/** In codebook order, those without an episode too. */
	readonly kinds: readonly KindCounts[];
}

export const RATE_COLUMNS = [
	'kind',
	'runs',
	'episodes',
	'squared',
	'crossed',
	'hours',
	'hours_squared',
	'after_first',
] as const;

/** Episodes and hours by kind, and over all runs in the row without a kind; hours in tenths, so that sums are exact. */
export function ratesStatement(cohort: Cohort, options: OptionValues): Statement {
	const id = column('case_id');
	return statementOf(fragment`with chosen as (${chosenRuns(cohort, fragment`${tenths('ecmo_hours')} as h`)}),
had as (
	select ${kindColumn(options)}::varchar as kind, ${id}, count(*) as e, min(${tenths('onset_h')}) as first
	from ${relation('complication')} join chosen using (${id}) group by all
)
select kind, count(*)::double as runs, sum(e)::double as episodes, sum(e * e)::double as squared,
	sum(e * h)::double as crossed, sum(h)::double as hours, sum(h * h)::double as hours_squared,
	sum(h - least(first, h))::double as after_first
from had join chosen using (${id}) group by kind
union all by name
select null as kind, count(*)::double as runs, sum(h)::double as hours, sum(h * h)::double as hours_squared from chosen
order by kind nulls last`);
}

/** Counts of every kind from the rows of `ratesStatement`. */
export function ratesResult([answer]: readonly FigureAnswer[], options: OptionValues): RatesResult {
	const rows = byKind(answer?.kind === 'rows' ? answer.rows : []);
	const all = rows.get(null);
	const hours = numberOf(all, 'hours');
	return {
		runs: numberOf(all, 'runs'),
		hours: hours / 10,
		hoursSquared: numberOf(all, 'hours_squared') / 100,
		kinds: kindsOf(options, false).map(({ value }) => {
			const row = rows.get(value);
			return {
				kind: value,
				runs: numberOf(row, 'runs'),
				episodes: numberOf(row, 'episodes'),
				episodesSquared: numberOf(row, 'squared'),
				episodesHours: numberOf(row, 'crossed') / 10,
				hoursToFirst: (hours - numberOf(row, 'after_first')) / 10,
			};
		}),
	};
}
