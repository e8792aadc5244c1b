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
import { noteFrames, type NoteFrame } from '../svg/note-frame.ts';
import type { Remark } from '../text-sheet.ts';
import { drawNote, drawPage, NUMBER_ROOM } from './page.ts';
import { Structure } from './structure.ts';

const POINTS_PER_MM = 72 / 25.4;

/**
 * Makes a PDF of framed figures, one a page, more where it is too tall for the page to be read, as vectors with text that
 * can be selected and searched, set in the fonts given, which are embedded. Several figures get page numbers and an outline. The document has a title, a
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
				if (page.kind === 'note') drawNote(pdf, structure, framed, page.note);
				else drawPage(pdf, structure, framed);
				if (sheets.length > 1 && page.listed !== null)
					pdf.outline.add(null, page.listed, { pageNumber: at + 1 });
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

/** A page to be drawn, of which figure or beside which, and how the outline lists it; null where it does not. */
type Page = {
	readonly sheet: Sheet;
	readonly frame: SVGSVGElement;
	readonly listed: string | null;
} & ({ readonly kind: 'note'; readonly note: NoteFrame } | { readonly kind: 'figure' });

/** The pages of a figure, with what stands before and after it in a report. */
function pagesOf(sheet: Sheet, look: FrameLook, document: Document): readonly Page[] {
	const { before = [], after = [] } = sheet.remarks ?? {};
	const notes = (remarks: readonly Remark[]): Page[] =>
		remarks.flatMap((remark) =>
			noteFrames(remark, sheet.mark, look.preset, document).map((note, at) => ({
				...{ kind: 'note', sheet, frame: note.svg, note },
				listed: at > 0 || typeof remark === 'string' ? null : remark.title,
			})),
		);
	const own = framePages(sheet, { ...look, background: 'white' }, document);
	return [
		...notes(before),
		...own.map((frame, at): Page => {
			const listed = at === 0 ? sheet.title : null;
			return { kind: 'figure', sheet, frame, listed };
		}),
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
