import type {
	BoxMark,
	Chart,
	DotMark,
	Hit,
	HitFilter,
	Mark,
	RuleMark,
	Seam,
	Shape,
	TextMark,
} from './chart.ts';
import type { Drawing } from './drawing.ts';
import { widest, wrapText } from './text-width.ts';
import { valueAxis, type ValueAxis } from './value-axis.ts';

/** One measure: its own axis, shape and colour, and a column of its numbers. */
interface RowPanel {
	/** Stands over the panel: "Share of runs". */
	readonly heading: string;
	/** Stands over its numbers: "%, 95 % CI". */
	readonly numbers: string;
	readonly tick: (value: number) => string;
	/** Smallest length of the axis. */
	readonly least: number;
	readonly colour: string;
	readonly shape: Shape;
	/** Where the axis begins, for measures to which zero means nothing; 0 if left out. */
	readonly base?: number;
	/** Intervals as broad strips: quartiles, not confidence. */
	readonly strips?: boolean;
	/** Second points, such as what chance would give: their name and colour. */
	readonly second?: { readonly label: string; readonly colour: string; readonly shape: Shape };
	/** Words at either side of zero, for differences: "lower with it", "higher with it". */
	readonly sides?: readonly [below: string, above: string];
}

/** A row's answer in one panel. */
export interface PanelCell {
	readonly point: {
		readonly estimate: number;
		/** Null where there is no interval. */
		readonly lower: number | null;
		readonly upper: number | null;
		/** A thinner line beyond the interval, such as from the 10th to the 90th percentile. */
		readonly reach?: { readonly from: number; readonly to: number };
	} | null;
	readonly second?: number | null;
	/** Stands where the dot would: "too few to say". */
	readonly note: string | null;
	readonly text: string;
}

interface PanelRow {
	readonly label: string;
	/** One per panel. */
	readonly cells: readonly PanelCell[];
	/** Words on hover. */
	readonly words: string;
	readonly filter?: HitFilter;
	/** A point among others, which the keyboard visits one by one. */
	readonly point?: boolean;
	/** Set off from the others: chosen by the reader. */
	readonly marked?: boolean;
}

export interface PanelRows {
	/** Labels above their lines, even where they would fit beside; for drawings stacked with others that need it. */
	readonly stacked?: boolean;
	readonly panels: readonly RowPanel[];
	readonly sections: readonly {
		readonly heading: string | null;
		readonly rows: readonly PanelRow[];
	}[];
}

const TEXT = 13;
const NUMBERS = 12.5;
const SMALL = 12;
const LINE = 20;
const GAP = 14;
const MIN_PLOT = 110;
const MIN_LABEL = 140;
/** Room for the half of a tick label that stands out over the end of its axis. */
const TICK = 16;

/** Where one panel stands, px. */
interface Place {
	readonly left: number;
	readonly right: number;
	readonly end: number;
	readonly axis: ValueAxis;
}

interface Layout {
	/** Labels above, and a line of its own for each panel, beneath each other. */
	readonly stacked: boolean;
	readonly labelWidth: number;
	readonly places: readonly Place[];
}

function numbersWidth({ panels, sections }: PanelRows, at: number): number {
	const texts = sections.flatMap(({ rows }) => rows.map(({ cells }) => cells[at]?.text ?? ''));
	return Math.max(
		widest(texts, NUMBERS),
		widest(wrapText(panels[at]?.numbers ?? '', 0, SMALL), SMALL),
	);
}

function valuesOf({ sections }: PanelRows, at: number): number[] {
	return sections.flatMap(({ rows }) =>
		rows.flatMap(({ cells }) => {
			const cell = cells[at];
			const { estimate = null, lower = null, upper = null, reach } = cell?.point ?? {};
			const values = [estimate, lower, upper, reach?.from, reach?.to, cell?.second];
			return values.filter((value) => value !== null && value !== undefined);
		}),
	);
}

function layout(spec: PanelRows, width: number): Layout {
	const labels = spec.sections.flatMap(({ rows }) => rows.map(({ label }) => label));
	const columns = spec.panels.map((_, at) => numbersWidth(spec, at));
	const fixed = columns.reduce((sum, column) => sum + column + GAP + 2 * TICK, 0);
	const wanted = widest(labels, TEXT) + GAP;
	const room = width - fixed - spec.panels.length * MIN_PLOT;
	const longestWord = widest(
		labels.flatMap((label) => wrapText(label, 0, TEXT)),
		TEXT,
	);
	const stacked =
		spec.stacked === true || room < Math.min(wanted, Math.max(MIN_LABEL, longestWord + GAP));
	const labelWidth = stacked
		? width
		: Math.min(wanted, room, Math.max(width * 0.32, longestWord + GAP));
	const one = stacked
		? 0
		: (width - labelWidth - fixed - (spec.panels.length - 1) * GAP) / spec.panels.length;
	let left = stacked ? 0 : labelWidth;
	const places = spec.panels.map(({ least, base = 0 }, at): Place => {
		const column = columns[at] ?? 0;
		const end = stacked ? width : left + one + 2 * TICK + GAP + column;
		const right = end - column - GAP - TICK;
		const place = {
			left: left + TICK,
			right,
			end,
			axis: axisFrom(base, valuesOf(spec, at), right - left - TICK, least),
		};
		if (!stacked) left = end + GAP;
		return place;
	});
	return { stacked, labelWidth, places };
}

/** An axis that begins at `base` rather than at zero. */
function axisFrom(base: number, values: readonly number[], room: number, least: number): ValueAxis {
	if (base === 0) return valueAxis(values, room, least);
	const { low, high, ticks } = valueAxis(
		values.map((value) => value - base),
		room,
		least,
	);
	return { low: low + base, high: high + base, ticks: ticks.map((tick) => tick + base) };
}

/**
 * Lays rows out with one or more panels beside each other, each with an axis of its own that holds zero, dots with
 * intervals, and its numbers at the right. Where the width is too small, the label stands above and the panels'
 * lines beneath each other, told apart by shape and by the heading that carries the shape.
 */
export function panelRows(spec: PanelRows, drawing: Drawing): Chart {
	const { width, theme } = drawing;
	const { stacked, labelWidth, places } = layout(spec, width);
	const texts = new Map<string, { readonly mark: TextMark; readonly list: Words[] }>();
	const say = (
		text: Words,
		anchor: TextMark['anchor'],
		fill: string,
		size: number,
		extra: Pick<TextMark, 'bold' | 'halo'> = {},
	): void => {
		const key = JSON.stringify([anchor, fill, size, extra]);
		const entry = texts.get(key) ?? {
			mark: { mark: 'text', texts: [], anchor, fill, size, ...extra },
			list: [],
		};
		entry.list.push(text);
		texts.set(key, entry);
	};
	const toX = (place: Place, value: number): number =>
		place.left +
		((value - place.axis.low) / (place.axis.high - place.axis.low)) * (place.right - place.left);

	const headDots: Mark[] = [];
	const dot = (x: number, y: number, colour: string, shape: Shape, hollow: boolean): DotMark => ({
		mark: 'dot',
		points: [{ x, y }],
		shape,
		colour,
		radius: 4,
		...(hollow ? { hollow: theme.paper } : {}),
	});

	let y = 0;
	const heads = spec.panels.map((panel, at) => {
		const place = places[at] ?? { left: 0, right: width, end: width, axis: valueAxis([], 1, 1) };
		const from = stacked ? 0 : place.left - TICK;
		const headRoom = (stacked ? width : place.end) - from - 14;
		return { panel, place, from, lines: wrapText(panel.heading, headRoom, TEXT, true) };
	});
	const headBlock = (one: (typeof heads)[number], top: number): number => {
		const { panel, place, from, lines } = one;
		headDots.push(dot(from + 5, top + 9, panel.colour, panel.shape, false));
		lines.forEach((text, line) =>
			say({ x: from + 15, y: top + 9 + line * 16, text }, 'start', theme.ink, SMALL, {
				bold: true,
			}),
		);
		let below = top + 9 + lines.length * 16;
		if (panel.second !== undefined) {
			const { label, colour, shape } = panel.second;
			headDots.push(dot(from + 5, below, colour, shape, true));
			say({ x: from + 15, y: below, text: label }, 'start', theme.softInk, SMALL);
			below += 16;
		}
		if (panel.sides !== undefined) {
			const zero = toX(place, 0);
			const [lower, higher] = panel.sides;
			const fits =
				widest([lower], SMALL) + 6 <= zero - from &&
				widest([higher], SMALL) + 6 <= place.end - zero;
			if (fits) {
				say({ x: zero - 6, y: below, text: lower }, 'end', theme.softInk, SMALL);
				say({ x: zero + 6, y: below, text: higher }, 'start', theme.softInk, SMALL);
			} else {
				const both = `← ${lower} · ${higher} →`;
				say({ x: from, y: below, text: both }, 'start', theme.softInk, SMALL);
			}
			below += 16;
		}
		const numbers = wrapText(
			panel.numbers,
			stacked ? place.end - place.right - TICK - 4 : place.end - place.right - TICK,
			SMALL,
		);
		const last = below + (numbers.length - 1) * 15;
		numbers.forEach((text, line) =>
			say({ x: place.end, y: below + line * 15, text }, 'end', theme.softInk, SMALL),
		);
		for (const tick of place.axis.ticks) {
			const text = panel.tick(tick);
			const x = Math.max(toX(place, tick), widest([text], SMALL) / 2);
			say({ x, y: last, text }, 'middle', theme.softInk, SMALL);
		}
		return last + 12;
	};
	if (stacked) for (const one of heads) y = headBlock(one, y) + 4;
	else {
		// Headings are level with each other from below, so that all axes end at the rows.
		const heights = heads.map((one) => headHeight(one.panel, one.lines.length));
		const tallest = Math.max(0, ...heights);
		heads.forEach((one, at) => {
			y = Math.max(y, headBlock(one, tallest - (heights[at] ?? 0)));
		});
	}

	const grid: RuleMark['lines'][number][] = [];
	const zeros: RuleMark['lines'][number][] = [];
	const hairlines: RuleMark['lines'][number][] = [{ at: y, from: 0, to: width }];
	const intervals = spec.panels.map((): RuleMark['lines'][number][] => []);
	const reaches = spec.panels.map((): RuleMark['lines'][number][] => []);
	const points = spec.panels.map((): DotMark['points'][number][] => []);
	const seconds = spec.panels.map((): DotMark['points'][number][] => []);
	const hits: Hit[] = [];
	const frames: BoxMark['boxes'][number][] = [];
	const seams: Seam[] = [];
	const over = { from: 0, to: y };

	for (const section of spec.sections) {
		if (section.heading !== null) {
			const lines = wrapText(section.heading, width, TEXT, true);
			lines.forEach((text, line) =>
				say({ x: 0, y: y + 18 + line * 16, text }, 'start', theme.ink, TEXT, { bold: true }),
			);
			y += 15 + lines.length * 16;
			hairlines.push({ at: y, from: 0, to: width });
		}
		for (const row of section.rows) {
			const top = y;
			const lines = wrapText(row.label, labelWidth - (stacked ? 0 : GAP), TEXT, row.marked);
			const labelBlock = lines.length * 16;
			const block = stacked ? spec.panels.length * LINE : LINE;
			const height = stacked ? labelBlock + block + 11 : Math.max(labelBlock, block) + 6;
			const labelTop = stacked ? top + 5 : top + (height - labelBlock) / 2;
			lines.forEach((text, line) =>
				row.marked === true
					? say({ x: 0, y: labelTop + 8 + line * 16, text }, 'start', theme.accent, TEXT, {
							bold: true,
						})
					: say({ x: 0, y: labelTop + 8 + line * 16, text }, 'start', theme.ink, TEXT),
			);
			row.cells.forEach((cell, at) => {
				const place = places[at];
				if (place === undefined) return;
				const middle = stacked ? top + 5 + labelBlock + (at + 0.5) * LINE : top + height / 2;
				const stretch = stacked
					? { from: middle - LINE / 2, to: middle + LINE / 2 }
					: { from: top, to: top + height };
				for (const tick of place.axis.ticks)
					(tick === 0 ? zeros : grid).push({ at: toX(place, tick), ...stretch });
				if (cell.point !== null) {
					const { estimate, lower, upper, reach } = cell.point;
					if (reach !== undefined)
						reaches[at]?.push({
							at: middle,
							from: toX(place, reach.from),
							to: toX(place, reach.to),
						});
					points[at]?.push({ x: toX(place, estimate), y: middle });
					if (lower !== null && upper !== null && upper > lower)
						intervals[at]?.push({ at: middle, from: toX(place, lower), to: toX(place, upper) });
				}
				if (cell.second !== undefined && cell.second !== null)
					seconds[at]?.push({ x: toX(place, cell.second), y: middle });
				if (cell.note !== null)
					say({ x: place.left + 4, y: middle, text: cell.note }, 'start', theme.softInk, SMALL, {
						halo: theme.paper,
					});
				if (cell.text !== '')
					say({ x: place.end, y: middle, text: cell.text }, 'end', theme.ink, NUMBERS);
			});
			y += height;
			hairlines.push({ at: y, from: 0, to: width });
			hits.push({
				x1: 0,
				x2: width,
				y1: top,
				y2: y,
				words: row.words,
				...(row.filter === undefined ? {} : { filter: row.filter }),
				...(row.point === true ? { point: '0' } : {}),
			});
			if (row.marked === true)
				frames.push({ x1: 0, x2: width, y1: top + 1, y2: y - 1, fill: 'none' });
			seams.push({ y, head: over, under: row === section.rows.at(-1) ? null : section.heading });
		}
	}

	const height = Math.ceil(y + 1);
	const marks: Mark[] = [
		...(frames.length === 0 ? [] : [{ mark: 'box' as const, boxes: frames, stroke: theme.accent }]),
		{ mark: 'rule', way: 'horizontal', lines: hairlines, stroke: theme.rule },
		{ mark: 'rule', way: 'vertical', lines: grid, stroke: theme.rule },
		{ mark: 'rule', way: 'vertical', lines: zeros, stroke: theme.softInk, opacity: 0.6 },
		...spec.panels.flatMap((panel, at): Mark[] => [
			{
				mark: 'rule',
				way: 'horizontal',
				lines: reaches[at] ?? [],
				stroke: panel.colour,
				opacity: 0.55,
			},
			{
				mark: 'rule',
				way: 'horizontal',
				lines: intervals[at] ?? [],
				stroke: panel.colour,
				width: panel.strips === true ? 7 : 2,
				opacity: panel.strips === true ? 0.35 : 0.55,
				roundEnds: panel.strips !== true,
			},
			...(panel.second === undefined
				? []
				: [
						{
							mark: 'dot' as const,
							points: seconds[at] ?? [],
							shape: panel.second.shape,
							colour: panel.second.colour,
							radius: 4,
							hollow: theme.paper,
						},
					]),
			{
				mark: 'dot',
				points: points[at] ?? [],
				shape: panel.shape,
				colour: panel.colour,
				radius: 4,
			},
		]),
		...headDots,
		...[...texts.values()].map(({ mark, list }): Mark => ({ ...mark, texts: list })),
	];
	return {
		height,
		margin: { top: 0, right: 0, bottom: 0, left: 0 },
		x: [0, width],
		y: [0, height],
		marks,
		hits,
		seams: seams.slice(0, -1),
	};
}

type Words = TextMark['texts'][number];

/** Px a panel's heading takes, its axis excepted. */
function headHeight({ second, sides }: RowPanel, lines: number): number {
	return lines * 16 + (second === undefined ? 0 : 16) + (sides === undefined ? 0 : 16);
}
