import { LIGHT, GREY } from '../../plot/themes.ts';
import type { FrameLook } from '../settings.ts';
import type { Sheet } from '../sheet.ts';
import { element } from '../svg/element.ts';
import { hatch } from '../svg/hatches.ts';
import { plainDrawing } from '../svg/plain-drawing.ts';
import { EXPORT_FONTS } from '../svg/words.ts';
import type { Box } from './layout.ts';

/** Widths that a drawing is tried at, px. */
const TRIED = [358, 420, 480, 540, 600, 660, 720, 780, 840, 900, 1000, 1100, 1200];

const PX_PER_INCH = 96;

/** Most a drawing is enlarged. */
const LARGEST = 1.6;

/** Scale from which letters are large enough for a room; beyond it a wider drawing is worth more. */
const READABLE = 1.05;

/** A drawing without a frame, and where it stands on the slide. */
export interface Picture {
	readonly svg: SVGSVGElement;
	readonly box: Box;
	/** Of the drawing, px. */
	readonly width: number;
	readonly height: number;
}

/**
 * The drawing of a figure for the room that its slide has, laid out so that it can be read and then fills the room;
 * null when there is nothing to draw.
 */
export function pictureOf(
	sheet: Sheet,
	look: Pick<FrameLook, 'theme'>,
	room: Box,
	document: Document,
): Picture | null {
	const { draw } = sheet;
	if (draw === null) return null;
	const theme = look.theme === 'grey' ? GREY : LIGHT;
	const [across, down] = [room.w * PX_PER_INCH, room.h * PX_PER_INCH];
	const laid = TRIED.flatMap((width) => {
		const svg = draw({ document, width, theme, idPrefix: sheet.id });
		if (svg === null) return [];
		const height = Number(svg.getAttribute('height'));
		const scale = Math.min(across / width, down / height, LARGEST);
		return [{ svg, scale, worth: Math.min(scale, READABLE) ** 3 * width * scale }];
	});
	const best = laid.toSorted((one, other) => other.worth - one.worth)[0];
	if (best === undefined)
		throw new Error(
			`${sheet.name} could not be drawn: it has an answer, but its chart gave nothing.`,
		);
	const [width, height] = ['width', 'height'].map((name) => Number(best.svg.getAttribute(name)));
	if (width === undefined || height === undefined) return null;
	const group = plainDrawing(best.svg, document, theme.paper);
	const definitions = look.theme === 'grey' ? hatch(group, theme, document) : [];
	const svg = element(document, 'svg', {
		xmlns: 'http://www.w3.org/2000/svg',
		width,
		height,
		viewBox: `0 0 ${width} ${height}`,
		'font-family': EXPORT_FONTS,
	}) as SVGSVGElement;
	if (definitions.length > 0) svg.append(element(document, 'defs', {}, ...definitions));
	svg.append(group);
	const size = { w: (width * best.scale) / PX_PER_INCH, h: (height * best.scale) / PX_PER_INCH };
	return { svg, width, height, box: { x: room.x, y: room.y, ...size } };
}
