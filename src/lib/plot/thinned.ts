/** Px below which two points of a line look like one. */
const NEAR = 0.4;

/**
 * A line with the points left out that lie within half a pixel of the last one kept, so that a curve of thousands
 * of steps stays small. First and last point are kept.
 */
export function thinned<Point extends Readonly<Record<string, number>>>(
	points: readonly Point[],
): Point[] {
	const kept: Point[] = [];
	let last: Point | undefined;
	points.forEach((point, at) => {
		const before = last;
		const moved =
			before === undefined ||
			Object.keys(point).some((key) => Math.abs((point[key] ?? 0) - (before[key] ?? 0)) > NEAR);
		if (moved || at === points.length - 1) {
			kept.push(point);
			last = point;
		}
	});
	return kept;
}
