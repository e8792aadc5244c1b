import { shortAlternative } from '../words/alternative-text.ts';
import type { MadeFile } from '../format.ts';
import type { Sheet } from '../sheet.ts';
import type { Remark, TextSheet } from '../text-sheet.ts';

/** A report as it leaves the building: figures, texts of the site and the reader's notes, in order. */
export type ReportPart =
	| { readonly kind: 'figure'; readonly sheet: Sheet }
	| { readonly kind: 'text'; readonly text: TextSheet }
	| { readonly kind: 'note'; readonly text: string };

/** A file of a report, and a sentence for each figure that is not in it. */
export interface MadeReport {
	readonly file: MadeFile;
	readonly failures: readonly string[];
}

const MARKED = /^Simulated (?:what-if )?registry: /;

/** A sheet under a title of the reader's own. It stays marked as simulated, and the figure's title is kept as a note. */
export function retitled(sheet: Sheet, own: string): Sheet {
	const [mark = ''] = MARKED.exec(sheet.title) ?? [];
	const title = `${mark}${own}`;
	const before = sheet.title.slice(mark.length);
	return withNotes(
		{ ...sheet, title, alt: shortAlternative({ ...sheet, title }) },
		`Title by the author of the report; the figure’s own: ${before}${/[.!?]$/.test(before) ? '' : '.'}`,
	);
}

/** A part of a report under a title of the reader's own. It stays marked as simulated. */
export function retitledPart(part: ReportPart, own: string): ReportPart {
	if (part.kind === 'figure') return { ...part, sheet: retitled(part.sheet, own) };
	if (part.kind === 'note') return part;
	const [mark = ''] = MARKED.exec(part.text.title) ?? [];
	return { ...part, text: { ...part.text, title: `${mark}${own}` } };
}

function withNotes(sheet: Sheet, ...added: readonly string[]): Sheet {
	if (sheet.empty !== null) return { ...sheet, empty: [sheet.empty, ...added].join(' ') };
	return { ...sheet, notes: [...sheet.notes, ...added] };
}

/**
 * The figures for formats that are made of figures: a note or a text goes with the figure above it, or, before the
 * first, with the one below, and gets a page or a slide of its own there.
 */
export function sheetsWithNotes(parts: readonly ReportPart[]): readonly Sheet[] {
	const sheets: Sheet[] = [];
	const waiting: Remark[] = [];
	for (const part of parts) {
		const text = part.kind === 'note' ? part.text.trim() : part.kind === 'text' ? part.text : '';
		const last = sheets.at(-1);
		if (part.kind === 'figure') {
			const before = waiting.splice(0);
			const remarks = { before, after: [] };
			sheets.push(before.length === 0 ? part.sheet : { ...part.sheet, remarks });
		} else if (text !== '' && last !== undefined) {
			const { before = [], after = [] } = last.remarks ?? {};
			sheets.splice(-1, 1, { ...last, remarks: { before, after: [...after, text] } });
		} else if (text !== '') waiting.push(text);
	}
	return sheets;
}

/** Why a figure is missing, for the reader. */
export function failureOf(sheet: Sheet, cause: unknown): string {
	const reason = cause instanceof Error ? cause.message : String(cause);
	return `${sheet.title.replace(MARKED, '')}: ${reason}`;
}
