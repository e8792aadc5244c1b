/**
 * Advance widths in thousandths of the font size, upper bounds over the common system fonts: the widest of
 * them, DejaVu Sans, sets nearly all. Measured from its horizontal metrics, rounded up.
 */
const WIDTHS: readonly (readonly [characters: string, width: number])[] = [
	["'ijlI", 300],
	[' ,.·\u00a0\u2009\u202fJ', 320],
	['/:;\\|', 340],
	['-f', 370],
	['!()[]t', 400],
	['r', 420],
	['"', 460],
	['*_`–szcLkF?', 560],
	['Pvxy', 605],
	['TYaeo', 620],
	['$0123456789ESbdghnpqu{}', 640],
	['KABVXZCR', 700],
	['NUDH', 765],
	['&GOQw', 820],
	['#+<=>^~≥≤×−', 840],
	['M', 870],
	['%mW@—…', 1000],
];

const byCharacter = new Map(
	WIDTHS.flatMap(([characters, width]) => Array.from(characters, (c) => [c, width] as const)),
);

/** DejaVu Sans Bold over its regular weight; other families differ less. */
const BOLD = 1.115;

/**
 * How wide a text may come out, without a DOM: an upper bound for Latin text, so that a layout made in Node
 * holds in any browser.
 * @param size font size in px
 * @returns px; characters outside the table count as one em
 */
export function textWidth(text: string, size: number, bold = false): number {
	let total = 0;
	for (const character of text) total += byCharacter.get(character) ?? 1000;
	return (total / 1000) * size * (bold ? BOLD : 1);
}

/** Width in px of the widest of some texts; 0 for none. */
export function widest(texts: readonly string[], size: number, bold = false): number {
	return texts.reduce((most, text) => Math.max(most, textWidth(text, size, bold)), 0);
}

/**
 * Breaks a text at plain spaces (not at no-break ones) and after hyphens and slashes so that each line fits;
 * a single word wider than the line keeps a line of its own rather than being cut.
 * @param width px available
 */
export function wrapText(text: string, width: number, size: number, bold = false): string[] {
	const pieces = text.match(/[^ /-]+[/-]? *|[/-] */g) ?? [];
	const lines: string[] = [];
	let line = '';
	for (const piece of pieces) {
		if (line !== '' && textWidth((line + piece).trimEnd(), size, bold) > width) {
			lines.push(line.trimEnd());
			line = '';
		}
		line += piece;
	}
	if (line.trim() !== '') lines.push(line.trimEnd());
	return lines;
}

/**
 * Puts texts side by side, a dot between them, as many to a line as fit; only a text too long for a line of its own
 * is broken.
 * @param width px available
 */
export function packTexts(texts: readonly string[], width: number, size: number): string[] {
	const lines: string[] = [];
	for (const text of texts) {
		const last = lines.at(-1);
		const joined = `${last} · ${text}`;
		if (last !== undefined && textWidth(joined, size) <= width) lines[lines.length - 1] = joined;
		else lines.push(...wrapText(text, width, size));
	}
	return lines;
}
