import type { jsPDF } from 'jspdf';

/** The two TrueType files a document is set in. */
export interface PdfFonts {
	readonly regular: Uint8Array;
	readonly bold: Uint8Array;
}

/** As the document names them: six letters mark that only the glyphs used are inside. */
const NAMES = { regular: 'LFLOWR+Inter-Regular', bold: 'LFLOWB+Inter-SemiBold' } as const;

const PLACEHOLDER = '?';

interface FontEntry {
	readonly metadata: { characterToGlyph(code: number): number };
}

interface FontInternals {
	getFont(): FontEntry;
}

/** jsPDF takes a font file as a string of bytes. */
function byteString(bytes: Uint8Array): string {
	const parts: string[] = [];
	for (let at = 0; at < bytes.length; at += 8192)
		parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
	return parts.join('');
}

/** Puts both fonts into a document that has no page of text yet. */
export function addFonts(document: jsPDF, fonts: PdfFonts): void {
	for (const weight of ['regular', 'bold'] as const) {
		document.addFileToVFS(`${weight}.ttf`, byteString(fonts[weight]));
		document.addFont(`${weight}.ttf`, NAMES[weight], 'normal', undefined, 'Identity-H');
	}
}

/** Chooses the font that the following text is measured and set in. */
export function useFont(document: jsPDF, bold: boolean, size: number): void {
	document.setFont(bold ? NAMES.bold : NAMES.regular, 'normal');
	document.setFontSize(size);
}

/**
 * A text as the chosen font can set it. jsPDF drops everything after a character that the font lacks, so such a
 * character becomes a question mark; no-break spaces become spaces, which share their glyph, so that copied text
 * can be searched.
 */
export function settable(document: jsPDF, text: string): string {
	const { metadata } = (document.internal as unknown as FontInternals).getFont();
	return Array.from(text.replace(/[\u00a0\u2009\u202f]/g, ' '))
		.map((character) =>
			character.length === 1 && metadata.characterToGlyph(character.charCodeAt(0)) > 0
				? character
				: PLACEHOLDER,
		)
		.join('');
}
