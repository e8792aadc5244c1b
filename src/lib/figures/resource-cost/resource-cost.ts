import type { Figure } from '../figure.ts';
import { costChart } from './chart.ts';
import { presentCost, type CostDrawn } from './present.ts';
import { COST_COLUMNS, COST_DRAWS, costResult, costStatement, type CostResult } from './result.ts';

/** Total cost index over survivors, by setting: a ratio, and no measure of cost-effectiveness. */
export const resourceCost: Figure<CostResult, CostDrawn> = {
	id: 'resource-cost',
	name: 'Total cost index over survivors',
	page: '/resources',
	population: 'runs',
	draws: COST_DRAWS,
	options: {},
	methods: ['clustered-rate'],
	wide: false,
	requests: (cohort) => [
		{ kind: 'statement', statement: costStatement(cohort), columns: COST_COLUMNS },
	],
	result: (answers, cohort) => costResult(answers, cohort),
	present: presentCost,
	chart: costChart,
};
