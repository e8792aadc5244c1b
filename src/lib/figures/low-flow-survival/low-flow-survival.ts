import type { Figure } from '../figure.ts';
import { spansEighteen } from '../words/cohort-words.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import { lowFlowChart } from './chart.ts';
import { LOW_FLOW_DRAWS, presentLowFlow, type LowFlowDrawn } from './present.ts';
import { lowFlowResult, type LowFlowResult } from './result.ts';
import { STILL_IN_CPR_COLUMNS, stillInCprStatement } from './still-in-cpr-statement.ts';

/** Survival by minutes of CPR before flow, binned and as a curve; beside it, if asked for, those still in CPR without ECPR. */
export const lowFlowSurvival: Figure<LowFlowResult, LowFlowDrawn> = {
	id: 'low-flow-survival',
	name: 'Survival by low-flow time',
	page: '/survival',
	population: 'runs',
	draws: LOW_FLOW_DRAWS,
	options: {
		conventional: {
			label: 'Conventional CPR',
			values: [
				{ value: 'no', label: 'Not shown' },
				{ value: 'yes', label: 'Those still in CPR at a minute' },
			],
			initial: 'no',
		},
	},
	methods: ['wilson', 'logistic'],
	tablesFor: (options) => (options['conventional'] === 'yes' ? ['conventional'] : []),
	wide: false,
	requests: (cohort, options) => {
		const { outcome } = SURVIVAL_TO_DISCHARGE;
		return [
			{
				kind: 'cells',
				cells: {
					table: 'runs',
					by: spansEighteen(cohort) ? ['age_class', 'ecmo_flow_min'] : ['ecmo_flow_min'],
					measures: ['n', `known:${outcome}`, `true:${outcome}`],
					cohort,
					ignoring: LOW_FLOW_DRAWS,
				},
			},
			...(options['conventional'] === 'yes'
				? [
						{
							kind: 'statement' as const,
							statement: stillInCprStatement(cohort),
							columns: STILL_IN_CPR_COLUMNS,
						},
					]
				: []),
		];
	},
	result: (answers, cohort) => lowFlowResult(answers, spansEighteen(cohort)),
	present: presentLowFlow,
	chart: lowFlowChart,
};
