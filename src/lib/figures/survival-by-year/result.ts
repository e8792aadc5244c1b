import type { Cell } from '../../db/cells.ts';
import { shareLevel } from '../shares/share-level.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';

/** Runs of one year and setting, of one age class where the figure is split. */
interface YearCell {
	readonly ageClass: string | null;
	readonly year: number;
	readonly setting: string | null;
	readonly runs: number;
	readonly known: number;
	readonly yes: number;
}

export interface SurvivalByYearResult {
	readonly split: boolean;
	readonly cells: readonly YearCell[];
}

/** Cells keyed by age class (where split), year and setting; a year is never missing. */
export function survivalByYearResult(cells: readonly Cell[], split: boolean): SurvivalByYearResult {
	return {
		split,
		cells: cells.map((cell) => {
			const [ageClass = null, year = null, setting = null] = split
				? cell.keys
				: [null, ...cell.keys];
			const { runs, known, yes } = shareLevel(cell, SURVIVAL_TO_DISCHARGE.outcome);
			return { ageClass, year: Number(year), setting, runs, known, yes };
		}),
	};
}
