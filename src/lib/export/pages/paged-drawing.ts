import type { Drawing } from '../../plot/drawing.ts';
import type { Sheet } from '../sheet.ts';

/** Widths that a drawing is tried at, px. Charts set panels beside each other from some widths on. */
const TRIED = [358, 420, 480, 540, 600, 660, 720, 780, 840, 900, 1000, 1100, 1200];

/** Most columns that the rows of a drawing are set in. */
const MOST_COLUMNS = 3;

/** Times the least scale beyond which columns are not tried. */
const MUCH = 1.3;

/** Px between two columns, before scaling. */
export const COLUMN_GAP = 36;

/** The room for a drawing on a page. */
export interface Room {
	/** Px. */
	readonly across: number;
	readonly down: number;
	/** Scale under which its words are too small to read. */
	readonly least: number;
	/** Scale from which letters are large enough; beyond it a wider drawing is worth more. */
	readonly good: number;
	/** Most it is enlarged. */
	readonly most: number;
}

/** A drawing laid out for a room: on one page, or, where it is too tall to be read there, on several. */
export interface PagedDrawing {
	/** Of the drawings of each page, set in columns. */
	readonly pages: readonly (readonly SVGSVGElement[])[];
	/** Width of each column, px before scaling. */
	readonly width: number;
	readonly scale: number;
}

type Draw = NonNullable<Sheet['draw']>;

/** What a chart needs to know beside its width. */
type Setting = Pick<Drawing, 'document' | 'theme' | 'idPrefix' | 'sizeOnly'>;

/** A layout that was tried: only sizes are known of it, its pages are drawn when it is chosen. */
interface Tried {
	readonly width: number;
	readonly columns: number;
	readonly scale: number;
	readonly pageHeight: number;
	/** Columns in all. */
	readonly count: number;
}

/**
 * Lays a drawing out for a page so that its words can be read: in the width that fills the room best; where that
 * would be too small, parted between its rows into columns and, if it must be, onto several pages, heads repeated.
 * What cannot be parted comes out as large as it fits. Null when the chart gives nothing.
 */
export function pagedDrawing(draw: Draw, room: Room, setting: Setting): PagedDrawing | null {
	const whole = wholeLayout(draw, room, setting);
	if (whole === null) return null;
	if (whole.scale >= room.least) return wholeDrawing(draw, whole, setting);
	const tried = inColumns(draw, room, setting).toSorted(
		(one, other) =>
			pagesOf(one) - pagesOf(other) ||
			one.columns - other.columns ||
			other.width * other.scale - one.width * one.scale,
	);
	for (const layout of tried) {
		const all = allPages(draw, layout, setting);
		if (all === null) continue;
		const pages = Array.from({ length: pagesOf(layout) }, (_, at) =>
			all.slice(at * layout.columns, (at + 1) * layout.columns),
		);
		return { pages, width: layout.width, scale: layout.scale };
	}
	return wholeDrawing(draw, whole, setting);
}

/** The pages of a layout; null where one is taller than it may be, since something in it cannot be parted. */
function allPages(
	draw: Draw,
	{ width, pageHeight, count }: Tried,
	setting: Setting,
): readonly SVGSVGElement[] | null {
	const pages: SVGSVGElement[] = [];
	const numbers = Array.from({ length: count }, (_, number) => number);
	for (const number of numbers.slice(1)) {
		const { svg } = drawnPage(draw, width, pageHeight, number, { ...setting, sizeOnly: true });
		if (svg === null || heightOf(svg) > pageHeight + 1) return null;
	}
	for (const number of numbers) {
		const { svg } = drawnPage(draw, width, pageHeight, number, setting);
		if (svg === null) return null;
		pages.push(svg);
	}
	return pages;
}

function pagesOf({ count, columns }: Tried): number {
	return Math.ceil(count / columns);
}

/** A drawing on one page. */
interface WholeLayout {
	readonly width: number;
	/** Px that it was made to fit into. */
	readonly room: number;
	readonly scale: number;
}

/** On one page, as large as it fits. */
function wholeLayout(draw: Draw, room: Room, setting: Setting): WholeLayout | null {
	const laid = TRIED.flatMap((width) => {
		const widest = Math.min(room.across / width, room.most);
		const within = room.down / Math.max(widest, room.least);
		const svg = draw({ ...setting, width, room: within, sizeOnly: true });
		if (svg === null) return [];
		const scale = Math.min(widest, room.down / heightOf(svg));
		const worth = Math.min(scale, room.good) ** 3 * width * scale;
		return [{ width, room: within, scale, worth }];
	});
	const [best] = laid.toSorted((one, other) => other.worth - one.worth);
	return best ?? null;
}

function wholeDrawing(
	draw: Draw,
	{ width, room, scale }: WholeLayout,
	setting: Setting,
): PagedDrawing | null {
	const svg = draw({ ...setting, width, room });
	return svg === null ? null : { pages: [[svg]], width, scale };
}

/** Every layout in columns whose words can be read. */
function inColumns(draw: Draw, room: Room, setting: Setting): Tried[] {
	return Array.from({ length: MOST_COLUMNS }, (_, at) => at + 1).flatMap((columns) =>
		TRIED.flatMap((width): Tried[] => {
			const whole = columns * width + (columns - 1) * COLUMN_GAP;
			const scale = Math.min(room.across / whole, room.most);
			// Letters larger than they must be would only take more pages.
			if (scale < room.least || scale > room.least * MUCH) return [];
			const pageHeight = room.down / scale;
			const sizes = { ...setting, sizeOnly: true } as const;
			const { svg, pages: count } = drawnPage(draw, width, pageHeight, 0, sizes);
			if (svg === null || count < Math.max(2, columns) || heightOf(svg) > pageHeight + 1) return [];
			return [{ width, columns, scale, pageHeight, count }];
		}),
	);
}

function drawnPage(
	draw: Draw,
	width: number,
	height: number,
	number: number,
	setting: Setting,
): { readonly svg: SVGSVGElement | null; readonly pages: number } {
	let pages = 1;
	const told = (count: number): void => {
		pages = count;
	};
	const svg = draw({ ...setting, width, room: height, page: { height, number, told } });
	return { svg, pages };
}

/** Px, before scaling. */
export function heightOf(svg: SVGSVGElement): number {
	return Number(svg.getAttribute('height'));
}
