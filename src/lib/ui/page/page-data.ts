import type { LoadedTable } from '../../db/engine.ts';
import type { Cohort } from '../../domain/cohort.ts';
import type { Counted } from '../../figures/flow/flow.ts';
import type { FigureFacts } from '../figure/figure-facts.ts';

/** What a page made of figures is sent beside its HTML. */
export interface PageData {
	readonly cohort: Cohort;
	/** Rows of that cohort. */
	readonly rows: number;
	readonly figures: readonly FigureFacts[];
	/** Who is counted in each figure as drawn by the build, by its id. */
	readonly counted: Readonly<Record<string, Counted>>;
	/** Codes of the registry's centres, which only the data know. */
	readonly centres: readonly string[];
	/** Tables its figures need as the page opens, beside those every page has. */
	readonly tables: readonly LoadedTable[];
}
