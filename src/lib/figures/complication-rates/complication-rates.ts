import { DETAIL } from '../complications/kinds.ts';
import type { Figure } from '../figure.ts';
import { ratesChart } from './chart.ts';
import { presentRates, type RatesDrawn } from './present.ts';
import { RATE_COLUMNS, ratesResult, ratesStatement, type RatesResult } from './result.ts';

/** How often complications are recorded: in what share of runs, and how many episodes per 1,000 ECMO-hours. */
export const complicationRates: Figure<RatesResult, RatesDrawn> = {
	id: 'complication-rates',
	name: 'Complication rates',
	page: '/complications',
	population: 'runs',
	draws: [],
	options: {
		...DETAIL,
		events: {
			label: 'Rate of',
			values: [
				{ value: 'all', label: 'All recorded episodes' },
				{ value: 'first', label: 'First events, over hours to the first' },
			],
			initial: 'all',
		},
	},
	methods: ['wilson', 'clustered-rate', 'poisson-rate'],
	wide: true,
	requests: (cohort, options) => [
		{
			kind: 'statement',
			statement: ratesStatement(cohort, options),
			columns: RATE_COLUMNS,
		},
	],
	result: (answers, _cohort, options) => ratesResult(answers, options),
	present: presentRates,
	chart: ratesChart,
};
