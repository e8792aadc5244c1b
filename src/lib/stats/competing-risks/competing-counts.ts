import { levelsOf, rowsByLevel } from '../levels.ts';
import { tabulateExits, type ExitRows, type ExitTable } from '../survival/tabulate-exits.ts';

/** Follow-up with competing ends, counted at increasing times. */
export interface CompetingCounts {
	readonly time: ArrayLike<number>;
	/** `events[cause - 1][i]`: subjects that end at `time[i]` by that cause. */
	readonly events: readonly ArrayLike<number>[];
	readonly censored: ArrayLike<number>;
	/** Subjects who enter at that time and are at risk later than it. */
	readonly entered?: ArrayLike<number>;
}

/** Subjects (`event` 0 = censored, 1, 2, ... = cause), or the counts made from them. */
export type CompetingData = ExitRows | CompetingCounts;

/** Subjects with a group, and a stratum where the question has strata. */
export interface GroupedCompetingSubjects extends Omit<ExitRows, 'entry'> {
	readonly group: ArrayLike<string | number>;
	readonly strata?: ArrayLike<string | number>;
}

/** Follow-up of several groups counted at common times: `events[group][cause - 1][i]`, `censored[group][i]`. */
export interface GroupedCompetingCounts {
	readonly groups: readonly string[];
	readonly time: ArrayLike<number>;
	readonly events: readonly (readonly ArrayLike<number>[])[];
	readonly censored: readonly ArrayLike<number>[];
}

/** Counts as they are, or counted from subjects, with at least `causes` causes. */
export function competingCounts(data: CompetingData, causes = 1): CompetingCounts {
	if ('events' in data) return data;
	const { time, exits, entered } = tabulateExits(data, null, causesIn(data.event, causes));
	const [censored = new Float64Array(), ...events] = exits[0] ?? [];
	return { time, events, censored, ...(entered?.[0] ? { entered: entered[0] } : {}) };
}

/** Subjects that end at each time by any cause. */
export function allCauses({ time, events }: CompetingCounts): Float64Array {
	return Float64Array.from({ length: time.length }, (_, i) =>
		events.reduce((sum, cause) => sum + (cause[i] ?? 0), 0),
	);
}

/** One set of counts for each stratum, all with the same groups and causes. */
export function stratifiedCompetingCounts(
	data: GroupedCompetingSubjects | readonly GroupedCompetingCounts[],
): readonly GroupedCompetingCounts[] {
	if (!('event' in data)) return data;
	const groups = levelsOf(data.group);
	const causes = causesIn(data.event, 1);
	const counted = (rows?: readonly number[]) =>
		fromTable(groups.levels, tabulateExits(data, groups, causes, rows));
	return data.strata ? rowsByLevel(levelsOf(data.strata)).map(counted) : [counted()];
}

/** The largest cause that occurs, at least `least`. */
function causesIn(event: ArrayLike<number>, least: number): number {
	let most = least;
	for (let row = 0; row < event.length; row++) most = Math.max(most, event[row] ?? Number.NaN);
	return Number.isInteger(most) ? most : least;
}

function fromTable(groups: readonly string[], { time, exits }: ExitTable): GroupedCompetingCounts {
	return {
		groups,
		time,
		events: exits.map((outcomes) => outcomes.slice(1)),
		censored: exits.map((outcomes) => outcomes[0] ?? new Float64Array()),
	};
}
