import type { FigurePath } from '../page/figure-pages.ts';

/** A figure of a lesson, or its text. */
interface ReportLessonPart {
	readonly name: string;
	/** Where a link finds it. */
	readonly step: string;
}

/** What the page of the report is sent beside its HTML. */
export interface ReportData {
	/** Every figure of the site, by its id. */
	readonly figures: Readonly<
		Record<string, { readonly name: string; readonly path: FigurePath; readonly wide: boolean }>
	>;
	/** Every lesson by its id, with what of it a report can hold, by its name in the lesson. */
	readonly lessons: Readonly<
		Record<
			string,
			{
				readonly number: number;
				readonly title: string;
				readonly parts: Readonly<Record<string, ReportLessonPart>>;
			}
		>
	>;
	/** Codes of the published registry's centres, which only the data know. */
	readonly centres: readonly string[];
}
