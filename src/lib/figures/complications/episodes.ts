import { relation, column } from '../../db/identifier.ts';
import { fragment, type Fragment, word } from '../../db/statement.ts';
import { cohortPredicate } from '../../db/where.ts';
import type { Cohort, FilterName } from '../../domain/cohort.ts';
import { BRAIN_DEATH } from '../../domain/complications.ts';
import type { OptionValues } from '../figure.ts';
import { byType } from './kinds.ts';

/** The cohort's runs with some of their columns, as a table to select from. */
export function chosenRuns(
	cohort: Cohort,
	columns: Fragment,
	ignoring: readonly FilterName[] = [],
): Fragment {
	return fragment`select ${column('case_id')}, ${columns} from ${relation('runs')} where ${cohortPredicate(cohort, ignoring)}`;
}

/** The column of `complication` that says of what kind an episode is. */
export function kindColumn(options: OptionValues): Fragment {
	return column(byType(options) ? 'comp_code' : 'comp_group');
}

/** Hours as whole tenths, which is how they are stored: sums of them have no rounding. */
export function tenths(hours: 'ecmo_hours' | 'onset_h'): Fragment {
	return fragment`round(${column(hours)} * 10)::bigint`;
}

/** True of episodes other than brain death, which is a way of dying. */
export const NOT_BRAIN_DEATH: Fragment = fragment`${column('comp_code')} <> ${word(BRAIN_DEATH)}`;

/** Why brain death is not in a figure. */
export const BRAIN_DEATH_NOTE =
	'Brain death is left out: it is a way of dying, not something that comes before it.';

/** A count or sum of a row of the answer; 0 where it is null. */
export function numberOf(row: Readonly<Record<string, unknown>> | undefined, name: string): number {
	return Number(row?.[name] ?? 0);
}

/** Rows of the answer by kind; the row without one is about all runs and has the key null. */
export function byKind(
	rows: readonly Readonly<Record<string, unknown>>[],
): ReadonlyMap<string | null, Readonly<Record<string, unknown>>> {
	return new Map(
		rows.map((row) => [typeof row['kind'] === 'string' ? row['kind'] : null, row] as const),
	);
}
