import { readFileSync } from 'node:fs';
import type { PdfFonts } from '../../src/lib/export/pdf/fonts.ts';

const FOLDER = new URL('../../node_modules/@expo-google-fonts/inter/', import.meta.url);

const font = (file: string): Uint8Array => new Uint8Array(readFileSync(new URL(file, FOLDER)));

/** The fonts of PDFs, from the disk. */
export const FONTS: PdfFonts = {
	regular: font('400Regular/Inter_400Regular.ttf'),
	bold: font('600SemiBold/Inter_600SemiBold.ttf'),
};

/** A `fetch` for tests of code that fetches the fonts by the address that Vite gives them. */
export function fontFetch(url: string): Promise<Response> {
	const bytes = /SemiBold/.test(url) ? FONTS.bold : FONTS.regular;
	return Promise.resolve(new Response(new Uint8Array(bytes)));
}
