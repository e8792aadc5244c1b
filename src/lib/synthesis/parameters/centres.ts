import type { CentreType } from './patients.ts';

/** Eligible arrests that one copy of the base table of 40 centres serves. */
export const ARRESTS_PER_BASE_TABLE = 40_000;

const base = (type: CentreType, volumes: readonly number[]) =>
	volumes.map((volume) => ({ type, volume }));

/** The 40 base centres: kind and declared ECPR runs a year (causal-model.md, section 3 and appendix `VOL0`). */
export const BASE_CENTRES: readonly { readonly type: CentreType; readonly volume: number }[] = [
	...base('childrens', [3, 4, 4, 5, 5, 6, 6, 7, 7, 7, 8, 8, 8, 9, 9, 9, 11, 12, 13, 15, 18, 24]),
	...base('mixed', [5, 8, 11, 15, 22, 28]),
	...base('adult', [4, 7, 10, 13, 16, 20, 24, 28, 33, 38, 46, 56]),
];

/** Arrests go to a centre in proportion to volume^exponent times the share of its kind, so that realised runs follow declared ones. */
export const ALLOCATION = {
	exponent: 0.78,
	kind: { childrens: 0.895, mixed: 0.95, adult: 1 },
} as const;

/** Volume that doublings are counted from. */
export const REFERENCE_VOLUME = 12;

/** Programme: log-odds at the reference volume and per doubling; simulations are Poisson on the log scale. */
export const PROGRAMME = {
	team: { intercept: -0.3, perDoubling: 1 },
	primed: { intercept: 0.2, perDoubling: 0.7 },
	simulations: { intercept: 1.3, perDoubling: 0.25, most: 24 },
} as const;

/**
 * Seed of the programmes. A centre's programme is part of the fixed table of centres and not of a draw of the
 * registry, so it does not change with the registry's seed. This one gives the 60 centres of the published
 * size the shares of teams by volume that the reference tables of the model were measured with.
 */
export const PROGRAMME_SEED = 10;

/** Fields of a centre without any arrow: shares, or log-odds with the pull of volume (judgement). */
export const CENTRE_LABELS = {
	regions: [
		['R1', 0.3],
		['R2', 0.3],
		['R3', 0.25],
		['R4', 0.15],
	],
	years: {
		small: [
			['lt_3', 0.2],
			['3_9', 0.5],
			['10_plus', 0.3],
		],
		large: [
			['lt_3', 0.05],
			['3_9', 0.35],
			['10_plus', 0.6],
		],
	},
	perfusionist: { intercept: 0.2, perDoubling: 0.6 },
	singleCall: { intercept: 0.3, perDoubling: 0.4 },
	mechanicalCpr: { childrens: 0.35, mixed: 0.8, adult: 0.92 },
	ohcaProgramme: { childrens: -2, mixed: -0.3, adult: 0.6, perDoubling: 1 },
	followUpClinic: { intercept: 0.2, perDoubling: 0.3 },
	cannulator: {
		childrens: [
			['surgeon', 0.8],
			['intensivist', 0.08],
			['mixed', 0.12],
		],
		other: [
			['surgeon', 0.35],
			['intensivist', 0.22],
			['emergency_physician', 0.13],
			['cardiologist', 0.15],
			['mixed', 0.15],
		],
	},
	debrief: [
		['none', 0.2],
		['selected', 0.45],
		['all', 0.35],
	],
	credentialing: [
		['none', 0.3],
		['initial', 0.4],
		['initial_and_yearly', 0.3],
	],
	criteria: [
		['none', 0.15],
		['informal', 0.3],
		['written', 0.55],
	],
	/** Share of optional fields filled in: uniform between these. */
	completeness: [0.62, 0.98],
} as const;
