import { column, relation } from '../../db/identifier.ts';
import type { Statement } from '../../db/engine.ts';
import { fragment, listed, statementOf, whole, word } from '../../db/statement.ts';
import type { Cohort } from '../../domain/cohort.ts';
import { COMPLICATION_GROUPS } from '../../domain/complications.ts';
import { chosenRuns, NOT_BRAIN_DEATH } from '../complications/episodes.ts';
import type { FigureAnswer, OptionValues } from '../figure.ts';

/** Hours that are drawn: two weeks. What comes later is known to come later, and no more. */
export const HORIZON = 336;

/** The first complication of any group. */
export const ANY = 'any';

/** How a run leaves: with a first complication, by death without one, off ECMO alive without one; or goes on. */
export const ENDS = { goesOn: 0, complication: 1, died: 2, offAlive: 3 } as const;

/** Exits at one whole hour in one way: [hour, end, runs]. */
export type Exit = readonly [hour: number, end: number, runs: number];

export interface OnsetResult {
	readonly runs: number;
	/** The first of any, or each group in codebook order. */
	readonly kinds: readonly { readonly kind: string; readonly exits: readonly Exit[] }[];
}

export const ONSET_COLUMNS = ['kind', 'hour', 'cause', 'runs'] as const;

/** What the reader asked about: the first of any, or of each group. */
function kindsOf(options: OptionValues): readonly string[] {
	return options['of'] === 'groups' ? COMPLICATION_GROUPS.map(({ value }) => value) : [ANY];
}

/**
 * How all runs end, by hour (rows without a kind); for each kind the hours of first onset (cause 1), and with a
 * minus the ends that do not count since the onset came before. Onsets and ends
 * count at the close of their hour, so that "by 24 hours" holds what began before. What comes after the horizon is
 * put just beyond it.
 */
export function onsetStatement(cohort: Cohort, options: OptionValues): Statement {
	const id = column('case_id');
	const kind = options['of'] === 'groups' ? fragment`${column('comp_group')}::varchar` : word(ANY);
	const alive = column('survived_ecls');
	const hours = column('ecmo_hours');
	const { goesOn, complication, died, offAlive } = ENDS;
	const beyond = whole(HORIZON + 1);
	const runs = listed([
		fragment`least(ceil(${hours}), ${beyond})::integer as hour`,
		fragment`case when ceil(${hours}) >= ${beyond} or ${alive} is null then ${whole(goesOn)} when ${alive} then ${whole(offAlive)} else ${whole(died)} end as cause`,
	]);
	return statementOf(fragment`with chosen as (${chosenRuns(cohort, runs)}),
first_ones as (
	select ${kind} as kind, ${id}, min(floor(${column('onset_h')}) + 1)::integer as onset
	from ${relation('complication')} join chosen using (${id}) where ${NOT_BRAIN_DEATH} group by all
),
early as (select kind, onset, hour, cause from first_ones join chosen using (${id}) where onset < ${beyond})
select null::varchar as kind, hour, cause, count(*)::integer as runs from chosen group by all
union all by name
select kind, onset as hour, ${whole(complication)} as cause, count(*)::integer as runs from early group by all
union all by name
select kind, hour, cause, -count(*)::integer as runs from early group by all
order by all`);
}

/** Exits of every kind from the rows of `onsetStatement`. */
export function onsetResult([answer]: readonly FigureAnswer[], options: OptionValues): OnsetResult {
	const rows = answer?.kind === 'rows' ? answer.rows : [];
	const all = rows.filter((row) => typeof row['kind'] !== 'string');
	const exitsOf = (kind: string): Exit[] => {
		const counts = new Map<number, number>();
		for (const row of [...all, ...rows.filter((one) => one['kind'] === kind)]) {
			const key = Number(row['hour']) * 4 + Number(row['cause']);
			counts.set(key, (counts.get(key) ?? 0) + Number(row['runs']));
		}
		return [...counts]
			.filter(([, runs]) => runs > 0)
			.toSorted(([a], [b]) => a - b)
			.map(([key, runs]): Exit => [Math.floor(key / 4), key % 4, runs]);
	};
	return {
		runs: all.reduce((sum, row) => sum + Number(row['runs']), 0),
		kinds: kindsOf(options).map((kind) => ({
			kind,
			exits: exitsOf(kind),
		})),
	};
}
