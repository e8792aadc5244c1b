import { column, relation } from '../../db/identifier.ts';
import type { Statement } from '../../db/engine.ts';
import { fragment, statementOf } from '../../db/statement.ts';
import type { Cohort } from '../../domain/cohort.ts';
import { COMPLICATION_GROUPS } from '../../domain/complications.ts';
import { chosenRuns, NOT_BRAIN_DEATH } from '../complications/episodes.ts';
import type { FigureAnswer } from '../figure.ts';

/** Runs with a complication of one group, of the other, and of both. */
export interface PairCounts {
	readonly one: string;
	readonly other: string;
	readonly withOne: number;
	readonly withOther: number;
	readonly both: number;
}

export interface PairsResult {
	readonly runs: number;
	/** Every pair of groups, in codebook order. */
	readonly pairs: readonly PairCounts[];
}

export const PAIR_COLUMNS = ['one', 'other', 'runs'] as const;

/** Runs by pair of groups they have, a group with itself for its own number; no groups for all runs. */
export function pairsStatement(cohort: Cohort): Statement {
	const id = column('case_id');
	const group = column('comp_group');
	return statementOf(fragment`with chosen as (${chosenRuns(cohort, id)}),
had as (
	select distinct ${group}, ${id}
	from ${relation('complication')} join chosen using (${id}) where ${NOT_BRAIN_DEATH}
)
select a.${group}::varchar as one, b.${group}::varchar as other, count(*)::integer as runs
from had a join had b using (${id}) where a.${group} <= b.${group} group by all
union all by name
select null as one, null as other, count(*)::integer as runs from chosen
order by all`);
}

/** Every pair from the rows of `pairsStatement`. */
export function pairsResult([answer]: readonly FigureAnswer[]): PairsResult {
	const counts = new Map(
		(answer?.kind === 'rows' ? answer.rows : []).map((row) => [
			`${String(row['one'])} ${String(row['other'])}`,
			Number(row['runs']),
		]),
	);
	const runs = (one: string | null, other: string | null): number =>
		counts.get(`${String(one)} ${String(other)}`) ?? 0;
	return {
		runs: runs(null, null),
		pairs: COMPLICATION_GROUPS.flatMap(({ value: one }, at) =>
			COMPLICATION_GROUPS.slice(at + 1).map(({ value: other }) => ({
				one,
				other,
				withOne: runs(one, one),
				withOther: runs(other, other),
				both: runs(one, other),
			})),
		),
	};
}
