import type { Chart, Mark, Seam } from './chart.ts';
import type { Drawing, PageOfDrawing } from './drawing.ts';
import { movedMark } from './stack-charts.ts';
import { wrapText } from './text-width.ts';

/** Size and line of the headings that are said again. */
const TEXT = 13;
const LINE = 16;
const OVER = 12;

/** From where to where a page goes, and the seam it begins at. */
interface Piece {
	readonly from: number;
	readonly to: number;
	readonly seam: Seam | null;
	/** Said again under it; null under the last, which has it anyway. */
	readonly foot: Seam['head'] | null;
}

/**
 * One page of a chart, parted at its seams into as few pages as the height allows, of like height. Every mark of the
 * rows stands on one page; heads, and what stands under the rows, on each. A row taller than a page makes its page
 * taller. A chart without seams is one page.
 */
export function pageOf(
	chart: Chart,
	{ height, number, told }: PageOfDrawing,
	{ width, theme }: Pick<Drawing, 'width' | 'theme'>,
): Chart {
	const pieces = piecesOf(chart, height, width);
	told(pieces.length);
	const piece = pieces[number];
	if (piece === undefined)
		throw new RangeError(
			`The drawing has ${pieces.length} pages, and page ${number + 1} was asked for.`,
		);
	if (pieces.length === 1) return chart;
	const { from, to, seam, foot } = piece;
	const heading = headingLines(seam, width);
	const top = seam === null ? 0 : seam.head.to - seam.head.from;
	const under = headingHeight(heading);
	const marks = chart.marks.flatMap((mark): Mark[] => [
		...(seam === null ? [] : moved(within(mark, seam.head.from, seam.head.to), -seam.head.from)),
		...moved(within(mark, from, to), top + under - from),
		...(foot === null
			? []
			: moved(within(mark, foot.from, foot.to), top + under + to - from - foot.from)),
	]);
	if (heading.length > 0)
		marks.push({
			mark: 'text',
			texts: heading.map((text, at) => ({ x: { px: 0 }, y: top + OVER + at * LINE, text })),
			anchor: 'start',
			fill: theme.ink,
			size: TEXT,
			bold: true,
		});
	const tall = Math.ceil(heightOf(piece, width));
	return { ...chart, height: tall, y: [0, tall], marks, hits: [], brushes: [] };
}

function headingLines(seam: Seam | null, width: number): string[] {
	return seam?.under == null ? [] : wrapText(`${seam.under} (continued)`, width, TEXT, true);
}

function headingHeight(lines: readonly string[]): number {
	return lines.length === 0 ? 0 : OVER + lines.length * LINE;
}

function heightOf({ from, to, seam, foot }: Piece, width: number): number {
	const head = seam === null ? 0 : seam.head.to - seam.head.from;
	const below = foot === null ? 0 : foot.to - foot.from;
	return head + headingHeight(headingLines(seam, width)) + (to - from) + below;
}

/** As few pages as fit, then as equal as they can be. */
function piecesOf(chart: Chart, height: number, width: number): readonly Piece[] {
	const few = filled(chart, height, width);
	let [low, high] = [0, height];
	let best = few;
	for (let round = 0; round < 12; round++) {
		const middle = (low + high) / 2;
		const made = filled(chart, middle, width);
		if (made.length <= few.length) [best, high] = [made, middle];
		else low = middle;
	}
	return best;
}

/** Pages filled one after the other. */
function filled({ seams = [], height: end }: Chart, height: number, width: number): Piece[] {
	const pages: Piece[] = [];
	let page: Piece = { from: 0, to: 0, seam: null, foot: null };
	const stops = [...seams, { y: end, foot: null }];
	stops.forEach(({ y, foot = null }, at) => {
		const longer = { ...page, to: y, foot };
		const seam = seams[at - 1];
		if (seam !== undefined && page.to > page.from && heightOf(longer, width) > height) {
			pages.push(page);
			page = { from: seam.y, to: y, seam, foot };
		} else page = longer;
	});
	return [...pages, page];
}

function moved(mark: Mark | null, by: number): Mark[] {
	return mark === null ? [] : [movedMark(mark, by)];
}

/** What of a mark stands in a band: upright lines are cut at its edges, all else is in it or not. */
function within(mark: Mark, from: number, to: number): Mark | null {
	const inside = (y: number): boolean => y <= to && (y > from || from === 0);
	const some = (parts: readonly unknown[], made: Mark): Mark | null =>
		parts.length === 0 ? null : made;
	switch (mark.mark) {
		case 'rule': {
			const lines =
				mark.way === 'horizontal'
					? mark.lines.filter(({ at }) => inside(at))
					: mark.lines.flatMap((line) => {
							const [top, bottom] = [Math.min(line.from, line.to), Math.max(line.from, line.to)];
							const cut = { at: line.at, from: Math.max(top, from), to: Math.min(bottom, to) };
							return cut.to > cut.from ? [cut] : [];
						});
			return some(lines, { ...mark, lines });
		}
		case 'dot': {
			const points = mark.points.filter(({ y }) => inside(y));
			return some(points, { ...mark, points });
		}
		case 'ring': {
			const points = mark.points.filter(({ y }) => inside(y));
			return some(points, { ...mark, points });
		}
		case 'text': {
			const texts = mark.texts.filter(({ y }) => inside(y));
			return some(texts, { ...mark, texts });
		}
		case 'box': {
			const boxes = mark.boxes.filter(({ y1, y2 }) => inside((y1 + y2) / 2));
			return some(boxes, { ...mark, boxes });
		}
		case 'line': {
			const known = mark.points.flatMap(({ y }) => (y === null ? [] : [y]));
			return inside(middleOf(known)) ? mark : null;
		}
		case 'area':
			return inside(middleOf(mark.points.flatMap(({ y1, y2 }) => [y1, y2]))) ? mark : null;
	}
}

function middleOf(values: readonly number[]): number {
	const [low, high] = values.reduce(
		([least, most], value) => [Math.min(least, value), Math.max(most, value)],
		[Infinity, -Infinity],
	);
	return (low + high) / 2;
}
