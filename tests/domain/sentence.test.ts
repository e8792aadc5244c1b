import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	DEFAULT_COHORT,
	EVERYONE,
	FILTER_NAMES,
	withClause,
	type Clause,
	type Cohort,
	type FilterName,
} from '../../src/lib/domain/cohort.ts';
import { chips, cohortPhrases, cohortText } from '../../src/lib/domain/sentence.ts';
import { anyCohort } from './arbitraries.ts';

const SEED = 20_240_614;

type Written = Partial<Record<FilterName, string>>;

/** A cohort from short notes: "a b" for levels, "30..45" for a range, "30..45?" with unknown. */
function cohort(notes: Written): Cohort {
	return Object.entries(notes).reduce<Cohort>((so, [name, note]) => {
		const range = /^([\d.]*?)\.\.([\d.]*?)(\?)?$/.exec(note);
		const clause: Clause = range
			? {
					kind: 'range',
					low: range[1] === '' ? null : Number(range[1]),
					high: range[2] === '' ? null : Number(range[2]),
					unknown: range[3] === '?',
				}
			: { kind: 'levels', levels: note.split(' ') };
		return withClause(so, name as FilterName, clause);
	}, EVERYONE);
}

const says = (of: Cohort, rows: number | null = 4812) =>
	cohortText(of, 'runs', rows).replaceAll('\u202F', ' ');

describe('the cohort sentence', () => {
	it('says the example of the design', () => {
		expect(
			says(
				cohort({
					age_group: 'infant child',
					dx_group: 'chd_single_ventricle chd_two_ventricle',
					setting: 'ihca',
				}),
			),
		).toBe(
			'4,812 ECPR runs in infants and children with congenital heart disease, arrest in hospital, 2012–2024.',
		);
	});

	it('counts none, one and many, in each population', () => {
		expect(says(DEFAULT_COHORT, 0)).toBe('No ECPR runs in children under 18, 2012–2024.');
		expect(says(DEFAULT_COHORT, 1)).toBe('1 ECPR run in children under 18, 2012–2024.');
		expect(says(DEFAULT_COHORT, null)).toBe('ECPR runs in children under 18, 2012–2024.');
		expect(cohortText(EVERYONE, 'eligible', 1)).toMatch(/^1 eligible arrest in people of any age/);
		expect(cohortText(EVERYONE, 'eligible', null)).toMatch(/^Eligible arrests in/);
		expect(cohortText(EVERYONE, 'activated', 20_000)).toMatch(/^20,000 ECPR activations in/);
	});

	it.each<[Written, string]>([
		[{}, 'people of any age'],
		[{ age_group: 'neonate' }, 'neonates'],
		[{ age_group: 'adult' }, 'adults'],
		[{ age_group: 'neonate infant child adolescent' }, 'children under 18'],
		[{ age_group: 'infant child adolescent' }, 'infants, children and adolescents'],
		[{ age_group: 'child adolescent adult' }, 'children, adolescents and adults'],
		[{ age_group: 'child', sex: 'female' }, 'female children'],
		[{ age_group: 'adult', sex: 'male unknown' }, 'adults, male or of unknown sex'],
		[{ age_group: 'adult', sex: 'male female' }, 'adults, sex known'],
		[{ age_group: 'adult', sex: 'unknown' }, 'adults, sex unknown'],
		[{ age_group: 'neonate', gestation_band: 'lt_34w 34_36w' }, 'neonates, born before 37 weeks'],
		[{ age_group: 'neonate', gestation_band: '34_36w' }, 'neonates, born at 34 to 36 weeks'],
		[
			{ gestation_band: 'lt_34w unknown' },
			'people of any age, born before 34 weeks or at an unknown gestation or not a neonate',
		],
		[{ age_group: 'adult', dx_group: 'acs' }, 'adults with acute coronary syndrome'],
		[{ age_group: 'child', dx_group: 'drowning trauma' }, 'children after drowning or trauma'],
		[
			{ age_group: 'child', dx_group: 'sepsis cardiomyopathy_myocarditis' },
			'children with cardiomyopathy/myocarditis or sepsis',
		],
		[
			{ age_group: 'child', dx_group: 'cardiomyopathy_myocarditis' },
			'children with cardiomyopathy or myocarditis',
		],
		[
			{
				age_group: 'child',
				dx_group: 'chd_single_ventricle chd_two_ventricle arrhythmia sepsis respiratory',
			},
			'children with 5 of 13 diagnoses',
		],
		[{ weight_band: '2_3 3_5' }, 'people of any age, weight 2 to under 5 kg'],
		[{ weight_band: 'lt_2 30_plus' }, 'people of any age, weight under 2 kg or 30 kg or more'],
		[{ weight_band: 'lt_2 2_3 3_5 5_10 10_15 15_30 30_plus' }, 'people of any age, weight known'],
		[{ setting: 'ohca' }, 'people of any age, arrest out of hospital'],
		[{ location: 'ward cicu' }, 'people of any age, arrest in a cardiac ICU or on a ward'],
		[{ setting: 'ihca', location: 'ward' }, 'people of any age, arrest in hospital, on a ward'],
		[
			{ location: 'home public water transport unknown' },
			'people of any age, 4 of 12 places of arrest or at an unknown place',
		],
		[{ initial_rhythm: 'vf pvt' }, 'people of any age, first rhythm shockable'],
		[
			{ initial_rhythm: 'pea unknown' },
			'people of any age, first rhythm pulseless electrical activity or unknown',
		],
		[
			{ witnessed: 'witnessed unknown' },
			'people of any age, witnessed or unknown whether witnessed',
		],
		[{ off_hours: 'true' }, 'people of any age, at night or on a weekend'],
		[{ centre_id: 'K0041' }, 'people of any age, at centre K0041'],
		[{ centre_id: 'K0041 K0002' }, 'people of any age, at centres K0002 or K0041'],
		[{ centre_id: 'K0001 K0002 K0003 K0004' }, 'people of any age, at 4 chosen centres'],
		[{ ecmo_flow_min: '30..45' }, 'people of any age, low-flow time 30–45 min'],
		[{ ecmo_flow_min: '..45' }, 'people of any age, low-flow time up to 45 min'],
		[{ ecmo_flow_min: '60..' }, 'people of any age, low-flow time 60 min or more'],
		[
			{ ecmo_flow_min: '60..?' },
			'people of any age, low-flow time 60 min or more or without ECMO flow',
		],
		[{ ecmo_flow_min: '..' }, 'people of any age, with ECMO flow'],
		[{ ph_arrest: '6.8..6.99?' }, 'people of any age, worst pH during CPR 6.80–6.99 or unknown'],
		[{ lactate_arrest: 'unknown' }, 'people of any age, lactate during CPR unknown'],
		[
			{ baseline_neuro: '1 2' },
			'people of any age, neurological category 1 or 2 before the arrest',
		],
		[{ centre_type: 'childrens mixed' }, "people of any age, at children's or mixed hospitals"],
		[
			{ annual_ecpr_volume_band: '10_19 20_29' },
			'people of any age, at centres with 10 to 29 runs a year',
		],
		[
			{ annual_ecpr_volume_band: 'lt_5' },
			'people of any age, at centres with fewer than 5 runs a year',
		],
	])('%j: %s', (notes, text) => {
		expect(says(cohort(notes), 7)).toBe(`7 ECPR runs in ${text}, 2012–2024.`);
	});

	it('says the years', () => {
		expect(says(cohort({ arrest_year: '2018..' }), null)).toMatch(/, 2018–2024\.$/);
		expect(says(cohort({ arrest_year: '..2014' }), null)).toMatch(/, 2012–2014\.$/);
		expect(says(cohort({ arrest_year: '2019..2019' }), null)).toMatch(/, 2019\.$/);
	});

	it('gives every clause a phrase that opens its control', () => {
		const phrases = cohortPhrases(cohort({ sex: 'female', dx_group: 'sepsis' }), 'runs', 3);
		expect(phrases).toContainEqual({ text: 'female', filter: 'sex' });
		expect(phrases).toContainEqual({ text: 'sepsis', filter: 'dx_group' });
	});

	it(`reads as one sentence for any cohort, each filter once, no code names (seed ${SEED})`, () => {
		fc.assert(
			fc.property(anyCohort, fc.option(fc.nat({ max: 70_000 })), (any, rows) => {
				const phrases = cohortPhrases(any, 'runs', rows);
				const text = phrases.map((phrase) => phrase.text).join('');
				expect(text).not.toMatch(/_|undefined|null|NaN| {2}|,,|\bunknown level\b/);
				expect(text).toMatch(/^(No |[\d,]+ )?ECPR runs? in .*[^.,]\.$/);
				const filters = phrases.flatMap(({ filter }) => filter ?? []);
				expect(new Set(filters).size).toBe(filters.length);
				const said = new Set<string>([...filters]);
				for (const { filter } of chips(any)) expect(said.has(filter)).toBe(true);
			}),
			{ seed: SEED, numRuns: 1500 },
		);
	});
});

describe('chips', () => {
	const texts = (of: Cohort) => chips(of).map(({ text }) => text.replaceAll('\u202F', ' '));

	it('name each clause once, in the order of the filters', () => {
		expect(texts(DEFAULT_COHORT)).toEqual(['Age group: Under 18 years']);
		expect(texts(EVERYONE)).toEqual([]);
		expect(
			texts(
				cohort({
					ecmo_flow_min: '..45',
					arrest_year: '2018..2020',
					dx_group: 'sepsis drowning',
					location: 'home public water transport',
					initial_rhythm: 'vf unknown',
					witnessed: 'witnessed unwitnessed',
					gestation_band: 'unknown',
					ph_arrest: '..',
					lactate_arrest: '5..9.9?',
				}),
			),
		).toEqual([
			'Place of arrest: 4 of 12',
			'Diagnosis: Sepsis, Drowning',
			'Gestation at birth: Unknown or not a neonate',
			'Year of arrest: 2018–2020',
			'First rhythm: Ventricular fibrillation, Unknown',
			'Witnessed: Known',
			'Low-flow time: ≤ 45 min',
			'Worst pH during CPR: Known',
			'Lactate during CPR: 5–9.9 mmol/L, Unknown',
		]);
	});

	it('exist for any filter', () => {
		for (const name of FILTER_NAMES) {
			const only = withClause(EVERYONE, name, { kind: 'levels', levels: ['unknown'] });
			expect(chips(only).map(({ filter }) => filter)).toEqual([name]);
		}
	});
});
