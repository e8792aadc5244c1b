import { wrapText } from '../../plot/text-width.ts';
import { pagedDrawing } from '../pages/paged-drawing.ts';
import type { Sheet } from '../sheet.ts';
import { LIGHT } from '../../plot/themes.ts';
import { element, short } from '../svg/element.ts';
import { plainDrawing } from '../svg/plain-drawing.ts';
import { EXPORT_FONTS, plainSpaces } from '../svg/words.ts';
import { ARIAL, SLIDE, type Box } from './layout.ts';
import { slidesOf, type Slide } from './slides.ts';
import type { FrameLook } from '../settings.ts';

const PX_PER_INCH = 96;
const PX_PER_POINT = PX_PER_INCH / 72;

interface Text extends Pick<Box, 'x' | 'y' | 'w'> {
	readonly text: string;
	/** Points. */
	readonly size: number;
	readonly bold?: boolean;
	readonly fill?: string;
}

/**
 * The slides of a figure as pictures, for looking at them before they are saved: words and pictures stand where the
 * presentation has them. An editable chart is drawn by the program that opens it; here our own drawing stands in its
 * place.
 */
export function slideSvgs(
	sheet: Sheet,
	look: Pick<FrameLook, 'theme'>,
	document: Document,
): readonly SVGSVGElement[] {
	return slidesOf(sheet, look, document).map((slide) => slideSvg(sheet, slide, document));
}

function slideSvg(sheet: Sheet, slide: Slide, document: Document): SVGSVGElement {
	const { layout, part } = slide;
	const [across, down] = [SLIDE.width * PX_PER_INCH, SLIDE.height * PX_PER_INCH];
	const svg = element(document, 'svg', {
		xmlns: 'http://www.w3.org/2000/svg',
		width: short(across),
		height: short(down),
		viewBox: `0 0 ${short(across)} ${short(down)}`,
		'font-family': EXPORT_FONTS,
	}) as SVGSVGElement;
	const { title, lead, notes, foot, figure } = layout;
	const said = part === null ? sheet.title : `${sheet.title} (${part})`;
	const bottom = foot.y + foot.h;
	const texts: Text[] = [
		{ ...title, text: said, bold: true, fill: LIGHT.ink },
		lead,
		notes,
		{ ...foot, y: bottom - 0.55, text: sheet.mark, size: 11, bold: true, fill: LIGHT.ink },
		{ ...foot, y: bottom - 0.34, text: `Source: ${sheet.source} Exported ${sheet.date}.`, size: 9 },
		{ ...foot, y: bottom - 0.17, text: sheet.link, size: 9 },
		...(sheet.empty === null ? [] : [{ ...figure, text: sheet.empty, size: 16, fill: LIGHT.ink }]),
	];
	svg.append(
		element(document, 'rect', { x: 0, y: 0, width: across, height: down, fill: LIGHT.paper }),
		...texts.flatMap((text) => textLines(text, document)),
		...shown(sheet, slide, document),
	);
	return svg;
}

/** The picture of a slide, or what stands in for a chart to edit. */
function shown(sheet: Sheet, { shows, layout: { figure } }: Slide, document: Document): Element[] {
	if (shows.kind === 'picture') {
		const { svg, box } = shows.picture;
		const scale = (box.w * PX_PER_INCH) / Number(svg.getAttribute('width'));
		const group = element(
			document,
			'g',
			{ transform: placed(box, scale) },
			...([...svg.children] as SVGElement[]),
		);
		return [group];
	}
	if (shows.kind === 'nothing' || sheet.draw === null) return [];
	const room = { across: figure.w * PX_PER_INCH, down: figure.h * PX_PER_INCH };
	const setting = { document, theme: LIGHT, idPrefix: sheet.id };
	const drawn = pagedDrawing(sheet.draw, { ...room, least: 0, good: 1.25, most: 1.6 }, setting);
	return (drawn?.pages[0] ?? []).map((svg) => {
		const group = plainDrawing(svg, document, LIGHT.paper);
		group.setAttribute('transform', placed(figure, drawn?.scale ?? 1));
		return group;
	});
}

function placed({ x, y }: Pick<Box, 'x' | 'y'>, scale: number): string {
	return `translate(${short(x * PX_PER_INCH)},${short(y * PX_PER_INCH)}) scale(${short(scale)})`;
}

function textLines(
	{ text, x, y, w, size, bold = false, fill }: Text,
	document: Document,
): Element[] {
	const px = size * PX_PER_POINT;
	const lines = wrapText(plainSpaces(text), (w * 72) / ARIAL, size, bold);
	return lines.map((line, at) =>
		element(
			document,
			'text',
			{
				...{ x: x * PX_PER_INCH, y: y * PX_PER_INCH + px * (0.95 + 1.2 * at) },
				...{ 'font-size': px, fill: fill ?? LIGHT.softInk },
				...(bold ? { 'font-weight': 'bold' } : {}),
			},
			line,
		),
	);
}
