import type { Figure, FigureAnswer, OptionValues } from '../figure.ts';
import { centreRequest } from '../centres/centre-counts.ts';
import { CENTRE_DRAWS } from '../centres/centre-filter.ts';
import { lateFilters } from '../minute-ten/late-filters.ts';
import { CASE_MIX_COLUMNS, caseMixStatement } from './case-mix-statement.ts';
import { centreFunnelChart } from './chart.ts';
import {
	caseMixOf,
	expectedSurvivors,
	type CaseMix,
	type ExpectedSurvivors,
} from './expected-survivors.ts';
import { presentCentreFunnel, type CentreFunnelDrawn } from './present.ts';
import { funnelResult, type FunnelResult } from './result.ts';

const isAdjusted = (options: OptionValues): boolean => options['measure'] === 'adjusted';

function caseMix(answers: readonly FigureAnswer[]): CaseMix {
	const answer = answers.find(({ kind }) => kind === 'columns');
	return caseMixOf(answer?.kind === 'columns' ? answer.columns : {});
}

/** Survival centre by centre against size: is a centre unusual, or small? */
export const centreFunnel: Figure<FunnelResult, CentreFunnelDrawn, ExpectedSurvivors> = {
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
						byColumn: true,
					},
				]
			: []),
	],
	task: (answers, _cohort, options) =>
		isAdjusted(options) ? { name: 'expected-survivors', input: caseMix(answers) } : null,
	result: (answers, cohort, options, outcome) =>
		funnelResult(
			answers,
			lateFilters(cohort).length === 0,
			isAdjusted(options) ? (outcome ?? expectedSurvivors(caseMix(answers))) : null,
		),
	present: (result, context) => presentCentreFunnel(result, context, lateFilters(context.cohort)),
	chart: centreFunnelChart,
};
