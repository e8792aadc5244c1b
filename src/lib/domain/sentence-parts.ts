import { UNKNOWN, type Clause } from './clause.ts';
import type { Cohort, FilterName } from './cohort.ts';
import { filterOf } from './filters.ts';
import { decimal, interval, joined, withUnit } from './format.ts';

type Clauses = Cohort['clauses'];

/** Most levels a sentence spells out; more are counted: "5 of 13 diagnoses". */
const SPELLED = 3;

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

type Qualifying = Exclude<FilterName, 'age_group' | 'dx_group' | 'arrest_year'>;

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

/** How the levels of one filter are said. */
interface Words {
	readonly before?: string;
	readonly each: Readonly<Record<string, string>>;
	readonly after?: string;
	/** Said when every known value is kept and nothing else; then when only unknown ones are. */
	readonly known: string;
	readonly unknown: string;
	/** Joined to the levels by "or" when unknown values are kept beside them. */
	readonly orUnknown?: string;
	/** What many levels are counted as: "5 of 12 places of arrest". */
	readonly counted?: string;
}

function inWords(words: Words): (clause: Clause) => string {
	return (clause) => {
		const all = levelsOf(clause);
		const levels = all.filter((level) => level !== UNKNOWN);
		const total = Object.keys(words.each).length;
		const unknown = levels.length < all.length;
		if (levels.length === 0) return words.unknown;
		if (levels.length === total) return words.known;
		const said =
			levels.length > SPELLED && words.counted !== undefined
				? `${levels.length} of ${total} ${words.counted}`
				: (words.before ?? '') +
					joined(
						levels.map((level) => words.each[level] ?? level),
						'or',
					) +
					(words.after ?? '');
		return unknown ? `${said} or ${words.orUnknown ?? words.unknown}` : said;
	};
}

/** Edges of ordered bands, so that neighbours read as one: 2_3 and 3_5 are "2 to under 5 kg". */
interface Scale {
	readonly bands: readonly {
		readonly level: string;
		readonly from: number | null;
		readonly to: number | null;
	}[];
	readonly say: (from: number | null, to: number | null) => string;
	readonly before: string;
	readonly known: string;
	readonly unknown: string;
	readonly orUnknown?: string;
}

function inBands(scale: Scale): (clause: Clause) => string {
	return (clause) => {
		const chosen = levelsOf(clause);
		const runs: { from: number | null; to: number | null; last: number }[] = [];
		scale.bands.forEach(({ level, from, to }, at) => {
			if (!chosen.includes(level)) return;
			const open = runs.at(-1);
			if (open?.last === at - 1) Object.assign(open, { to, last: at });
			else runs.push({ from, to, last: at });
		});
		if (runs.length === 0) return scale.unknown;
		const said = runs.map(({ from, to }) => scale.say(from, to));
		if (chosen.includes(UNKNOWN)) said.push(scale.orUnknown ?? 'unknown');
		const everyBand = runs.length === 1 && runs[0]?.from === null && runs[0].to === null;
		return everyBand ? scale.known : scale.before + joined(said, 'or');
	};
}

interface Amount {
	readonly name: string;
	readonly unit: string;
	readonly decimals: number;
	readonly known: string;
	readonly unknown: string;
	readonly orUnknown: string;
}

function asAmount(amount: Amount): (clause: Clause) => string {
	const write = (value: number) => decimal(value, Number.isInteger(value) ? 0 : amount.decimals);
	const measured = (value: number) => withUnit(write(value), amount.unit);
	return (clause) => {
		if (clause.kind === 'levels') return amount.unknown;
		const { low, high } = clause;
		if (low === null && high === null) return amount.known;
		const said =
			low === null
				? `up to ${measured(high ?? NaN)}`
				: high === null
					? `${measured(low)} or more`
					: low === high
						? measured(low)
						: interval(write(low), write(high), amount.unit);
		return `${amount.name} ${said}${clause.unknown ? ` or ${amount.orUnknown}` : ''}`;
	};
}

function levelsOf(clause: Clause | undefined): readonly string[] {
	return clause?.kind === 'levels' ? clause.levels : [];
}

const rhythm = inWords({
	before: 'first rhythm ',
	each: {
		vf: 'ventricular fibrillation',
		pvt: 'pulseless ventricular tachycardia',
		pea: 'pulseless electrical activity',
		asystole: 'asystole',
		bradycardia_poor_perfusion: 'bradycardia with poor perfusion',
	},
	known: 'first rhythm known',
	unknown: 'first rhythm unknown',
	orUnknown: 'unknown',
	counted: 'first rhythms',
});

const SAYINGS: Readonly<Record<Qualifying, (clause: Clause) => string>> = {
	sex: inWords({
		each: { female: 'female', male: 'male' },
		known: 'sex known',
		unknown: 'sex unknown',
		orUnknown: 'of unknown sex',
	}),
	gestation_band: inBands({
		bands: [
			{ level: 'lt_34w', from: null, to: 34 },
			{ level: '34_36w', from: 34, to: 37 },
			{ level: '37_plus', from: 37, to: null },
		],
		say: (from, to) =>
			from === null
				? `before ${to ?? NaN} weeks`
				: to === null
					? `at ${from} weeks or later`
					: `at ${from} to ${to - 1} weeks`,
		before: 'born ',
		known: 'gestation at birth known',
		unknown: 'gestation at birth unknown or not a neonate',
		orUnknown: 'at an unknown gestation or not a neonate',
	}),
	weight_band: inBands({
		bands: [
			{ level: 'lt_2', from: null, to: 2 },
			{ level: '2_3', from: 2, to: 3 },
			{ level: '3_5', from: 3, to: 5 },
			{ level: '5_10', from: 5, to: 10 },
			{ level: '10_15', from: 10, to: 15 },
			{ level: '15_30', from: 15, to: 30 },
			{ level: '30_plus', from: 30, to: null },
		],
		say: (from, to) =>
			from === null
				? `under ${withUnit(String(to), 'kg')}`
				: to === null
					? `${withUnit(String(from), 'kg')} or more`
					: `${from} to under ${withUnit(String(to), 'kg')}`,
		before: 'weight ',
		known: 'weight known',
		unknown: 'weight unknown',
	}),
	baseline_neuro: inWords({
		before: 'neurological category ',
		each: { 1: '1', 2: '2', 3: '3', 4: '4', 5: '5' },
		after: ' before the arrest',
		known: 'neurological category before the arrest known',
		unknown: 'neurological category before the arrest unknown',
		orUnknown: 'unknown',
	}),
	illness_category: inWords({
		before: 'illness category ',
		each: {
			surgical_cardiac: 'surgical cardiac',
			medical_cardiac: 'medical cardiac',
			medical_noncardiac: 'medical non-cardiac',
			surgical_noncardiac: 'surgical non-cardiac',
			trauma: 'trauma',
		},
		known: 'illness category known',
		unknown: 'illness category unknown',
		orUnknown: 'unknown',
		counted: 'illness categories',
	}),
	chd_stage: inWords({
		each: {
			pre_op: 'before heart surgery',
			post_stage1: 'after first-stage palliation',
			post_glenn: 'after Glenn',
			post_fontan: 'after Fontan',
			post_repair: 'after repair',
			na: 'surgical stage not applicable',
		},
		known: 'surgical stage known or not applicable',
		unknown: 'surgical stage unknown',
		counted: 'surgical stages',
	}),
	setting: inWords({
		before: 'arrest ',
		each: { ihca: 'in hospital', ohca: 'out of hospital' },
		known: 'arrest in or out of hospital',
		unknown: 'arrest setting unknown',
	}),
	location: inWords({
		before: 'arrest ',
		each: {
			cicu: 'in a cardiac ICU',
			picu_nicu: 'in a paediatric or neonatal ICU',
			icu_adult: 'in an adult ICU',
			or_cath: 'in an operating room or catheter lab',
			ward: 'on a ward',
			ed: 'in an emergency department',
			other_inpatient: 'elsewhere in hospital',
			home: 'at home',
			public: 'in a public place',
			water: 'in water',
			transport: 'in transport',
			other_ohca: 'elsewhere out of hospital',
		},
		known: 'place of arrest known',
		unknown: 'place of arrest unknown',
		orUnknown: 'at an unknown place',
		counted: 'places of arrest',
	}),
	witnessed: inWords({
		each: { witnessed: 'witnessed', unwitnessed: 'unwitnessed' },
		known: 'known whether witnessed',
		unknown: 'unknown whether witnessed',
	}),
	initial_rhythm: (clause) => {
		const levels = levelsOf(clause);
		return levels.join() === 'vf,pvt' ? 'first rhythm shockable' : rhythm(clause);
	},
	off_hours: inWords({
		each: { true: 'at night or on a weekend', false: 'on a weekday in the daytime' },
		known: 'at any hour',
		unknown: 'hour unknown',
	}),
	ecmo_flow_min: asAmount({
		name: 'low-flow time',
		unit: 'min',
		decimals: 1,
		known: 'with ECMO flow',
		unknown: 'without ECMO flow',
		orUnknown: 'without ECMO flow',
	}),
	ph_arrest: asAmount({
		name: 'worst pH during CPR',
		unit: '',
		decimals: 2,
		known: 'pH during CPR known',
		unknown: 'pH during CPR unknown',
		orUnknown: 'unknown',
	}),
	lactate_arrest: asAmount({
		name: 'lactate during CPR',
		unit: 'mmol/L',
		decimals: 1,
		known: 'lactate during CPR known',
		unknown: 'lactate during CPR unknown',
		orUnknown: 'unknown',
	}),
	cannulation_site: inWords({
		before: 'cannulation site ',
		each: {
			neck: 'neck',
			femoral: 'femoral',
			central_reopened: 'central by a reopened sternotomy',
			central_new: 'central by a new sternotomy',
			mixed: 'mixed',
		},
		known: 'cannulation site known',
		unknown: 'cannulation site unknown or no ECMO flow',
		orUnknown: 'unknown',
		counted: 'cannulation sites',
	}),
	centre_type: inWords({
		before: 'at ',
		each: { childrens: "children's", mixed: 'mixed', adult: 'adult' },
		after: ' hospitals',
		known: 'at any hospital',
		unknown: 'at hospitals of unknown type',
	}),
	annual_ecpr_volume_band: inBands({
		bands: [
			{ level: 'lt_5', from: null, to: 5 },
			{ level: '5_9', from: 5, to: 10 },
			{ level: '10_19', from: 10, to: 20 },
			{ level: '20_29', from: 20, to: 30 },
			{ level: '30_plus', from: 30, to: null },
		],
		say: (from, to) =>
			from === null
				? `fewer than ${to ?? NaN} runs a year`
				: to === null
					? `${from} or more runs a year`
					: `${from} to ${to - 1} runs a year`,
		before: 'at centres with ',
		known: 'at centres of known volume',
		unknown: 'at centres of unknown volume',
	}),
	centre_id: (clause) => {
		const centres = levelsOf(clause).filter((level) => level !== UNKNOWN);
		if (centres.length === 0) return 'at an unknown centre';
		if (centres.length > SPELLED) return `at ${centres.length} chosen centres`;
		return `at ${centres.length === 1 ? 'centre' : 'centres'} ${joined(centres, 'or')}`;
	},
};
