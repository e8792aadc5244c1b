import type { Figure } from '../figure.ts';
import { spansEighteen } from '../words/cohort-words.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import { survivalByYearChart, survivalByYearNative } from './chart.ts';
import { presentSurvivalByYear, YEAR_DRAWS, type SurvivalByYearDrawn } from './present.ts';
import { survivalByYearResult, type SurvivalByYearResult } from './result.ts';

const { outcome } = SURVIVAL_TO_DISCHARGE;

/** Who left hospital alive, year by year, after arrest in and out of hospital. */
export const survivalByYear: Figure<SurvivalByYearResult, SurvivalByYearDrawn> = {
	id: 'survival-by-year',
	name: 'Survival by year',
	page: 'overview',
	population: 'runs',
	draws: YEAR_DRAWS,
	options: {},
	methods: ['wilson', 'newcombe', 'p-adjust'],
	wide: false,
	requests: (cohort) => [
		{
			kind: 'cells',
			cells: {
				table: 'runs',
				by: [...(spansEighteen(cohort) ? ['age_class'] : []), 'arrest_year', 'setting'],
				measures: ['n', `known:${outcome}`, `true:${outcome}`],
				cohort,
				ignoring: YEAR_DRAWS,
			},
		},
	],
	result: ([answer], cohort) =>
		survivalByYearResult(answer?.kind === 'cells' ? answer.cells : [], spansEighteen(cohort)),
	present: presentSurvivalByYear,
	chart: survivalByYearChart,
	native: survivalByYearNative,
};
