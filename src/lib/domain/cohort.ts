import {
	clauseMatches,
	normaliseClause,
	ONLY_UNKNOWN,
	UNKNOWN,
	type Clause,
	type RangeClause,
	type Value,
} from './clause.ts';
import { filterOf } from './filters.ts';

export { clauseMatches, normaliseClause, UNKNOWN };
export type { Clause, RangeClause, Value };

/** What a cohort's rows are: ECPR runs, activations, or all eligible arrests. */
export type Population = 'runs' | 'activated' | 'eligible';

/** Variables one may filter by, in the order the sentence and the panel show them. */
export const FILTER_NAMES = [
	'age_group',
	'setting',
	'location',
	'dx_group',
	'illness_category',
	'chd_stage',
	'weight_band',
	'gestation_band',
	'baseline_neuro',
	'sex',
	'arrest_year',
	'initial_rhythm',
	'witnessed',
	'off_hours',
	'ecmo_flow_min',
	'cannulation_site',
	'centre_type',
	'annual_ecpr_volume_band',
	'centre_id',
	'ph_arrest',
	'lactate_arrest',
] as const;

export type FilterName = (typeof FILTER_NAMES)[number];

/**
 * A set of rows, described: the conjunction of its clauses. A variable without a clause is not filtered.
 * Plain data: it can be compared, put in a URL and said in words.
 */
export interface Cohort {
	readonly clauses: Readonly<Partial<Record<FilterName, Clause>>>;
}

/** Every row of the population. */
export const EVERYONE: Cohort = { clauses: {} };

/** What the site opens with: ECPR runs under 18. */
export const DEFAULT_COHORT: Cohort = {
	clauses: {
		age_group: { kind: 'levels', levels: ['neonate', 'infant', 'child', 'adolescent'] },
	},
};

/** The clauses of a cohort with the filters they belong to, in the order of `FILTER_NAMES`. */
export function clausesOf(cohort: Cohort): readonly (readonly [FilterName, Clause])[] {
	return FILTER_NAMES.flatMap((name) => {
		const clause = cohort.clauses[name];
		return clause === undefined ? [] : [[name, clause] as const];
	});
}

/** The one way to write a cohort: each clause normalised, in the order of `FILTER_NAMES`. Throws as `normaliseClause`. */
export function normaliseCohort(cohort: Cohort): Cohort {
	const clauses: Partial<Record<FilterName, Clause>> = {};
	for (const [name, clause] of clausesOf(cohort)) {
		const normal = normaliseClause(name, clause);
		if (normal !== null) clauses[name] = normal;
	}
	return { clauses };
}

/** The cohort with this clause in place of the filter's old one; a clause that keeps everything removes it. */
export function withClause(cohort: Cohort, name: FilterName, clause: Clause): Cohort {
	return normaliseCohort({ clauses: { ...cohort.clauses, [name]: clause } });
}

/** The cohort no longer filtered by this variable. */
export function withoutClause(cohort: Cohort, name: FilterName): Cohort {
	return normaliseCohort({
		clauses: Object.fromEntries(clausesOf(cohort).filter(([other]) => other !== name)),
	});
}

/**
 * The cohort after a click on one level, `unknown` included. Unfiltered: only that level. Filtered: the level joins
 * or leaves the others; the last to leave takes the filter with it. A range variable has one range, so a click on
 * a number ("2019") or a band ("30..44") sets it, and the same click again removes it.
 * Throws RangeError for a level the variable does not have.
 */
export function toggleLevel(cohort: Cohort, name: FilterName, level: string): Cohort {
	const clause = cohort.clauses[name];
	if (filterOf(name).kind === 'range') {
		const clicked = normaliseClause(name, rangeOfLevel(level));
		if (clicked === null || (clause && sameClause(clicked, normaliseClause(name, clause))))
			return withoutClause(cohort, name);
		return withClause(cohort, name, clicked);
	}
	const levels = clause?.kind === 'levels' ? clause.levels : [];
	const toggled = levels.includes(level)
		? levels.filter((other) => other !== level)
		: [...levels, level];
	return withClause(cohort, name, { kind: 'levels', levels: toggled });
}

function rangeOfLevel(level: string): Clause {
	if (level === UNKNOWN) return ONLY_UNKNOWN;
	const [low = '', high = low] = level.split('..');
	const end = (text: string) => (text === '' ? null : Number(text));
	return { kind: 'range', low: end(low), high: end(high), unknown: false };
}

/** Do two normalised clauses, null meaning no filter, say the same? */
function sameClause(one: Clause | null, other: Clause | null): boolean {
	if (one === null || other === null) return one === other;
	if (one.kind === 'levels')
		return other.kind === 'levels' && one.levels.join() === other.levels.join();
	return (
		other.kind === 'range' &&
		one.low === other.low &&
		one.high === other.high &&
		one.unknown === other.unknown
	);
}

/** Do two cohorts keep the same rows by the same filters? Order of levels and clauses does not matter. */
export function sameCohort(one: Cohort, other: Cohort): boolean {
	const left = normaliseCohort(one).clauses;
	const right = normaliseCohort(other).clauses;
	return FILTER_NAMES.every((name) => sameClause(left[name] ?? null, right[name] ?? null));
}

/** Is this the cohort the site opens with? */
export function isDefault(cohort: Cohort): boolean {
	return sameCohort(cohort, DEFAULT_COHORT);
}

/**
 * Is this row in the cohort? `ignoring`: filters not applied, because a figure draws them as categories.
 * A column the row does not have counts as missing.
 */
export function matches(
	row: Readonly<Partial<Record<FilterName, Value>>>,
	cohort: Cohort,
	ignoring: readonly FilterName[] = [],
): boolean {
	return clausesOf(cohort).every(
		([name, clause]) => ignoring.includes(name) || clauseMatches(clause, row[name]),
	);
}
