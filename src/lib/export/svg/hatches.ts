import type { Theme } from '../../plot/drawing.ts';
import { element } from './element.ts';

/** The lines or dots of one tile. */
type Hatch = (document: Document, ink: string) => readonly SVGElement[];

const SIZE = 6;

const line = (
	document: Document,
	ink: string,
	x1: number,
	y1: number,
	x2: number,
	y2: number,
	width: number,
) => element(document, 'line', { x1, y1, x2, y2, stroke: ink, 'stroke-width': width });

interface Pattern {
	readonly turn: number;
	readonly marks: Hatch;
}

const SLANTED: Pattern = {
	turn: 45,
	marks: (document, ink) => [line(document, ink, 0, 3, 6, 3, 1.6)],
};

/** Told apart at arm's length: slanted lines, dots, lines slanted the other way, a grid, upright lines. */
const HATCHES: readonly Pattern[] = [
	SLANTED,
	{
		turn: 0,
		marks: (document, ink) => [
			element(document, 'circle', { cx: 1.5, cy: 1.5, r: 1, fill: ink }),
			element(document, 'circle', { cx: 4.5, cy: 4.5, r: 1, fill: ink }),
		],
	},
	{ turn: 135, marks: (document, ink) => [line(document, ink, 0, 3, 6, 3, 1)] },
	{
		turn: 0,
		marks: (document, ink) => [
			line(document, ink, 0, 3, 6, 3, 0.9),
			line(document, ink, 3, 0, 3, 6, 0.9),
		],
	},
	{ turn: 90, marks: (document, ink) => [line(document, ink, 0, 3, 6, 3, 1.2)] },
];

/**
 * For print in one colour: the solid fills of a drawing's boxes and areas told apart by pattern. The darkest stays solid
 * and paper stays paper; the steps of a heat map keep their greys, since each carries its number.
 */
export function hatched(
	group: SVGElement,
	theme: Theme,
	document: Document,
): { readonly group: SVGElement; readonly definitions: readonly SVGElement[] } {
	const steps = new Set(theme.sequence.map(({ fill }) => fill));
	const plain = new Set([theme.paper, theme.ink, theme.rule, 'none']);
	const shapes = [...group.querySelectorAll('rect, path')].filter(isSolidFill);
	const fills = [...new Set(shapes.map(fillOf))].filter(
		(fill) => !plain.has(fill) && !steps.has(fill),
	);
	if (fills.length === 0) return { group, definitions: [] };
	const definitions = fills.map((fill, at) => {
		const { turn, marks } = HATCHES[at % HATCHES.length] ?? SLANTED;
		return element(
			document,
			'pattern',
			{
				id: `hatch-${at}`,
				patternUnits: 'userSpaceOnUse',
				width: SIZE,
				height: SIZE,
				...(turn === 0 ? {} : { patternTransform: `rotate(${turn})` }),
			},
			element(document, 'rect', { x: 0, y: 0, width: SIZE, height: SIZE, fill: theme.paper }),
			...marks(document, fill),
		);
	});
	for (const shape of shapes) {
		const at = fills.indexOf(fillOf(shape));
		if (at >= 0) shape.setAttribute('fill', `url(#hatch-${at})`);
	}
	return { group, definitions };
}

function fillOf(shape: Element): string {
	const own = shape.getAttribute('fill') ?? shape.parentElement?.getAttribute('fill');
	return own ?? 'none';
}

/** Not the bands of intervals, which let through what lies behind them, nor the signs of points. */
function isSolidFill(shape: Element): boolean {
	const parent = shape.parentElement;
	const faint = shape.getAttribute('fill-opacity') ?? parent?.getAttribute('fill-opacity');
	return faint == null && shape.getAttribute('transform') === null;
}
