import { UNKNOWN, type Cohort, type FilterName } from '../../domain/cohort.ts';
import { filterOf } from '../../domain/filters.ts';
import { inSentence } from './finding.ts';

/** Does the cohort hold adults and under-18s, so that a figure on setting or diagnosis mixes two fields? */
export function spansEighteen(cohort: Cohort): boolean {
	const clause = cohort.clauses.age_group;
	if (clause?.kind !== 'levels') return true;
	const known = clause.levels.filter((level) => level !== UNKNOWN);
	return known.includes('adult') && known.some((level) => level !== 'adult');
}

/** The note that says which of the cohort's filters a figure does not apply, since it draws their variables. */
export function ignoredNotes(cohort: Cohort, draws: readonly FilterName[]): string[] {
	const names = draws.filter((name) => cohort.clauses[name] !== undefined).map(filterLabel);
	if (names.length === 0) return [];
	return [
		names.length === 1
			? `The filter on ${names.join()} does not apply here: the figure shows all its levels.`
			: `The filters on ${listed(names)} do not apply here: the figure shows all their levels.`,
	];
}

/** A filter's variable by name, as it stands within a sentence. */
export function filterLabel(name: FilterName): string {
	return inSentence(filterOf(name).label);
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
	const last = items.at(-1);
	return last === undefined || items.length === 1
		? (last ?? '')
		: `${items.slice(0, -1).join(', ')} and ${last}`;
}
