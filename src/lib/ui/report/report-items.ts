import * as v from 'valibot';
import { LONGEST_QUERY } from '../../domain/view-grammar.ts';

/** Most figures and notes a report may have; it is to be read by people. */
export const MOST_ITEMS = 200;
export const LONGEST_TITLE = 300;
export const LONGEST_NOTE = 20_000;
/** Largest file that is read as a report, bytes: more than the longest one takes. */
export const LARGEST_FILE = 20_000_000;

const figureItem = v.object({
	kind: v.literal('figure'),
	/** Id of the figure. */
	figure: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,80}$/)),
	/** The view as the address writes it: cohort, display, the figure's options, what-if registry. */
	query: v.pipe(v.string(), v.maxLength(LONGEST_QUERY)),
	/** In place of the figure's own title. */
	title: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_TITLE))),
});

const noteItem = v.object({
	kind: v.literal('note'),
	text: v.pipe(v.string(), v.maxLength(LONGEST_NOTE)),
});

/** One entry of a report, as it is kept and as its file has it. */
export const itemSchema = v.variant('kind', [figureItem, noteItem]);

const keptItem = v.variant('kind', [
	v.object({ ...figureItem.entries, key: v.string() }),
	v.object({ ...noteItem.entries, key: v.string() }),
]);

const kept = v.object({
	version: v.literal(1),
	items: v.pipe(v.array(keptItem), v.maxLength(MOST_ITEMS)),
});

export type ReportItem = v.InferOutput<typeof itemSchema>;

/** An entry in the tray; its key is its own for as long as it is kept. */
export type KeptItem = v.InferOutput<typeof keptItem>;
export type KeptFigure = Extract<KeptItem, { readonly kind: 'figure' }>;

/** What was kept as text, or null where it is no report. */
export function keptItems(text: string): readonly KeptItem[] | null {
	try {
		const { success, output } = v.safeParse(kept, JSON.parse(text));
		return success ? output.items : null;
	} catch {
		return null;
	}
}

export function keptText(items: readonly KeptItem[]): string {
	return JSON.stringify({ version: 1, items });
}
