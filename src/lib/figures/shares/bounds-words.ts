import { count, percentInterval } from '../../domain/format.ts';
import type { ShownBounds } from './bounds.ts';
import { NONE, TOO_FEW } from './share-words.ts';

/** "25–34 %", or the words for its absence. */
export function boundsText(bounds: ShownBounds): string {
	if (bounds.kind === 'shown') return percentInterval(bounds.low.share, bounds.high.share);
	return bounds.kind === 'hidden' ? TOO_FEW : NONE;
}

/** Bounds in a sentence, with what makes them. */
export function boundsSentence(bounds: ShownBounds): string {
	if (bounds.kind !== 'shown') return boundsText(bounds);
	const { low, high, of, notRecorded, survivors } = bounds;
	return `between ${count(low.x)} and ${count(high.x)} of ${of} (${boundsText(bounds)}), not recorded for ${count(notRecorded)} of ${count(survivors)} survivors`;
}
