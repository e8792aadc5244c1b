import { element, short } from './element.ts';
import { groundUnder, INITIAL, styleOf, type TextStyle } from './text-ground.ts';
import { plainSpaces } from './words.ts';

/** Attributes that only a page needs. */
const OF_THE_PAGE =
	/^(class|id|role|style|aria-.*|data-.*|pointer-events|font-variant|white-space)$/;

const COORDINATES = /^(x|y|x1|x2|y1|y2|width|height|cx|cy|r|d|transform)$/;

/**
 * A chart's SVG as a group that any program can draw: no places to hit, no classes, no lengths in em, no stroke painted
 * behind letters (programs that do not know `paint-order` would cover them: a ground is laid under the words instead).
 * @param ground colour laid under words that have lines behind them
 */
export function plainDrawing(svg: SVGSVGElement, document: Document, ground: string): SVGElement {
	const group = element(document, 'g', {
		fill: svg.getAttribute('fill') ?? 'none',
		'text-anchor': svg.getAttribute('text-anchor') ?? 'start',
	});
	for (const child of [...svg.children]) {
		if (/^(desc|title|style)$/.test(child.localName) || child.getAttribute('class') === 'hits')
			continue;
		group.append(child);
	}
	for (const each of [...group.querySelectorAll('*')]) plainElement(each);
	plainTexts(group, styleOf(svg, INITIAL), document, ground);
	for (const empty of [...group.querySelectorAll('g')])
		if (empty.children.length === 0) empty.remove();
	return group;
}

function plainElement(each: Element): void {
	for (const { name, value } of [...each.attributes]) {
		if (OF_THE_PAGE.test(name)) each.removeAttribute(name);
		else if (COORDINATES.test(name) && !value.endsWith('em'))
			each.setAttribute(
				name,
				value.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) => short(Number(number))),
			);
	}
}

function plainTexts(parent: Element, before: TextStyle, document: Document, ground: string): void {
	const style = styleOf(parent, before);
	if (parent.getAttribute('font-weight') === '600') parent.setAttribute('font-weight', 'bold');
	const haloed = parent.getAttribute('paint-order') !== null;
	if (haloed)
		for (const name of ['stroke', 'stroke-width', 'stroke-linejoin', 'paint-order'])
			parent.removeAttribute(name);
	for (const child of [...parent.children]) {
		if (child.localName !== 'text') {
			plainTexts(child, style, document, ground);
			continue;
		}
		child.textContent = plainSpaces(child.textContent);
		const { x, y } = placeText(child, style.size);
		if (haloed) child.before(groundUnder(child, x, y, style, document, ground));
	}
}

/** Puts a text on its baseline by plain numbers. */
function placeText(text: Element, size: number): { readonly x: number; readonly y: number } {
	const moved = /^translate\(([-\d.]+)[, ]+([-\d.]+)\)$/.exec(text.getAttribute('transform') ?? '');
	const length = (name: string): number => {
		const value = text.getAttribute(name) ?? '0';
		return value.endsWith('em') ? parseFloat(value) * size : Number(value);
	};
	const x = Number(moved?.[1] ?? 0) + length('x') + length('dx');
	const y = Number(moved?.[2] ?? 0) + length('y') + length('dy');
	for (const name of ['transform', 'dx', 'dy']) text.removeAttribute(name);
	text.setAttribute('x', short(x));
	text.setAttribute('y', short(y));
	return { x, y };
}
