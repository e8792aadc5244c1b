import { UNKNOWN, type Cohort, type FilterName } from '../../domain/cohort.ts';
import { cohortText } from '../../domain/sentence.ts';
import { joined } from '../../domain/format.ts';
import { filterOf } from '../../domain/filters.ts';
import { inSentence } from './finding.ts';

/** Does the cohort hold adults and under-18s, so that a figure on setting or diagnosis mixes two fields? */
export function spansEighteen(cohort: Cohort): boolean {
	const clause = cohort.clauses.age_group;
	if (clause?.kind !== 'levels') return true;
	const known = clause.levels.filter((level) => level !== UNKNOWN);
	return known.includes('adult') && known.some((level) => level !== 'adult');
}

/** The note of a figure whose groups would mix two fields. */
export function mixedAgesNotes(cohort: Cohort): string[] {
	return spansEighteen(cohort)
		? [
				'The cohort spans 18 years, so groups mix children and adults: filter by age to tell them apart.',
			]
		: [];
}

/** The note that says which of the cohort's filters a figure does not apply, since it draws their variables. */
export function ignoredNotes(cohort: Cohort, draws: readonly FilterName[]): string[] {
	const names = draws.filter((name) => cohort.clauses[name] !== undefined).map(filterLabel);
	if (names.length === 0) return [];
	return [
		names.length === 1
			? `The filter on ${names.join()} does not apply here: the figure shows all its levels.`
			: `The filters on ${joined(names, 'and')} do not apply here: the figure shows all their levels.`,
	];
}

/** A filter's variable by name, as it stands within a sentence. */
export function filterLabel(name: FilterName): string {
	return inSentence(filterOf(name).label);
}

/** The cohort a figure is about: without the filters on what it draws as categories. */
export function ownCohort(cohort: Cohort, draws: readonly FilterName[]): Cohort {
	const clauses = Object.entries(cohort.clauses).filter(
		([name]) => !(draws as readonly string[]).includes(name),
	);
	return { clauses: Object.fromEntries(clauses) };
}

/** Whom a figure is about, with its own count: "3,510 ECPR runs in neonates and infants, 2012–2024." */
export function whom(cohort: Cohort, draws: readonly FilterName[], rows: number): string {
	return cohortText(ownCohort(cohort, draws), 'runs', rows);
}

/** Whom a figure is about, then what it says of them; nothing more of nobody, whose sentence stands in place of the drawing. */
export function saidOf(about: string, rows: number, words: string): string {
	return rows === 0 ? about : `${about} ${words}`;
}
