import type { BoxMark, Chart, Mark } from './chart.ts';
import type { Drawing } from './drawing.ts';
import { keyRow } from './key-row.ts';
import { wrapText } from './text-width.ts';

/** One kind of icon, the same in every array. */
interface IconKind {
	readonly label: string;
	readonly fill: string;
}

/** A hundred people, by kind. */
export interface HundredPeople {
	readonly heading: string;
	/** Soft words under the heading. */
	readonly detail: string | null;
	/** How many of each kind, in the order of `kinds`; adds up to 100. Empty where they may not be told. */
	readonly counts: readonly number[];
	readonly words: string;
}

export interface IconArrays {
	readonly kinds: readonly IconKind[];
	readonly arrays: readonly HundredPeople[];
}

const TEXT = 13;
const SMALL = 12;
const LINE = 16;
const ACROSS = 10;
const GAP = 28;

/** Whole numbers that add up to 100 and lie nearest to some shares of one: the largest remainders are rounded up. */
export function ofHundred(shares: readonly number[]): readonly number[] {
	const exact = shares.map((share) => share * 100);
	const counts = exact.map(Math.floor);
	const order = exact
		.map((value, at) => ({ at, rest: value - Math.floor(value) }))
		.sort((a, b) => b.rest - a.rest || a.at - b.at);
	let left = 100 - counts.reduce((sum, count) => sum + count, 0);
	for (const { at } of order) {
		if (left <= 0) break;
		counts[at] = (counts[at] ?? 0) + 1;
		left--;
	}
	return counts;
}

/** Lays out hundreds of squares, ten by ten, side by side where there is room. */
export function iconArrays(spec: IconArrays, drawing: Drawing): Chart {
	const { width, theme } = drawing;
	const marks: Mark[] = [];
	const hits: Chart['hits'][number][] = [];
	const key = keyRow(
		spec.kinds.map(({ label, fill }) => ({ label, colour: fill, sample: { kind: 'box' } })),
		width,
		theme,
	);
	marks.push(...key.marks);
	const columns = Math.max(
		1,
		Math.min(spec.arrays.length, Math.floor((width + GAP) / (150 + GAP))),
	);
	const room = (width - (columns - 1) * GAP) / columns;
	const cell = Math.min(18, Math.floor(room / ACROSS));
	let top = key.height + 4;
	for (let first = 0; first < spec.arrays.length; first += columns) {
		const row = spec.arrays.slice(first, first + columns);
		const heads = row.map(({ heading, detail }) => ({
			heading: wrapText(heading, room, TEXT, true),
			detail: detail === null ? [] : wrapText(detail, room, SMALL),
		}));
		const headHeight = Math.max(
			...heads.map(({ heading, detail }) => (heading.length + detail.length) * LINE),
		);
		row.forEach(({ counts, words }, at) => {
			const left = at * (room + GAP);
			const { heading, detail } = heads[at] ?? { heading: [], detail: [] };
			const lines = (texts: readonly string[], y: number, fill: string, bold: boolean): void => {
				if (texts.length > 0)
					marks.push({
						mark: 'text',
						texts: texts.map((text, line) => ({ x: left, y: y + line * LINE, text })),
						anchor: 'start',
						fill,
						size: bold ? TEXT : SMALL,
						bold,
					});
			};
			lines(heading, top + 9, theme.ink, true);
			lines(detail, top + 9 + heading.length * LINE, theme.softInk, false);
			const boxes: BoxMark['boxes'][number][] = [];
			let person = 0;
			counts.forEach((count, kind) => {
				for (let one = 0; one < count; one++, person++) {
					const x = left + (person % ACROSS) * cell;
					const y = top + headHeight + 8 + Math.floor(person / ACROSS) * cell;
					boxes.push({
						x1: x,
						x2: x + cell,
						y1: y,
						y2: y + cell,
						fill: spec.kinds[kind]?.fill ?? theme.rule,
					});
				}
			});
			marks.push({ mark: 'box', boxes, inset: 1.5, stroke: theme.softInk });
			hits.push({
				x1: left,
				x2: left + room,
				y1: top,
				y2: top + headHeight + 8 + ACROSS * cell,
				words,
			});
		});
		top += headHeight + 8 + ACROSS * cell + 20;
	}
	const height = Math.ceil(top);
	return {
		height,
		margin: { top: 0, right: 0, bottom: 0, left: 0 },
		x: [0, width],
		y: [0, height],
		marks,
		hits,
	};
}
