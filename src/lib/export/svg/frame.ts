import { count } from '../../domain/format.ts';
import type { Theme } from '../../plot/drawing.ts';
import { GREY, LIGHT } from '../../plot/themes.ts';
import { presetOf, type Preset } from '../presets.ts';
import type { FrameLook } from '../settings.ts';
import type { Sheet } from '../sheet.ts';
import { pagedDrawing } from '../pages/paged-drawing.ts';
import { arrange, type Arrangement, type FrameWords } from './arrange.ts';
import { element, short } from './element.ts';
import { hatch } from './hatches.ts';
import { plainDrawing } from './plain-drawing.ts';
import { EXPORT_FONTS, heightOf, paragraph, setWords } from './words.ts';

/**
 * A figure as one `<svg>` that stands alone: title, cohort sentence, n, the drawing with its legend and numbers, notes,
 * source, date, link and the mark of synthetic data, all as text in fonts of the desk. Nothing in it needs a browser:
 * no style element, class, variable, foreign object or fetched thing. The drawing is laid out for the preset's width;
 * one too tall for the preset's page makes it taller. Throws Error, naming the figure, when a figure that is not empty
 * draws nothing.
 */
export function frameSvg(sheet: Sheet, look: FrameLook, document: Document): SVGSVGElement {
	const [page] = framed(sheet, look, document, false);
	if (page === undefined) throw new Error(`${sheet.name} was given no page.`);
	return page;
}

/**
 * The same for documents of pages: a drawing too tall for the preset's page goes on over several, each with all words.
 * Throws as `frameSvg` does.
 */
export function framePages(
	sheet: Sheet,
	look: FrameLook,
	document: Document,
): readonly SVGSVGElement[] {
	return framed(sheet, look, document, true);
}

function framed(
	sheet: Sheet,
	look: FrameLook,
	document: Document,
	severalPages: boolean,
): readonly SVGSVGElement[] {
	const preset = presetOf(look.preset);
	const theme = look.theme === 'grey' ? GREY : LIGHT;
	const draw: NonNullable<Sheet['draw']> =
		sheet.draw ?? ((drawing) => sentenceDrawing(sheet, drawing.width, theme, document));
	const setting = { document, theme, idPrefix: sheet.id };
	const whole = (width: number): SVGSVGElement => given(draw({ ...setting, width }), sheet);
	const pages = arrange(
		preset,
		wordsOf(sheet, preset, theme),
		{ whole, fitted: (room) => given(pagedDrawing(draw, room, setting), sheet) },
		severalPages,
	);
	const drawings = pages.map(({ drawing, scale }) =>
		drawing.map(({ svg, x, y }) => {
			const group = plainDrawing(svg, document, theme.paper);
			const scaled = scale === 1 ? '' : ` scale(${String(Number(scale.toFixed(4)))})`;
			group.setAttribute('transform', `translate(${short(x)},${short(y)})${scaled}`);
			return group;
		}),
	);
	const definitions = look.theme === 'grey' ? hatch(drawings.flat(), theme, document) : [];
	return pages.map((page, at) => {
		const copies = definitions.map((each) => each.cloneNode(true) as SVGElement);
		return pageSvg(sheet, look, page, drawings[at] ?? [], copies, document);
	});
}

function given<Drawn>(drawn: Drawn | null, { name }: Sheet): Drawn {
	if (drawn === null)
		throw new Error(`${name} could not be drawn: it has an answer, but its chart gave nothing.`);
	return drawn;
}

function pageSvg(
	sheet: Sheet,
	look: FrameLook,
	{ height, words }: Arrangement,
	drawings: readonly SVGElement[],
	definitions: readonly SVGElement[],
	document: Document,
): SVGSVGElement {
	const preset = presetOf(look.preset);
	const theme = look.theme === 'grey' ? GREY : LIGHT;
	const heightMm = (height * preset.widthMm) / preset.width;
	const root = element(document, 'svg', {
		xmlns: 'http://www.w3.org/2000/svg',
		width: `${short(preset.widthMm)}mm`,
		height: `${short(heightMm)}mm`,
		viewBox: `0 0 ${preset.width} ${short(height)}`,
		role: 'img',
		'aria-labelledby': 'sheet-title sheet-description',
		'font-family': EXPORT_FONTS,
	}) as SVGSVGElement;
	root.append(
		element(document, 'title', { id: 'sheet-title' }, sheet.title),
		element(
			document,
			'desc',
			{ id: 'sheet-description' },
			`${sheet.description} ${sheet.cohort} ${sheet.mark}`,
		),
	);
	if (definitions.length > 0) root.append(element(document, 'defs', {}, ...definitions));
	if (look.background === 'white')
		root.append(
			element(document, 'rect', { x: 0, y: 0, width: preset.width, height, fill: theme.paper }),
		);
	for (const { paragraphs, x, y } of words) root.append(...setWords(document, paragraphs, x, y));
	root.append(element(document, 'g', {}, ...drawings));
	return root;
}

/** What stands in place of a drawing where there is nothing to draw. */
function sentenceDrawing(
	{ empty, description }: Sheet,
	width: number,
	theme: Theme,
	document: Document,
): SVGSVGElement {
	const words = [
		paragraph(empty ?? description, width - 28, { size: 13, fill: theme.ink, above: 14 }),
	];
	const height = Math.ceil(heightOf(words) + 14);
	const svg = element(document, 'svg', { width, height, 'text-anchor': 'start', fill: theme.ink });
	svg.append(
		element(document, 'rect', {
			x: 0.5,
			y: 0.5,
			width: width - 1,
			height: height - 1,
			fill: theme.paper,
			stroke: theme.softInk,
		}),
		...setWords(document, words, 14, 0),
	);
	return svg as SVGSVGElement;
}

function wordsOf(sheet: Sheet, preset: Preset, theme: Theme): FrameWords {
	const { title, lead, small } = preset.type;
	const { cohort, used } = sheet.n;
	const n =
		cohort === used
			? `n\u00a0=\u00a0${count(cohort)}.`
			: `n\u00a0=\u00a0${count(cohort)} in the cohort, ${count(used)} of them used here.`;
	const subtitle = sheet.subtitle.startsWith(sheet.cohort)
		? sheet.subtitle
		: `${sheet.cohort} ${sheet.subtitle}`;
	return {
		head: (width, part) => [
			paragraph(part === null ? sheet.title : `${sheet.title} (${part})`, width, {
				size: title,
				fill: theme.ink,
				bold: true,
				balanced: true,
				above: 0,
				leading: title * 1.25,
			}),
			paragraph(`${subtitle} ${n}`, width, { size: lead, fill: theme.softInk, above: 5 }),
		],
		notes: (width) =>
			sheet.empty !== null || sheet.notes.length === 0
				? []
				: [paragraph(sheet.notes.join(' '), width, { size: small, fill: theme.softInk, above: 0 })],
		foot: (width) => [
			paragraph(sheet.mark, width, { size: small, fill: theme.ink, bold: true, above: 0 }),
			paragraph(`Source: ${sheet.source} Exported ${sheet.date}.`, width, {
				size: small,
				fill: theme.softInk,
				above: 2,
			}),
			paragraph(sheet.link, width, { size: small, fill: theme.softInk, above: 2 }),
		],
	};
}
