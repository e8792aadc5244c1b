import type { BrushArea, Chart, Hit, Mark, Seam } from './chart.ts';

/**
 * Charts one above the other as one drawing. All must be laid out in px from the top left, as `heatMap` does:
 * no margins, and axes that count px.
 * @param gap px between them
 */
export function stackCharts(charts: readonly Chart[], gap: number): Chart {
	let top = 0;
	const moved = charts.map((chart, at) => {
		const from = top;
		top += chart.height + gap;
		return {
			seams: [
				// Each chart has its own head, so a page may begin with any.
				...(at === 0 ? [] : [{ y: from, head: { from, to: from }, under: null }]),
				...(chart.seams ?? []).map((seam) => movedSeam(seam, from)),
			],
			marks: chart.marks.map((mark) => movedMark(mark, from)),
			hits: chart.hits.map((hit): Hit => ({ ...hit, y1: hit.y1 + from, y2: hit.y2 + from })),
			brushes: (chart.brushes ?? []).map((area): BrushArea => ({
				...area,
				y1: area.y1 + from,
				y2: area.y2 + from,
			})),
		};
	});
	const height = Math.max(0, top - gap);
	return {
		height,
		margin: { top: 0, right: 0, bottom: 0, left: 0 },
		x: charts[0]?.x ?? [0, 1],
		y: [0, height],
		marks: moved.flatMap(({ marks }) => marks),
		hits: moved.flatMap(({ hits }) => hits),
		brushes: moved.flatMap(({ brushes }) => brushes),
		seams: moved.flatMap(({ seams }) => seams),
	};
}

function movedSeam({ y, head, foot, under }: Seam, by: number): Seam {
	const shifted = ({ from, to }: Seam['head']) => ({ from: from + by, to: to + by });
	return {
		...{ y: y + by, head: shifted(head), under },
		...(foot === undefined ? {} : { foot: shifted(foot) }),
	};
}

/** A mark, moved down; its vertical axis counts px. */
export function movedMark(mark: Mark, by: number): Mark {
	switch (mark.mark) {
		case 'rule':
			return {
				...mark,
				lines: mark.lines.map((line) =>
					mark.way === 'horizontal'
						? { ...line, at: line.at + by }
						: { ...line, from: line.from + by, to: line.to + by },
				),
			};
		case 'dot':
			return { ...mark, points: mark.points.map(({ x, y }) => ({ x, y: y + by })) };
		case 'ring':
			return { ...mark, points: mark.points.map(({ x, y }) => ({ x, y: y + by })) };
		case 'text':
			return { ...mark, texts: mark.texts.map((text) => ({ ...text, y: text.y + by })) };
		case 'box':
			return {
				...mark,
				boxes: mark.boxes.map((box) => ({ ...box, y1: box.y1 + by, y2: box.y2 + by })),
			};
		case 'line':
			return {
				...mark,
				points: mark.points.map(({ x, y }) => ({ x, y: y === null ? null : y + by })),
			};
		case 'area':
			return {
				...mark,
				points: mark.points.map(({ x, y1, y2 }) => ({ x, y1: y1 + by, y2: y2 + by })),
			};
	}
}
