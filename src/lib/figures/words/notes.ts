import { levelText } from './numbers.ts';

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
