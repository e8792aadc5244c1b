import {
	DEFAULT_COHORT,
	sameCohort,
	toggleLevel,
	withClause,
	withoutClause,
	type Cohort,
	type FilterName,
} from '../../domain/cohort.ts';
import { filterNamed } from '../../domain/filters.ts';
import type { ClickedLevel } from '../board/page-actions.svelte.ts';

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

/** One level of one variable. */
interface Clicked {
	readonly name: FilterName;
	readonly level: string;
}

/**
 * The cohort after a click on a cell of two variables, which filters to both its levels; a click on the cell the cohort
 * is filtered to lifts both filters. With `adding`, both levels join or leave those chosen of their variable.
 * Throws RangeError for a level a variable does not have.
 */
export function filterToCell(
	cohort: Cohort,
	one: Clicked,
	other: Clicked,
	adding: boolean,
): Cohort {
	const both = [one, other];
	if (adding)
		return both.reduce((after, { name, level }) => toggleLevel(after, name, level), cohort);
	const only = both.reduce(
		(after, { name, level }) => toggleLevel(withoutClause(after, name), name, level),
		cohort,
	);
	if (!sameCohort(only, cohort)) return only;
	return both.reduce((after, { name }) => {
		const initial = DEFAULT_COHORT.clauses[name];
		return initial ? withClause(after, name, initial) : withoutClause(after, name);
	}, cohort);
}

/**
 * The cohort after a click on what names a level, and in a cell another one, as the page has the names. Names that are
 * no filter change nothing. Throws RangeError for a level a variable does not have.
 */
export function afterClick(
	cohort: Cohort,
	{ filter, level }: ClickedLevel,
	adding: boolean,
	and?: ClickedLevel,
): Cohort {
	const name = filterNamed(filter);
	if (!name) return cohort;
	const other = and && filterNamed(and.filter);
	return and && other
		? filterToCell(cohort, { name, level }, { name: other, level: and.level }, adding)
		: filterTo(cohort, name, level, adding);
}
