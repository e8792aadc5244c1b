import {
	clausesOf,
	normaliseCohort,
	type Cohort,
	type FilterName,
	type Population,
} from './cohort.ts';
import { count, limits } from './format.ts';
import { filterOf, type Filter } from './filters.ts';
import { UNKNOWN, type Clause } from './clause.ts';
import {
	agePhrase,
	diagnosisPhrase,
	qualifiers,
	sexAdjective,
	yearPhrase,
} from './sentence-parts.ts';

/** A piece of the cohort sentence; pieces read one after the other make it. */
export interface Phrase {
	readonly text: string;
	/** The filter whose control this piece opens; absent for connecting words and the count. */
	readonly filter?: FilterName;
}

/** What the rows of a population are called, one and many. */
export const NOUNS: Readonly<Record<Population, { readonly one: string; readonly many: string }>> =
	{
		runs: { one: 'ECPR run', many: 'ECPR runs' },
		activated: { one: 'ECPR activation', many: 'ECPR activations' },
		eligible: { one: 'eligible arrest', many: 'eligible arrests' },
	};

/**
 * The cohort as a sentence, in pieces: "4,812 ECPR runs in infants and children with congenital heart disease,
 * arrest in hospital, 2012–2024." The age and the years are always said, the rest only where filtered.
 * `rows`: how many there are, null while unknown (the sentence then begins with the noun).
 */
export function cohortPhrases(
	cohort: Cohort,
	population: Population,
	rows: number | null,
): readonly Phrase[] {
	const { clauses } = normaliseCohort(cohort);
	const sex = sexAdjective(clauses.sex);
	const diagnosis = clauses.dx_group && diagnosisPhrase(clauses.dx_group);
	return [
		{ text: opening(population, rows) },
		{ text: ' in ' },
		...(sex === null ? [] : [{ text: sex, filter: 'sex' as const }, { text: ' ' }]),
		{ text: agePhrase(clauses.age_group), filter: 'age_group' },
		...(diagnosis
			? [
					{ text: ` ${diagnosis.preposition} ` },
					{ text: diagnosis.text, filter: 'dx_group' as const },
				]
			: []),
		...qualifiers(clauses, sex === null).flatMap(({ text, filter }) => [
			{ text: ', ' },
			{ text, filter },
		]),
		{ text: ', ' },
		{ text: yearPhrase(clauses.arrest_year), filter: 'arrest_year' },
		{ text: '.' },
	];
}

function opening(population: Population, rows: number | null): string {
	const { one, many } = NOUNS[population];
	if (rows === null) return many.charAt(0).toUpperCase() + many.slice(1);
	if (rows === 0) return `No ${many}`;
	return `${count(rows)} ${rows === 1 ? one : many}`;
}

/** The cohort sentence as plain text, for captions, exports and screen readers. */
export function cohortText(cohort: Cohort, population: Population, rows: number | null): string {
	return cohortPhrases(cohort, population, rows)
		.map(({ text }) => text)
		.join('');
}

/** One removable chip: the filter it would clear, and what it says. */
export interface Chip {
	readonly filter: FilterName;
	/** What is filtered by: "Diagnosis". */
	readonly label: string;
	/** The whole chip: "Diagnosis: Sepsis, Drowning". */
	readonly text: string;
}

/** Most levels a chip lists; more are counted: "5 of 13". */
const LISTED = 3;

/** A chip per clause, in the order of the filters. */
export function chips(cohort: Cohort): readonly Chip[] {
	return clausesOf(normaliseCohort(cohort)).map(([filter, clause]) => {
		const of = filterOf(filter);
		return { filter, label: of.label, text: `${of.label}: ${chipValue(of, clause)}` };
	});
}

function chipValue(filter: Filter, clause: Clause): string {
	const { unknownLabel } = filter;
	if (clause.kind === 'range') {
		const unit = filter.kind === 'range' ? filter.unit : '';
		const open = clause.low === null && clause.high === null;
		const known = open ? 'Known' : limits(clause.low, clause.high, unit);
		return clause.unknown ? `${known}, ${unknownLabel}` : known;
	}
	if (filter.kind === 'levels' && filter.codes)
		return clause.levels.length > LISTED
			? `${clause.levels.length} chosen`
			: clause.levels.map((level) => (level === UNKNOWN ? unknownLabel : level)).join(', ');
	const levels = filter.kind === 'levels' ? filter.levels : [];
	const chosen = levels.filter(({ value }) => clause.levels.includes(value));
	const unknown = clause.levels.includes(UNKNOWN) ? [unknownLabel] : [];
	if (filter.name === 'age_group' && isUnder18(clause.levels)) return 'Under 18 years';
	if (chosen.length === levels.length && levels.length > 0) return 'Known';
	const known =
		chosen.length > LISTED
			? [`${chosen.length} of ${levels.length}`]
			: chosen.map(({ label }) => label);
	return [...known, ...unknown].join(', ');
}

function isUnder18(levels: readonly string[]): boolean {
	return levels.join() === 'neonate,infant,child,adolescent';
}
