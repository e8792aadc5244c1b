import type { AreaMark, LineMark } from './chart.ts';

/** The lozenge of a pooled estimate, its ends at the limits. */
export function lozenge(from: number, at: number, to: number, y: number, fill: string): AreaMark {
	const half = 7;
	return {
		mark: 'area',
		points: [
			{ x: from, y1: y, y2: y },
			{ x: at, y1: y - half, y2: y + half },
			{ x: to, y1: y, y2: y },
		],
		fill,
	};
}

/** The end of an interval that goes on beyond the axis, to the left (−1) or the right (1). */
export function arrowHead(x: number, y: number, way: 1 | -1, stroke: string): LineMark {
	const back = x - way * 6;
	return {
		mark: 'line',
		points: [
			{ x: back, y: y - 5 },
			{ x, y },
			{ x: back, y: y + 5 },
		],
		stroke,
		width: 2,
	};
}
