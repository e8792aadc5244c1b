import type { IntervalRows } from './interval-spec.ts';
import { widest, wrapText } from './text-width.ts';

export const TEXT = 13;
export const NUMBERS = 12.5;
export const SMALL = 12;
const GAP = 18;
const STACKED_GAP = 12;
const STACKED_LEFT = 14;
const MIN_PLOT = 130;
const MIN_LABEL = 120;
export const LABEL_GAP = 16;
/** Room for the half of the last tick label that stands out over the axis. */
const LAST_TICK = 10;

interface Layout {
	/** Label above its lines instead of beside them. */
	readonly stacked: boolean;
	/** The last column stands on the label's line: where stacked rows have one line each, for a wider plot. */
	readonly lifted: boolean;
	readonly labelWidth: number;
	readonly left: number;
	readonly right: number;
	/** Right edge of each number column, px. */
	readonly columnEnds: readonly number[];
	/** Lines of head over each column, from the top. */
	readonly heads: readonly (readonly string[])[];
}

/** Widest text of each column, its head in one line or word by word. */
function columnWidths(spec: IntervalRows, wholeHeads: boolean): number[] {
	const rows = spec.sections.flatMap((section) => section.rows);
	return spec.heads.map((head, at) =>
		Math.max(
			widest(wholeHeads ? [head] : wrapText(head, 0, SMALL), SMALL),
			...rows.map(({ lines, role }) =>
				widest(
					lines.map((line) => line.columns[at] ?? ''),
					NUMBERS,
					role === 'total',
				),
			),
		),
	);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** How wide labels, plot and number columns stand at a width, beside or above each other. */
export function layout(spec: IntervalRows, width: number): Layout {
	const rows = spec.sections.flatMap((section) => section.rows);
	const labels = rows.map((row) => row.label);
	const labelRoom = widest(labels, TEXT, true);
	const longestWord = widest(
		labels.flatMap((label) => wrapText(label, 0, TEXT, true)),
		TEXT,
		true,
	);
	const beside = columnWidths(spec, true);
	const right = sum(beside) + beside.length * GAP + LAST_TICK;
	const forLabel = width - right - MIN_PLOT - LABEL_GAP;
	if (forLabel >= Math.min(Math.max(longestWord, MIN_LABEL), labelRoom)) {
		const labelWidth = Math.min(labelRoom, forLabel, width * 0.42) + LABEL_GAP;
		return {
			stacked: false,
			lifted: false,
			labelWidth,
			left: labelWidth,
			right,
			columnEnds: ends(beside, GAP, width),
			heads: spec.heads.map((head) => [head]),
		};
	}
	const lifted = spec.heads.length === 2 && rows.every(({ lines }) => lines.length === 1);
	if (lifted) {
		const [first = 0, last = 0] = columnWidths(spec, true);
		return {
			stacked: true,
			lifted,
			labelWidth: width - last - STACKED_GAP,
			left: STACKED_LEFT,
			right: first + STACKED_GAP + LAST_TICK,
			columnEnds: [width, width],
			heads: [spec.heads.toReversed()],
		};
	}
	const columns = columnWidths(spec, false);
	return {
		stacked: true,
		lifted,
		labelWidth: width,
		left: STACKED_LEFT,
		right: sum(columns) + columns.length * STACKED_GAP + LAST_TICK,
		columnEnds: ends(columns, STACKED_GAP, width),
		heads: spec.heads.map((head, at) => wrapText(head, columns[at] ?? 0, SMALL)),
	};
}

/** Right edges of columns that end at the right edge of the drawing. */
function ends(columns: readonly number[], gap: number, width: number): number[] {
	return columns.map((_, at) => width - sum(columns.slice(at + 1).map((column) => column + gap)));
}
