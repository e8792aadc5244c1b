import type { Cell } from '../../db/cells.ts';
import { shareLevel } from '../shares/share-level.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';

/** Runs of one diagnosis in one setting, of one age class where the figure is split. */
export interface CrossCell {
	readonly ageClass: string | null;
	readonly setting: string | null;
	readonly diagnosis: string | null;
	readonly runs: number;
	readonly known: number;
	readonly yes: number;
}

export interface CrossResult {
	readonly split: boolean;
	readonly cells: readonly CrossCell[];
}

/** Cells keyed by age class (where split), setting and diagnosis. */
export function crossResult(cells: readonly Cell[], split: boolean): CrossResult {
	return {
		split,
		cells: cells.map((cell) => {
			const [ageClass = null, setting = null, diagnosis = null] = split
				? cell.keys
				: [null, ...cell.keys];
			const { runs, known, yes } = shareLevel(cell, SURVIVAL_TO_DISCHARGE.outcome);
			return { ageClass, setting, diagnosis, runs, known, yes };
		}),
	};
}
