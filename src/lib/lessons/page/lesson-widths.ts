import { NARROW } from '../../ui/figure/drawing-widths.ts';

export { NARROW };

/** The width the build draws lesson figures for, beside that of a phone, px. */
export const LESSON_WIDE = 660;

/** The column of a lesson at its widest, px. */
const LESSON_FULL = 720;

/** The width to draw a figure for when its place is this many px wide. */
export function lessonWidth(place: number): number {
	return Math.min(Math.max(NARROW, Math.floor(place)), LESSON_FULL);
}
