/** Widths the build draws for, px: a phone, one of two columns, and the whole page at 1280. */
export const NARROW = 358;
export const COLUMN = 572;
export const FULL = 1200;

/** The width to draw a figure for when its place is `width` px wide. */
export function drawingWidth(width: number, wide: boolean): number {
	return Math.min(Math.max(NARROW, Math.floor(width)), wide ? FULL + 16 : COLUMN + 68);
}
