import type { Figure } from '../figure.ts';
import { spansEighteen } from '../words/cohort-words.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import { crossChart } from './chart.ts';
import { CROSSED, presentCross, type CrossDrawn } from './present.ts';
import { crossResult, type CrossResult } from './result.ts';

const { outcome } = SURVIVAL_TO_DISCHARGE;

/** Who left hospital alive, by diagnosis within setting; split by age class when the cohort spans 18 years. */
export const survivalSettingDiagnosis: Figure<CrossResult, CrossDrawn> = {
	id: 'survival-setting-diagnosis',
	name: 'Survival by setting and diagnosis',
	page: 'overview',
	population: 'runs',
	draws: CROSSED,
	options: {},
	methods: ['wilson', 'newcombe', 'p-adjust'],
	wide: false,
	requests: (cohort) => [
		{
			kind: 'cells',
			cells: {
				table: 'runs',
				by: [...(spansEighteen(cohort) ? ['age_class'] : []), ...CROSSED],
				measures: ['n', `known:${outcome}`, `true:${outcome}`],
				cohort,
				ignoring: CROSSED,
			},
		},
	],
	result: ([answer], cohort) =>
		crossResult(answer?.kind === 'cells' ? answer.cells : [], spansEighteen(cohort)),
	present: presentCross,
	chart: crossChart,
};
