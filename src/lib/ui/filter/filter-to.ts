import {
	DEFAULT_COHORT,
	toggleLevel,
	withClause,
	withoutClause,
	type Cohort,
	type FilterName,
} from '../../domain/cohort.ts';

/**
 * The cohort after a click on what stands for one level. A click filters to that level alone; a click on the
 * only level chosen lifts the filter, back to the default's where the default has one. `adding` (a modifier
 * key) lets the level join or leave those chosen. Throws RangeError for a level the variable does not have.
 */
export function filterTo(cohort: Cohort, name: FilterName, level: string, adding: boolean): Cohort {
	if (adding) return toggleLevel(cohort, name, level);
	const before = cohort.clauses[name];
	const only = toggleLevel(withoutClause(cohort, name), name, level);
	const same = JSON.stringify(only.clauses[name]) === JSON.stringify(before);
	if (!same) return only;
	const initial = DEFAULT_COHORT.clauses[name];
	return initial ? withClause(cohort, name, initial) : withoutClause(cohort, name);
}
