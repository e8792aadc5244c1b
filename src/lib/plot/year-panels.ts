import { count } from '../domain/format.ts';
import type { Chart, DotMark, Hit, LineMark, Mark, RuleMark, Seam, TextMark } from './chart.ts';
import type { Drawing } from './drawing.ts';
import { fitted } from './fitted.ts';
import type { Series } from './interval-spec.ts';
import { shareAxis, shareTick } from './share-axis.ts';
import { textWidth, widest, wrapText } from './text-width.ts';

/** One year's value; null where there is none to show, which leaves a gap. */
export interface YearPoint {
	readonly year: number;
	readonly value: number | null;
	readonly lower?: number;
	readonly upper?: number;
}

interface YearPanel {
	readonly heading: string;
	/** Shares have an axis of per cents, counts one of whole numbers; both start at zero. */
	readonly kind: 'share' | 'count';
	/** Points of each series, in the order of `series`; a series may be absent here (empty). */
	readonly points: readonly (readonly YearPoint[])[];
	/** Stands in place of the panel where there is nothing to draw: the reason. */
	readonly note: string | null;
}

export interface YearPanels {
	readonly years: readonly number[];
	readonly series: readonly (Series & { readonly dash?: string })[];
	readonly panels: readonly YearPanel[];
	/** Words on hover, for each year. */
	readonly words: readonly string[];
}

const TEXT = 13;
const SMALL = 12;
/** Plots are not made lower than this. */
const LEAST_PLOT = 120;

/** A zero-based axis of counts with a few whole ticks. */
function countAxis(largest: number): { readonly end: number; readonly ticks: readonly number[] } {
	const most = Math.max(largest, 4);
	const power = 10 ** Math.floor(Math.log10(most / 4));
	const step = [1, 2, 5, 10].map((times) => times * power).find((one) => most / one <= 4.5) ?? most;
	const whole = Math.max(1, step);
	const count = Math.ceil(most / whole - 1e-9);
	return { end: count * whole, ticks: Array.from({ length: count + 1 }, (_, at) => at * whole) };
}

/** Moves labels apart, keeping their order, so that none covers another. */
function spread(
	wanted: readonly number[],
	distance: number,
	top: number,
	bottom: number,
): number[] {
	const order = wanted.map((y, at) => ({ y, at })).toSorted((a, b) => a.y - b.y || a.at - b.at);
	const placed = order.map(({ y }) => y);
	for (let pass = 0; pass < 2; pass++) {
		let before = top - distance;
		placed.forEach((y, at) => {
			placed[at] = before = Math.max(y, before + distance);
		});
		let after = bottom + distance;
		for (let at = placed.length - 1; at >= 0; at--)
			placed[at] = after = Math.min(placed[at] ?? bottom, after - distance);
	}
	const result: number[] = [];
	order.forEach(({ at }, rank) => (result[at] = placed[rank] ?? 0));
	return result;
}

/**
 * Lays panels over the same years, one above the other: a line and a shape for each series, intervals where
 * there are any, a gap where a year has no value, names at the right end instead of a legend. Nothing is
 * smoothed and nothing is bridged.
 */
export function yearPanels(spec: YearPanels, drawing: Drawing): Chart {
	const plot = drawing.width < 480 || spec.panels.length > 1 ? 150 : 220;
	const rows = drawing.page === undefined ? spec.panels.length : 1;
	return fitted(drawing, { plot, least: LEAST_PLOT, rows }, (height) =>
		laidOut(spec, drawing, height),
	);
}

function laidOut(spec: YearPanels, drawing: Drawing, panelHeight: number): Chart {
	const { width, theme } = drawing;
	const narrow = width < 480;
	const shown = spec.series.map((one) => one.label);
	const labelLimit = narrow ? 96 : 150;
	const labelLines = shown.map((label) => wrapText(label, labelLimit, SMALL, true));
	const right = Math.ceil(widest(labelLines.flat(), SMALL, true)) + 14;
	const largest = (kind: YearPanel['kind']): number =>
		spec.panels
			.filter((panel) => panel.kind === kind)
			.flatMap((panel) => panel.points.flat())
			.reduce((most, point) => Math.max(most, point.upper ?? point.value ?? 0), 0);
	const axes = spec.panels.map((panel) =>
		panel.kind === 'share' ? shareAxis(largest('share'), panelHeight) : countAxis(largest('count')),
	);
	const lastDrawn = spec.panels.findLastIndex((panel) => panel.note === null);
	const tickText = (panel: YearPanel, at: number): string =>
		panel.kind === 'share' ? shareTick(at) : count(at);
	const left =
		Math.ceil(
			widest(
				spec.panels.flatMap((panel, at) =>
					(axes[at]?.ticks ?? []).map((one) => tickText(panel, one)),
				),
				SMALL,
			),
		) + 10;
	const first = spec.years[0] ?? 0;
	const last = spec.years.at(-1) ?? first;
	const room = width - left - right - 20;
	const toX = (year: number): number =>
		left + 10 + (last === first ? room / 2 : ((year - first) / (last - first)) * room);
	const perYear = last === first ? room : room / (last - first);
	const dodge = Math.min(4, perYear / 5);

	const marks: Mark[] = [];
	const ends: number[] = [];
	let y = 0;
	let lastBottom = 0;
	spec.panels.forEach((panel, at) => {
		const axis = axes[at] ?? { end: 1, ticks: [0, 1] };
		const heading = wrapText(panel.heading, width, TEXT, true);
		const top = y + 12 + heading.length * 17;
		marks.push({
			mark: 'text',
			texts: heading.map((text, line) => ({ x: 0, y: y + 8 + line * 17, text })),
			anchor: 'start',
			fill: theme.softInk,
			size: SMALL,
		});
		if (panel.note !== null) {
			const lines = wrapText(panel.note, width, SMALL);
			marks.push({
				mark: 'text',
				texts: lines.map((text, line) => ({ x: 0, y: top + 4 + line * 17, text })),
				anchor: 'start',
				fill: theme.ink,
				size: SMALL,
			});
			y = top + lines.length * 17 + 14;
			ends.push(y);
			return;
		}
		const bottom = top + panelHeight;
		lastBottom = bottom;
		const toY = (value: number): number => bottom - (value / axis.end) * panelHeight;
		marks.push(
			{
				mark: 'rule',
				way: 'horizontal',
				lines: axis.ticks.map((tick) => ({ at: toY(tick), from: left, to: width - right })),
				stroke: theme.rule,
			},
			{
				mark: 'rule',
				way: 'horizontal',
				lines: [{ at: bottom, from: left, to: width - right }],
				stroke: theme.softInk,
			},
			{
				mark: 'text',
				texts: axis.ticks.map((tick) => ({
					x: left - 8,
					y: toY(tick),
					text: tickText(panel, tick),
				})),
				anchor: 'end',
				fill: theme.softInk,
				size: SMALL,
			},
		);
		spec.series.forEach((series, which) => {
			const aside = (which - (spec.series.length - 1) / 2) * dodge;
			marks.push(...seriesMarks(panel.points[which] ?? [], series, aside, toX, toY, theme.paper));
		});
		marks.push(...endLabels(spec, panel, labelLines, toX, toY, width - right + 10, top, bottom));
		if (at === lastDrawn) {
			marks.push({
				mark: 'text',
				texts: yearTicks(spec.years, perYear).map((year) => ({
					x: toX(year),
					y: bottom + 14,
					text: String(year),
				})),
				anchor: 'middle',
				fill: theme.softInk,
				size: SMALL,
			});
		}
		y = bottom + 30;
		ends.push(y);
	});

	const height = Math.ceil(y - 4);
	// The years stand under the last plot; where that is not the last panel, pages would lack them.
	const seams =
		lastDrawn < spec.panels.length - 1
			? []
			: ends.slice(0, -1).map((end): Seam => ({
					...{ y: end, head: { from: 0, to: 0 }, under: null },
					foot: { from: lastBottom + 5, to: height },
				}));
	const hits: Hit[] = spec.years.map((year, at) => ({
		x1: toX(year) - perYear / 2,
		x2: toX(year) + perYear / 2,
		y1: 0,
		y2: height,
		words: spec.words[at] ?? '',
		filter: { name: 'arrest_year', level: String(year) },
	}));
	return {
		height,
		margin: { top: 0, right: 0, bottom: 0, left: 0 },
		x: [0, width],
		y: [0, height],
		marks,
		hits,
		seams,
		...(last === first || lastDrawn < 0
			? {}
			: {
					brushes: [
						{
							filter: 'arrest_year',
							x1: toX(first) - perYear / 2,
							x2: toX(last) + perYear / 2,
							y1: 0,
							y2: lastBottom,
							from: first - 0.5,
							to: last + 0.5,
						},
					],
				}),
	};
}

/** Years labelled so that labels stand apart; the last one always. */
function yearTicks(years: readonly number[], perYear: number): number[] {
	const every = Math.ceil((textWidth('2024', SMALL) + 10) / Math.max(perYear, 1));
	return years.filter((_, at) => (years.length - 1 - at) % every === 0);
}

function seriesMarks(
	points: readonly YearPoint[],
	series: YearPanels['series'][number],
	aside: number,
	toX: (year: number) => number,
	toY: (value: number) => number,
	paper: string,
): Mark[] {
	const line: LineMark['points'][number][] = [];
	const dots: DotMark['points'][number][] = [];
	const intervals: RuleMark['lines'][number][] = [];
	for (const { year, value, lower, upper } of points) {
		const x = toX(year) + aside;
		line.push({ x, y: value === null ? null : toY(value) });
		if (value === null) continue;
		dots.push({ x, y: toY(value) });
		if (lower !== undefined && upper !== undefined)
			intervals.push({ at: x, from: toY(lower), to: toY(upper) });
	}
	if (dots.length === 0) return [];
	return [
		{
			mark: 'rule',
			way: 'vertical',
			lines: intervals,
			stroke: series.colour,
			width: 2,
			opacity: 0.4,
			roundEnds: true,
		},
		{
			mark: 'line',
			points: line,
			stroke: series.colour,
			...(series.dash === undefined ? {} : { dash: series.dash }),
		},
		{
			mark: 'dot',
			points: dots,
			shape: series.shape,
			colour: series.colour,
			radius: 3.5,
			...(series.hollow === true ? { hollow: paper } : {}),
		},
	];
}

/** Each series' name beside its last value. */
function endLabels(
	spec: YearPanels,
	panel: YearPanel,
	labelLines: readonly (readonly string[])[],
	toX: (year: number) => number,
	toY: (value: number) => number,
	x: number,
	top: number,
	bottom: number,
): Mark[] {
	const ends = spec.series.flatMap((series, which) => {
		const last = (panel.points[which] ?? []).findLast(({ value }) => value !== null);
		return last?.value == null
			? []
			: [{ series, y: toY(last.value), from: toX(last.year), lines: labelLines[which] ?? [] }];
	});
	const tallest = Math.max(1, ...ends.map(({ lines }) => lines.length));
	const places = spread(
		ends.map(({ y }) => y),
		tallest * 14 + 2,
		top,
		bottom,
	);
	return ends.map(({ series, lines }, at): Mark => {
		const texts: TextMark['texts'] = lines.map((text, line) => ({
			x,
			y: (places[at] ?? 0) + (line - (lines.length - 1) / 2) * 14,
			text,
		}));
		return { mark: 'text', texts, anchor: 'start', fill: series.colour, size: SMALL, bold: true };
	});
}
