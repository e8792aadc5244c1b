import { clausesOf, type Cohort, type FilterName } from '../../domain/cohort.ts';
import { filterOf } from '../../domain/filters.ts';

/** Filters on what is known only after minute 10: of eligible arrests without ECMO they say nothing, or not the same. */
export function lateFilters(cohort: Cohort): FilterName[] {
	return clausesOf(cohort).flatMap(([name]) =>
		['baseline', 'arrest'].includes(filterOf(name).knownAt) ? [] : [name],
	);
}
