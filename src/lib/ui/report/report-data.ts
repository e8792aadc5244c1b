import type { FigurePath } from '../page/figure-pages.ts';

/** What the page of the report is sent beside its HTML. */
export interface ReportData {
	/** Every figure of the site, by its id. */
	readonly figures: Readonly<
		Record<string, { readonly name: string; readonly path: FigurePath; readonly wide: boolean }>
	>;
	/** Codes of the published registry's centres, which only the data know. */
	readonly centres: readonly string[];
}
