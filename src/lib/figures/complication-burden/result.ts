import type { Cell } from '../../db/cells.ts';
import { shareLevel, sumLevels, type ShareLevel } from '../shares/share-level.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';

/** From this number of groups on, runs are put together. */
const MOST = 5;

/** Runs by number of organ groups with a complication, of one age class where the figure is split. */
interface BurdenSection {
	readonly ageClass: string | null;
	/** `level` is the number of groups, "5" standing for five or more. */
	readonly levels: readonly ShareLevel[];
}

export interface BurdenResult {
	readonly sections: readonly BurdenSection[];
}

/** "None", "1 group", "5 or more groups". */
export function burdenLabel(level: string | null): string {
	const groups = Number(level);
	if (groups === 0) return 'None';
	return groups === 1 ? '1 group' : groups < MOST ? `${groups} groups` : `${MOST} or more groups`;
}

/** Levels from cells keyed by age class (where split) and number of groups; numbers nobody had are left out. */
export function burdenResult(cells: readonly Cell[], split: boolean): BurdenResult {
	const levels = cells.map((cell) => {
		const { level, ...counts } = shareLevel(cell, SURVIVAL_TO_DISCHARGE.outcome, split ? 1 : 0);
		const groups = String(Math.min(Number(level), MOST));
		return { ageClass: split ? (cell.keys[0] ?? null) : null, level: groups, ...counts };
	});
	const classes = [...new Set(levels.map(({ ageClass }) => ageClass))];
	return {
		sections: classes.map((ageClass) => {
			const own = levels.filter((one) => one.ageClass === ageClass);
			const numbers = [...new Set(own.map(({ level }) => level))].toSorted();
			return {
				ageClass,
				levels: numbers.map((level) => ({
					...sumLevels(own.filter((one) => one.level === level)),
					level,
				})),
			};
		}),
	};
}
