import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { jsPDF } from 'jspdf';
import { fileName } from '../file-name.ts';
import type { Maker } from '../format.ts';
import { presetOf } from '../presets.ts';
import type { FrameLook } from '../settings.ts';
import type { Sheet } from '../sheet.ts';
import { framePages } from '../svg/frame.ts';
import { addFonts, type PdfFonts } from './fonts.ts';
import { noteFrames } from '../svg/note-frame.ts';
import { drawNote, drawPage, NUMBER_ROOM } from './page.ts';
import { Structure } from './structure.ts';

const POINTS_PER_MM = 72 / 25.4;

/**
 * Makes a PDF of framed figures, one a page, more where it is too tall for the page to be read, as vectors with text that can be selected and searched, set in the
 * fonts given, which are embedded. Several figures get page numbers and an outline. The document has a title, a
 * language and a structure (heading, paragraphs, figures with their words).
 */
export function pdfMaker(fonts: PdfFonts): Maker<FrameLook> {
	return async (sheets, look, document, progress, signal) => {
		const [first] = sheets;
		if (first === undefined) throw new RangeError('A PDF needs at least one figure.');
		const preset = presetOf(look.preset);
		const scale = (preset.widthMm * POINTS_PER_MM) / preset.width;
		const pages: Page[] = [];
		for (const [at, sheet] of sheets.entries()) {
			progress((0.5 * at) / sheets.length, `Laying out ${sheet.name}`);
			// A pause, so that a page can show progress and be told to stop.
			await new Promise((resolve) => setTimeout(resolve));
			signal.throwIfAborted();
			try {
				pages.push(...pagesOf(sheet, look, document));
			} catch (cause) {
				throw failed(sheet, cause);
			}
		}
		const several = pages.length > 1;
		const pdf = emptyDocument(fonts, sheets, first);
		const structure = new Structure(pdf);
		for (const [at, page] of pages.entries()) {
			const { sheet, frame } = page;
			progress(0.5 + (0.5 * at) / pages.length, `Drawing ${sheet.name}`);
			await new Promise((resolve) => setTimeout(resolve));
			signal.throwIfAborted();
			try {
				const [, , width = 0, tall = 0] = (frame.getAttribute('viewBox') ?? '')
					.split(' ')
					.map(Number);
				const height = tall + (several && preset.height === null ? NUMBER_ROOM : 0);
				const size = [width * scale, height * scale];
				pdf.addPage(size, width > height ? 'landscape' : 'portrait');
				const { margin } = preset;
				const number = several ? `${at + 1} / ${pages.length}` : null;
				const framed = { sheet, frame, scale, height, margin, number };
				if (page.kind === 'note') drawNote(pdf, structure, framed);
				else drawPage(pdf, structure, framed);
				if (sheets.length > 1 && page.kind === 'figure' && page.first)
					pdf.outline.add(null, sheet.title, { pageNumber: at + 1 });
			} catch (cause) {
				throw failed(sheet, cause);
			}
		}
		progress(1, 'Done');
		return {
			name: fileName(sheets.length > 1 ? 'figures' : first.id, first.date, 'pdf'),
			type: 'application/pdf',
			bytes: new Uint8Array(pdf.output('arraybuffer')),
		};
	};
}

/** A page to be drawn, and of which figure; `first` of the figure's own. */
type Page = { readonly sheet: Sheet; readonly frame: SVGSVGElement } & (
	{ readonly kind: 'note' } | { readonly kind: 'figure'; readonly first: boolean }
);

/** The pages of a figure, with what a report's author wrote before and after it. */
function pagesOf(sheet: Sheet, look: FrameLook, document: Document): readonly Page[] {
	const { before = [], after = [] } = sheet.remarks ?? {};
	const notes = (texts: readonly string[]): Page[] =>
		texts
			.flatMap((text) => noteFrames(text, sheet.mark, look.preset, document))
			.map((frame) => ({ kind: 'note', sheet, frame }));
	const own = framePages(sheet, { ...look, background: 'white' }, document);
	return [
		...notes(before),
		...own.map((frame, at): Page => ({ kind: 'figure', sheet, frame, first: at === 0 })),
		...notes(after),
	];
}

function failed({ name }: Sheet, cause: unknown): Error {
	const reason = cause instanceof Error ? cause.message : String(cause);
	return new Error(`${name} could not be put into the PDF: ${reason}`, { cause });
}

/** A document without a page, with its fonts and what it says of itself; the same for the same figures. */
function emptyDocument(fonts: PdfFonts, sheets: readonly Sheet[], first: Sheet): jsPDF {
	const pdf = new jsPDF({ unit: 'pt', compress: true, putOnlyUsedFonts: true, floatPrecision: 3 });
	pdf.deletePage(1);
	addFonts(pdf, fonts);
	pdf.setDocumentProperties({
		title: sheets.length === 1 ? first.title : `Simulated registry: ${sheets.length} figures`,
		subject: first.mark,
		author: 'Lowflow',
		creator: 'Lowflow',
		keywords: 'synthetic data, simulated registry, extracorporeal CPR',
	});
	pdf.setLanguage('en-GB');
	pdf.viewerPreferences({ DisplayDocTitle: true });
	pdf.setCreationDate(new Date(`${first.date}T12:00:00`));
	const named = sheets.map(({ link, date }) => `${link} ${date}`).join('\n');
	pdf.setFileId(
		bytesToHex(sha256(utf8ToBytes(named)))
			.slice(0, 32)
			.toUpperCase(),
	);
	return pdf;
}
