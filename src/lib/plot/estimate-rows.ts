import { decimal } from '../domain/format.ts';
import type { Chart, Hit, Mark, RuleMark, Seam, Shape, TextMark } from './chart.ts';
import type { Drawing } from './drawing.ts';
import { arrowHead, lozenge } from './forest-marks.ts';
import { shareAxis, shareTick } from './share-axis.ts';
import { packTexts, textWidth, widest, wrapText } from './text-width.ts';
import { valueAxis } from './value-axis.ts';

/** Shares from zero, differences of shares about zero, or ratios about one on a log scale. */
export type EstimateScale = 'share' | 'difference' | 'ratio';

export interface EstimateLine {
	readonly label: string;
	/** Soft words under the label. */
	readonly detail?: string;
	readonly point: {
		readonly estimate: number;
		/** Null where there is no interval. */
		readonly lower: number | null;
		readonly upper: number | null;
	} | null;
	/** Stands where the dot would. */
	readonly note?: string;
	readonly colour: string;
	readonly shape: Shape;
	readonly hollow?: boolean;
	readonly bold?: boolean;
	/** Px of the point, 5 if left out; a forest plot's weights. */
	readonly radius?: number;
	/** Drawn as the lozenge of a pooled estimate, from limit to limit. */
	readonly pooled?: true;
	/** Interval in dashes: not one of the estimate, but of what may come. */
	readonly dash?: string;
	/** A mark in this row alone: the value it is to be held against. */
	readonly own?: number;
	/** One text per column. */
	readonly columns: readonly string[];
	/** Words on hover. */
	readonly words: string;
}

/** A line through all rows with its name on top: the truth, a prediction. */
interface NamedLine {
	readonly at: number;
	readonly label: string;
	readonly colour: string;
	readonly dash?: string;
}

/** Estimates on one scale, one a row, with lines to hold them against: what `estimateRows` lays out. */
export interface EstimateRows {
	readonly scale: EstimateScale;
	readonly rows: readonly EstimateLine[];
	/** Heads of the number columns. */
	readonly heads: readonly string[];
	readonly lines: readonly NamedLine[];
	/** Words under the axis at either side of zero (or one). */
	readonly sides?: readonly [below: string, above: string];
	/** The axis holds these too. */
	readonly reach?: readonly number[];
	/** The axis ends here; intervals that go on are cut with an arrow head. */
	readonly clip?: readonly [low: number, high: number];
}

const TEXT = 13;
const SMALL = 12;
const LINE = 16;
const GAP = 16;
const MIN_PLOT = 190;
/** Details under the labels may take room from a plot that is wider. */
const COMFORTABLE_PLOT = 290;
const EDGE = 16;
/** From this many rows on they stand closer, so that a long list is seen at once. */
const LONG_LIST = 14;

const RATIO_TICKS = [0.1, 0.2, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24];

interface Axis {
	readonly from: number;
	readonly to: number;
	readonly ticks: readonly { readonly at: number; readonly text: string }[];
	/** Where there is nothing between the groups; null for shares. */
	readonly nothing: number | null;
}

function axisOf(scale: EstimateScale, values: readonly number[], room: number): Axis {
	if (scale === 'share') {
		const { end, ticks } = shareAxis(Math.max(0, ...values), room);
		return {
			from: 0,
			to: end,
			ticks: ticks.map((at) => ({ at, text: shareTick(at) })),
			nothing: null,
		};
	}
	if (scale === 'difference') {
		const { low, high, ticks } = valueAxis(values, room, 0.1);
		const text = (at: number) =>
			`${at > 0 ? '+' : ''}${decimal(at * 100, ticks.some((t) => Math.abs(t * 100 - Math.round(t * 100)) > 1e-9) ? 1 : 0)}`;
		return { from: low, to: high, ticks: ticks.map((at) => ({ at, text: text(at) })), nothing: 0 };
	}
	const low = Math.min(1, ...values);
	const high = Math.max(1, ...values);
	const below = RATIO_TICKS.filter((tick) => tick <= low).at(-1) ?? low;
	const above = RATIO_TICKS.find((tick) => tick >= high) ?? high;
	const within = RATIO_TICKS.filter((tick) => tick >= below && tick <= above);
	const most = Math.max(3, Math.floor(room / 44));
	const every = Math.ceil(within.length / most);
	const one = within.indexOf(1);
	return {
		from: Math.log(below),
		to: Math.log(above),
		ticks: within
			.filter((_, at) => (at - one) % every === 0)
			.map((tick) => ({ at: Math.log(tick), text: String(tick) })),
		nothing: 0,
	};
}

/** A number with the head of its column before it, for rows that have no columns. */
const headed = (head: string, column: string): string =>
	head === '' ? column : `${head}: ${column}`;

/** Where a name begins so that no upright of a name above runs through it: on its own line's side of each, where there is room. */
function clearOf(
	start: number,
	own: number,
	x: number,
	crossing: readonly number[],
	width: number,
): number {
	const gap = 6;
	const moved = crossing.reduce((from, other) => {
		if (other < from - gap || other > from + own + gap) return from;
		return x >= other ? other + gap : other - gap - own;
	}, start);
	return moved >= 0 && moved + own <= width ? moved : start;
}

/** The axis cut to end at two places. */
function endedAt(axis: Axis, from: number, to: number): Axis {
	return { ...axis, from, to, ticks: axis.ticks.filter(({ at }) => at >= from && at <= to) };
}

/**
 * Lays estimates out in rows: label, point with interval, numbers at the right; above them the names of the lines
 * they are held against. Where the width is too small, label and numbers, each with its head,
 * stand above their own plot line.
 */
export function estimateRows(spec: EstimateRows, drawing: Drawing): Chart {
	const { width, theme } = drawing;
	const { clip } = spec;
	const inside = (value: number): number =>
		clip === undefined ? value : Math.min(Math.max(value, clip[0]), clip[1]);
	const place = (value: number): number =>
		spec.scale === 'ratio' ? Math.log(inside(value)) : inside(value);
	const values = [
		...spec.rows.flatMap(({ point }) =>
			point === null
				? []
				: [point.estimate, point.lower ?? point.estimate, point.upper ?? point.estimate],
		),
		...spec.lines.map(({ at }) => at),
		...spec.rows.flatMap(({ own }) => (own === undefined ? [] : [own])),
		...(spec.reach ?? []),
	]
		.map(inside)
		.filter((value) => Number.isFinite(value) && (spec.scale !== 'ratio' || value > 0));

	const columns = spec.heads.map((head, at) =>
		widest([head, ...spec.rows.map((row) => row.columns[at] ?? '')], SMALL + 0.5, true),
	);
	const numbers = columns.reduce((sum, column) => sum + column + GAP, 0);
	const most = width * 0.36;
	const forLabels = Math.min(
		widest(
			spec.rows.map(({ label }) => label),
			TEXT,
			true,
		),
		most,
	);
	const stacked = width - numbers - forLabels - EDGE < MIN_PLOT;
	const details = widest(
		spec.rows.flatMap(({ detail }) => detail ?? []),
		SMALL,
	);
	const labelRoom = Math.max(
		forLabels,
		Math.min(details, most, width - numbers - EDGE - COMFORTABLE_PLOT),
	);
	const left = stacked ? EDGE : labelRoom + EDGE + 8;
	const right = stacked ? EDGE : numbers + EDGE;
	const fitted = axisOf(spec.scale, values, width - left - right);
	const axis = clip === undefined ? fitted : endedAt(fitted, place(clip[0]), place(clip[1]));
	const toX = (at: number): number =>
		left + ((at - axis.from) / (axis.to - axis.from)) * (width - left - right);

	const marks: Mark[] = [];
	const hits: Hit[] = [];
	const text = (
		lines: readonly string[],
		x: number,
		y: number,
		rest: Partial<Omit<TextMark, 'mark' | 'texts'>> = {},
	): void => {
		if (lines.length === 0) return;
		marks.push({
			mark: 'text',
			texts: lines.map((line, at) => ({ x, y: y + at * LINE, text: line })),
			anchor: 'start',
			fill: theme.ink,
			size: SMALL,
			...rest,
		});
	};

	const nameHeight = spec.lines.length * 17;
	const headHeight = nameHeight + 24;
	const between = spec.rows.length >= LONG_LIST ? 4 : 12;
	let y = headHeight;
	const points: Mark[] = [];
	const hairlines: RuleMark['lines'][number][] = [];
	/** Where upright lines may run: all the way down, or, under stacked labels, beside the points only. */
	const stretches: { readonly from: number; readonly to: number }[] = [];
	const columnEnd = (at: number): number =>
		width - columns.slice(at + 1).reduce((sum, column) => sum + column + GAP, 0);
	for (const row of spec.rows) {
		const top = y;
		const room = stacked ? width : labelRoom;
		const label = wrapText(row.label, room, TEXT, true);
		const detail = row.detail === undefined ? [] : wrapText(row.detail, room, SMALL);
		const said = row.columns.flatMap((column, at) =>
			column === '' ? [] : [headed(spec.heads[at] ?? '', column)],
		);
		const numbersBelow = stacked ? packTexts(said, width, SMALL) : [];
		const block = (label.length + detail.length + numbersBelow.length) * LINE;
		const height = stacked ? block + 30 : Math.max(block, 20) + between;
		const labelTop = stacked ? top + 14 : top + (height - block) / 2 + 8;
		text(label, 0, labelTop, { size: TEXT, bold: row.bold === true });
		text(detail, 0, labelTop + label.length * LINE, { fill: theme.softInk });
		text(numbersBelow, 0, labelTop + (label.length + detail.length) * LINE);
		const middle = stacked ? top + block + 18 : top + height / 2;
		if (!stacked)
			row.columns.forEach((column, at) => {
				if (column !== '')
					text([column], columnEnd(at), middle, {
						anchor: 'end',
						size: SMALL + 0.5,
						bold: row.bold === true,
						...(at === 0 ? {} : { fill: theme.softInk }),
					});
			});
		const { point } = row;
		if (point === null && row.note !== undefined)
			text(wrapText(row.note, width - left - right, SMALL), left, middle, { fill: theme.softInk });
		if (point !== null) {
			if (point.lower !== null && point.upper !== null) {
				const [from, to] = [toX(place(point.lower)), toX(place(point.upper))];
				if (row.pooled === true)
					points.push(lozenge(from, toX(place(point.estimate)), to, middle, row.colour));
				else
					points.push({
						mark: 'rule',
						way: 'horizontal',
						lines: [{ at: middle, from, to }],
						stroke: row.colour,
						width: 2.5,
						opacity: 0.6,
						...(row.dash === undefined ? { roundEnds: true } : { dash: row.dash }),
					});
				if (inside(point.lower) > point.lower) points.push(arrowHead(from, middle, -1, row.colour));
				if (inside(point.upper) < point.upper) points.push(arrowHead(to, middle, 1, row.colour));
			}
			if (row.own !== undefined)
				points.push({
					mark: 'rule',
					way: 'vertical',
					lines: [{ at: toX(place(row.own)), from: middle - 10, to: middle + 10 }],
					stroke: theme.ink,
					width: 2,
				});
			if (row.pooled !== true)
				points.push({
					mark: 'dot',
					points: [{ x: toX(place(point.estimate)), y: middle }],
					shape: row.shape,
					colour: row.colour,
					radius: row.radius ?? 5,
					...(row.hollow === true ? { hollow: theme.paper } : {}),
				});
		}
		if (stacked) stretches.push({ from: middle - 12, to: middle + 12 });
		y += height;
		hairlines.push({ at: y, from: 0, to: width });
		hits.push({ x1: 0, x2: width, y1: top, y2: y, words: row.words });
	}

	const rowsEnd = y;
	if (!stacked) stretches.push({ from: headHeight, to: y });
	const upright = (at: number): RuleMark['lines'] =>
		stretches.map((stretch) => ({ at, ...stretch }));
	const grid = axis.ticks.flatMap(({ at }) => upright(toX(at)));
	const ground: Mark[] = [
		{ mark: 'rule', way: 'vertical', lines: grid, stroke: theme.rule },
		{
			mark: 'rule',
			way: 'horizontal',
			lines: [{ at: headHeight, from: 0, to: width }, ...hairlines],
			stroke: theme.rule,
		},
		...(axis.nothing === null
			? []
			: [
					{
						mark: 'rule' as const,
						way: 'vertical' as const,
						lines: upright(toX(axis.nothing)),
						stroke: theme.softInk,
					},
				]),
		...spec.lines.map((line, at): Mark => ({
			mark: 'rule',
			way: 'vertical',
			lines: [
				{ at: toX(place(line.at)), from: at * 17 + 17, to: headHeight },
				...upright(toX(place(line.at))),
			],
			stroke: line.colour,
			width: 2,
			...(line.dash === undefined ? {} : { dash: line.dash }),
		})),
	];
	spec.lines.forEach((line, at) => {
		const x = toX(place(line.at));
		const own = textWidth(line.label, SMALL, true);
		const start = Math.min(Math.max(0, x - own / 2), width - own);
		const crossing = spec.lines.slice(0, at).map((other) => toX(place(other.at)));
		text([line.label], clearOf(start, own, x, crossing, width), at * 17 + 8, {
			fill: line.colour,
			bold: true,
			halo: theme.paper,
		});
	});
	marks.push({
		mark: 'text',
		texts: axis.ticks.map(({ at, text: words }) => {
			// At the ends of the axis half a label may be wider than the room beside it.
			const half = widest([words], SMALL) / 2;
			return {
				x: Math.min(Math.max(toX(at), half), width - half),
				y: headHeight - 10,
				text: words,
			};
		}),
		anchor: 'middle',
		fill: theme.softInk,
		size: SMALL,
		halo: theme.paper,
	});
	if (!stacked)
		spec.heads.forEach((head, at) => {
			text([head], columnEnd(at), headHeight - 10, { anchor: 'end', fill: theme.softInk });
		});
	if (spec.sides !== undefined && axis.nothing !== null) {
		const [below, above] = spec.sides;
		const middle = toX(axis.nothing);
		const half = textWidth(above, SMALL);
		const first = textWidth(below, SMALL);
		const start = Math.min(middle + 8, width - half - 18);
		const end = Math.min(middle - 8, start - 12);
		if (end - first - 18 >= 0)
			text([`← ${below}`], end, y + 14, { anchor: 'end', fill: theme.softInk });
		text([`${above} →`], start, y + 14, { fill: theme.softInk });
		y += 24;
	}
	const height = Math.ceil(y + 2);
	const foot = { from: rowsEnd, to: height };
	const seams = hits
		.slice(0, -1)
		.map(({ y2 }): Seam => ({ y: y2, head: { from: 0, to: headHeight }, foot, under: null }));
	return {
		height,
		margin: { top: 0, right: 0, bottom: 0, left: 0 },
		x: [0, width],
		y: [0, height],
		marks: [...ground, ...points, ...marks],
		hits,
		seams,
	};
}
