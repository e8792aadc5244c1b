import type { BoxMark, Chart, Hit, HitFilter, Mark, Seam, TextMark } from './chart.ts';
import type { Drawing } from './drawing.ts';
import { GroupedTexts } from './grouped-texts.ts';
import { shareTick } from './share-axis.ts';
import { widest, wrapText } from './text-width.ts';

/**
 * Lower ends of the colour steps after the first. Fixed, so that a colour means the same share under every
 * filter.
 */
export const HEAT_BREAKS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6] as const;

/** The colour step of a share, 0 to 6. */
export function heatStep(share: number): number {
	return HEAT_BREAKS.filter((low) => share >= low).length;
}

export interface HeatCell {
	/** Null where there is none to show. */
	readonly share: number | null;
	/** First and second line in the cell: "41 %", "n 147"; or words: "too few". */
	readonly lines: readonly string[];
	readonly words: string;
	readonly filter?: HitFilter;
}

export interface HeatMap {
	/** Columns in groups; a null heading leaves the group without one. */
	readonly groups: readonly {
		readonly heading: string | null;
		readonly columns: readonly string[];
	}[];
	readonly rows: readonly {
		readonly label: string;
		readonly cells: readonly HeatCell[];
		readonly filter?: { readonly name: string; readonly level: string };
		readonly missing?: boolean;
	}[];
	/** What the colours say: "Share discharged alive"; null for a part whose scale stands elsewhere. Left out where no cell has a colour. */
	readonly scaleLabel: string | null;
}

const TEXT = 13;
const SMALL = 12;
const CELL = 40;
const GROUP_GAP = 10;
const LABEL_GAP = 14;
const MIN_LABEL = 120;

/** Px the words of a cell ask for: its lines whole where it has a share, word by word where it has none. */
function cellNeeds(cell: HeatCell): number {
	return cell.share === null
		? widest(columnWords(cell.lines), SMALL)
		: Math.max(widest(cell.lines.slice(0, 1), TEXT, true), widest(cell.lines.slice(1), SMALL));
}

function columnWords(labels: readonly string[]): string[] {
	return labels.flatMap((label) => wrapText(label, 0, SMALL));
}

/**
 * Lays a heat map out over the whole width: every cell says its share and its n in an ink that reads on its
 * step; a cell without a share is left open with the reason in words. Where cells would get too narrow for
 * their words, row labels move above their cells.
 */
export function heatMap(spec: HeatMap, drawing: Drawing): Chart {
	const coloured = spec.rows.some(({ cells }) => cells.some(({ share }) => share !== null));
	const scaleLabel = coloured ? spec.scaleLabel : null;
	const { width, theme } = drawing;
	const columns = spec.groups.flatMap((group) => group.columns);
	const cells = spec.rows.flatMap((row) => row.cells);
	const gaps = (spec.groups.length - 1) * GROUP_GAP;
	const needed = 8 + Math.max(...cells.map(cellNeeds), widest(columnWords(columns), SMALL));
	const labels = spec.rows.map((row) => row.label);
	const forLabel = width - gaps - columns.length * needed - LABEL_GAP;
	const stacked = forLabel < Math.min(MIN_LABEL, widest(labels, TEXT));
	const labelWidth = Math.min(widest(labels, TEXT), forLabel, width * 0.38) + LABEL_GAP;
	const left = stacked ? 0 : labelWidth;
	const cellWidth = (width - left - gaps) / columns.length;

	let x = left;
	const starts: number[] = [];
	const headings: { readonly x: number; readonly width: number; readonly text: string }[] = [];
	for (const group of spec.groups) {
		const groupWidth = group.columns.length * cellWidth;
		if (group.heading !== null) headings.push({ x, width: groupWidth, text: group.heading });
		for (let at = 0; at < group.columns.length; at++) starts.push(x + at * cellWidth);
		x += groupWidth + GROUP_GAP;
	}

	const wrappedHeadings = headings.map((one) => ({
		...one,
		lines: wrapText(one.text, one.width - 4, TEXT, true),
	}));
	const wrappedColumns = columns.map((label) => wrapText(label, cellWidth - 4, SMALL));
	const headingHeight = Math.max(0, ...wrappedHeadings.map(({ lines }) => lines.length)) * 16;
	const headHeight =
		headingHeight + 10 + 15 * Math.max(1, ...wrappedColumns.map((lines) => lines.length));

	const boxes: BoxMark['boxes'][number][] = [];
	const open: BoxMark['boxes'][number][] = [];
	const hits: Hit[] = [];
	const texts = new GroupedTexts();
	const say: Say = (fill, bold, size, at, anchor = 'middle') => {
		texts.say(at, anchor, fill, size, bold ? { bold } : {});
	};

	for (const { lines, x: from, width: span } of wrappedHeadings)
		lines.forEach((text, at) =>
			say(theme.ink, true, TEXT, { x: from + span / 2, y: 10 + at * 16, text }),
		);
	wrappedColumns.forEach((lines, column) =>
		lines.forEach((text, at) =>
			say(theme.softInk, false, SMALL, {
				x: (starts[column] ?? 0) + cellWidth / 2,
				y: headHeight - 12 - (lines.length - 1 - at) * 15,
				text,
			}),
		),
	);

	const rowEnds: number[] = [];
	let y = headHeight;
	for (const row of spec.rows) {
		const rowTop = y;
		const lines = wrapText(row.label, stacked ? width : labelWidth - LABEL_GAP, TEXT);
		const cellHeight = stacked ? CELL : Math.max(CELL, lines.length * 16 + 6);
		const labelTop = stacked ? y + 5 : y + (cellHeight - lines.length * 16) / 2;
		lines.forEach((text, at) =>
			say(
				row.missing === true ? theme.softInk : theme.ink,
				false,
				TEXT,
				{ x: { px: 0 }, y: labelTop + 8 + at * 16, text },
				'start',
			),
		);
		const top = stacked ? y + lines.length * 16 + 7 : y;
		row.cells.forEach((cell, column) => {
			const from = starts[column] ?? 0;
			const box = { x1: from, x2: from + cellWidth, y1: top, y2: top + cellHeight };
			const step = cell.share === null ? undefined : theme.sequence[heatStep(cell.share)];
			if (step === undefined) open.push({ ...box, fill: theme.paper });
			else boxes.push({ ...box, fill: step.fill });
			const wrapped =
				step === undefined
					? cell.lines.flatMap((line) => wrapText(line, cellWidth - 6, SMALL))
					: cell.lines;
			wrapped.forEach((text, at) =>
				say(
					step?.ink ?? theme.softInk,
					step !== undefined && at === 0,
					step !== undefined && at === 0 ? TEXT : SMALL,
					{
						x: from + cellWidth / 2,
						y: top + cellHeight / 2 + (at - (wrapped.length - 1) / 2) * 15.5,
						text,
					},
				),
			);
			hits.push({
				...box,
				words: cell.words,
				...(cell.filter === undefined ? {} : { filter: cell.filter }),
			});
		});
		y = top + cellHeight + (stacked ? 5 : 0);
		rowEnds.push(y);
		if (row.filter !== undefined)
			hits.push({
				x1: 0,
				x2: stacked ? width : left,
				y1: rowTop,
				y2: stacked ? top : y,
				words: row.label,
				filter: row.filter,
			});
	}

	const rowsEnd = y;
	const scaleTop = y + 14;
	const scale =
		scaleLabel === null
			? { boxes: [], height: 0 }
			: scaleMarks(scaleLabel, drawing, left, scaleTop, say);
	const height = Math.ceil(scaleTop + scale.height);
	const marks: Mark[] = [
		{ mark: 'box', boxes: [...boxes, ...scale.boxes], inset: 1, stroke: theme.rule },
		{ mark: 'box', boxes: open, inset: 1, stroke: theme.rule },
		...texts.marks(),
	];
	return {
		height,
		margin: { top: 0, right: 0, bottom: 0, left: 0 },
		x: [0, width],
		y: [0, height],
		marks,
		hits,
		seams: rowEnds.slice(0, -1).map((end): Seam => ({
			...{ y: end, head: { from: 0, to: headHeight }, under: null },
			...(scaleLabel === null ? {} : { foot: { from: rowsEnd, to: height } }),
		})),
	};
}

type Say = (
	fill: string,
	bold: boolean,
	size: number,
	at: TextMark['texts'][number],
	anchor?: TextMark['anchor'],
) => void;

/** The colour steps with their limits, under the map. */
function scaleMarks(
	label: string,
	drawing: Drawing,
	left: number,
	top: number,
	say: Say,
): { readonly boxes: BoxMark['boxes']; readonly height: number } {
	const { theme, width } = drawing;
	const room = width - left;
	const labelWidth = widest([label], SMALL) + 12;
	const stepWidth = Math.min(38, (room - 24) / theme.sequence.length);
	const beside = room - labelWidth >= stepWidth * theme.sequence.length + 24;
	const from = left + (beside ? labelWidth : 0);
	const boxTop = top + (beside ? 0 : 20);
	say(theme.softInk, false, SMALL, { x: { px: left }, y: top + 7, text: label }, 'start');
	HEAT_BREAKS.forEach((low, at) =>
		say(theme.softInk, false, SMALL, {
			x: from + (at + 1) * stepWidth,
			y: boxTop + 23,
			text: stepWidth < 34 ? String(Math.round(low * 100)) : shareTick(low),
		}),
	);
	return {
		boxes: theme.sequence.map(({ fill }, at) => ({
			x1: from + at * stepWidth,
			x2: from + (at + 1) * stepWidth,
			y1: boxTop,
			y2: boxTop + 14,
			fill,
		})),
		height: (beside ? 0 : 20) + 34,
	};
}
