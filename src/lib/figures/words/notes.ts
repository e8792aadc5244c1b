import { levelText, runs } from './numbers.ts';

/** How a share and its interval were made. */
export function wilsonNote(confidenceLevel: number): string {
	return `Dots: observed share; bars: Wilson ${levelText(confidenceLevel)} interval.`;
}

/** What the small-cell rule did, when it did anything. */
export function smallCellNotes(hidden: boolean): string[] {
	return hidden
		? [
				'Counts of 1 to 4, and where subtraction would reveal one a second count, are hidden: too few to say.',
			]
		: [];
}

/**
 * The sentence that stands in place of a drawing, or null when there is something to draw.
 * @param open why an outcome may be unknown: "still in hospital at the snapshot"
 */
export function emptyWords(cohort: number, known: number, open: string): string | null {
	if (cohort === 0) return 'No ECPR run matches these filters. Remove one to see a result.';
	return known === 0
		? `The outcome is not known for any of the ${runs(cohort)} yet: all are ${open}.`
		: null;
}

/** Stands in place of a drawing of which the small-cell rule leaves nothing. */
export function allHidden(what: 'curve' | 'share'): string {
	return `Too few to say: every ${what} here would rest on a count of 1 to 4, or give one away. Remove a filter to draw it from more runs.`;
}

/** What the small-cell rule does to a share beside the number of runs. */
export const NEAR_NOTE =
	'Where 1 to 4 runs have no answer yet, what a share is of is given as a range, or as about how many (~); the share is then of the middle of that range, its interval reaches over all of it.';

/** What it takes for a title to name a difference. */
export const TITLE_NOTE =
	'The title names a difference only where its interval (Newcombe), widened for all pairs compared, excludes zero.';
