import type { Figure, OptionValues } from '../figure.ts';
import { centreRequest } from '../centres/centre-counts.ts';
import { CENTRE_DRAWS } from '../centres/centre-filter.ts';
import { lateFilters } from '../minute-ten/late-filters.ts';
import { CASE_MIX_COLUMNS, caseMixStatement } from './case-mix-statement.ts';
import { centreFunnelChart } from './chart.ts';
import { presentCentreFunnel, type CentreFunnelDrawn } from './present.ts';
import { funnelResult, type FunnelResult } from './result.ts';

const isAdjusted = (options: OptionValues): boolean => options['measure'] === 'adjusted';

/** Survival centre by centre against size: is a centre unusual, or small? */
export const centreFunnel: Figure<FunnelResult, CentreFunnelDrawn> = {
	id: 'centre-funnel',
	name: 'Survival by centre, funnel plot',
	page: '/centres',
	population: 'runs',
	draws: CENTRE_DRAWS,
	options: {
		measure: {
			label: 'Survival',
			values: [
				{ value: 'crude', label: 'Crude, of runs and of eligible arrests' },
				{ value: 'adjusted', label: 'Against what the cases would lead one to expect' },
			],
			initial: 'crude',
		},
	},
	methods: ['funnel', 'overdispersion', 'smr', 'wilson', 'logistic'],
	tables: ['conventional'],
	wide: true,
	requests: (cohort, options) => [
		centreRequest(cohort, 'runs', [], CENTRE_DRAWS),
		...(lateFilters(cohort).length === 0
			? [centreRequest(cohort, 'arrest_case', [], CENTRE_DRAWS)]
			: []),
		...(isAdjusted(options)
			? [
					{
						kind: 'statement' as const,
						statement: caseMixStatement(cohort),
						columns: CASE_MIX_COLUMNS,
					},
				]
			: []),
	],
	result: (answers, cohort, options) =>
		funnelResult(answers, {
			eligible: lateFilters(cohort).length === 0,
			adjusted: isAdjusted(options),
		}),
	present: (result, context) => presentCentreFunnel(result, context, lateFilters(context.cohort)),
	chart: centreFunnelChart,
};
