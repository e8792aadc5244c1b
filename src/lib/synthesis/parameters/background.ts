import type { Mix } from './diagnosis.ts';

export type ChdStage =
	'pre_op' | 'post_stage1' | 'post_glenn' | 'post_fontan' | 'post_repair' | 'na';

export type SurgicalAge = 'neonate' | 'infant' | 'child' | 'adolescent' | 'adult';

/** Surgical stage of a single ventricle by age: a label without its own effect (judgement). */
export const SINGLE_VENTRICLE_STAGES: Readonly<Record<SurgicalAge, Mix<ChdStage>>> = {
	neonate: [
		['pre_op', 0.35],
		['post_stage1', 0.65],
	],
	infant: [
		['pre_op', 0.03],
		['post_stage1', 0.62],
		['post_glenn', 0.35],
	],
	child: [
		['post_glenn', 0.35],
		['post_fontan', 0.65],
	],
	adolescent: [['post_fontan', 1]],
	adult: [['post_fontan', 1]],
};

/** The same of two-ventricle heart disease. */
export const TWO_VENTRICLE_STAGES: Readonly<Record<SurgicalAge, Mix<ChdStage>>> = {
	neonate: [
		['pre_op', 0.35],
		['post_repair', 0.65],
	],
	infant: [
		['pre_op', 0.25],
		['post_repair', 0.75],
	],
	child: [
		['pre_op', 0.2],
		['post_repair', 0.8],
	],
	adolescent: [
		['pre_op', 0.2],
		['post_repair', 0.8],
	],
	adult: [
		['pre_op', 0.2],
		['post_repair', 0.8],
	],
};

/** Mortality category of the congenital operation, by stage (judgement). */
export const STAT_CATEGORIES: Readonly<Partial<Record<ChdStage, Mix<number>>>> = {
	post_stage1: [
		[4, 0.25],
		[5, 0.75],
	],
	post_glenn: [
		[2, 0.8],
		[3, 0.2],
	],
	post_fontan: [
		[2, 0.4],
		[3, 0.6],
	],
	post_repair: [
		[1, 0.25],
		[2, 0.3],
		[3, 0.2],
		[4, 0.22],
		[5, 0.03],
	],
};

/** Share surgical among cardiac diagnoses other than congenital disease, and among sepsis, respiratory and other. */
export const SURGICAL = { cardiac: 0.12, nonCardiac: 0.16 } as const;

/** Markers of the state before the arrest, by severity S; no arrow (judgement). */
export const MARKERS_BEFORE = {
	vasoactive: { cardiac: 14, otherwise: 9, perSd: 6, spread: 7, most: 150 },
	lactate: { median: 2.6, perSd: 0.35, logSd: 0.5, range: [0.5, 20] },
	renal: { intercept: -1.7, perSd: 0.6, outside: -0.8 },
	ventilated: { intensive: 0.72, elsewhere: 0.12 },
	arterialLine: { intensive: 0.66, elsewhere: 0.08 },
	transferredIn: 0.22,
	signsOfLife: { intercept: -1.2, perSd: -0.25, shockable: 0.3, witnessed: 0.3 },
	temperature: {
		hypothermia: [18, 31.5],
		drowning: { mean: 31, sd: 3, range: [22, 36] },
		otherwise: { mean: 36, sd: 0.8, range: [33, 39.5] },
	},
} as const;
