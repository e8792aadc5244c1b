import PptxGenJS from 'pptxgenjs';
import { fileName } from '../file-name.ts';
import type { Maker } from '../format.ts';
import type { Painter } from '../png/png-file.ts';
import type { FrameLook } from '../settings.ts';
import type { Sheet } from '../sheet.ts';
import { svgText } from '../svg/xml.ts';
import { SLIDE, slideLayout, type SlideLayout } from './layout.ts';
import { speakerNotes } from './notes.ts';
import { completed, NOTES_PLACE, type SlideParts } from './parts.ts';
import { pictureOf } from './picture.ts';

const INK = '1B2126';
const SOFT = '5B666F';
const LAYOUT = 'FIGURE';

/** Px of the picture that stands in for the SVG, an inch. */
const PX_PER_INCH = 192;

/**
 * Makes a presentation, one slide a figure: an editable chart where presentation programs have the kind, else the
 * drawing as SVG with a PNG for programs that cannot read it; the title in the title's place; mark, source and link
 * on the slide; method, cohort, citation and words in the notes. In grey every figure is a picture, since charts of
 * presentation programs are told apart by colour.
 */
export function pptxMaker(paint: Painter): Maker<Pick<FrameLook, 'theme'>> {
	return async (sheets, look, document, progress, signal) => {
		const [first] = sheets;
		if (first === undefined) throw new RangeError('A presentation needs at least one figure.');
		const deck = emptyDeck(sheets, first);
		const parts: SlideParts[] = [];
		for (const [at, sheet] of sheets.entries()) {
			progress((0.9 * at) / sheets.length, `Drawing ${sheet.name}`);
			await Promise.resolve();
			signal.throwIfAborted();
			try {
				parts.push(await addSlide(deck, sheet, look, paint, document));
			} catch (cause) {
				const reason = cause instanceof Error ? cause.message : String(cause);
				throw new Error(`${sheet.name} could not be put on a slide: ${reason}`, { cause });
			}
		}
		signal.throwIfAborted();
		progress(0.9, 'Packing the slides');
		const written = (await deck.write({ outputType: 'uint8array' })) as Uint8Array;
		signal.throwIfAborted();
		const bytes = completed(written, parts, new Date(`${first.date}T12:00:00Z`));
		progress(1, 'Done');
		return {
			name: fileName(sheets.length === 1 ? first.id : 'figures', first.date, 'pptx'),
			type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
			bytes,
		};
	};
}

function emptyDeck(sheets: readonly Sheet[], first: Sheet): PptxGenJS {
	const deck = new PptxGenJS();
	deck.defineLayout({ name: 'WIDE', width: SLIDE.width, height: SLIDE.height });
	deck.layout = 'WIDE';
	deck.theme = { headFontFace: 'Arial', bodyFontFace: 'Arial' };
	deck.title = sheets.length === 1 ? first.title : `Simulated registry: ${sheets.length} figures`;
	deck.subject = first.mark;
	deck.author = 'Lowflow';
	deck.company = 'Lowflow';
	const { margin, width } = SLIDE;
	const box = { x: margin, y: 0.35, w: width - 2 * margin, h: 0.8 };
	deck.defineSlideMaster({
		title: LAYOUT,
		background: { color: 'FFFFFF' },
		objects: [
			{
				placeholder: {
					options: {
						...{ name: 'title', type: 'title', ...box, margin: 0, align: 'left', valign: 'top' },
						...{ fontSize: 22, bold: true, color: INK, fontFace: 'Arial' },
					},
					text: '',
				},
			},
		],
	});
	return deck;
}

async function addSlide(
	deck: PptxGenJS,
	sheet: Sheet,
	look: Pick<FrameLook, 'theme'>,
	paint: Painter,
	document: Document,
): Promise<SlideParts> {
	const slide = deck.addSlide({ masterName: LAYOUT });
	const layout = slideLayout(sheet);
	addWords(slide, sheet, layout);
	slide.addNotes(NOTES_PLACE);
	const notes = speakerNotes(sheet);
	const altText = `${sheet.alt} ${sheet.description}`;
	if (sheet.empty !== null) {
		slide.addText(sheet.empty, {
			...{ ...layout.figure, h: 1, margin: 12, align: 'left', valign: 'middle' },
			...{ fontFace: 'Arial', fontSize: 16, color: INK, lang: 'en-GB' },
			...{ line: { color: SOFT, width: 0.75 }, objectName: 'Why there is no figure' },
		});
		return { notes, chart: null, svg: null };
	}
	if (sheet.native !== null && look.theme === 'light') {
		// Only its place counts: the chart itself is written when the presentation is completed.
		slide.addChart(deck.ChartType.bar, [{ name: 'x', labels: ['x'], values: [1] }], {
			...layout.figure,
			altText,
			objectName: sheet.name,
		});
		return { notes, chart: { native: sheet.native, height: layout.figure.h }, svg: null };
	}
	const picture = pictureOf(sheet, look, layout.figure, document);
	if (picture === null) return { notes, chart: null, svg: null };
	const svg = svgText(picture.svg);
	const [width, height] = [picture.box.w, picture.box.h].map((each) =>
		Math.round(each * PX_PER_INCH),
	);
	picture.svg.setAttribute('width', String(width ?? 0));
	picture.svg.setAttribute('height', String(height ?? 0));
	const png = await paint(svgText(picture.svg), width ?? 0, height ?? 0, document);
	slide.addImage({
		data: `data:image/png;base64,${base64(png)}`,
		...picture.box,
		altText,
		objectName: sheet.name,
	});
	return { notes, chart: null, svg };
}

function addWords(slide: PptxGenJS.Slide, sheet: Sheet, layout: SlideLayout): void {
	const { title, lead, notes, foot } = layout;
	const plain = { fontFace: 'Arial', margin: 0, align: 'left', lang: 'en-GB' } as const;
	slide.addText(sheet.title, {
		placeholder: 'title',
		...{ x: title.x, y: title.y, w: title.w, h: title.h, lang: 'en-GB' },
	});
	slide.addText(lead.text, {
		...{ ...plain, x: lead.x, y: lead.y, w: lead.w, h: lead.h, valign: 'top' },
		...{ fontSize: lead.size, color: SOFT, objectName: 'Cohort' },
	});
	if (notes.text !== '')
		slide.addText(notes.text, {
			...{ ...plain, x: notes.x, y: notes.y, w: notes.w, h: notes.h, valign: 'top' },
			...{ fontSize: notes.size, color: SOFT, objectName: 'Method' },
		});
	slide.addText(
		[
			{ text: sheet.mark, options: { bold: true, color: INK, fontSize: 11, breakLine: true } },
			{
				text: `Source: ${sheet.source} Exported ${sheet.date}.`,
				options: { color: SOFT, fontSize: 9, breakLine: true },
			},
			{
				text: sheet.link,
				options: { color: SOFT, fontSize: 9, hyperlink: { url: sheet.link } },
			},
		],
		{ ...plain, ...foot, valign: 'bottom', objectName: 'Source' },
	);
}

function base64(bytes: Uint8Array): string {
	const parts: string[] = [];
	for (let at = 0; at < bytes.length; at += 8192)
		parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
	return btoa(parts.join(''));
}
