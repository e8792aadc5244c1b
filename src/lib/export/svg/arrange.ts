import type { Preset } from '../presets.ts';
import { heightOf, type Paragraph } from './words.ts';

/**
 * Widths a drawing is tried at where the page's height is given. Charts set panels beside each other from some widths on,
 * and make their plots lower under others.
 */
const TRIED = [358, 420, 478, 540, 600, 660, 720, 780, 840, 900, 1000, 1100, 1200] as const;

/** Share of the largest scale that is given up for a drawing that fills the page. */
const NEARLY = 0.9;

/** Most a drawing is enlarged. */
const LARGEST = 1.3;

const GAP = 14;
const BETWEEN = 28;

/** Least and most of a slide's width that the notes take when they stand beside the drawing. */
const NOTES_BESIDE = { least: 0.29, most: 0.5 };

/** The words around a drawing, for the widths they may get. */
export interface FrameWords {
	/** Title, sentence and n. */
	readonly head: (width: number) => readonly Paragraph[];
	readonly notes: (width: number) => readonly Paragraph[];
	/** Source, date, link and mark. */
	readonly foot: (width: number) => readonly Paragraph[];
}

interface Placed {
	readonly paragraphs: readonly Paragraph[];
	readonly x: number;
	readonly y: number;
}

/** Where everything stands on the page. */
export interface Arrangement {
	readonly height: number;
	readonly words: readonly Placed[];
	readonly drawing: {
		readonly x: number;
		readonly y: number;
		/** Width to draw at, before scaling. */
		readonly width: number;
		readonly scale: number;
	};
}

/**
 * Finds a place for drawing and words. Where the page's height is given, the drawing gets the layout that comes out
 * largest; where even that would be too small to read, the page is made taller than asked.
 * @param heightAt height of the drawing when drawn this wide
 */
export function arrange(
	preset: Preset,
	words: FrameWords,
	heightAt: (width: number) => number,
): Arrangement {
	const inner = preset.width - 2 * preset.margin;
	if (preset.height === null)
		return stacked(preset, words, { width: inner, scale: 1, fits: true }, heightAt);
	const best = largest(preset, inner, roomStacked(preset, words, inner), heightAt);
	if (preset.height > preset.width) return stacked(preset, words, best, heightAt);
	const roomBeside = preset.height - 2 * preset.margin - GAP - heightOf(words.head(inner));
	const narrow = largest(preset, inner * (1 - NOTES_BESIDE.least) - BETWEEN, roomBeside, heightAt);
	const side = Math.min(inner - BETWEEN - narrow.width * narrow.scale, inner * NOTES_BESIDE.most);
	const notesFit = heightOf([...words.notes(side), ...words.foot(side)]) + GAP <= roomBeside;
	return notesFit && narrow.fits && (!best.fits || narrow.scale > best.scale * 0.98)
		? beside(preset, words, narrow, side)
		: stacked(preset, words, best, heightAt);
}

interface Size {
	readonly width: number;
	readonly scale: number;
	/** Has it a place within the height given? */
	readonly fits: boolean;
}

function roomStacked(preset: Preset, words: FrameWords, inner: number): number {
	const taken = [words.head(inner), words.notes(inner), words.foot(inner)];
	const text = taken.reduce((sum, each) => sum + heightOf(each), 0);
	return (preset.height ?? 0) - 2 * preset.margin - text - 3 * GAP;
}

/** The layout of a drawing that comes out largest in a room, and never under the least scale. */
function largest(
	preset: Preset,
	across: number,
	room: number,
	heightAt: (width: number) => number,
): Size {
	const upright = (preset.height ?? 0) > preset.width;
	if (upright && heightAt(across) <= room) return { width: across, scale: 1, fits: true };
	const sizes = [...TRIED, across].map((width): Size => ({
		width,
		scale: Math.min(across / width, room / heightAt(width), LARGEST),
		fits: true,
	}));
	const most = Math.max(...sizes.map(({ scale }) => scale));
	if (most >= preset.least) {
		// A little smaller is no loss where it fills the page.
		const good = sizes.filter(({ scale }) => scale >= Math.max(preset.least, most * NEARLY));
		return good.reduce((one, other) =>
			other.width * other.scale > one.width * one.scale ? other : one,
		);
	}
	// Too tall for any page: as wide as the page, at the least scale.
	return { width: across / preset.least, scale: preset.least, fits: false };
}

function stacked(
	preset: Preset,
	words: FrameWords,
	{ width, scale }: Size,
	heightAt: (width: number) => number,
): Arrangement {
	const { margin } = preset;
	const inner = preset.width - 2 * margin;
	const head = words.head(inner);
	const notes = words.notes(inner);
	const foot = words.foot(inner);
	const top = margin + heightOf(head) + GAP;
	const below = top + heightAt(width) * scale + GAP;
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
		drawing: { x: margin, y: top, width, scale },
	};
}

function beside(
	preset: Preset,
	words: FrameWords,
	{ width, scale }: Size,
	side: number,
): Arrangement {
	const { margin } = preset;
	const head = words.head(preset.width - 2 * margin);
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
		drawing: { x: margin, y: top, width, scale },
	};
}
