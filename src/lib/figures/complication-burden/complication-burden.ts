import type { Figure } from '../figure.ts';
import { spansEighteen } from '../words/cohort-words.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import { burdenChart, burdenNative } from './chart.ts';
import { presentBurden, type BurdenDrawn } from './present.ts';
import { burdenResult, type BurdenResult } from './result.ts';

const { outcome } = SURVIVAL_TO_DISCHARGE;

/** Survival to discharge by the number of organ groups with a complication. */
export const complicationBurden: Figure<BurdenResult, BurdenDrawn> = {
	id: 'complication-burden',
	name: 'Number of complication groups and survival',
	page: '/complications',
	population: 'runs',
	draws: [],
	options: {},
	methods: ['wilson', 'newcombe', 'p-adjust'],
	wide: false,
	requests: (cohort) => [
		{
			kind: 'cells',
			cells: {
				table: 'runs',
				by: [...(spansEighteen(cohort) ? ['age_class'] : []), 'n_comp_groups'],
				measures: ['n', `known:${outcome}`, `true:${outcome}`],
				cohort,
				ignoring: [],
			},
		},
	],
	result: ([answer], cohort) =>
		burdenResult(answer?.kind === 'cells' ? answer.cells : [], spansEighteen(cohort)),
	present: presentBurden,
	chart: burdenChart,
	native: burdenNative,
};
