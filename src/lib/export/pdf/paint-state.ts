import { compose, numbersOf, transformOf, UNIT, type Matrix } from './matrix.ts';

/** A colour, the id of a pattern, or nothing. */
export type Paint =
	| { readonly kind: 'colour'; readonly hex: string }
	| { readonly kind: 'pattern'; readonly id: string }
	| null;

/** What an element has from its ancestors and itself. */
export interface PaintState {
	readonly matrix: Matrix;
	readonly fill: Paint;
	readonly fillOpacity: number;
	readonly stroke: Paint;
	readonly strokeOpacity: number;
	readonly strokeWidth: number;
	readonly dash: readonly number[];
	readonly cap: 'butt' | 'round' | 'square';
	readonly join: 'miter' | 'round' | 'bevel';
	readonly opacity: number;
	readonly size: number;
	readonly bold: boolean;
	readonly anchor: 'start' | 'middle' | 'end';
	readonly strokeFirst: boolean;
}

/** Where a drawing begins: the values SVG itself begins with. */
export const INITIAL: PaintState = {
	matrix: UNIT,
	fill: { kind: 'colour', hex: '#000000' },
	fillOpacity: 1,
	stroke: null,
	strokeOpacity: 1,
	strokeWidth: 1,
	dash: [],
	cap: 'butt',
	join: 'miter',
	opacity: 1,
	size: 16,
	bold: false,
	anchor: 'start',
	strokeFirst: false,
};

const NAMED: Readonly<Record<string, string>> = { white: '#ffffff', black: '#000000' };

/** Attributes that change what is seen and that nothing here repeats. */
const UNKNOWN = ['clip-path', 'mask', 'filter', 'style', 'textLength', 'letter-spacing'];

function paintOf(text: string): Paint {
	if (text === 'none' || text === 'transparent') return null;
	const id = /^url\(["']?#([^"')]+)["']?\)$/.exec(text)?.[1];
	if (id !== undefined) return { kind: 'pattern', id };
	const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(text);
	const hex =
		short === null
			? (NAMED[text] ?? text)
			: `#${short
					.slice(1)
					.map((d) => d + d)
					.join('')}`;
	if (!/^#[\da-f]{6}$/i.test(hex))
		throw new RangeError(`The drawing has the colour "${text}", which the PDF cannot repeat.`);
	return { kind: 'colour', hex: hex.toLowerCase() };
}

function oneOf<Word extends string>(text: string | null, words: readonly Word[], or: Word): Word {
	return words.find((word) => word === text) ?? or;
}

/** The state inside an element. Throws RangeError for what the PDF could not show truly. */
export function stateOf(element: Element, outer: PaintState): PaintState {
	const has = (name: string): string | null => element.getAttribute(name);
	const unknown = UNKNOWN.find((name) => element.hasAttribute(name));
	if (unknown !== undefined)
		throw new RangeError(`The drawing uses "${unknown}", which the PDF cannot repeat.`);
	const number = (name: string, or: number): number => {
		const text = has(name);
		return text === null ? or : Number.parseFloat(text);
	};
	const paint = (name: string, or: Paint): Paint => {
		const text = has(name);
		return text === null ? or : paintOf(text);
	};
	const dash = has('stroke-dasharray');
	const weight = has('font-weight');
	const transform = has('transform');
	return {
		matrix: transform === null ? outer.matrix : compose(outer.matrix, transformOf(transform)),
		fill: paint('fill', outer.fill),
		fillOpacity: number('fill-opacity', outer.fillOpacity),
		stroke: paint('stroke', outer.stroke),
		strokeOpacity: number('stroke-opacity', outer.strokeOpacity),
		strokeWidth: number('stroke-width', outer.strokeWidth),
		dash: dash === null ? outer.dash : numbersOf(dash),
		cap: oneOf(has('stroke-linecap'), ['butt', 'round', 'square'], outer.cap),
		join: oneOf(has('stroke-linejoin'), ['miter', 'round', 'bevel'], outer.join),
		opacity: outer.opacity * number('opacity', 1),
		size: number('font-size', outer.size),
		bold: weight === null ? outer.bold : weight === 'bold' || Number(weight) >= 600,
		anchor: oneOf(has('text-anchor'), ['start', 'middle', 'end'], outer.anchor),
		strokeFirst: has('paint-order') === null ? outer.strokeFirst : has('paint-order') === 'stroke',
	};
}
