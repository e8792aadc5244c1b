import PptxGenJS from 'pptxgenjs';
import { fileName } from '../file-name.ts';
import type { Maker } from '../format.ts';
import type { Painter } from '../png/png-file.ts';
import type { FrameLook } from '../settings.ts';
import type { Sheet } from '../sheet.ts';
import { svgText } from '../svg/xml.ts';
import type { Remark } from '../text-sheet.ts';
import { remarkLayout, SLIDE, type SlideLayout } from './layout.ts';
import { speakerNotes } from './notes.ts';
import { completed, NOTES_PLACE, type SlideParts } from './parts.ts';
import { slidesOf, type Slide } from './slides.ts';

const INK = '1B2126';
const SOFT = '5B666F';
const LAYOUT = 'FIGURE';

/** Px of the picture that stands in for the SVG, an inch. */
const PX_PER_INCH = 192;

/**
 * Makes a presentation, one slide a figure, more where it is too tall to be read on one: an editable chart where
 * presentation programs have the kind, else the drawing as SVG with a PNG for programs that cannot read it; the title
 * in the title's place; mark, source and link on the slide; method, cohort, citation and words in the notes. In grey every figure is a picture, since charts of
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
				const { before = [], after = [] } = sheet.remarks ?? {};
				for (const remark of before) parts.push(...addRemark(deck, sheet, remark));
				for (const slide of slidesOf(sheet, look, document))
					parts.push(await addSlide(deck, sheet, slide, paint, document));
				for (const remark of after) parts.push(...addRemark(deck, sheet, remark));
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
	{ layout, shows, part }: Slide,
	paint: Painter,
	document: Document,
): Promise<SlideParts> {
	const slide = deck.addSlide({ masterName: LAYOUT });
	addWords(slide, sheet, layout, part);
	slide.addNotes(NOTES_PLACE);
	const notes = speakerNotes(sheet);
	const altText = `${part === null ? '' : `Part ${part}. `}${sheet.alt} ${sheet.description}`;
	if (sheet.empty !== null) {
		slide.addText(sheet.empty, {
			...{ ...layout.figure, h: 1, margin: 12, align: 'left', valign: 'middle' },
			...{ fontFace: 'Arial', fontSize: 16, color: INK, lang: 'en-GB' },
			...{ line: { color: SOFT, width: 0.75 }, objectName: 'Why there is no figure' },
		});
		return { notes, chart: null, svg: null };
	}
	if (shows.kind === 'chart') {
		// Only its place counts: the chart itself is written when the presentation is completed.
		slide.addChart(deck.ChartType.bar, [{ name: 'x', labels: ['x'], values: [1] }], {
			...layout.figure,
			altText,
			objectName: sheet.name,
		});
		return { notes, chart: { native: shows.native, height: layout.figure.h }, svg: null };
	}
	if (shows.kind === 'nothing') return { notes, chart: null, svg: null };
	const { picture } = shows;
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

/** A note of a report, or a text of the site, as slides of words, as many as it needs. */
function addRemark(deck: PptxGenJS, sheet: Sheet, remark: Remark): SlideParts[] {
	const { head, box, size, foot, link, pages } = remarkLayout(remark, sheet.mark);
	return pages.map((words, at) => {
		const slide = deck.addSlide({ masterName: LAYOUT });
		const part = pages.length === 1 ? '' : ` (${at + 1} of ${pages.length})`;
		slide.addText(`${head}${part}`, { placeholder: 'title', lang: 'en-GB' });
		slide.addText(
			words.map(({ kind, text }, place) => ({
				text,
				options: {
					breakLine: place < words.length - 1,
					bold: kind === 'heading',
					color: kind === 'small' ? SOFT : INK,
					...(kind === 'item' && { bullet: true }),
				},
			})),
			{
				...{ ...box, margin: 0, align: 'left', valign: 'top', lang: 'en-GB' },
				...{ fontFace: 'Arial', fontSize: size, color: INK, paraSpaceAfter: 6 },
				objectName: link === null ? 'Note' : 'Text',
			},
		);
		slide.addText(footRuns(foot, link), {
			...{ x: SLIDE.margin, y: SLIDE.height - 0.25 - 0.62, w: box.w, h: 0.62, margin: 0 },
			...{ align: 'left', valign: 'bottom', fontFace: 'Arial', lang: 'en-GB' },
			objectName: 'Source',
		});
		slide.addNotes(NOTES_PLACE);
		const said = words.map(({ text }) => text);
		return { notes: [...foot, head, ...said], chart: null, svg: null };
	});
}

/** The mark, and under it what else stands at the foot of a slide. */
function footRuns([mark = '', ...others]: readonly string[], link: string | null) {
	const soft = { color: SOFT, fontSize: 9 };
	const lines = [...others, ...(link === null ? [] : [link])];
	return [
		{
			text: mark,
			options: { bold: true, color: INK, fontSize: 11, breakLine: lines.length > 0 },
		},
		...lines.map((text, at) => ({
			text,
			options: {
				...soft,
				breakLine: at < lines.length - 1,
				...(text === link && { hyperlink: { url: text } }),
			},
		})),
	];
}

function addWords(
	slide: PptxGenJS.Slide,
	sheet: Sheet,
	layout: SlideLayout,
	part: string | null,
): void {
	const { title, lead, notes, foot } = layout;
	const plain = { fontFace: 'Arial', margin: 0, align: 'left', lang: 'en-GB' } as const;
	slide.addText(part === null ? sheet.title : `${sheet.title} (${part})`, {
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
	const lines = [sheet.mark, `Source: ${sheet.source} Exported ${sheet.date}.`];
	slide.addText(footRuns(lines, sheet.link), {
		...plain,
		...foot,
		valign: 'bottom',
		objectName: 'Source',
	});
}

function base64(bytes: Uint8Array): string {
	const parts: string[] = [];
	for (let at = 0; at < bytes.length; at += 8192)
		parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
	return btoa(parts.join(''));
}
