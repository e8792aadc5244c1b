import * as v from 'valibot';
import { LONGEST_QUERY } from '../../domain/view-grammar.ts';

/** Most entries a report may have; it is to be read by people. */
export const MOST_ITEMS = 200;
/** Most registries that are made anew for one figure. */
const MOST_MADE = 40;
export const LONGEST_TITLE = 300;
export const LONGEST_NOTE = 20_000;
/** Largest file that is read as a report, bytes: more than the longest one takes. */
export const LARGEST_FILE = 20_000_000;

const shortName = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,80}$/));
const ownTitle = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_TITLE));

const figureItem = v.object({
	kind: v.literal('figure'),
	/** Id of the figure. */
	figure: shortName,
	/** The view as the address writes it: cohort, display, the figure's options, what-if registry. */
	query: v.pipe(v.string(), v.maxLength(LONGEST_QUERY)),
	/** In place of the figure's own title. */
	title: v.optional(ownTitle),
});

const lessonItem = v.object({
	kind: v.literal('lesson'),
	/** Id of the lesson. */
	lesson: shortName,
	/** One of its figures, or its text, as the lesson names them. */
	part: shortName,
	/** The lesson's settings and the what-if registry, as its address writes them. */
	query: v.pipe(v.string(), v.maxLength(LONGEST_QUERY)),
	/** Values at which a registry was made anew for the figure, beside that of the settings. */
	made: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(MOST_MADE))),
	/** In place of its own title. */
	title: v.optional(ownTitle),
});

const noteItem = v.object({
	kind: v.literal('note'),
	text: v.pipe(v.string(), v.maxLength(LONGEST_NOTE)),
});

/** One entry of a report, as it is kept and as its file has it. */
export const itemSchema = v.variant('kind', [figureItem, lessonItem, noteItem]);

const keptItem = v.variant('kind', [
	v.object({ ...figureItem.entries, key: v.string() }),
	v.object({
		...lessonItem.entries,
		key: v.string(),
		/** The reader opened the answer key before it was added, or for it; kept on this device, never in a file. */
		opened: v.optional(v.literal(true)),
	}),
	v.object({ ...noteItem.entries, key: v.string() }),
]);

const kept = v.object({
	version: v.literal(1),
	items: v.pipe(v.array(keptItem), v.maxLength(MOST_ITEMS)),
});

export type ReportItem = v.InferOutput<typeof itemSchema>;
export type LessonItem = Extract<ReportItem, { readonly kind: 'lesson' }>;
/** An entry as it is added: a lesson's may say that the reader opened the answer key. */
export type AddedItem = ReportItem | (LessonItem & { readonly opened: true });

/** An entry in the tray; its key is its own for as long as it is kept. */
export type KeptItem = v.InferOutput<typeof keptItem>;
export type KeptFigure = Extract<KeptItem, { readonly kind: 'figure' }>;
export type KeptLesson = Extract<KeptItem, { readonly kind: 'lesson' }>;
/** An entry that is counted: a figure of the dashboard, or a figure or the text of a lesson. */
export type CountedItem = KeptFigure | KeptLesson;

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
