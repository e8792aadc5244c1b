/** The process that led to the arrest, in codebook order. */
export type Diagnosis =
	| 'chd_single_ventricle'
	| 'chd_two_ventricle'
	| 'cardiomyopathy_myocarditis'
	| 'arrhythmia'
	| 'acs'
	| 'sepsis'
	| 'respiratory'
	| 'pulmonary_embolism'
	| 'drowning'
	| 'hypothermia'
	| 'trauma'
	| 'intoxication'
	| 'other';

export type AgeGroup = 'neonate' | 'infant' | 'child' | 'adolescent' | 'adult';

export type Setting = 'ihca' | 'ohca';

/** What a diagnosis does, each on its log scale. */
export interface DiagnosisEffects {
	/** Log-odds of survival once on ECMO. */
	readonly onEcmo: number;
	/** Log-odds of survival after return of circulation. */
	readonly afterRosc: number;
	/** Log hazard of return of circulation. */
	readonly rosc: number;
	/** Log-odds of activation. */
	readonly activation: number;
}

const effects = (
	onEcmo: number,
	afterRosc: number,
	rosc: number,
	activation: number,
): DiagnosisEffects => ({ onEcmo, afterRosc, rosc, activation });

/**
 * Effects of each diagnosis (causal-model.md, section 4: four rows "dx ->"; anchors in evidence.md 3.2).
 * The first two columns differ on purpose: that is the effect modification by diagnosis.
 */
export const DIAGNOSIS_EFFECTS: Readonly<Record<Diagnosis, DiagnosisEffects>> = {
	chd_single_ventricle: effects(-0.25, -0.1, -0.1, 1.2),
	chd_two_ventricle: effects(0, 0.15, 0, 1.3),
	cardiomyopathy_myocarditis: effects(0.35, -0.1, -0.25, 1.4),
	arrhythmia: effects(0.6, 0.35, 0.05, 1.2),
	acs: effects(0, 0, -0.05, 0.7),
	sepsis: effects(-1.1, -0.6, -0.1, -1.3),
	respiratory: effects(-1.15, 0.25, 0.35, -1.5),
	pulmonary_embolism: effects(0.85, -0.45, -0.45, 0.6),
	drowning: effects(-0.3, -0.55, -0.1, -0.3),
	hypothermia: effects(1.4, 0.3, -0.6, 1.2),
	trauma: effects(-1.5, -0.9, -0.8, -2.5),
	intoxication: effects(0.6, 0.15, -0.15, 0.5),
	other: effects(-0.55, -0.25, 0, -0.9),
};

/** A share for each of several values; the shares sum to 1. */
export type Mix<T> = readonly (readonly [value: T, share: number])[];

const inHospital: Readonly<Record<AgeGroup, Mix<Diagnosis>>> = {
	neonate: [
		['chd_single_ventricle', 0.3],
		['chd_two_ventricle', 0.24],
		['cardiomyopathy_myocarditis', 0.03],
		['arrhythmia', 0.03],
		['sepsis', 0.1],
		['respiratory', 0.22],
		['other', 0.08],
	],
	infant: [
		['chd_single_ventricle', 0.17],
		['chd_two_ventricle', 0.25],
		['cardiomyopathy_myocarditis', 0.07],
		['arrhythmia', 0.03],
		['sepsis', 0.11],
		['respiratory', 0.3],
		['other', 0.07],
	],
	child: [
		['chd_single_ventricle', 0.08],
		['chd_two_ventricle', 0.15],
		['cardiomyopathy_myocarditis', 0.16],
		['arrhythmia', 0.06],
		['sepsis', 0.16],
		['respiratory', 0.29],
		['other', 0.1],
	],
	adolescent: [
		['chd_single_ventricle', 0.06],
		['chd_two_ventricle', 0.12],
		['cardiomyopathy_myocarditis', 0.2],
		['arrhythmia', 0.1],
		['sepsis', 0.15],
		['respiratory', 0.22],
		['pulmonary_embolism', 0.04],
		['intoxication', 0.04],
		['other', 0.07],
	],
	adult: [
		['acs', 0.3],
		['cardiomyopathy_myocarditis', 0.12],
		['arrhythmia', 0.09],
		['sepsis', 0.15],
		['respiratory', 0.15],
		['pulmonary_embolism', 0.08],
		['chd_two_ventricle', 0.02],
		['intoxication', 0.01],
		['other', 0.08],
	],
};

const outOfHospital: Readonly<Record<AgeGroup, Mix<Diagnosis>>> = {
	neonate: [
		['other', 0.5],
		['respiratory', 0.5],
	],
	infant: [
		['respiratory', 0.45],
		['other', 0.25],
		['cardiomyopathy_myocarditis', 0.1],
		['arrhythmia', 0.1],
		['chd_two_ventricle', 0.1],
	],
	child: [
		['drowning', 0.25],
		['arrhythmia', 0.2],
		['cardiomyopathy_myocarditis', 0.2],
		['respiratory', 0.15],
		['trauma', 0.1],
		['hypothermia', 0.03],
		['other', 0.07],
	],
	adolescent: [
		['arrhythmia', 0.3],
		['cardiomyopathy_myocarditis', 0.25],
		['drowning', 0.1],
		['intoxication', 0.12],
		['trauma', 0.12],
		['respiratory', 0.05],
		['other', 0.06],
	],
	adult: [
		['acs', 0.52],
		['cardiomyopathy_myocarditis', 0.09],
		['arrhythmia', 0.13],
		['pulmonary_embolism', 0.07],
		['respiratory', 0.06],
		['intoxication', 0.04],
		['trauma', 0.02],
		['hypothermia', 0.02],
		['drowning', 0.01],
		['other', 0.04],
	],
};

/** Shares of the diagnoses by age group and setting (causal-model.md, appendix `DX`; judgement). */
export const DIAGNOSIS_MIX = { ihca: inHospital, ohca: outOfHospital } as const;

/** The four diagnoses counted as cardiac in children (calibration.csv, "the four cardiac groups"). */
export const CHILD_CARDIAC: ReadonlySet<Diagnosis> = new Set<Diagnosis>([
	'chd_single_ventricle',
	'chd_two_ventricle',
	'cardiomyopathy_myocarditis',
	'arrhythmia',
]);

/** The same with acute coronary syndrome: what decides where in the hospital an arrest happens. */
export const ANY_CARDIAC: ReadonlySet<Diagnosis> = new Set<Diagnosis>([...CHILD_CARDIAC, 'acs']);
