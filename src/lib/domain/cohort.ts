/** What a cohort's rows are: ECPR runs, activations, or all eligible arrests. */
export type Population = 'runs' | 'activated' | 'eligible';

/** The level name that stands for a missing value in cohorts and URLs. It is never stored. */
export const UNKNOWN = 'unknown';

/** Keep rows whose value is one of these levels; `unknown` among them keeps the missing ones too. */
export interface LevelsClause {
	readonly kind: 'levels';
	readonly levels: readonly string[];
}

/** Keep rows within low..high, both inclusive, null meaning open; missing only if `unknown`. */
export interface RangeClause {
	readonly kind: 'range';
	readonly low: number | null;
	readonly high: number | null;
	readonly unknown: boolean;
}

export type Clause = LevelsClause | RangeClause;

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
