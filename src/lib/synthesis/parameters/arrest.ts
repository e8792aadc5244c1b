import type { Mix } from './diagnosis.ts';

export type HospitalLocation =
	'cicu' | 'picu_nicu' | 'icu_adult' | 'or_cath' | 'ward' | 'ed' | 'other_inpatient';

export type OutsideLocation = 'home' | 'public' | 'water' | 'transport' | 'other_ohca';

/** The four mixes of places in hospital. */
export type PlaceMix = 'childCardiac' | 'childOther' | 'adultCardiac' | 'adultOther';

/** Where in the hospital (causal-model.md, section 4b; judgement). */
export const PLACES: Readonly<Record<PlaceMix, Mix<HospitalLocation>>> = {
	childCardiac: [
		['cicu', 0.62],
		['picu_nicu', 0.12],
		['or_cath', 0.14],
		['ward', 0.06],
		['ed', 0.04],
		['other_inpatient', 0.02],
	],
	childOther: [
		['cicu', 0.08],
		['picu_nicu', 0.6],
		['or_cath', 0.04],
		['ward', 0.14],
		['ed', 0.11],
		['other_inpatient', 0.03],
	],
	adultCardiac: [
		['icu_adult', 0.4],
		['or_cath', 0.2],
		['ward', 0.2],
		['ed', 0.15],
		['other_inpatient', 0.05],
	],
	adultOther: [
		['icu_adult', 0.44],
		['or_cath', 0.05],
		['ward', 0.29],
		['ed', 0.17],
		['other_inpatient', 0.05],
	],
};

/** What a place in hospital does: minutes to flow and log-odds of activation, centred within each mix. */
export const PLACE_EFFECTS: Readonly<
	Record<HospitalLocation, { readonly minutes: number; readonly activation: number }>
> = {
	cicu: { minutes: -5, activation: 0.4 },
	picu_nicu: { minutes: 0, activation: 0 },
	icu_adult: { minutes: 0, activation: 0 },
	or_cath: { minutes: -15, activation: 0.5 },
	ward: { minutes: 12, activation: -0.6 },
	ed: { minutes: 5, activation: -0.2 },
	other_inpatient: { minutes: 12, activation: -0.6 },
};

/** Type of place out of hospital: no arrow (judgement). Drowning always happens in water. */
export const OUTSIDE_PLACES: Readonly<
	Record<'unwitnessed' | 'witnessedAlone' | 'witnessedHelped', Mix<OutsideLocation>>
> = {
	unwitnessed: [
		['home', 0.78],
		['public', 0.14],
		['other_ohca', 0.08],
	],
	witnessedAlone: [
		['home', 0.66],
		['public', 0.18],
		['transport', 0.08],
		['other_ohca', 0.08],
	],
	witnessedHelped: [
		['home', 0.5],
		['public', 0.38],
		['transport', 0.03],
		['other_ohca', 0.09],
	],
};

/** Probability of a shockable first rhythm. */
export const SHOCKABLE = {
	child: { arrhythmia: 0.55, cardiomyopathy_myocarditis: 0.25, otherwise: 0.07 },
	adult: { ischaemic: { ihca: 0.5, ohca: 0.81 }, cardiomyopathy_myocarditis: 0.45, otherwise: 0.1 },
} as const;

/** Of the shockable, the share with fibrillation rather than pulseless tachycardia (judgement; a label). */
export const FIBRILLATION = { ihca: 0.6, ohca: 0.88 } as const;

/** Of the non-shockable, the share with asystole. */
export const ASYSTOLE = { ihca: 0.18, ohca: 0.35 } as const;

/** Of what remains, bradycardia with poor perfusion: a label with the effects of PEA. */
export const BRADYCARDIA = { ihca: { child: 0.68, adult: 0.15 }, ohca: 0.08 } as const;

export const WITNESSED = { ihca: 0.93, ohca: { child: 0.55, adult: 0.75 } } as const;

export const BYSTANDER = { child: 0.5, adult: 0.6 } as const;

/** Minutes without flow: exponential in hospital; gamma with a whole-numbered shape outside. */
export const NO_FLOW = {
	ihca: { mean: 0.6, most: 6 },
	helped: { shape: 2, scale: 1 },
	otherwise: { shape: 3, scale: 2.2 },
	most: 30,
} as const;
