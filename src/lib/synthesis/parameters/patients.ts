import type { AgeGroup, Mix } from './diagnosis.ts';

export type CentreType = 'childrens' | 'mixed' | 'adult';

/** Share of arrests under 18 years by kind of centre (causal-model.md, appendix `simulate`). */
export const CHILD_SHARE: Readonly<Record<CentreType, number>> = {
	childrens: 0.97,
	mixed: 0.5,
	adult: 0.03,
};

/** Ages of those under 18 years at children's and mixed centres; at adult centres all are adolescents. */
export const CHILD_AGES: Mix<AgeGroup> = [
	['neonate', 0.25],
	['infant', 0.354],
	['child', 0.271],
	['adolescent', 0.125],
];

/** Share of arrests in hospital in 2018, by age group, at a centre of 12 runs a year. */
export const IN_HOSPITAL: Readonly<Record<AgeGroup, number>> = {
	neonate: 0.99,
	infant: 0.92,
	child: 0.74,
	adolescent: 0.62,
	adult: 0.5,
};

/** How the share out of hospital grows, in log-odds: programmes began everywhere, most at adult hubs. */
export const OUT_OF_HOSPITAL_GROWTH = {
	childPerYear: 0.04,
	adultPerYear: 0.2,
	adultPerDoubling: 1,
} as const;

/** Adults' age in years: normal, cut off. */
export const ADULT_AGE = { mean: 57, sd: 13, low: 18, high: 89, centre: 55 } as const;

/** Mean of measured severity above 0 in sepsis and respiratory failure, in SD. */
export const SEVERITY_SHIFT = 0.25;

/** Bounds of the severity index. */
export const SEVERITY_RANGE = [-3.5, 3.5] as const;

/** Log-SD of weight around its curve, cut at 3 SD so that no weight is absurd for its age band; bounds in kg. */
export const WEIGHT = { logSd: 0.16, mostSd: 3, low: 1.5, high: 180 } as const;

/** Share of females: a label without an arrow (judgement; most cohorts report more males). */
export const FEMALE = { child: 0.44, adult: 0.3 } as const;

/** Gestation of neonates: a label without an arrow (judgement). */
export const GESTATION: Mix<'lt_34w' | '34_36w' | '37_plus'> = [
	['lt_34w', 0.08],
	['34_36w', 0.14],
	['37_plus', 0.78],
];

/** Category before the arrest, PCPC under 18 years and CPC in adults: no arrow (judgement). */
export const BASELINE_NEURO = {
	child: [
		[1, 0.64],
		[2, 0.24],
		[3, 0.07],
		[4, 0.04],
		[5, 0.01],
	],
	adult: [
		[1, 0.74],
		[2, 0.2],
		[3, 0.055],
		[4, 0.005],
	],
} as const satisfies Record<string, Mix<number>>;

/** Known genetic syndrome under 18 years, with and without congenital heart disease (judgement). */
export const SYNDROME = { heartDisease: 0.22, otherwise: 0.08 } as const;
