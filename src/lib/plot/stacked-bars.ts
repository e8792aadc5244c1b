import { percent } from '../domain/format.ts';
import type { BoxMark, Chart, Hit, Mark, Seam, TextMark } from './chart.ts';
import type { Drawing } from './drawing.ts';
import { keyRow } from './key-row.ts';
import { textWidth, wrapText } from './text-width.ts';

/** One kind of segment, the same in every bar. */
export interface SegmentKind {
	readonly label: string;
	readonly fill: string;
	/** Colour of words on it. */
	readonly ink: string;
}

export interface StackedBar {
	readonly label: string;
	/** At the right, over the bar: "1,204 runs". */
	readonly count: string;
	/** Under the bar. */
	readonly detail: string | null;
	/** Share of each kind, adding up to one; of nothing for an empty bar. */
	readonly segments: readonly { readonly kind: number; readonly share: number }[];
	/** Stands in place of the bar. */
	readonly note: string | null;
	readonly words: string;
	readonly filter?: { readonly name: string; readonly level: string };
	readonly bold: boolean;
}

/** Bars of one length, cut into shares: what `stackedBars` lays out. */
export interface StackedBars {
	readonly kinds: readonly SegmentKind[];
	readonly sections: readonly {
		readonly heading: string | null;
		readonly bars: readonly StackedBar[];
	}[];
}

const TEXT = 13;
const SMALL = 12;
const BAR = 22;
const LINE = 16;

/** Lays bars out, each under its own label, so that all have the whole width; shares stand in segments that hold them. */
export function stackedBars(spec: StackedBars, drawing: Drawing): Chart {
	const { width, theme } = drawing;
	const marks: Mark[] = [];
	const hits: Hit[] = [];
	const key = keyRow(
		spec.kinds.map(({ label, fill }) => ({ label, colour: fill, sample: { kind: 'box' } })),
		width,
		theme,
	);
	marks.push(...key.marks);
	const text = (
		lines: readonly string[],
		x: number,
		y: number,
		rest: Partial<Omit<TextMark, 'mark' | 'texts'>> = {},
	): void => {
		if (lines.length > 0)
			marks.push({
				mark: 'text',
				texts: lines.map((line, at) => ({ x, y: y + at * LINE, text: line })),
				anchor: 'start',
				fill: theme.ink,
				size: SMALL,
				...rest,
			});
	};
	const seams: Seam[] = [];
	const head = { from: 0, to: key.height + 4 };
	let y = head.to;
	for (const { heading, bars } of spec.sections) {
		if (heading !== null) {
			const lines = wrapText(heading, width, TEXT, true);
			text(lines, 0, y + 10, { size: TEXT, bold: true });
			y += lines.length * LINE + 8;
		}
		for (const bar of bars) {
			const top = y;
			const room = width - textWidth(bar.count, SMALL, bar.bold) - 14;
			const label = wrapText(bar.label, room, TEXT, bar.bold);
			text(label, 0, y + 9, { size: TEXT, bold: bar.bold });
			text([bar.count], width, y + 9, { anchor: 'end', bold: bar.bold });
			y += label.length * LINE + 3;
			if (bar.note !== null) text([bar.note], 0, y + BAR / 2);
			else drawBar(bar, y, spec.kinds, drawing, marks);
			y += BAR;
			if (bar.detail !== null) {
				const lines = wrapText(bar.detail, width, SMALL);
				text(lines, 0, y + 11, { fill: theme.softInk });
				y += lines.length * LINE + 2;
			}
			y += 10;
			hits.push({
				x1: 0,
				x2: width,
				y1: top,
				y2: y,
				words: bar.words,
				...(bar.filter === undefined ? {} : { filter: bar.filter }),
			});
			seams.push({ y, head, under: bar === bars.at(-1) ? null : heading });
		}
		y += 6;
	}
	const height = Math.ceil(y);
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

function drawBar(
	{ segments }: StackedBar,
	top: number,
	kinds: readonly SegmentKind[],
	{ width, theme }: Drawing,
	marks: Mark[],
): void {
	const boxes: BoxMark['boxes'][number][] = [];
	const texts: TextMark[] = [];
	let x = 0;
	for (const { kind, share } of segments) {
		const { fill, ink } = kinds[kind] ?? { fill: theme.rule, ink: theme.ink };
		const end = x + share * width;
		boxes.push({ x1: x, x2: end, y1: top, y2: top + BAR, fill });
		const words = percent(share);
		if (textWidth(words, SMALL) + 8 < end - x)
			texts.push({
				mark: 'text',
				texts: [{ x: (x + end) / 2, y: top + BAR / 2, text: words }],
				anchor: 'middle',
				fill: ink,
				size: SMALL,
			});
		x = end;
	}
	marks.push({ mark: 'box', boxes, stroke: theme.paper }, ...texts);
}
