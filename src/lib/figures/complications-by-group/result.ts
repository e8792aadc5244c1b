import type { Cell } from '../../db/cells.ts';
import { COMPLICATION_GROUPS } from '../../domain/complications.ts';

/** Runs of one setting (and age class where split) with at least one complication of each group. */
interface GroupCounts {
	readonly ageClass: string | null;
	readonly setting: string | null;
	readonly runs: number;
	readonly groups: readonly {
		readonly group: string;
		readonly known: number;
		readonly yes: number;
	}[];
}

export interface ComplicationsResult {
	readonly split: boolean;
	readonly settings: readonly GroupCounts[];
}

/** Counts of every group from cells keyed by age class (where split) and setting. */
export function complicationsResult(cells: readonly Cell[], split: boolean): ComplicationsResult {
	return {
		split,
		settings: cells.map((cell) => {
			const [ageClass = null, setting = null] = split ? cell.keys : [null, ...cell.keys];
			return {
				ageClass,
				setting,
				runs: cell.counts.n,
				groups: COMPLICATION_GROUPS.map(({ value }) => ({
					group: value,
					known: cell.counts[`known:comp_${value}`] ?? 0,
					yes: cell.counts[`true:comp_${value}`] ?? 0,
				})),
			};
		}),
	};
}
