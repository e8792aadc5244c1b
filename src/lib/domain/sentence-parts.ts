import { UNKNOWN, type Clause } from './clause.ts';
import { levelsOf, SPELLED } from './clause-saying.ts';
import type { Cohort, FilterName } from './cohort.ts';
import { SAYINGS, type Qualifying } from './filter-sayings.ts';
import { filterOf } from './filters.ts';
import { interval, joined } from './format.ts';

type Clauses = Cohort['clauses'];

const AGES: Readonly<Record<string, string>> = {
	neonate: 'neonates',
	infant: 'infants',
	child: 'children',
	adolescent: 'adolescents',
	adult: 'adults',
	[UNKNOWN]: 'people of unknown age',
};

/** Whom the sentence is about: "neonates and infants", "children under 18", "people of any age". */
export function agePhrase(clause: Clause | undefined): string {
	const levels = levelsOf(clause);
	if (levels.length === 0) return 'people of any age';
	if (levels.join() === 'neonate,infant,child,adolescent') return 'children under 18';
	return joined(
		levels.map((level) => AGES[level] ?? level),
		'and',
	);
}

/** "female" or "male" where the cohort is of that sex alone, null otherwise. */
export function sexAdjective(clause: Clause | undefined): string | null {
	const [only, ...more] = levelsOf(clause);
	return only !== undefined && only !== UNKNOWN && more.length === 0 ? only : null;
}

const DIAGNOSES: Readonly<Record<string, string>> = {
	chd_single_ventricle: 'single-ventricle congenital heart disease',
	chd_two_ventricle: 'two-ventricle congenital heart disease',
	cardiomyopathy_myocarditis: 'cardiomyopathy or myocarditis',
	arrhythmia: 'arrhythmia',
	acs: 'acute coronary syndrome',
	sepsis: 'sepsis',
	respiratory: 'respiratory failure',
	pulmonary_embolism: 'pulmonary embolism',
	drowning: 'drowning',
	hypothermia: 'accidental hypothermia',
	trauma: 'trauma',
	intoxication: 'intoxication',
	other: 'another diagnosis',
	[UNKNOWN]: 'an unknown diagnosis',
};

const EVENTS: ReadonlySet<string> = new Set(['drowning', 'trauma', 'intoxication']);

/** "with" "congenital heart disease", "after" "drowning or trauma", "with" "5 of 13 diagnoses". */
export function diagnosisPhrase(clause: Clause): { preposition: string; text: string } {
	const levels = levelsOf(clause);
	const both = ['chd_single_ventricle', 'chd_two_ventricle'].every((one) => levels.includes(one));
	const named = both
		? ['congenital heart disease', ...levels.slice(2).map((level) => DIAGNOSES[level] ?? level)]
		: levels.map((level) => DIAGNOSES[level] ?? level);
	if (named.length > SPELLED)
		return { preposition: 'with', text: `${levels.length} of 13 diagnoses` };
	const list = named.length > 1 ? named.map((name) => name.replace(' or ', '/')) : named;
	const events = levels.every((level) => EVENTS.has(level));
	return { preposition: events ? 'after' : 'with', text: joined(list, 'or') };
}

/** The years covered: "2012–2024", "2019". Without a filter, all of them. */
export function yearPhrase(clause: Clause | undefined): string {
	const filter = filterOf('arrest_year');
	if (clause?.kind === 'levels') return 'year unknown';
	const [first, last] = filter.kind === 'range' ? filter.bounds : [NaN, NaN];
	const low = clause?.low ?? first;
	const high = clause?.high ?? last;
	return low === high ? String(low) : interval(String(low), String(high));
}

/** What the sentence adds after commas, one piece per filter. */
export function qualifiers(
	clauses: Clauses,
	withSex: boolean,
): readonly { readonly text: string; readonly filter: FilterName }[] {
	return ORDER.flatMap((filter) => {
		const clause = clauses[filter];
		if (clause === undefined || (filter === 'sex' && !withSex)) return [];
		const said = SAYINGS[filter](clause);
		const repeats = filter === 'location' && clauses.setting !== undefined;
		return [{ text: repeats ? said.replace(/^arrest /, '') : said, filter }];
	});
}

const ORDER: readonly Qualifying[] = [
	'sex',
	'gestation_band',
	'weight_band',
	'baseline_neuro',
	'illness_category',
	'chd_stage',
	'setting',
	'location',
	'witnessed',
	'initial_rhythm',
	'off_hours',
	'ecmo_flow_min',
	'ph_arrest',
	'lactate_arrest',
	'cannulation_site',
	'centre_type',
	'annual_ecpr_volume_band',
	'centre_id',
];
