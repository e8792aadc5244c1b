import type { PanelRows } from './panel-spec.ts';
import { widest, wrapText } from './text-width.ts';
import { valueAxis, type ValueAxis } from './value-axis.ts';

export const TEXT = 13;
export const NUMBERS = 12.5;
export const SMALL = 12;
export const GAP = 14;
const MIN_PLOT = 110;
const MIN_LABEL = 140;
/** Room for the half of a tick label that stands out over the end of its axis. */
export const TICK = 16;

/** Where one panel stands, px. */
export interface Place {
	readonly left: number;
	readonly right: number;
	readonly end: number;
	readonly axis: ValueAxis;
}

export interface Layout {
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

/** How wide labels, panels and numbers stand at a width. */
export function layout(spec: PanelRows, width: number): Layout {
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
	const places = spec.panels.map(({ least, base = 0, bare }, at): Place => {
		const column = columns[at] ?? 0;
		const end = stacked ? width : left + one + 2 * TICK + GAP + column;
		const right = end - column - GAP - TICK;
		const axis = axisFrom(base, valuesOf(spec, at), right - left - TICK, least);
		const place = {
			left: left + TICK,
			right,
			end,
			axis: bare === true ? { ...axis, ticks: [] } : axis,
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

/** Where a value of a panel stands, px. */
export function toX({ axis, left, right }: Place, value: number): number {
	return left + ((value - axis.low) / (axis.high - axis.low)) * (right - left);
}
