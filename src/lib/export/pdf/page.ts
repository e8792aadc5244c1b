import type { jsPDF } from 'jspdf';
import type { Sheet } from '../sheet.ts';
import type { NoteFrame } from '../svg/note-frame.ts';
import { SvgPen } from './draw-svg.ts';
import { useFont } from './fonts.ts';
import type { Structure } from './structure.ts';

/** Font size and room of a page's number, in units of the layout. */
const NUMBER = 9;

/** Room under a figure for the number of its page, where the figure itself leaves none, in units of the layout. */
export const NUMBER_ROOM = 14;

/** A framed figure on its page. */
export interface FramedPage {
	readonly sheet: Sheet;
	readonly frame: SVGSVGElement;
	/** Points a unit of the layout. */
	readonly scale: number;
	/** Units. */
	readonly height: number;
	readonly margin: number;
	/** "2 / 8"; null on a page that stands alone. */
	readonly number: string | null;
}

/**
 * Draws a framed figure on the present page, with its structure: title as heading, sentence, drawing with the
 * figure's words as alternative text, notes and source as paragraphs. The link can be clicked.
 */
export function drawPage(document: jsPDF, structure: Structure, page: FramedPage): void {
	const { sheet, frame, scale } = page;
	const pen = new SvgPen(document, structure);
	const state = SvgPen.inside(frame, SvgPen.page(scale));
	const parts = [...frame.children];
	const words = parts.filter(({ tagName }) => tagName.toLowerCase() === 'g');
	const drawing = words.pop();
	const draw = (element: Element): void => {
		pen.element(element, state, frame);
	};
	structure.within('Sect', null, () => {
		structure.asArtifact(() => {
			for (const part of parts) if (part.tagName.toLowerCase() === 'rect') draw(part);
		});
		const [title, sentence, ...others] = words;
		if (title !== undefined)
			structure.within('H1', null, () => {
				draw(title);
			});
		if (sentence !== undefined)
			structure.within('P', null, () => {
				draw(sentence);
			});
		if (drawing !== undefined)
			structure.within('Figure', `${sheet.alt} ${sheet.description}`, () => {
				draw(drawing);
			});
		for (const paragraph of others) {
			structure.within('P', null, () => {
				draw(paragraph);
			});
			if (joined(paragraph) === sheet.link) linkLines(document, paragraph, sheet.link, scale);
		}
		drawNumber(document, structure, page);
	});
}

/** Draws a page of words of a report, each of its paragraphs as one. An address at its foot can be clicked. */
export function drawNote(
	document: jsPDF,
	structure: Structure,
	page: Omit<FramedPage, 'sheet'>,
	{ roles, link }: NoteFrame,
): void {
	const { frame, scale } = page;
	const pen = new SvgPen(document, structure);
	const state = SvgPen.inside(frame, SvgPen.page(scale));
	structure.within('Sect', null, () => {
		for (const [at, paragraph] of [...frame.children].entries()) {
			structure.within(roles[at] ?? 'P', null, () => {
				pen.element(paragraph, state, frame);
			});
			if (link !== null && joined(paragraph) === link) linkLines(document, paragraph, link, scale);
		}
		drawNumber(document, structure, page);
	});
}

function drawNumber(
	document: jsPDF,
	structure: Structure,
	{ scale, height, margin, number }: Omit<FramedPage, 'sheet'>,
): void {
	if (number === null) return;
	structure.asArtifact(() => {
		useFont(document, false, NUMBER * scale);
		document.setTextColor('#5b666f');
		const width = document.getTextWidth(number);
		const right = document.internal.pageSize.getWidth() - margin * scale;
		document.text(number, right - width, (height - NUMBER * 0.6) * scale);
	});
}

function joined(paragraph: Element): string {
	return [...paragraph.children].map(({ textContent }) => textContent).join('');
}

/** Makes each line of a link one that can be clicked. */
function linkLines(document: jsPDF, paragraph: Element, url: string, scale: number): void {
	const size = Number(paragraph.getAttribute('font-size'));
	useFont(document, false, size * scale);
	for (const line of paragraph.children) {
		const [x, y] = ['x', 'y'].map((name) => Number(line.getAttribute(name)) * scale);
		const width = document.getTextWidth(line.textContent);
		document.link(x ?? 0, (y ?? 0) - size * scale, width, size * 1.25 * scale, { url });
	}
}
