import { column } from '../../db/identifier.ts';
import type { Statement } from '../../db/engine.ts';
import { fragment, listed, statementOf } from '../../db/statement.ts';
import type { Cohort } from '../../domain/cohort.ts';
import { chosenRuns, numberOf } from '../complications/episodes.ts';
import type { FigureAnswer } from '../figure.ts';
import { spansEighteen } from '../words/cohort-words.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';

/** The variable whose levels make the rows. */
export const COST_DRAWS = ['setting'] as const;

/** Runs of one setting (and age class where split), and their sums over those with cost and outcome on file. */
export interface CostCounts {
	readonly ageClass: string | null;
	readonly setting: string | null;
	readonly runs: number;
	/** Runs whose cost and discharge status are both on file; the sums are over these. */
	readonly used: number;
	readonly alive: number;
	readonly cost: number;
	readonly costSquared: number;
	readonly costOfAlive: number;
}

export interface CostResult {
	readonly split: boolean;
	readonly rows: readonly CostCounts[];
}

export const COST_COLUMNS = [
	'age',
	'setting',
	'runs',
	'used',
	'alive',
	'cost',
	'squared',
	'of_alive',
] as const;

/** Sums of the cost index by setting; in hundredths, so that they are exact. */
export function costStatement(cohort: Cohort): Statement {
	const age = spansEighteen(cohort) ? column('age_class') : fragment`null`;
	const columns = listed([
		fragment`${age}::varchar as age`,
		fragment`${column('setting')}::varchar as setting`,
		fragment`${column(SURVIVAL_TO_DISCHARGE.outcome)} as lived`,
		fragment`round(${column('cost_index')} * 100)::bigint as cost`,
	]);
	return statementOf(fragment`with chosen as (${chosenRuns(cohort, columns, COST_DRAWS)}),
parts as (select age, setting, cost, lived, lived is not null and cost is not null as used from chosen)
select age, setting, count(*)::integer as runs, (count(*) filter (where used))::integer as used,
	(count(*) filter (where used and lived))::integer as alive,
	(sum(cost) filter (where used))::double as cost, (sum(cost * cost) filter (where used))::double as squared,
	(sum(cost) filter (where used and lived))::double as of_alive
from parts group by age, setting order by all`);
}

/** Sums by setting from the rows of `costStatement`. */
export function costResult([answer]: readonly FigureAnswer[], cohort: Cohort): CostResult {
	const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
	return {
		split: spansEighteen(cohort),
		rows: (answer?.kind === 'rows' ? answer.rows : []).map((row) => ({
			ageClass: text(row['age']),
			setting: text(row['setting']),
			runs: numberOf(row, 'runs'),
			used: numberOf(row, 'used'),
			alive: numberOf(row, 'alive'),
			cost: numberOf(row, 'cost') / 100,
			costSquared: numberOf(row, 'squared') / 10_000,
			costOfAlive: numberOf(row, 'of_alive') / 100,
		})),
	};
}
