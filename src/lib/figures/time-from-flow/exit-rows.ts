import type { GroupedSubjects } from '../../stats/survival/grouped-counts.ts';
import type { ExitRows } from '../../stats/survival/tabulate-exits.ts';
import type { GroupExits } from './exits.ts';

/** One row for equal exits, as the estimators take them. */
export function exitRows({ day, end, n }: GroupExits): ExitRows {
	return { time: day, event: end, count: n };
}

/** The exits of several groups as subjects; groups are named by their place. */
export function groupedSubjects(groups: readonly GroupExits[]): Omit<GroupedSubjects, 'entry'> {
	return {
		time: groups.flatMap(({ day }) => day),
		event: groups.flatMap(({ end }) => end),
		count: groups.flatMap(({ n }) => n),
		group: groups.flatMap(({ day }, at) => {
			const name = String(at).padStart(3, '0');
			return day.map(() => name);
		}),
	};
}
