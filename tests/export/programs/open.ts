import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for the files of one run. */
export const FOLDER = mkdtempSync(join(tmpdir(), 'lowflow-exports-'));

export function put(name: string, bytes: Uint8Array): string {
	const file = join(FOLDER, name);
	writeFileSync(file, bytes);
	return file;
}

function told(program: string, ...args: readonly string[]): string {
	return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 64e6, stdio: 'pipe' });
}

/** The text of each page, as a reader copies it. */
export function pageTexts(pdf: string): string[] {
	return told('pdftotext', pdf, '-').split('\f').slice(0, -1);
}

/** Width and height of each page, points. */
export function pageSizes(pdf: string): (readonly [number, number])[] {
	const lines = told('pdfinfo', '-f', '1', '-l', '999', pdf).matchAll(
		/Page +\d+ size: +([\d.]+) x ([\d.]+)/g,
	);
	return [...lines].map(([, width, height]) => [Number(width), Number(height)]);
}

/** What a PDF says of itself: "Title" → … */
export function facts(pdf: string): Map<string, string> {
	const lines = told('pdfinfo', pdf).split('\n');
	return new Map(
		lines.map((line) => {
			const colon = line.indexOf(':');
			return [line.slice(0, colon), line.slice(colon + 1).trim()];
		}),
	);
}

/** Each font with whether it is embedded and whether its text can be copied. */
export function fonts(pdf: string): { name: string; embedded: boolean; unicode: boolean }[] {
	return told('pdffonts', pdf)
		.split('\n')
		.slice(2)
		.filter((line) => line !== '')
		.map((line) => {
			const [emb, , uni] = line.match(/\b(yes|no)\b/g) ?? [];
			return {
				name: line.split(' ')[0] ?? '',
				embedded: emb === 'yes',
				unicode: uni === 'yes',
			};
		});
}

/** Share of the px of each page that are not white, at 30 dpi. */
export function inkOfPages(pdf: string): number[] {
	const stem = `${pdf}-page`;
	told('pdftoppm', '-gray', '-r', '30', pdf, stem);
	const prefix = stem.slice(FOLDER.length + 1);
	return readdirSync(FOLDER)
		.filter((name) => name.startsWith(`${prefix}-`) && name.endsWith('.pgm'))
		.sort()
		.map((name) => {
			const bytes = readFileSync(join(FOLDER, name));
			const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1'));
			const px = bytes.subarray(head?.[0].length ?? 0);
			return px.filter((grey) => grey < 245).length / px.length;
		});
}

/** Opens presentations in LibreOffice, all in one go, and prints them as PDF. */
export function printed(decks: readonly string[]): string[] {
	told(
		'soffice',
		`-env:UserInstallation=file://${join(FOLDER, 'profile')}`,
		...['--headless', '--convert-to', 'pdf', '--outdir', FOLDER, ...decks],
	);
	return decks.map((deck) => deck.replace(/\.pptx$/, '.pdf'));
}

/** A text without the differences that line breaks, spaces and ligatures make; readers drop hyphens at the ends of lines. */
export function squeezed(text: string): string {
	return text.normalize('NFKC').replace(/[\s-]/g, '');
}
