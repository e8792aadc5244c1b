import type { LessonFacts, LessonText, Prediction, SettingSpecs } from '../lesson.ts';
import type { Source } from '../sources.ts';

/** What the page of a lesson is sent beside its drawings: plain JSON. */
export interface LessonPageData {
	readonly lesson: LessonFacts;
	readonly text: Omit<LessonText, 'sources'>;
	/** Papers as they are cited, and what each is here for. */
	readonly sources: readonly (Source & { readonly note: string })[];
	readonly prediction: Prediction;
	readonly settings: SettingSpecs;
	readonly figures: readonly {
		readonly id: string;
		readonly name: string;
		readonly method: string | null;
	}[];
	/** What the figures show, in words, for these settings. */
	readonly reading: readonly string[];
	/** Neighbours in the catalogue. */
	readonly before: Pick<LessonFacts, 'id' | 'number' | 'title'> | null;
	readonly after: Pick<LessonFacts, 'id' | 'number' | 'title'> | null;
}
