import { UNKNOWN, type Clause } from './clause.ts';
import { asAmount, inBands, inWords, levelsOf, SPELLED } from './clause-saying.ts';
import type { FilterName } from './cohort.ts';
import { joined, withUnit } from './format.ts';

/** Filters that a sentence adds after commas. */
export type Qualifying = Exclude<FilterName, 'age_group' | 'dx_group' | 'arrest_year'>;

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

/** What a clause on one of these filters is called in a sentence. */
export const SAYINGS: Readonly<Record<Qualifying, (clause: Clause) => string>> = {
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
