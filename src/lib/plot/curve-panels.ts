import type { BrushArea, Chart, Hit, Mark, RuleMark, Seam, Shape, TextMark } from './chart.ts';
import type { Drawing } from './drawing.ts';
import { fitted } from './fitted.ts';
import { keyRow, type KeyEntry } from './key-row.ts';
import { shareTick } from './share-axis.ts';
import { widest, wrapText } from './text-width.ts';
import { thinned } from './thinned.ts';

/** What lies between two lines, in axis values. */
export interface CurveBand {
	readonly points: readonly { readonly x: number; readonly y1: number; readonly y2: number }[];
	readonly fill: string;
	readonly opacity: number;
}

export interface CurveLine {
	readonly points: readonly { readonly x: number; readonly y: number }[];
	readonly stroke: string;
	readonly dash?: string;
	readonly width?: number;
}

/** Observed values with their intervals; not joined. */
interface CurveDots {
	readonly points: readonly {
		readonly x: number;
		readonly y: number;
		readonly lower: number;
		readonly upper: number;
	}[];
	readonly colour: string;
	readonly shape: Shape;
}

/** Numbers under the axis, one row a measure, one value a tick: they stand under their ticks at any width. */
export interface NumberBlock {
	/** Whose numbers these are; null where there is one block only. */
	readonly label: string | null;
	readonly colour: string;
	readonly rows: readonly { readonly label: string; readonly values: readonly string[] }[];
	readonly words: string;
	readonly filter?: { readonly name: string; readonly level: string };
}

export interface CurvePanel {
	readonly heading: string | null;
	readonly bands: readonly CurveBand[];
	readonly lines: readonly CurveLine[];
	readonly dots: readonly CurveDots[];
	/** Words within the plot, at axis values. */
	readonly labels: readonly {
		readonly x: number;
		readonly y: number;
		readonly text: string;
		readonly anchor: 'start' | 'middle' | 'end';
		readonly fill: string;
	}[];
	/** Stands in place of the curves where there is none to draw: the reason. */
	readonly note: string | null;
	readonly blocks: readonly NumberBlock[];
	/** Sentences under the panel. */
	readonly footer: readonly string[];
	/** Stretches of the x axis and what is said of them. */
	readonly stretches: readonly {
		readonly from: number;
		readonly to: number;
		readonly words: string;
		readonly filter?: { readonly name: string; readonly level: string };
	}[];
	/** The range filter that dragging along the x axis sets; none where the axis is no such variable. */
	readonly brush?: string;
}

/** Panels of curves over the same axes: what `curvePanels` lays out. */
export interface CurvePanels {
	readonly x: {
		readonly from: number;
		readonly to: number;
		readonly ticks: readonly number[];
		readonly label: string;
	};
	/** Shares, from zero. */
	readonly y: { readonly to: number; readonly ticks: readonly number[]; readonly label: string };
	readonly key: readonly KeyEntry[];
	readonly panels: readonly CurvePanel[];
}

const TEXT = 13;
const SMALL = 12;
const LINE = 16;
const BETWEEN = 26;
/** Plots are not made lower than this. */
const LEAST_PLOT = 140;

interface Frame {
	readonly left: number;
	readonly right: number;
	readonly width: number;
	readonly height: number;
}

/**
 * Lays out panels of curves with numbers under the axis, beside each other where there is room. The numbers
 * share the axis' scale, so that each stands under its tick whatever the width; nothing is drawn beyond the axis.
 */
export function curvePanels(spec: CurvePanels, drawing: Drawing): Chart {
	const { width } = drawing;
	const columns = Math.min(spec.panels.length, width >= 1000 ? 3 : width >= 700 ? 2 : 1);
	const across = (width - (columns - 1) * BETWEEN) / columns;
	const plot = spec.panels.length > 1 ? 170 : across < 480 ? 210 : 280;
	const rows = drawing.page === undefined ? Math.ceil(spec.panels.length / columns) : 1;
	const lay = (height: number): Chart => laidOut(spec, drawing, columns, { across, height });
	if (drawing.page !== undefined && spec.panels.length === 1)
		return fittedTop(lay, plot, drawing.page.height);
	return fitted(drawing, { plot, least: LEAST_PLOT, rows }, lay);
}

/** One panel over several pages: its numbers may go on over the next, so only the plot itself has to fit. */
function fittedTop(lay: (plot: number) => Chart, plot: number, room: number): Chart {
	const whole = lay(plot);
	const over = (whole.seams?.[0]?.y ?? whole.height) - room;
	return over <= 0 ? whole : lay(Math.max(LEAST_PLOT, Math.floor(plot - over)));
}

function laidOut(
	spec: CurvePanels,
	drawing: Drawing,
	columns: number,
	{ across, height: plotHeight }: { readonly across: number; readonly height: number },
): Chart {
	const { width, theme } = drawing;
	const frame = frameOf(spec, across, plotHeight);
	const marks: Mark[] = [];
	const hits: Hit[] = [];
	const brushes: BrushArea[] = [];
	const key = keyRow(spec.key, width, theme);
	marks.push(...key.marks);
	const heading = wrapText(spec.y.label, width, SMALL);
	marks.push(words(heading, 0, key.height + 8, theme.softInk));
	let top = key.height + heading.length * LINE + 6;
	const seams: Seam[] = [];
	const head = { from: 0, to: top };
	for (let at = 0; at < spec.panels.length; at += columns) {
		if (at > 0) seams.push({ y: top, head, under: null });
		const row = spec.panels.slice(at, at + columns);
		const titles = row.map((panel) =>
			panel.heading === null ? [] : wrapText(panel.heading, across, TEXT, true),
		);
		const titleHeight = Math.max(...titles.map((lines) => lines.length)) * LINE;
		const heights = row.map((panel, column) => {
			const x = column * (across + BETWEEN);
			marks.push(words(titles[column] ?? [], x, top + 8, theme.ink, TEXT, true));
			return drawPanel(spec, panel, { ...frame, left: frame.left + x }, x, top + titleHeight, {
				marks,
				hits,
				brushes,
				drawing,
				seams: spec.panels.length === 1 ? seams : [],
			});
		});
		top += titleHeight + Math.max(...heights) + 16;
	}
	return {
		height: Math.ceil(top),
		margin: { top: 0, right: 0, bottom: 0, left: 0 },
		x: [0, width],
		y: [0, Math.ceil(top)],
		marks: marks.filter((mark) => mark.mark !== 'text' || mark.texts.length > 0),
		hits,
		seams,
		...(brushes.length === 0 ? {} : { brushes }),
	};
}

/** Where the plot stands within a panel: room at the left for ticks and names of numbers, at the right for half of one. */
function frameOf(spec: CurvePanels, across: number, height: number): Frame {
	const rows = spec.panels.flatMap(({ blocks }) => blocks.flatMap((block) => block.rows));
	const half = widest(
		[...rows.flatMap(({ values }) => values), ...spec.x.ticks.map(String)],
		SMALL,
	);
	const names = widest(
		rows.map(({ label }) => label),
		SMALL,
	);
	const left = Math.max(
		widest(spec.y.ticks.map(shareTick), SMALL) + 12,
		rows.length === 0 ? 0 : names + half / 2 + 8,
	);
	const right = half / 2 + 3;
	return {
		left,
		right,
		width: across - left - right,
		height,
	};
}

interface Into {
	readonly marks: Mark[];
	readonly hits: Hit[];
	readonly brushes: BrushArea[];
	readonly drawing: Drawing;
	/** Where the panel may be parted: between its blocks of numbers, which then stand under the axis' ticks again. */
	readonly seams: Seam[];
}

/** Draws one panel and returns its height. */
function drawPanel(
	spec: CurvePanels,
	panel: CurvePanel,
	frame: Frame,
	edge: number,
	start: number,
	{ marks, hits, brushes, drawing: { theme }, seams }: Into,
): number {
	const { left, width, height } = frame;
	const across = left - edge + width + frame.right;
	const top = start + 10;
	const bottom = top + height;
	const toX = (x: number): number => left + ((x - spec.x.from) / (spec.x.to - spec.x.from)) * width;
	const toY = (y: number): number => bottom - (y / spec.y.to) * height;
	const ticksAt = spec.x.ticks.map(toX);
	const grid: RuleMark['lines'] = spec.y.ticks.map((tick) => ({
		at: toY(tick),
		from: left,
		to: left + width,
	}));
	marks.push(
		{ mark: 'rule', way: 'horizontal', lines: grid, stroke: theme.rule },
		...panel.bands.map(({ points, fill, opacity }): Mark => ({
			mark: 'area',
			points: thinned(points.map(({ x, y1, y2 }) => ({ x: toX(x), y1: toY(y1), y2: toY(y2) }))),
			fill,
			opacity,
		})),
		{
			mark: 'rule',
			way: 'horizontal',
			lines: [{ at: bottom, from: left, to: left + width }],
			stroke: theme.softInk,
		},
		{
			mark: 'rule',
			way: 'vertical',
			lines: ticksAt.map((at) => ({ at, from: bottom, to: bottom + 4 })),
			stroke: theme.softInk,
		},
		{
			mark: 'text',
			texts: spec.y.ticks.map((tick) => ({ x: left - 8, y: toY(tick), text: shareTick(tick) })),
			anchor: 'end',
			fill: theme.softInk,
			size: SMALL,
		},
		centred(ticksAt, bottom + 14, spec.x.ticks.map(String), theme.softInk),
		...panel.lines.map(({ points, ...line }): Mark => ({
			mark: 'line',
			points: thinned(points.map(({ x, y }) => ({ x: toX(x), y: toY(y) }))),
			...line,
		})),
		...panel.dots.flatMap(({ points, colour, shape }): Mark[] => [
			{
				mark: 'rule',
				way: 'vertical',
				lines: points.map(({ x, lower, upper }) => ({
					at: toX(x),
					from: toY(lower),
					to: toY(upper),
				})),
				stroke: colour,
				width: 2,
				opacity: 0.5,
				roundEnds: true,
			},
			{
				mark: 'dot',
				points: points.map(({ x, y }) => ({ x: toX(x), y: toY(y) })),
				shape,
				colour,
				radius: 4,
			},
		]),
		...panel.labels.map(({ x, y, text, anchor, fill }): Mark => ({
			mark: 'text',
			texts: [{ x: toX(x), y: toY(y), text }],
			anchor,
			fill,
			size: SMALL,
			bold: true,
			halo: theme.paper,
		})),
	);
	if (panel.note !== null)
		marks.push(
			words(wrapText(panel.note, width - 8, SMALL), left + 6, top + height / 2, theme.ink),
		);
	if (panel.brush !== undefined)
		brushes.push({
			filter: panel.brush,
			x1: left,
			x2: left + width,
			y1: top,
			y2: bottom,
			from: spec.x.from,
			to: spec.x.to,
		});
	for (const { from, to, words: said, filter } of panel.stretches)
		hits.push({
			x1: toX(Math.max(from, spec.x.from)),
			x2: toX(Math.min(to, spec.x.to)),
			y1: top,
			y2: bottom,
			words: said,
			...(filter === undefined ? {} : { filter }),
		});

	const axisLabel = wrapText(spec.x.label, across, SMALL);
	marks.push(words(axisLabel, edge, bottom + 32, theme.softInk));
	let y = bottom + 30 + axisLabel.length * LINE;
	// Below the ticks' own strokes, so that only their values and the axis' name are said again.
	const axis = { from: bottom + 5, to: y };
	for (const block of panel.blocks) {
		const from = y;
		seams.push({ y, head: axis, under: null });
		if (block.label !== null) {
			const lines = wrapText(block.label, across, SMALL, true);
			marks.push(words(lines, edge, y + 10, block.colour, SMALL, true));
			y += lines.length * LINE + 2;
		}
		for (const { label, values } of block.rows) {
			marks.push(
				words([label], edge, y + 8, theme.softInk),
				centred(ticksAt, y + 8, values, theme.ink),
			);
			y += LINE;
		}
		y += 4;
		hits.push({
			x1: edge,
			x2: edge + across,
			y1: from,
			y2: y,
			words: block.words,
			...(block.filter === undefined ? {} : { filter: block.filter }),
		});
	}
	for (const [at, sentence] of panel.footer.entries()) {
		if (at === 0) seams.push({ y, head: { from: y, to: y }, under: null });
		const lines = wrapText(sentence, across, SMALL);
		marks.push(words(lines, edge, y + 10, theme.ink));
		y += lines.length * LINE + 2;
	}
	return y - start;
}

function words(
	lines: readonly string[],
	x: number,
	y: number,
	fill: string,
	size = SMALL,
	bold = false,
): TextMark {
	return {
		mark: 'text',
		texts: lines.map((text, at) => ({ x, y: y + at * LINE, text })),
		anchor: 'start',
		fill,
		size,
		bold,
	};
}

function centred(
	places: readonly number[],
	y: number,
	texts: readonly string[],
	fill: string,
): TextMark {
	return {
		mark: 'text',
		texts: places.map((x, at) => ({ x, y, text: texts[at] ?? '' })).filter(({ text }) => text),
		anchor: 'middle',
		fill,
		size: SMALL,
	};
}
