import { inverse, place, transformOf, type Matrix } from './matrix.ts';
import { rectSteps, type PathStep } from './path-data.ts';

/** A part of a pattern's tile, as often as it is needed. */
interface Tile {
	readonly element: Element;
	/** From the tile to the coordinates of the shape that it fills. */
	readonly moved: Matrix;
	/** What to draw in place of the element: lines and grounds that run through all tiles are drawn in one piece. */
	readonly steps: readonly PathStep[] | null;
}

/**
 * The parts of a pattern that cover a shape. Lines across a whole tile become long lines, so that no seam shows.
 * Throws RangeError for a pattern without a size.
 */
export function* tiled(pattern: Element, shape: readonly PathStep[]): Generator<Tile> {
	const number = (element: Element, name: string): number =>
		Number.parseFloat(element.getAttribute(name) ?? '0');
	const [width, height] = [number(pattern, 'width'), number(pattern, 'height')];
	if (!(width > 0 && height > 0)) throw new RangeError('The drawing has a pattern without a size.');
	const moved = transformOf(pattern.getAttribute('patternTransform'));
	const [left, top, right, bottom] = bounds(shape, inverse(moved));
	const from = { x: Math.floor(left / width) * width, y: Math.floor(top / height) * height };
	const columns = Array.from(
		{ length: Math.ceil((right - from.x) / width) },
		(_, at) => from.x + at * width,
	);
	const rows = Array.from(
		{ length: Math.ceil((bottom - from.y) / height) },
		(_, at) => from.y + at * height,
	);
	for (const element of pattern.children) {
		const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map((name) => number(element, name));
		const name = element.tagName.toLowerCase();
		if (name === 'rect' && number(element, 'width') >= width && number(element, 'height') >= height)
			yield { element, moved, steps: rectSteps(left, top, right - left, bottom - top) };
		else if (name === 'line' && y1 === y2 && x1 === 0 && x2 === width)
			for (const y of rows)
				yield { element, moved, steps: straight(left, y + (y1 ?? 0), right, y + (y1 ?? 0)) };
		else if (name === 'line' && x1 === x2 && y1 === 0 && y2 === height)
			for (const x of columns)
				yield { element, moved, steps: straight(x + (x1 ?? 0), top, x + (x1 ?? 0), bottom) };
		else
			for (const x of columns)
				for (const y of rows) yield { element, moved: shifted(moved, x, y), steps: null };
	}
}

function straight(x1: number, y1: number, x2: number, y2: number): PathStep[] {
	return [
		{ to: 'move', x: x1, y: y1 },
		{ to: 'line', x: x2, y: y2 },
	];
}

function shifted(matrix: Matrix, x: number, y: number): Matrix {
	const [e, f] = place(matrix, x, y);
	return [matrix[0], matrix[1], matrix[2], matrix[3], e, f];
}

/** Left, top, right and bottom of a shape in a pattern's own coordinates. */
function bounds(
	shape: readonly PathStep[],
	into: Matrix,
): readonly [number, number, number, number] {
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
	const add = (x: number, y: number): void => {
		const [u, v] = place(into, x, y);
		[left, right] = [Math.min(left, u), Math.max(right, u)];
		[top, bottom] = [Math.min(top, v), Math.max(bottom, v)];
	};
	for (const step of shape)
		if (step.to === 'curve') {
			const [a, b, c, d, e, f] = step.points;
			add(a, b);
			add(c, d);
			add(e, f);
		} else if (step.to !== 'close') add(step.x, step.y);
	return [left, top, right, bottom];
}
