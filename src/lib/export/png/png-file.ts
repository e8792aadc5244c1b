import { fileName } from '../file-name.ts';
import type { Maker } from '../format.ts';
import type { ExportSettings } from '../settings.ts';
import { frameSvg } from '../svg/frame.ts';
import { svgText } from '../svg/xml.ts';
import { pixelsOf } from './pixels.ts';
import { withResolution } from './resolution.ts';

/** Paints an SVG, given as text, as a PNG of a width and height in px. What the SVG leaves bare stays transparent. */
export type Painter = (
	svg: string,
	width: number,
	height: number,
	document: Document,
) => Promise<Uint8Array>;

/** Makes PNG files with what paints: a canvas in the browser, a library in Node. One figure each, as with SVG. */
export function pngMaker(paint: Painter): Maker<ExportSettings> {
	return async (sheets, settings, document, progress, signal) => {
		signal.throwIfAborted();
		const [sheet, ...others] = sheets;
		if (sheet === undefined || others.length > 0)
			throw new RangeError('A PNG file holds one figure: make one file each.');
		progress(0, `Drawing ${sheet.name}`);
		const svg = frameSvg(sheet, settings, document);
		const { width, dpi } = pixelsOf(settings.size, settings.preset);
		const [, , across = 1, down = 1] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
		const height = Math.round((width * down) / across);
		// An image of this size in px, so that whatever paints it need not scale.
		svg.setAttribute('width', String(width));
		svg.setAttribute('height', String(height));
		// The height is rounded to whole px: without this, a hair at the edges would stay bare.
		svg.setAttribute('preserveAspectRatio', 'none');
		progress(0.3, `Painting ${sheet.name}`);
		const painted = await paint(svgText(svg), width, height, document).catch((cause: unknown) => {
			throw new Error(
				`${sheet.name} could not be painted as an image of ${width} × ${height} px. Choose a smaller size, or save it as SVG.`,
				{ cause },
			);
		});
		signal.throwIfAborted();
		progress(1, 'Done');
		return {
			name: fileName(sheet.id, sheet.date, 'png'),
			type: 'image/png',
			bytes: withResolution(painted, dpi),
		};
	};
}
