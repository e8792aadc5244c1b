import { LIGHT } from '../../plot/themes.ts';
import type { Sheet } from '../sheet.ts';
import { element } from '../svg/element.ts';
import { plainDrawing } from '../svg/plain-drawing.ts';
import { EXPORT_FONTS } from '../svg/words.ts';
import { svgText } from '../svg/xml.ts';

/**
 * The bare drawing of a figure as the text of an `<svg>` for a page that holds it: its words stand beside it in the
 * page. Empty when the figure has nothing to draw. Throws Error when a figure with an answer draws nothing.
 */
export function inlineSvg(
	sheet: Sheet,
	width: number,
	idPrefix: string,
	document: Document,
): string {
	if (sheet.draw === null) return '';
	const drawn = sheet.draw({ document, width, theme: LIGHT, idPrefix });
	if (drawn === null) throw new Error('it has an answer, but its chart gave nothing.');
	const height = Number(drawn.getAttribute('height'));
	const across = Number(drawn.getAttribute('width') ?? width);
	const root = element(document, 'svg', {
		xmlns: 'http://www.w3.org/2000/svg',
		width: across,
		height,
		viewBox: `0 0 ${across} ${height}`,
		role: 'img',
		'aria-label': sheet.alt,
		'font-family': EXPORT_FONTS,
	}) as SVGSVGElement;
	root.append(plainDrawing(drawn, document, LIGHT.paper));
	return svgText(root).replace(/^<\?xml[^>]*\?>\s*/, '');
}
