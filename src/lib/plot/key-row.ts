import type { Mark, Shape } from './chart.ts';
import type { Theme } from './drawing.ts';
import { textWidth, wrapText } from './text-width.ts';

/** One name of a key, with a sample of how it is drawn. */
export interface KeyEntry {
	readonly label: string;
	readonly colour: string;
	readonly sample:
		| { readonly kind: 'line'; readonly dash?: string }
		| { readonly kind: 'dot'; readonly shape: Shape }
		| { readonly kind: 'box' };
}

const SMALL = 12;
const SAMPLE = 22;
const LINE = 20;

/** A key over a drawing, wrapped to its width; nothing for a single entry or none. */
export function keyRow(
	entries: readonly KeyEntry[],
	width: number,
	theme: Theme,
): { readonly marks: readonly Mark[]; readonly height: number } {
	if (entries.length < 2) return { marks: [], height: 0 };
	const marks: Mark[] = [];
	let x = 0;
	let y = 10;
	for (const { label, colour, sample } of entries) {
		const room = SAMPLE + 6 + textWidth(label, SMALL);
		if (x > 0 && x + room > width) {
			x = 0;
			y += LINE;
		}
		if (sample.kind === 'line')
			marks.push({
				mark: 'rule',
				way: 'horizontal',
				lines: [{ at: y, from: x, to: x + SAMPLE }],
				stroke: colour,
				width: 2,
				...(sample.dash === undefined ? {} : { dash: sample.dash }),
			});
		else if (sample.kind === 'dot')
			marks.push({
				mark: 'dot',
				points: [{ x: x + SAMPLE / 2, y }],
				shape: sample.shape,
				colour,
				radius: 4,
			});
		else
			marks.push({
				mark: 'box',
				boxes: [{ x1: x + 4, x2: x + SAMPLE - 2, y1: y - 6, y2: y + 6, fill: colour }],
				stroke: theme.softInk,
			});
		const lines = wrapText(label, width - SAMPLE - 6, SMALL);
		marks.push({
			mark: 'text',
			texts: lines.map((text, at) => ({ x: x + SAMPLE + 6, y: y + at * 16, text })),
			anchor: 'start',
			fill: theme.ink,
			size: SMALL,
		});
		y += (lines.length - 1) * 16;
		x += room + 18;
	}
	return { marks, height: y + 16 };
}
