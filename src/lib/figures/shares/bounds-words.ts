import { count, percentInterval } from '../../domain/format.ts';
import type { ShownBounds } from './bounds.ts';
import { NONE, TOO_FEW } from './share-words.ts';

type ShownOnes = Extract<ShownBounds, { kind: 'shown' }>;

/** "25–34 %", or the words for its absence. */
export function boundsText(bounds: ShownBounds): string {
	if (bounds.kind === 'shown') return percentInterval(bounds.low.share, bounds.high.share);
	return bounds.kind === 'hidden' ? TOO_FEW : NONE;
}

/** Why there are two ends: "not recorded for 788 of 2,009 survivors". */
export function unrecordedText({ few, notRecorded, survivors }: ShownOnes): string {
	if (few === 'unfavourable')
		return `1 to 4 of ${count(survivors)} survivors on record as unfavourable, here counted as without a record`;
	const missing = notRecorded === null ? '1 to 4' : count(notRecorded);
	return `not recorded for ${missing} of ${count(survivors)} survivors`;
}

/** What the upper end counts, as a row of a table. */
export function highLabel({ few }: ShownOnes): string {
	if (few === null) return 'Favourable neurology, if every survivor without a record had it';
	return few === 'unfavourable'
		? 'Favourable neurology, at most: all survivors'
		: 'Favourable neurology, at most: 4 more';
}

/** Bounds in a sentence, with what makes them. */
export function boundsSentence(bounds: ShownBounds): string {
	if (bounds.kind !== 'shown') return boundsText(bounds);
	const { low, high, of } = bounds;
	return `between ${count(low.x)} and ${count(high.x)} of ${of} (${boundsText(bounds)}), ${unrecordedText(bounds)}`;
}
