import type { Figure } from '../figure.ts';
import { useByYearChart } from './chart.ts';
import { ELIGIBLE_COLUMNS, eligibleStatement, uncountedFilters } from './eligible-statement.ts';
import { presentUseByYear, USE_DRAWS, type UseByYearDrawn } from './present.ts';
import { useByYearResult, type UseByYearResult } from './result.ts';

/** How often ECPR was used, year by year and by type of centre: runs, and their share of eligible arrests. */
export const useByYear: Figure<UseByYearResult, UseByYearDrawn> = {
	id: 'use-by-year',
	name: 'Use by year',
	page: 'overview',
	population: 'runs',
	draws: USE_DRAWS,
	options: {},
	methods: ['wilson'],
	wide: false,
	requests: (cohort) => [
		{
			kind: 'cells',
			cells: {
				table: 'runs',
				by: ['arrest_year', 'centre_type'],
				measures: ['n'],
				cohort,
				ignoring: USE_DRAWS,
			},
		},
		...(uncountedFilters(cohort).length > 0
			? []
			: [
					{
						kind: 'statement' as const,
						statement: eligibleStatement(cohort, USE_DRAWS),
						columns: ELIGIBLE_COLUMNS,
					},
				]),
	],
	result: (answers, cohort) => useByYearResult(answers, uncountedFilters(cohort)),
	present: presentUseByYear,
	chart: useByYearChart,
};
