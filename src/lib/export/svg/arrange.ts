import {
	COLUMN_GAP,
	heightOf as drawnHeight,
	type PagedDrawing,
	type Room,
} from '../pages/paged-drawing.ts';
import type { Preset } from '../presets.ts';
import { heightOf, type Paragraph } from './words.ts';

/** Most a drawing is enlarged. */
const LARGEST = 1.3;

const GAP = 14;
const BETWEEN = 28;

/** Shares of a slide's width that the notes may take when they stand beside the drawing. */
const NOTES_BESIDE = [0.29, 0.4] as const;

/** Less room than this under each other's words is none, in units of the layout. */
const LEAST_ROOM = 120;

/** A layout takes the place of one before it only where its drawing is so much larger. */
const CLEARLY = 1.06;

/** The words around a drawing, for the widths they may get. */
export interface FrameWords {
	/** Title, sentence and n; `part` is "1 of 2" where the figure takes several pages. */
	readonly head: (width: number, part: string | null) => readonly Paragraph[];
	readonly notes: (width: number) => readonly Paragraph[];
	/** Source, date, link and mark. */
	readonly foot: (width: number) => readonly Paragraph[];
}

interface Placed {
	readonly paragraphs: readonly Paragraph[];
	readonly x: number;
	readonly y: number;
}

/** Where everything stands on one page. */
export interface Arrangement {
	readonly height: number;
	readonly words: readonly Placed[];
	/** Upper left corner of each column of the drawing, and what stands there before scaling. */
	readonly drawing: readonly {
		readonly x: number;
		readonly y: number;
		readonly svg: SVGSVGElement;
	}[];
	readonly scale: number;
}

/** How a drawing can be had. */
interface Layouts {
	/** The whole, drawn this wide. */
	readonly whole: (width: number) => SVGSVGElement;
	/** Laid out for a room, parted if it must be. */
	readonly fitted: (room: Room) => PagedDrawing;
}

/**
 * Finds a place for drawing and words. Where the page's height is given, the drawing gets the layout that fills it best;
 * one that would be too small to read is set in columns, or, where several pages may be made, parted onto them; what
 * is still too tall makes the page taller than asked.
 */
export function arrange(
	preset: Preset,
	words: FrameWords,
	{ whole, fitted }: Layouts,
	severalPages: boolean,
): readonly Arrangement[] {
	const inner = preset.width - 2 * preset.margin;
	const alone = (width: number, scale: number): PagedDrawing => ({
		pages: [[whole(width)]],
		...{ width, scale },
	});
	if (preset.height === null)
		return placedPages(preset, words, { drawn: alone(inner, 1), side: null });
	const tried = rooms(preset, words, inner).map(({ across, down, side }) => ({
		drawn: fitted({ across, down, least: preset.least, good: 1, most: LARGEST }),
		side,
	}));
	const readable = tried.filter(
		({ drawn }) => drawn.scale >= preset.least && (severalPages || drawn.pages.length === 1),
	);
	const [first, ...others] = readable;
	// Too tall for any page: as wide as the page, at the least scale.
	if (first === undefined)
		return placedPages(preset, words, {
			drawn: alone(inner / preset.least, preset.least),
			side: null,
		});
	return placedPages(
		preset,
		words,
		others.reduce((one, other) => (isBetter(other.drawn, one.drawn) ? other : one), first),
	);
}

/** Few pages first, then a large drawing. */
function isBetter(one: PagedDrawing, than: PagedDrawing): boolean {
	if (one.pages.length !== than.pages.length) return one.pages.length < than.pages.length;
	return one.scale > than.scale * CLEARLY;
}

/** Rooms that the words leave: over the notes, and, on a slide, beside them where they fit there. */
function rooms(
	preset: Preset,
	words: FrameWords,
	inner: number,
): readonly { readonly across: number; readonly down: number; readonly side: number | null }[] {
	const height = preset.height ?? 0;
	// A part of several may need a longer title than the whole.
	const head = heightOf(words.head(inner, '1 of 2'));
	const down = height - 2 * preset.margin - head - GAP;
	const under = heightOf([...words.notes(inner), ...words.foot(inner)]) + 2 * GAP;
	const stacked = { across: inner, down: down - under, side: null };
	const beside = NOTES_BESIDE.map((share) => inner * share).map((side) => ({
		...{ across: inner - BETWEEN - side, down, side },
		fits: heightOf([...words.notes(side), ...words.foot(side)]) + GAP <= down,
	}));
	return [
		...(stacked.down >= LEAST_ROOM ? [stacked] : []),
		...(height < preset.width ? beside.filter(({ fits }) => fits).slice(0, 1) : []),
	];
}

interface Laid {
	readonly drawn: PagedDrawing;
	/** Width of the notes beside; null where they stand under the drawing. */
	readonly side: number | null;
}

function placedPages(preset: Preset, words: FrameWords, laid: Laid): readonly Arrangement[] {
	const { pages } = laid.drawn;
	return pages.map((columns, at) => {
		const part = pages.length === 1 ? null : `${at + 1} of ${pages.length}`;
		return laid.side === null
			? stacked(preset, words, laid.drawn, columns, part)
			: beside(preset, words, laid.drawn, columns, part, laid.side);
	});
}

function placedColumns(
	columns: readonly SVGSVGElement[],
	{ width, scale }: PagedDrawing,
	x: number,
	y: number,
): Arrangement['drawing'] {
	return columns.map((svg, at) => ({ svg, x: x + at * (width + COLUMN_GAP) * scale, y }));
}

function stacked(
	preset: Preset,
	words: FrameWords,
	drawn: PagedDrawing,
	columns: readonly SVGSVGElement[],
	part: string | null,
): Arrangement {
	const { margin } = preset;
	const { scale } = drawn;
	const inner = preset.width - 2 * margin;
	const head = words.head(inner, part);
	const notes = words.notes(inner);
	const foot = words.foot(inner);
	const top = margin + heightOf(head) + GAP;
	const below = top + Math.max(...columns.map(drawnHeight)) * scale + GAP;
	const end = below + heightOf(notes) + GAP;
	const height = Math.max(Math.ceil(end + heightOf(foot) + margin), preset.height ?? 0);
	const footTop = height - margin - heightOf(foot);
	const onSlide = preset.height !== null && preset.height < preset.width;
	return {
		height,
		words: [
			{ paragraphs: head, x: margin, y: margin },
			{ paragraphs: notes, x: margin, y: onSlide ? footTop - heightOf(notes) - GAP / 2 : below },
			{ paragraphs: foot, x: margin, y: footTop },
		],
		drawing: placedColumns(columns, drawn, margin, top),
		scale,
	};
}

function beside(
	preset: Preset,
	words: FrameWords,
	drawn: PagedDrawing,
	columns: readonly SVGSVGElement[],
	part: string | null,
	side: number,
): Arrangement {
	const { margin } = preset;
	const head = words.head(preset.width - 2 * margin, part);
	const foot = words.foot(side);
	const top = margin + heightOf(head) + GAP;
	const height = preset.height ?? 0;
	const x = preset.width - margin - side;
	return {
		height,
		words: [
			{ paragraphs: head, x: margin, y: margin },
			{ paragraphs: words.notes(side), x, y: top },
			{ paragraphs: foot, x, y: height - margin - heightOf(foot) },
		],
		drawing: placedColumns(columns, drawn, margin, top),
		scale: drawn.scale,
	};
}
