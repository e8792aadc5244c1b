import type { Cohort, FilterName } from '../domain/cohort.ts';

/**
 * A column one may group cells by: codebook variables of `runs`, and these derived at load:
 * `age_class` (neonate, paediatric, adult), `volume_class` (lt_10, 10_19, 20_plus runs a year), and the
 * complication columns of `derived-columns.ts`.
 */
type GroupingName = string;

/**
 * A count taken in every cell. `n` counts rows. For a yes/no column, `known:<column>` counts rows where it
 * is not null and `true:<column>` rows where it is true. `distinct:<column>` counts distinct values.
 */
export type Measure = 'n' | `known:${string}` | `true:${string}` | `distinct:${string}`;

/** Counts a figure needs: `measures` for each combination of `by`, in the cohort less some filters. */
export interface CellsRequest {
	readonly table: 'runs' | 'arrest_case';
	readonly by: readonly GroupingName[];
	readonly measures: readonly Measure[];
	readonly cohort: Cohort;
	/** Filters of the cohort not applied, because the figure draws these variables as categories. */
	readonly ignoring: readonly FilterName[];
}

/** One combination: key per `by` (null is missing, booleans are 'true' / 'false', years are '2012'), count per measure. */
export interface Cell {
	readonly keys: readonly (string | null)[];
	readonly counts: Readonly<Record<Measure, number>>;
}

export { planCells } from './plan-cells.ts';
