import { groupRows } from '../data/groups.ts';
import { extractOf } from '../data/lesson-data.ts';
import { codeOf } from '../data/levels.ts';
import type { LessonAnalysis } from '../lesson.ts';
import { baselineDesign } from '../methods/design.ts';
import {
	flagsOf,
	trueEffect,
	weighted,
	type Estimated,
	type TrueEffect,
} from '../methods/estimates.ts';

export interface PerHundredAnswer {
	readonly n: number;
	/** Arrests whose outcome is open at the snapshot, left out. */
	readonly open: number;
	readonly activated: number;
	/** Survival if activated in all and in none, both weighted. */
	readonly with: number;
	readonly without: number;
	readonly difference: Estimated;
	readonly riskRatio: Estimated;
	/** Marginal. */
	readonly oddsRatio: Estimated;
}

/** Diagnoses for which the truth is shown. */
export const TRUE_GROUPS = [
	{ label: 'Cardiomyopathy or myocarditis', levels: ['cardiomyopathy_myocarditis'] },
	{
		label: 'All cardiac diagnoses',
		levels: [
			'chd_single_ventricle',
			'chd_two_ventricle',
			'cardiomyopathy_myocarditis',
			'arrhythmia',
		],
	},
	{ label: 'Sepsis', levels: ['sepsis'] },
	{ label: 'Respiratory failure', levels: ['respiratory'] },
] as const;

export interface PerHundredTruth {
	readonly all: TrueEffect;
	/** In the order of `TRUE_GROUPS`. */
	readonly groups: readonly TrueEffect[];
}

/** The careful comparison by activation in children in hospital, as difference and as ratios of risks and odds. */
export const analysis: LessonAnalysis<PerHundredAnswer, PerHundredTruth> = {
	needs: ['cases'],
	analyse(data) {
		const cases = extractOf(data, 'cases');
		const { known, open } = groupRows(cases, 'child-ihca');
		const treat = flagsOf(known, (row) => cases.columns.ecpr_activated[row] === 1);
		const y = flagsOf(known, (row) => cases.columns.survived_discharge[row] === 1);
		const found = weighted(treat, y, baselineDesign(cases, known));
		return {
			n: known.length,
			open,
			activated: treat.reduce((sum, value) => sum + value, 0),
			with: found.with,
			without: found.without,
			difference: { estimate: found.estimate, lower: found.lower, upper: found.upper },
			riskRatio: found.riskRatio,
			oddsRatio: found.oddsRatio,
		};
	},
	reveal(data, key) {
		const cases = extractOf(data, 'cases');
		const { known } = groupRows(cases, 'child-ihca');
		return {
			all: trueEffect(key, known),
			groups: TRUE_GROUPS.map(({ levels }) => {
				const codes = levels.map((level) => codeOf('dx_group', level));
				return trueEffect(
					key,
					known.filter((row) => codes.includes(cases.columns.dx_group[row] ?? -1)),
				);
			}),
		};
	},
};
