import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { jsPDF } from 'jspdf';
import { LIGHT } from '../../plot/themes.ts';
import { fileName } from '../file-name.ts';
import type { MadeFile } from '../format.ts';
import { SvgPen } from '../pdf/draw-svg.ts';
import { addFonts, settable, useFont, type PdfFonts } from '../pdf/fonts.ts';
import { Structure, type Role } from '../pdf/structure.ts';
import { plainDrawing } from '../svg/plain-drawing.ts';
import type { Paper, PaperBlock } from './paper.ts';

/** A4 in points. */
const PAGE = { width: 595.28, height: 841.89, margin: 56, foot: 48 };
const WIDTH = PAGE.width - 2 * PAGE.margin;
/** Units a figure is drawn wide: its text of 12 to 13 units becomes one of 9 points. */
const DRAWN = 660;
const LINE = 24;
/** From line to line, in sizes of the type. */
const LEADING = 1.38;
interface Scale {
	readonly text: number;
	readonly figures: number;
}

/** Sizes of a document that is meant for fewer pages than it takes: figures give way first, then body type of 10 to 8 points. */
const SMALLER: readonly Scale[] = [
	{ text: 1, figures: 0.88 },
	{ text: 0.95, figures: 0.85 },
	{ text: 0.9, figures: 0.82 },
	{ text: 0.86, figures: 0.78 },
	{ text: 0.82, figures: 0.76 },
	{ text: 0.76, figures: 0.76 },
];
const NO_BREAK = '\u00a0';
/** Height that blocks can have on one page. */
const ROOM = PAGE.height - 2 * PAGE.margin - PAGE.foot;
/** Where a page ends for what is set on it. */
const BOTTOM = PAGE.height - PAGE.margin - PAGE.foot / 2;

type Text = Extract<PaperBlock, { readonly text: string }>;

interface Setting {
	readonly role: Role;
	readonly size: number;
	readonly bold: boolean;
	readonly above: number;
	readonly indent: number;
	readonly soft: boolean;
	/** Room that must be left under it on the page. */
	readonly keep: number;
}

const plain = { role: 'P', size: 10.5, bold: false, above: 6, indent: 0, soft: false, keep: 0 };

const SETTINGS: Readonly<Record<Text['kind'], Setting>> = {
	title: { ...plain, role: 'H1', size: 18, bold: true, above: 0, keep: 60 },
	heading: { ...plain, role: 'H2', size: 12.5, bold: true, above: 16, keep: 50 },
	paragraph: { ...plain, role: 'P' },
	quote: { ...plain, role: 'P', size: 11.5, indent: 14 },
	item: { ...plain, role: 'P', above: 3, indent: 14 },
	small: { ...plain, role: 'P', size: 8.5, above: 4, soft: true },
};

/**
 * Sets a document on A4 pages with text that can be selected, headings and paragraphs in its structure, drawings as
 * vectors with their words, and on every page the mark, the address and the number.
 * Throws RangeError for a drawing the PDF cannot repeat.
 */
export function paperPdf(paper: Paper, fonts: PdfFonts, document: Document): MadeFile {
	const { date, file, pages } = paper;
	let pdf = set(paper, fonts, document, { text: 1, figures: 1 });
	if (pages !== undefined && pdf.getNumberOfPages() > pages) {
		for (const scale of SMALLER) {
			const smaller = set(paper, fonts, document, scale);
			if (smaller.getNumberOfPages() > pages) continue;
			pdf = smaller;
			break;
		}
	}
	return {
		name: fileName(file, date, 'pdf'),
		type: 'application/pdf',
		bytes: new Uint8Array(pdf.output('arraybuffer')),
	};
}

/** The document with type and drawings of these sizes, 1 as they are meant. */
function set(paper: Paper, fonts: PdfFonts, document: Document, scale: Scale): jsPDF {
	const { title, mark, link, date, blocks } = paper;
	const pdf = new jsPDF({ unit: 'pt', format: 'a4', compress: true, putOnlyUsedFonts: true });
	addFonts(pdf, fonts);
	pdf.setDocumentProperties({ title, subject: mark, author: 'Lowflow', creator: 'Lowflow' });
	pdf.setLanguage('en-GB');
	pdf.viewerPreferences({ DisplayDocTitle: true });
	pdf.setCreationDate(new Date(`${date}T12:00:00`));
	pdf.setFileId(
		bytesToHex(sha256(utf8ToBytes(`${title}\n${link}\n${date}`)))
			.slice(0, 32)
			.toUpperCase(),
	);
	const setter = new Setter(pdf, document, scale);
	for (const [at, block] of blocks.entries()) setter.put(block, blocks.slice(at + 1));
	setter.foot(mark, `${link}  ${date}`);
	return pdf;
}

class Setter {
	readonly #pdf: jsPDF;
	readonly #document: Document;
	readonly #structure: Structure;
	readonly #scale: Scale;
	#y: number = PAGE.margin;

	constructor(pdf: jsPDF, document: Document, scale: Scale) {
		this.#pdf = pdf;
		this.#scale = scale;
		this.#document = document;
		this.#structure = new Structure(pdf);
	}

	/**
	 * Puts a block, given what follows it: a heading stays on one page with the drawing it stands over, and any text
	 * with as many blocks as it asks for.
	 */
	put(block: PaperBlock, next: readonly PaperBlock[] = []): void {
		this.#room(0, this.#kept(block, next));
		if (block.kind === 'lines') this.#lines(this.#linesFor(block, next));
		else if (block.kind === 'figure') this.#figure(block);
		else this.#text(block);
	}

	/** Height that a block asks for on its page, with what must not be parted from it; 0 where it may be parted. */
	#kept(block: PaperBlock, next: readonly PaperBlock[]): number {
		const drawing = next.slice(0, 2).find(({ kind }) => kind === 'figure');
		if (block.kind === 'heading' && drawing?.kind === 'figure') {
			const { text, figures } = this.#scale;
			const tall = Number(drawing.draw(DRAWN)?.getAttribute('height') ?? 0);
			return Math.min(tall * (WIDTH / DRAWN) * figures + 90 * text, ROOM);
		}
		if (!('together' in block)) return 0;
		const tall = [block, ...next.slice(0, block.together)].reduce(
			(sum, each) => sum + this.#heightOf(each),
			0,
		);
		return tall <= ROOM ? tall : 0;
	}

	/** As many lines as asked for, or down to the foot of a page on which what follows has no room. */
	#linesFor(
		{ lines, most = lines }: Extract<PaperBlock, { readonly kind: 'lines' }>,
		[first, ...rest]: readonly PaperBlock[],
	): number {
		if (first === undefined) return lines;
		const left = BOTTOM - this.#y;
		if (lines * LINE + this.#kept(first, rest) <= left) return lines;
		return Math.max(lines, Math.min(most, Math.floor(left / LINE)));
	}

	/** Puts mark, source and number on every page. */
	foot(mark: string, source: string): void {
		const pages = this.#pdf.getNumberOfPages();
		for (let page = 1; page <= pages; page++) {
			this.#pdf.setPage(page);
			this.#structure.asArtifact(() => {
				const number = `${page} / ${pages}`;
				const y = PAGE.height - PAGE.foot / 2 - 6;
				useFont(this.#pdf, true, 8.5);
				this.#pdf.setTextColor(LIGHT.ink);
				this.#pdf.text(settable(this.#pdf, mark), PAGE.margin, y);
				useFont(this.#pdf, false, 8.5);
				this.#pdf.setTextColor(LIGHT.softInk);
				this.#pdf.text(settable(this.#pdf, source), PAGE.margin, y + 11);
				const right = PAGE.width - PAGE.margin - this.#pdf.getTextWidth(number);
				this.#pdf.text(number, right, y);
			});
		}
	}

	/** Turns the page where the next block does not fit under the last. */
	#room(above: number, height: number): void {
		const top = this.#y === PAGE.margin;
		if (!top && this.#y + above + height > BOTTOM) {
			this.#pdf.addPage('a4');
			this.#y = PAGE.margin;
		} else if (!top) this.#y += above;
	}

	#setting(kind: Text['kind']): Setting {
		const setting = SETTINGS[kind];
		const scaled = (points: number): number => points * this.#scale.text;
		return {
			...setting,
			size: scaled(setting.size),
			above: scaled(setting.above),
			keep: scaled(setting.keep),
		};
	}

	/** Text as it is set: broken where a space allows it, and nowhere else. */
	#linesOf({ kind, text }: Text): readonly string[] {
		const { size, bold, indent } = this.#setting(kind);
		useFont(this.#pdf, bold, size);
		const words = text
			.split(/[\u00a0\u2009\u202f]/)
			.map((part) => settable(this.#pdf, part))
			.join(NO_BREAK);
		const lines = this.#pdf.splitTextToSize(words, WIDTH - indent) as string[];
		return lines.map((line) => line.replaceAll(NO_BREAK, ' '));
	}

	/** Room that text or lines to write on take, with what lies above them; a drawing makes its own. */
	#heightOf(block: PaperBlock): number {
		if (block.kind === 'figure') return 0;
		if (block.kind === 'lines') return block.lines * LINE;
		const { above, size } = this.#setting(block.kind);
		return above + this.#linesOf(block).length * size * LEADING;
	}

	#text({ kind, text }: Text): void {
		const { role, size, bold, above, indent, soft, keep } = this.#setting(kind);
		const lines = this.#linesOf({ kind, text });
		const leading = size * LEADING;
		const fit = Math.floor(ROOM / leading);
		for (let from = 0; from < lines.length; from += fit) {
			const some = lines.slice(from, from + fit);
			this.#room(from === 0 ? above : 0, some.length * leading + keep);
			this.#structure.within(role, null, () => {
				useFont(this.#pdf, bold, size);
				this.#pdf.setTextColor(soft ? LIGHT.softInk : LIGHT.ink);
				this.#structure.mark();
				for (const line of some) {
					this.#pdf.text(line, PAGE.margin + indent, this.#y + size);
					this.#y += leading;
				}
			});
		}
	}

	#lines(count: number): void {
		for (let at = 0; at < count; at++) {
			this.#room(0, LINE);
			this.#y += LINE;
			this.#structure.asArtifact(() => {
				this.#pdf.setDrawColor(LIGHT.softInk);
				this.#pdf.setLineWidth(0.5);
				this.#pdf.line(PAGE.margin, this.#y, PAGE.width - PAGE.margin, this.#y);
			});
		}
	}

	#figure({ alt, draw }: Extract<PaperBlock, { readonly kind: 'figure' }>): void {
		const svg = draw(DRAWN);
		if (svg === null) return;
		const tall = Number(svg.getAttribute('height'));
		const scale = Math.min((WIDTH / DRAWN) * this.#scale.figures, ROOM / tall);
		this.#room(8, tall * scale);
		const group = plainDrawing(svg, this.#document, LIGHT.paper);
		this.#structure.within('Figure', alt, () => {
			this.#pdf.saveGraphicsState();
			const state = SvgPen.page(scale);
			const pen = new SvgPen(this.#pdf, this.#structure);
			const matrix = [scale, 0, 0, scale, PAGE.margin, this.#y] as const;
			pen.element(group, { ...state, matrix }, group);
		});
		this.#pdf.restoreGraphicsState();
		this.#y += tall * scale;
	}
}
