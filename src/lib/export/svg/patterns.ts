import type { Theme } from '../../plot/drawing.ts';
import { element } from './element.ts';

/** One tile of a pattern: its marks in an ink, on paper, turned by some degrees. */
export interface Pattern {
	readonly turn: number;
	readonly marks: (document: Document, ink: string) => readonly SVGElement[];
}

/** Side of a tile. */
const SIZE = 6;

function across(y: number, width: number): Pattern['marks'] {
	return (document, ink) => [
		element(document, 'line', {
			x1: 0,
			y1: y,
			x2: SIZE,
			y2: y,
			stroke: ink,
			'stroke-width': width,
		}),
	];
}

const dots: Pattern['marks'] = (document, ink) =>
	[1.5, 4.5].map((at) => element(document, 'circle', { cx: at, cy: at, r: 1, fill: ink }));

const grid: Pattern['marks'] = (document, ink) => [
	...across(3, 0.8)(document, ink),
	element(document, 'line', { x1: 3, y1: 0, x2: 3, y2: SIZE, stroke: ink, 'stroke-width': 0.8 }),
];

/**
 * The pattern of each colour of a theme that fills something: the same in every figure, so that a report reads as one.
 * The steps of the heat map have none: their greys are in order, and each carries its number.
 */
export function patternsOf(theme: Theme): ReadonlyMap<string, Pattern> {
	const [one = '', two = '', three = '', four = '', five = ''] = theme.groups;
	return new Map<string, Pattern>([
		[theme.survived, { turn: 45, marks: across(3, 2.2) }],
		[theme.died, { turn: 0, marks: dots }],
		[theme.first, { turn: 135, marks: across(3, 1) }],
		[theme.second, { turn: 0, marks: grid }],
		[theme.softInk, { turn: 90, marks: across(3, 0.8) }],
		[theme.rule, { turn: 0, marks: () => [] }],
		[one, { turn: 135, marks: across(3, 2.6) }],
		[two, { turn: 0, marks: across(3, 1) }],
		[three, { turn: 45, marks: grid }],
		[four, { turn: 45, marks: across(3, 0.8) }],
		[five, { turn: 90, marks: across(3, 2.4) }],
	]);
}

/** A pattern as SVG defines it. */
export function patternElement(
	document: Document,
	id: string,
	{ turn, marks }: Pattern,
	ink: string,
	paper: string,
): SVGElement {
	return element(
		document,
		'pattern',
		{
			id,
			patternUnits: 'userSpaceOnUse',
			width: SIZE,
			height: SIZE,
			...(turn === 0 ? {} : { patternTransform: `rotate(${turn})` }),
		},
		element(document, 'rect', { x: 0, y: 0, width: SIZE, height: SIZE, fill: paper }),
		...marks(document, ink),
	);
}
