/** An affine map as SVG writes it: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const UNIT: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function compose(outer: Matrix, inner: Matrix): Matrix {
	const [a, b, c, d, e, f] = outer;
	const [g, h, i, j, k, l] = inner;
	return [
		a * g + c * h,
		b * g + d * h,
		a * i + c * j,
		b * i + d * j,
		a * k + c * l + e,
		b * k + d * l + f,
	];
}

/** Where a point comes to lie. */
export function place([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
	return [a * x + c * y + e, b * x + d * y + f];
}

/** How many times longer lengths become; for maps that keep proportions. */
export function scaleOf([a, b]: Matrix): number {
	return Math.hypot(a, b);
}

/** Degrees by which the map turns, anticlockwise as a reader sees it. */
export function turnOf([a, b]: Matrix): number {
	const degrees = (-Math.atan2(b, a) * 180) / Math.PI;
	return degrees === 0 ? 0 : degrees;
}

/** Numbers of an attribute, parted by spaces or commas. */
export function numbersOf(text: string): number[] {
	return (text.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);
}

function step(kind: string, values: readonly number[]): Matrix {
	const [first = 0, second, third = 0] = values;
	switch (kind) {
		case 'translate':
			return [1, 0, 0, 1, first, second ?? 0];
		case 'scale':
			return [first, 0, 0, second ?? first, 0, 0];
		case 'rotate': {
			const angle = (first * Math.PI) / 180;
			const turn: Matrix = [
				Math.cos(angle),
				Math.sin(angle),
				-Math.sin(angle),
				Math.cos(angle),
				0,
				0,
			];
			const x = second ?? 0;
			return compose([1, 0, 0, 1, x, third], compose(turn, [1, 0, 0, 1, -x, -third]));
		}
		default:
			throw new RangeError(`The drawing is moved by "${kind}", which the PDF cannot repeat.`);
	}
}

/** The map of a `transform` attribute; throws RangeError for one our drawings do not use. */
export function transformOf(text: string | null): Matrix {
	return [...(text ?? '').matchAll(/(\w+)\s*\(([^)]*)\)/g)].reduce<Matrix>(
		(sum, [, kind = '', values = '']) => compose(sum, step(kind, numbersOf(values))),
		UNIT,
	);
}

/** The map that undoes another; of one that flattens everything, not numbers. */
export function inverse([a, b, c, d, e, f]: Matrix): Matrix {
	const area = a * d - b * c;
	return [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area];
}
