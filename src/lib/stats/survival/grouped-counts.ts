import { levelsOf, rowsByLevel } from '../levels.ts';
import type { SurvivalCounts } from './survival-counts.ts';
import { tabulateExits, type ExitRows, type ExitTable } from './tabulate-exits.ts';

/** Subjects (`event` 1 = event, 0 = censored) with a group, and a stratum where the question has strata. */
export interface GroupedSubjects extends ExitRows {
	readonly group: ArrayLike<string | number>;
	readonly strata?: ArrayLike<string | number>;
}

/** Follow-up of several groups counted at common times: `events[group][i]` at `time[i]`, and so on. */
export interface GroupedCounts {
	readonly groups: readonly string[];
	readonly time: ArrayLike<number>;
	readonly events: readonly ArrayLike<number>[];
	readonly censored: readonly ArrayLike<number>[];
	readonly entered?: readonly ArrayLike<number>[];
}

export type GroupedData = GroupedSubjects | GroupedCounts;

/** Counts by group as they are, or counted from subjects; strata are ignored. */
export function groupedCounts(data: GroupedData): GroupedCounts {
	if ('events' in data) return requireColumns(data);
	const groups = levelsOf(data.group);
	return fromTable(groups.levels, tabulateExits(data, groups, 1));
}

/** One set of counts for each stratum, all with the same groups; one set when there are no strata. */
export function stratifiedCounts(
	data: GroupedData | readonly GroupedCounts[],
): readonly GroupedCounts[] {
	if (isList(data)) return data.map(requireColumns);
	if ('events' in data || !data.strata) return [groupedCounts(data)];
	const groups = levelsOf(data.group);
	return rowsByLevel(levelsOf(data.strata)).map((rows) =>
		fromTable(groups.levels, tabulateExits(data, groups, 1, rows)),
	);
}

/** The counts of one group alone, at the common times. */
export function countsOfGroup(counts: GroupedCounts, group: number): SurvivalCounts {
	const entered = counts.entered?.[group];
	return {
		time: counts.time,
		events: counts.events[group] ?? [],
		censored: counts.censored[group] ?? [],
		...(entered ? { entered } : {}),
	};
}

function isList(data: GroupedData | readonly GroupedCounts[]): data is readonly GroupedCounts[] {
	return Array.isArray(data);
}

function fromTable(groups: readonly string[], { time, exits, entered }: ExitTable): GroupedCounts {
	const column = (outcome: number) => exits.map((one) => one[outcome] ?? new Float64Array());
	return {
		groups,
		time,
		events: column(1),
		censored: column(0),
		...(entered ? { entered } : {}),
	};
}

function requireColumns(counts: GroupedCounts): GroupedCounts {
	const { groups, time, events, censored, entered } = counts;
	for (const columns of [events, censored, entered ?? events]) {
		if (columns.length !== groups.length || columns.some((one) => one.length !== time.length)) {
			throw new RangeError(
				`Counts must have one column for each of ${groups.length} groups and ${time.length} times.`,
			);
		}
	}
	return counts;
}
