import type { Theme } from '../../plot/drawing.ts';
import { patternElement, patternsOf } from './patterns.ts';
import { groundUnder, inheritedStyle } from './text-ground.ts';

/** Fills that let through more than this are bands over a drawing, told apart by their lines. */
const FAINT = 0.4;

/**
 * For print in one colour: the fills of the boxes and areas of a figure's drawings told apart by pattern, where there
 * are two or more to tell apart. Words on a pattern get paper under them. Changes the drawings and returns the
 * definitions they need: the same colour has the same pattern in all.
 */
export function hatch(
	drawings: readonly SVGElement[],
	theme: Theme,
	document: Document,
): SVGElement[] {
	const patterns = patternsOf(theme);
	const shapesOf = (drawing: SVGElement): Element[] =>
		[...drawing.querySelectorAll('rect, path')].filter(isSolid);
	const shapes = drawings.flatMap(shapesOf);
	const unlike = new Set(shapes.map(fillOf));
	for (const plain of ['none', theme.paper, theme.ink, theme.rule]) unlike.delete(plain);
	if (unlike.size < 2) return [];
	const used = new Map<string, string>();
	const own = drawings.map((drawing) =>
		shapesOf(drawing).filter((shape) => patterns.has(fillOf(shape))),
	);
	for (const shape of own.flat()) {
		const fill = fillOf(shape);
		const id = used.get(fill) ?? `pattern-${used.size + 1}`;
		used.set(fill, id);
		shape.setAttribute('fill', `url(#${id})`);
		shape.setAttribute('fill-opacity', '1');
		shape.setAttribute('stroke', theme.ink);
		shape.setAttribute('stroke-width', '0.75');
	}
	for (const [at, drawing] of drawings.entries())
		putPaperUnderWords(drawing, own[at] ?? [], theme, document);
	return [...used].flatMap(([fill, id]) => {
		const pattern = patterns.get(fill);
		return pattern === undefined ? [] : [patternElement(document, id, pattern, fill, theme.paper)];
	});
}

function inherited(shape: Element, name: string): string | null {
	return shape.getAttribute(name) ?? shape.parentElement?.getAttribute(name) ?? null;
}

function fillOf(shape: Element): string {
	return inherited(shape, 'fill') ?? 'none';
}

/** Not the bands of intervals, nor the signs of points. */
function isSolid(shape: Element): boolean {
	return (
		Number(inherited(shape, 'fill-opacity') ?? 1) > FAINT &&
		shape.getAttribute('transform') === null
	);
}

/** Words that stand on one of these boxes are set in ink on paper. */
function putPaperUnderWords(
	drawing: SVGElement,
	hatched: readonly Element[],
	theme: Theme,
	document: Document,
): void {
	const boxes = hatched
		.filter(({ localName }) => localName === 'rect')
		.map((box) => {
			const [x = 0, y = 0, width = 0, height = 0] = ['x', 'y', 'width', 'height'].map((name) =>
				Number(box.getAttribute(name)),
			);
			return { left: x, right: x + width, top: y, bottom: y + height };
		});
	for (const text of drawing.querySelectorAll('text')) {
		const [x, y] = [Number(text.getAttribute('x')), Number(text.getAttribute('y'))];
		const onOne = boxes.some(
			({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom,
		);
		if (!onOne) continue;
		text.setAttribute('fill', theme.ink);
		text.before(groundUnder(text, x, y, inheritedStyle(text), document, theme.paper));
	}
}
