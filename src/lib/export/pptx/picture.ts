import { LIGHT, GREY } from '../../plot/themes.ts';
import { COLUMN_GAP, heightOf, pagedDrawing, type PagedDrawing } from '../pages/paged-drawing.ts';
import type { FrameLook } from '../settings.ts';
import type { Sheet } from '../sheet.ts';
import { element } from '../svg/element.ts';
import { hatch } from '../svg/hatches.ts';
import { plainDrawing } from '../svg/plain-drawing.ts';
import { EXPORT_FONTS } from '../svg/words.ts';
import type { Box } from './layout.ts';

const PX_PER_INCH = 96;

/**
 * Words of a drawing are 12 and 13 px, so that at this scale they are 10 and 11 points on the slide: less cannot be
 * read from the back of a room.
 */
const LEAST = 1.12;

/** Most a drawing is enlarged. */
const LARGEST = 1.6;

/** Scale beyond which a wider drawing is worth more than larger letters. */
const GOOD = 1.25;

/** A drawing without a frame, and where it stands on the slide. */
export interface Picture {
	readonly svg: SVGSVGElement;
	readonly box: Box;
}

/** A figure's drawing for a room on its slide: one picture, or one a slide where it is too tall to be read on one. */
interface Pictures {
	readonly pictures: readonly Picture[];
	/** Points of the smallest words. */
	readonly points: number;
}

/**
 * The drawing of a figure for the room that its slide has, laid out so that it can be read and then fills the room;
 * null when there is nothing to draw. Throws Error, naming the figure, when a figure with an answer draws nothing.
 */
export function picturesOf(
	sheet: Sheet,
	look: Pick<FrameLook, 'theme'>,
	room: Box,
	document: Document,
): Pictures | null {
	const { draw } = sheet;
	if (draw === null) return null;
	const theme = look.theme === 'grey' ? GREY : LIGHT;
	const laid = pagedDrawing(
		draw,
		{
			...{ across: room.w * PX_PER_INCH, down: room.h * PX_PER_INCH },
			...{ least: LEAST, good: GOOD, most: LARGEST },
		},
		{ document, theme, idPrefix: sheet.id },
	);
	if (laid === null)
		throw new Error(
			`${sheet.name} could not be drawn: it has an answer, but its chart gave nothing.`,
		);
	const drawings = laid.pages.map((columns) =>
		columns.map((svg) => plainDrawing(svg, document, theme.paper)),
	);
	const definitions = look.theme === 'grey' ? hatch(drawings.flat(), theme, document) : [];
	return {
		pictures: laid.pages.map((columns, at) => {
			const down = Math.max(...columns.map(heightOf));
			return pictureOf(drawings[at] ?? [], down, definitions, laid, room, document);
		}),
		points: (12 * laid.scale * 72) / PX_PER_INCH,
	};
}

function pictureOf(
	columns: readonly SVGElement[],
	down: number,
	definitions: readonly SVGElement[],
	{ width, scale }: PagedDrawing,
	room: Box,
	document: Document,
): Picture {
	const across = columns.length * width + (columns.length - 1) * COLUMN_GAP;
	columns.forEach((column, at) => {
		if (at > 0) column.setAttribute('transform', `translate(${at * (width + COLUMN_GAP)},0)`);
	});
	const svg = element(document, 'svg', {
		xmlns: 'http://www.w3.org/2000/svg',
		width: across,
		height: down,
		viewBox: `0 0 ${across} ${down}`,
		'font-family': EXPORT_FONTS,
	}) as SVGSVGElement;
	if (definitions.length > 0) {
		const copies = definitions.map((each) => each.cloneNode(true) as SVGElement);
		svg.append(element(document, 'defs', {}, ...copies));
	}
	svg.append(...columns);
	const size = { w: (across * scale) / PX_PER_INCH, h: (down * scale) / PX_PER_INCH };
	return { svg, box: { x: room.x, y: room.y, ...size } };
}
