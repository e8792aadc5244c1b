import { textWidth, wrapText } from '../../plot/text-width.ts';
import { element } from './element.ts';

/** Fonts that are on nearly every desk, so that text stays text wherever the file is opened. */
export const EXPORT_FONTS = "Arial, Helvetica, 'Liberation Sans', sans-serif";

/** A paragraph, broken into lines for a width. */
export interface Paragraph {
	readonly lines: readonly string[];
	readonly size: number;
	readonly fill: string;
	readonly bold?: boolean;
	/** From baseline to baseline. */
	readonly leading: number;
	/** Space above. */
	readonly above: number;
}

interface ParagraphStyle extends Omit<Paragraph, 'lines' | 'leading'> {
	readonly leading?: number;
	/** Lines of like length, for titles; default false. */
	readonly balanced?: boolean;
}

/** A text as the fonts of a desk have it: the narrow no-break space is missing from many. */
export function plainSpaces(text: string): string {
	return text.replaceAll('\u202f', '\u00a0').replaceAll('\u2009', '\u00a0');
}

/**
 * The fonts of a desk over the widest one that `textWidth` reckons with, with some room to spare. Words that are
 * bound to their place by a chart keep the whole width.
 */
const NARROWER = 0.93;

/** A paragraph of a text; a word that is too long for a line, such as a link, is cut where it must be. */
export function paragraph(
	text: string,
	width: number,
	{ balanced = false, ...style }: ParagraphStyle,
): Paragraph {
	const { size, bold = false } = style;
	const room = width / NARROWER;
	const plain = plainSpaces(text);
	const wrapped = (within: number) => wrapText(plain, within, size, bold);
	const lines = !plain.includes(' ')
		? cutLink(plain, room, size)
		: balanced
			? balancedLines(wrapped, room)
			: wrapped(room);
	return { leading: size * 1.32, ...style, lines };
}

/** As few lines as the width allows, but none left with a word or two. */
function balancedLines(wrapped: (within: number) => string[], width: number): string[] {
	const most = wrapped(width).length;
	let within = width;
	while (within > width / 2 && wrapped(within - width / 40).length === most) within -= width / 40;
	return wrapped(within);
}

/** A link in lines, cut after a sign that parts it where there is one near the end of the line. */
function cutLink(link: string, width: number, size: number): string[] {
	const lines: string[] = [];
	let rest = link;
	while (textWidth(rest, size) > width) {
		let fits = rest.length;
		while (fits > 1 && textWidth(rest.slice(0, fits), size) > width) fits--;
		const parted = /^.*[/&?=,#.-]/.exec(rest.slice(0, fits))?.[0].length ?? 0;
		const cut = parted > fits / 2 ? parted : fits;
		lines.push(rest.slice(0, cut));
		rest = rest.slice(cut);
	}
	return [...lines, rest];
}

/** Height of paragraphs under each other. */
export function heightOf(paragraphs: readonly Paragraph[]): number {
	return paragraphs.reduce(
		(sum, { lines, leading, above }) => sum + above + lines.length * leading,
		0,
	);
}

/** Paragraphs under each other, from a left and a top edge: one text element a line, on its baseline. */
export function setWords(
	document: Document,
	paragraphs: readonly Paragraph[],
	x: number,
	top: number,
): SVGElement[] {
	let y = top;
	return paragraphs.map(({ lines, size, fill, bold, leading, above }) => {
		y += above;
		const texts = lines.map((line, at) =>
			element(document, 'text', { x, y: y + at * leading + size * 0.92 }, line),
		);
		y += lines.length * leading;
		return element(
			document,
			'g',
			{ fill, 'font-size': size, ...(bold === true ? { 'font-weight': 'bold' } : {}) },
			...texts,
		);
	});
}
