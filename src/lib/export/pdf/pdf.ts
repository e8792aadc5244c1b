import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { jsPDF } from 'jspdf';
import { fileName } from '../file-name.ts';
import type { Maker } from '../format.ts';
import { presetOf } from '../presets.ts';
import type { FrameLook } from '../settings.ts';
import type { Sheet } from '../sheet.ts';
import { frameSvg } from '../svg/frame.ts';
import { addFonts, type PdfFonts } from './fonts.ts';
import { drawPage, NUMBER_ROOM } from './page.ts';
import { Structure } from './structure.ts';

const POINTS_PER_MM = 72 / 25.4;

/**
 * Makes a PDF of framed figures, one a page, as vectors with text that can be selected and searched, set in the
 * fonts given, which are embedded. Several figures get page numbers and an outline. The document has a title, a
 * language and a structure (heading, paragraphs, figures with their words).
 */
export function pdfMaker(fonts: PdfFonts): Maker<FrameLook> {
	return async (sheets, look, document, progress, signal) => {
		const [first] = sheets;
		if (first === undefined) throw new RangeError('A PDF needs at least one figure.');
		const preset = presetOf(look.preset);
		const scale = (preset.widthMm * POINTS_PER_MM) / preset.width;
		const several = sheets.length > 1;
		const pdf = emptyDocument(fonts, sheets, first);
		const structure = new Structure(pdf);
		for (const [at, sheet] of sheets.entries()) {
			progress(at / sheets.length, `Drawing ${sheet.name}`);
			await Promise.resolve();
			signal.throwIfAborted();
			try {
				const frame = frameSvg(sheet, { ...look, background: 'white' }, document);
				const [, , width = 0, tall = 0] = (frame.getAttribute('viewBox') ?? '')
					.split(' ')
					.map(Number);
				const height = tall + (several && preset.height === null ? NUMBER_ROOM : 0);
				const size = [width * scale, height * scale];
				pdf.addPage(size, width > height ? 'landscape' : 'portrait');
				drawPage(pdf, structure, {
					sheet,
					frame,
					scale,
					height,
					margin: preset.margin,
					number: several ? `${at + 1} / ${sheets.length}` : null,
				});
				if (several) pdf.outline.add(null, sheet.title, { pageNumber: at + 1 });
			} catch (cause) {
				throw new Error(`${sheet.name} could not be put into the PDF: ${reason(cause)}`, { cause });
			}
		}
		progress(1, 'Done');
		return {
			name: fileName(several ? 'figures' : first.id, first.date, 'pdf'),
			type: 'application/pdf',
			bytes: new Uint8Array(pdf.output('arraybuffer')),
		};
	};
}

function reason(cause: unknown): string {
	return cause instanceof Error ? cause.message : String(cause);
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
