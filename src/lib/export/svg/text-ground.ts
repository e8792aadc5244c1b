import { textWidth } from '../../plot/text-width.ts';
import { element } from './element.ts';

/** How a text is set: what its groups hand down to it. */
export interface TextStyle {
	readonly size: number;
	readonly anchor: string;
	readonly bold: boolean;
}

/** What a text has without any group: as Plot sets its drawings. */
export const INITIAL: TextStyle = { size: 10, anchor: 'middle', bold: false };

/** The style of an element, given that of its parent. */
export function styleOf(each: Element, before: TextStyle): TextStyle {
	const weight = each.getAttribute('font-weight');
	return {
		size: Number(each.getAttribute('font-size') ?? before.size),
		anchor: each.getAttribute('text-anchor') ?? before.anchor,
		bold: weight === null ? before.bold : weight === 'bold' || Number(weight) >= 600,
	};
}

/** The style of an element from all above it. */
export function inheritedStyle(each: Element): TextStyle {
	const { parentElement } = each;
	return styleOf(each, parentElement === null ? INITIAL : inheritedStyle(parentElement));
}

/** Arial over the widest of the fonts that `textWidth` reckons with. */
const ARIAL = 0.9;

/** A box under a text, so that what lies behind does not run through its letters. */
export function groundUnder(
	text: Element,
	x: number,
	y: number,
	{ size, anchor, bold }: TextStyle,
	document: Document,
	fill: string,
): SVGElement {
	const width = textWidth(text.textContent, size, bold) * ARIAL + 4;
	const left = anchor === 'start' ? x - 2 : anchor === 'end' ? x - width + 2 : x - width / 2;
	return element(document, 'rect', {
		x: left,
		y: y - size * 0.87,
		width,
		height: size * 1.13,
		fill,
		stroke: 'none',
	});
}
