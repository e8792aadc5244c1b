import { count } from '../../domain/format.ts';
import { wrapText } from '../../plot/text-width.ts';
import type { Sheet } from '../sheet.ts';

/** A slide of 16:9, in inches. */
export const SLIDE = { width: 13.333, height: 7.5, margin: 0.5 } as const;

/** Where a box stands, in inches. */
export interface Box {
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
}

/** A text with its box and size in points. */
interface Placed extends Box {
	readonly text: string;
	readonly size: number;
}

/** Where everything of a figure stands on its slide. */
export interface SlideLayout {
	readonly title: Placed;
	readonly lead: Placed;
	readonly figure: Box;
	readonly notes: Placed;
	readonly foot: Box;
}

const POINTS = 72;
const GAP = 0.12;
const FOOT = 0.62;

/** Over the widest font that `textWidth` reckons with, Arial is this wide. */
const ARIAL = 0.93;

/** Sizes of title, sentence and notes; notes get smaller where there are many. */
const SIZE = { title: 22, lead: 12, notes: 9.5 } as const;

function placed(text: string, y: number, size: number, bold = false): Placed {
	const w = SLIDE.width - 2 * SLIDE.margin;
	const lines = text === '' ? 0 : wrapText(text, (w * POINTS) / ARIAL, size, bold).length;
	return { text, size, x: SLIDE.margin, y, w, h: (lines * size * 1.25) / POINTS };
}

/** Lays a slide out from its words: what they leave is the figure's. */
export function slideLayout(sheet: Sheet): SlideLayout {
	const title = placed(sheet.title, 0.35, SIZE.title, true);
	const lead = placed(leadOf(sheet), title.y + title.h + GAP / 2, SIZE.lead);
	const footTop = SLIDE.height - 0.25 - FOOT;
	const said = placed(sheet.empty === null ? sheet.notes.join(' ') : '', 0, SIZE.notes);
	const notes = { ...said, y: footTop - GAP / 2 - said.h };
	const top = lead.y + lead.h + GAP;
	return {
		title,
		lead,
		figure: { x: SLIDE.margin, y: top, w: title.w, h: notes.y - GAP - top },
		notes,
		foot: { x: SLIDE.margin, y: footTop, w: title.w, h: FOOT },
	};
}

/** The cohort sentence with the denominators. */
function leadOf({ cohort, subtitle, n }: Sheet): string {
	const whole = subtitle.startsWith(cohort) ? subtitle : `${cohort} ${subtitle}`;
	return n.cohort === n.used
		? `${whole} n\u00a0=\u00a0${count(n.cohort)}.`
		: `${whole} n\u00a0=\u00a0${count(n.cohort)} in the cohort, ${count(n.used)} of them used here.`;
}
