import type { Drawing } from '../../plot/drawing.ts';
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

/** Widths to draw for when a figure is shown to a room, px: the narrower, the larger its type comes out. */
const ROOM_WIDTHS = [600, 720, 840, 960, 1080] as const;

/** Share of the window's height that a figure may take there; its title and the bar need the rest. */
const ROOM_HEIGHT = 0.68;

/** Px of the window's height for which a figure is not made smaller than it is drawn, to be read from the last row. */
const LEGIBLE = 660;

/** How much smaller than that a long list may come out, if it then fits: a room cannot scroll. */
const DENSE = 0.75;

/**
 * A figure for a room: in the largest type with which it fits into its place and the window. One that would come out
 * too small to read is left taller than the window, to be scrolled. Widths are tried by size alone.
 */
export function drawnForRoom(
	draw: (at: Pick<Drawing, 'width' | 'sizeOnly'>) => SVGSVGElement | null,
	place: number,
	windowHeight: number,
): SVGSVGElement | null {
	const legible = windowHeight / LEGIBLE;
	let best: { readonly width: number; readonly scale: number } | null = null;
	for (const width of ROOM_WIDTHS) {
		if (best !== null && width > place / Math.max(1, legible)) break;
		const svg = draw({ width, sizeOnly: true });
		if (svg === null) return null;
		const full = place / width;
		const fits = (windowHeight * ROOM_HEIGHT) / Number(svg.getAttribute('height'));
		const scale = Math.min(full, fits);
		if (best === null || scale >= best.scale) best = { width, scale };
		// Wider ones can only be in smaller type.
		if (full <= fits) break;
	}
	if (best === null) return null;
	const { width, scale } = best;
	const svg = draw({ width });
	if (svg === null) return null;
	const least = scale >= legible * DENSE ? scale : legible;
	const shown = Math.min(place / width, Math.max(scale, least));
	svg.style.width = `${Math.floor(width * shown)}px`;
	svg.style.maxHeight = 'none';
	return svg;
}
