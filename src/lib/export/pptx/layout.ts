import { count } from '../../domain/format.ts';
import { wrapText } from '../../plot/text-width.ts';
import type { Sheet } from '../sheet.ts';
import { remarkParts, type Remark, type TextBlock } from '../text-sheet.ts';

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
export const ARIAL = 0.93;

/** Sizes of title, sentence and notes; notes get smaller where there are many. */
const SIZE = { title: 22, lead: 12, notes: 9.5 } as const;

/** Width of notes beside a figure, and the gap before them. */
const ASIDE = 3.5;
const ASIDE_GAP = 0.35;

interface Words {
	readonly x?: number;
	readonly y: number;
	readonly w: number;
	readonly size: number;
	readonly bold?: boolean;
}

function placed(text: string, { x = SLIDE.margin, y, w, size, bold = false }: Words): Placed {
	const lines = text === '' ? 0 : wrapText(text, (w * POINTS) / ARIAL, size, bold).length;
	return { text, size, x, y, w, h: (lines * size * 1.25) / POINTS };
}

/**
 * Ways to lay a slide out from its words: what they leave is the figure's. The notes stand under the figure, or, where
 * they fit there, beside it, which leaves a tall figure more room.
 * @param parted the title has to say which part of several it is
 */
export function slideLayouts(
	sheet: Sheet,
	parted = false,
): readonly [SlideLayout, ...SlideLayout[]] {
	const w = SLIDE.width - 2 * SLIDE.margin;
	const said = parted ? `${sheet.title} (10 of 10)` : sheet.title;
	const title = placed(said, { y: 0.35, w, size: SIZE.title, bold: true });
	const lead = placed(leadOf(sheet), { y: title.y + title.h + GAP / 2, w, size: SIZE.lead });
	const footTop = SLIDE.height - 0.25 - FOOT;
	const foot = { x: SLIDE.margin, y: footTop, w, h: FOOT };
	const top = lead.y + lead.h + GAP;
	const words = sheet.empty === null ? sheet.notes.join(' ') : '';
	const under = placed(words, { y: 0, w, size: SIZE.notes });
	const notes = { ...under, y: footTop - GAP / 2 - under.h };
	const below = { title, lead, notes, foot };
	const x = SLIDE.margin + w - ASIDE;
	const aside = placed(words, { x, y: top, w: ASIDE, size: SIZE.notes });
	const beside = { title, lead, notes: aside, foot };
	const down = footTop - GAP - top;
	return [
		{ ...below, figure: { x: SLIDE.margin, y: top, w, h: notes.y - GAP - top } },
		...(words !== '' && aside.h <= down
			? [{ ...beside, figure: { x: SLIDE.margin, y: top, w: w - ASIDE - ASIDE_GAP, h: down } }]
			: []),
	];
}

/** The cohort sentence with the denominators. */
function leadOf({ cohort, subtitle, n }: Sheet): string {
	const whole = subtitle.startsWith(cohort) ? subtitle : `${cohort} ${subtitle}`;
	return n.cohort === n.used
		? `${whole} n\u00a0=\u00a0${count(n.cohort)}.`
		: `${whole} n\u00a0=\u00a0${count(n.cohort)} in the cohort, ${count(n.used)} of them used here.`;
}

/** Sizes of the words of a note and of a text, points. */
const NOTE_SIZE = 18;
const TEXT_SIZE = 14;

/** A stretch of words on a slide. */
export interface SlideWords {
	readonly text: string;
	readonly kind: TextBlock['kind'];
}

/** A remark of a report on slides of words: its paragraphs for each, as many as have room. */
export function remarkLayout(
	remark: Remark,
	mark = '',
): {
	readonly head: string;
	readonly box: Box;
	readonly size: number;
	readonly foot: readonly string[];
	readonly link: string | null;
	readonly pages: readonly (readonly SlideWords[])[];
} {
	const { head, blocks, foot, link } = remarkParts(remark, mark);
	const size = link === null ? NOTE_SIZE : TEXT_SIZE;
	const width = SLIDE.width - 2 * SLIDE.margin;
	const title = placed(`${head} (10 of 10)`, { y: 0.35, w: width, size: SIZE.title, bold: true });
	const top = Math.max(1.2, title.y + title.h + GAP);
	const box = { x: SLIDE.margin, y: top, w: width, h: (link === null ? 6.7 : 6.4) - top };
	const most = Math.floor((box.h * POINTS) / (size * 1.45));
	const pages: SlideWords[][] = [];
	let left = 0;
	for (const { kind, text } of blocks) {
		const wrapped = wrapText(text, (box.w * POINTS) / ARIAL, size, kind === 'heading');
		// No heading is the last of a slide.
		const needs = kind === 'heading' ? wrapped.length + 1 : 1;
		for (let at = 0; at < wrapped.length;) {
			const page = pages.at(-1);
			if (page === undefined || (left < needs && left < most)) {
				pages.push([]);
				left = most;
				continue;
			}
			const part = wrapped.slice(at, at + left);
			page.push({ kind, text: part.join(' ') });
			at += part.length;
			left -= part.length;
		}
	}
	return { head, box, size, foot, link, pages };
}
