import { textWidth } from './text-width.ts';

/** A point that is marked and named, px. */
export interface NamedPoint {
	readonly x: number;
	readonly y: number;
	readonly name: string;
}

interface Box {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** Directions in which a name is tried, the plainest first: right, left, above, below, then aslant. */
const WAYS = [
	[1, 0],
	[-1, 0],
	[0, -1],
	[0, 1],
	[0.8, -0.8],
	[0.8, 0.8],
	[-0.8, -0.8],
	[-0.8, 0.8],
] as const;

const overlap = (a: Box, b: Box): number =>
	Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
	Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

const around = (x: number, y: number, halfWidth: number, halfHeight: number): Box => ({
	left: x - halfWidth,
	right: x + halfWidth,
	top: y - halfHeight,
	bottom: y + halfHeight,
});

/**
 * Where do the names of marked points stand? Beside their point, `clear` px from its middle, on the first side where
 * neither another mark nor another name is; a little further off where all sides are taken. Names are returned by
 * their middles, in bold of `size` px, inside the frame wherever that is possible.
 */
export function placedNames(
	points: readonly NamedPoint[],
	{ clear, size, frame }: { readonly clear: number; readonly size: number; readonly frame: Box },
): readonly { readonly x: number; readonly y: number; readonly text: string }[] {
	const marks = points.map(({ x, y }) => around(x, y, clear - 3, clear - 3));
	const names: Box[] = [];
	return points.map(({ x, y, name }) => {
		const half = textWidth(name, size, true) / 2;
		const tried = [0, 9, 18].flatMap((further) =>
			WAYS.map(([across, down]) => {
				const middle = {
					x: x + across * (clear + further + half),
					y: y + down * (clear + further + size / 2 - 2),
				};
				const box = around(middle.x, middle.y, half, size / 2);
				const taken = [...marks, ...names].reduce((sum, other) => sum + overlap(box, other), 0);
				const outside = half * 2 * size - overlap(box, frame);
				return { middle, box, cost: taken + outside };
			}),
		);
		const best = tried.reduce((least, one) => (one.cost < least.cost - 0.5 ? one : least));
		names.push(best.box);
		return { ...best.middle, text: name };
	});
}
