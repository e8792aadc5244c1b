import type {
	Chart,
	DotMark,
	Hit,
	HitFilter,
	LineMark,
	Mark,
	RuleMark,
	Seam,
	TextMark,
} from './chart.ts';
import type { Drawing } from './drawing.ts';
import { fitted } from './fitted.ts';
import { placedNames, type NamedPoint } from './placed-names.ts';
import { textWidth, widest, wrapText } from './text-width.ts';
import { valueAxis } from './value-axis.ts';

/** A pair of control limits over size; null where there is none. */
interface FunnelLimit {
	readonly label: string;
	/** Chance alone, or with the spread between centres added. */
	readonly kind: 'exact' | 'spread';
	/** The outer limits of a kind, drawn heavier. */
	readonly outer: boolean;
	readonly points: readonly {
		readonly size: number;
		readonly lower: number | null;
		readonly upper: number | null;
	}[];
}

interface FunnelCentre {
	readonly size: number;
	readonly value: number;
	/** Filled where it lies outside the narrow limits of chance, a ring where not. */
	readonly outside: boolean;
	/** Words on hover. */
	readonly words: string;
	readonly filter?: HitFilter;
	/** Its name, where it is marked among the others. */
	readonly mark?: string;
}

/** One funnel: centres by size, about a target. */
export interface FunnelPanel {
	readonly heading: string;
	/** Under the size axis: "ECPR runs with a known outcome". */
	readonly sizeLabel: string;
	readonly valueTick: (value: number) => string;
	readonly sizeTick: (size: number) => string;
	/** No value can lie above. */
	readonly most: number;
	/** Line across: the share of all, or as expected. */
	readonly target: number;
	readonly limits: readonly FunnelLimit[];
	readonly centres: readonly FunnelCentre[];
	/** Stands in place of the funnel where there is nothing to draw: the reason. */
	readonly note: string | null;
}

const TEXT = 13;
const SMALL = 12;
const SIDE_BY_SIDE = 700;
const BETWEEN = 40;
const HEIGHT = 280;
/** Plots are not made lower than this. */
const LEAST_HEIGHT = 190;
const HIT = 7;
const RING = 8;
const SWATCH = 26;
/** Px of a size axis beyond which it gets no more ticks. */
const SIZE_TICKS = 420;
/** Room for the half of the last size label that stands out over the axis. */
const LAST_TICK = 24;

/** Where one panel stands, px. */
interface Frame {
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly plotHeight: number;
}

/**
 * Lays funnels out beside each other, or beneath where the width is small: size to the right, the share or ratio upwards,
 * control limits as lines, each centre a dot. A key of the lines stands above. Limits outside the frame are cut off,
 * centres never are.
 */
export function funnelPanels(panels: readonly FunnelPanel[], drawing: Drawing): Chart {
	const beside = drawing.width >= SIDE_BY_SIDE && panels.length > 1;
	const rows = beside || drawing.page !== undefined ? 1 : panels.length;
	return fitted(drawing, { plot: HEIGHT, least: LEAST_HEIGHT, rows }, (height) =>
		laidOut(panels, drawing, beside, height),
	);
}

function laidOut(
	panels: readonly FunnelPanel[],
	drawing: Drawing,
	beside: boolean,
	plotHeight: number,
): Chart {
	const { width } = drawing;
	const one = beside ? (width - BETWEEN * (panels.length - 1)) / panels.length : width;
	const key = keyOf(panels, drawing);
	const marks: Mark[] = [...key.marks];
	const hits: Hit[] = [];
	const headLines = Math.max(
		...panels.map(({ heading }) => wrapText(heading, one, TEXT, true).length),
	);
	// One scale for all, so that heights may be compared across panels.
	const reach = panels.reduce(
		(most, { target, centres, most: limit }) =>
			Math.max(most, Math.min(limit, Math.max(target * 1.6, ...centres.map(({ value }) => value)))),
		0,
	);
	let top = key.height;
	let height = top;
	const seams: Seam[] = [];
	panels.forEach((panel, at) => {
		if (!beside && at > 0) seams.push({ y: top, head: { from: 0, to: key.height }, under: null });
		const left = beside ? at * (one + BETWEEN) : 0;
		const frame = { left, top, width: one, plotHeight };
		const drawn = panelMarks(panel, String(at), frame, drawing, beside ? headLines : null, reach);
		marks.push(...drawn.marks);
		hits.push(...drawn.hits);
		height = Math.max(height, drawn.bottom);
		if (!beside) top = drawn.bottom + 16;
	});
	const whole = Math.ceil(height + 2);
	return {
		height: whole,
		margin: { top: 0, right: 0, bottom: 0, left: 0 },
		x: [0, width],
		y: [0, whole],
		marks,
		hits,
		seams,
	};
}

function strokeOf(kind: FunnelLimit['kind'], drawing: Drawing): string {
	return kind === 'exact' ? drawing.theme.softInk : drawing.theme.first;
}

/** The lines by name, in as many rows as they need. */
function keyOf(
	panels: readonly FunnelPanel[],
	drawing: Drawing,
): { readonly marks: Mark[]; readonly height: number } {
	const limits = panels.find(({ note }) => note === null)?.limits ?? [];
	const marks: Mark[] = [];
	let x = 0;
	let y = 9;
	for (const { label, kind, outer } of limits) {
		const needs = SWATCH + 6 + textWidth(label, SMALL) + 16;
		if (x > 0 && x + needs - 16 > drawing.width) {
			x = 0;
			y += 18;
		}
		marks.push(
			line(
				[
					{ x, y },
					{ x: x + SWATCH, y },
				],
				strokeOf(kind, drawing),
				{ kind, outer },
			),
			words([{ x: x + SWATCH + 6, y, text: label }], 'start', drawing.theme.ink, SMALL),
		);
		x += needs;
	}
	return { marks, height: limits.length === 0 ? 0 : y + 18 };
}

function line(
	points: LineMark['points'],
	stroke: string,
	{ kind, outer }: Pick<FunnelLimit, 'kind' | 'outer'>,
): LineMark {
	return {
		mark: 'line',
		points,
		stroke,
		width: outer ? 2 : 1,
		...(kind === 'exact' ? {} : { dash: '4,3' }),
	};
}

function words(
	texts: TextMark['texts'],
	anchor: TextMark['anchor'],
	fill: string,
	size: number,
	bold = false,
): TextMark {
	return { mark: 'text', texts, anchor, fill, size, bold };
}

function panelMarks(
	panel: FunnelPanel,
	set: string,
	frame: Frame,
	drawing: Drawing,
	headLines: number | null,
	reach: number,
): { readonly marks: Mark[]; readonly hits: Hit[]; readonly bottom: number } {
	const { theme } = drawing;
	const heading = wrapText(panel.heading, frame.width, TEXT, true);
	const marks: Mark[] = [
		words(
			heading.map((text, at) => ({ x: frame.left, y: frame.top + 9 + at * 17, text })),
			'start',
			theme.ink,
			TEXT,
			true,
		),
	];
	const top = frame.top + (headLines ?? heading.length) * 17 + 14;
	if (panel.note !== null) {
		const lines = wrapText(panel.note, frame.width, SMALL);
		marks.push(
			words(
				lines.map((text, at) => ({ x: frame.left, y: top + 6 + at * 17, text })),
				'start',
				theme.ink,
				SMALL,
			),
		);
		return { marks, hits: [], bottom: top + lines.length * 17 + 8 };
	}

	const bottom = top + frame.plotHeight;
	const up = valueAxis([reach], frame.plotHeight, reach);
	const high = Math.min(panel.most, up.high);
	const tickRoom = Math.ceil(widest(up.ticks.map(panel.valueTick), SMALL)) + 10;
	const left = frame.left + tickRoom;
	const right = frame.left + frame.width - LAST_TICK;
	const largest = Math.max(1, ...panel.centres.map(({ size }) => size));
	const across = valueAxis([largest], Math.min(right - left, SIZE_TICKS), 1);
	const toX = (size: number): number => left + (size / across.high) * (right - left);
	const toY = (value: number): number => bottom - (value / high) * frame.plotHeight;
	const ticks = up.ticks.filter((tick) => tick <= high + 1e-9);

	const grid: RuleMark['lines'] = ticks.map((at) => ({ at: toY(at), from: left, to: right }));
	marks.push(
		{ mark: 'rule', way: 'horizontal', lines: grid, stroke: theme.rule },
		{
			mark: 'rule',
			way: 'horizontal',
			lines: [{ at: bottom, from: left, to: right }],
			stroke: theme.softInk,
		},
		words(
			ticks.map((at) => ({ x: left - 8, y: toY(at), text: panel.valueTick(at) })),
			'end',
			theme.softInk,
			SMALL,
		),
		words(
			across.ticks.map((at) => ({ x: toX(at), y: bottom + 14, text: panel.sizeTick(at) })),
			'middle',
			theme.softInk,
			SMALL,
		),
	);
	const sizeLines = wrapText(panel.sizeLabel, right - left, SMALL);
	marks.push(
		words(
			sizeLines.map((text, at) => ({ x: left, y: bottom + 32 + at * 16, text })),
			'start',
			theme.softInk,
			SMALL,
		),
	);

	const inside = (value: number | null): number | null =>
		value === null || value < 0 || value > high ? null : toY(value);
	for (const { points, kind, outer } of panel.limits)
		for (const side of ['lower', 'upper'] as const)
			marks.push(
				line(
					points
						.filter(({ size }) => size <= across.high)
						.map((point) => ({ x: toX(point.size), y: inside(point[side]) })),
					strokeOf(kind, drawing),
					{ kind, outer },
				),
			);
	marks.push({
		mark: 'rule',
		way: 'horizontal',
		lines: [{ at: toY(panel.target), from: left, to: right }],
		stroke: theme.ink,
	});
	const dots = (outside: boolean): DotMark => ({
		mark: 'dot',
		points: panel.centres
			.filter((centre) => centre.outside === outside)
			.map(({ size, value }) => ({ x: toX(size), y: toY(value) })),
		shape: 'circle',
		colour: theme.survived,
		radius: 4,
		...(outside ? {} : { hollow: theme.paper }),
	});
	marks.push(dots(false), dots(true));
	const marked = panel.centres.flatMap(({ size, value, mark }) =>
		mark === undefined ? [] : [{ x: toX(size), y: toY(value), name: mark }],
	);
	if (marked.length > 0) marks.push(...marking(marked, { left, right, top, bottom }, theme));
	const hits = panel.centres
		.toSorted((a, b) => a.size - b.size)
		.map(({ size, value, words: said, filter }): Hit => ({
			x1: toX(size) - HIT,
			x2: toX(size) + HIT,
			y1: toY(value) - HIT,
			y2: toY(value) + HIT,
			words: said,
			point: set,
			...(filter === undefined ? {} : { filter }),
		}));
	return { marks, hits, bottom: bottom + 24 + sizeLines.length * 16 };
}

/** A ring about each marked centre and its name beside, where no other name or ring is. */
function marking(
	marked: readonly NamedPoint[],
	frame: Parameters<typeof placedNames>[1]['frame'],
	theme: Drawing['theme'],
): Mark[] {
	const names = placedNames(marked, { clear: RING + 4, size: SMALL, frame });
	return [
		{
			mark: 'ring',
			points: marked.map(({ x, y }) => ({ x, y })),
			radius: RING,
			stroke: theme.accent,
		},
		{ ...words(names, 'middle', theme.accent, SMALL, true), halo: theme.paper },
	];
}
