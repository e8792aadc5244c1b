import type { Statement } from '../../db/engine.ts';
import { column, relation } from '../../db/identifier.ts';
import { fragment, statementOf, type Fragment } from '../../db/statement.ts';
import { cohortPredicate } from '../../db/where.ts';
import type { Cohort } from '../../domain/cohort.ts';
import { NOT_BRAIN_DEATH } from '../complications/episodes.ts';
import type { FigureAnswer } from '../figure.ts';
import type { Grouping } from '../grouping/groupings.ts';
import { sinceFlow } from '../time-from-flow/exits-statement.ts';
import { exitsResult, type ExitsResult } from '../time-from-flow/exits.ts';

/** A grouping by what had happened some time after first flow, among those still followed then. */
export interface Landmark {
	readonly grouping: Grouping;
	/** Hours from first flow to the landmark, which is day 0. */
	readonly hours: number;
	/** "24 hours", "day 3". */
	readonly at: string;
	/** True, false or null (not known) of a run, as SQL. */
	readonly had: Fragment;
}

/** Runs that had left before the landmark, and so are in no group. */
export interface BeforeLandmark {
	readonly died: number;
	/** Last known alive before it. */
	readonly censored: number;
}

export interface KaplanMeierResult extends ExitsResult {
	readonly before?: BeforeLandmark;
}

const TIMES = [
	{ hours: 24, at: '24 hours' },
	{ hours: 72, at: 'day 3' },
	{ hours: 168, at: 'day 7' },
] as const;

function landmark(
	name: string,
	{ hours, at }: (typeof TIMES)[number],
	label: string,
	[yes, no]: readonly [string, string],
	had: Fragment,
): Landmark {
	return {
		hours,
		at,
		had,
		grouping: {
			name: `${name}_${hours}h`,
			label,
			filter: null,
			unknownLabel: 'Unknown',
			levels: [
				{ value: 'true', label: yes },
				{ value: 'false', label: no },
			],
		},
	};
}

function majorBy(hours: number): Fragment {
	const id = column('case_id');
	return fragment`${id} in (select ${id} from ${relation('complication')} where ${column('is_major')} and ${NOT_BRAIN_DEATH} and ${column('onset_h')} <= ${hours})`;
}

/** Groupings by what becomes known only after first flow, each with its landmark. */
export const LANDMARKS: readonly Landmark[] = [
	...TIMES.map((time) =>
		landmark(
			'major',
			time,
			`Major complication by ${time.at}`,
			['Had one by then', 'None by then'],
			majorBy(time.hours),
		),
	),
	...TIMES.map((time) =>
		landmark(
			'on_ecmo',
			time,
			`Still on ECMO at ${time.at}`,
			['Still on ECMO', 'ECMO had ended'],
			fragment`${column('ecmo_hours')} > ${time.hours}`,
		),
	),
];

/** The landmark an option chose; null for none, or for a grouping known by first flow. */
export function landmarkOf(value: string | undefined): Landmark | null {
	return LANDMARKS.find(({ grouping }) => grouping.name === value) ?? null;
}

export const LANDMARK_COLUMNS = ['level', 'day', 'end', 'before', 'n'] as const;

/**
 * Runs counted by group, day after the landmark and how follow-up ended; those that had left by the landmark are marked
 * `before` and have no group. Who leaves at the very landmark has left before it.
 */
export function landmarkStatement(
	cohort: Cohort,
	{ hours, had }: Landmark,
	horizon: number,
): Statement {
	const start = hours / 24;
	return statementOf(fragment`select case when "before" then null else "level" end as "level", case when "since" is null then null when "before" then 0 when "since" - ${start} > ${horizon} then ${horizon + 1} else round("since" - ${start}, 2) end::double as "day", case when not "before" and "since" - ${start} > ${horizon} then null when "died" then 'died' end as "end", "before", count(*)::integer as "n"
from (select (${had})::varchar as "level", ${sinceFlow('fu_time_d')} as "since", coalesce("since" <= ${start}, false) as "before", ${column('fu_event')} as "died" from ${relation('runs')} where ${cohortPredicate(cohort)})
group by all
order by all`);
}

/** Reads the answer to `landmarkStatement`. */
export function landmarkResult(
	answer: FigureAnswer | undefined,
	{ grouping }: Landmark,
): KaplanMeierResult {
	const rows = answer?.kind === 'rows' ? answer.rows : [];
	const count = (end: string | null): number =>
		rows.reduce(
			(sum, row) => sum + (row['before'] === true && row['end'] === end ? Number(row['n']) : 0),
			0,
		);
	return {
		...exitsResult({ kind: 'rows', rows: rows.filter((row) => row['before'] !== true) }, grouping, [
			'died',
		]),
		before: { died: count('died'), censored: count(null) },
	};
}
