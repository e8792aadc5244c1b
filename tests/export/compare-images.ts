import type { Pixels } from './read-pixels.ts';

/** Side of the blocks whose mean colours are compared, px. */
const BLOCK = 8;

/** Parts of 255 by which the mean of a block may differ: what smooth edges of two programs do. */
const TOLERATED = 30;

/** Where two images differ: the blocks by their upper left corner, worst first. */
export interface Difference {
	readonly blocks: number;
	readonly worst: readonly { readonly x: number; readonly y: number; readonly by: number }[];
}

/**
 * Compares two images of one size by the mean colours of their blocks, so that a mark, a word or a colour that is
 * lost, or stands elsewhere, is seen, and the smoothing of edges is not. Throws RangeError where the sizes differ.
 */
export function differenceOf(one: Pixels, other: Pixels): Difference {
	if (one.width !== other.width || one.height !== other.height)
		throw new RangeError(
			`One image is ${one.width} × ${one.height} px, the other ${other.width} × ${other.height}.`,
		);
	const worst: { x: number; y: number; by: number }[] = [];
	let blocks = 0;
	for (let y = 0; y < one.height; y += BLOCK)
		for (let x = 0; x < one.width; x += BLOCK) {
			blocks++;
			const [mean, others] = [meanOf(one, x, y), meanOf(other, x, y)];
			const by = Math.max(...mean.map((each, channel) => Math.abs(each - (others[channel] ?? 0))));
			if (by > TOLERATED) worst.push({ x, y, by: Math.round(by) });
		}
	return { blocks, worst: worst.toSorted((a, b) => b.by - a.by) };
}

function meanOf({ width, height, bytes }: Pixels, left: number, top: number): number[] {
	const sum = [0, 0, 0];
	const right = Math.min(left + BLOCK, width);
	const bottom = Math.min(top + BLOCK, height);
	for (let y = top; y < bottom; y++)
		for (let x = left; x < right; x++)
			for (const channel of [0, 1, 2])
				sum[channel] = (sum[channel] ?? 0) + (bytes[(y * width + x) * 4 + channel] ?? 0);
	return sum.map((each) => each / ((right - left) * (bottom - top)));
}
