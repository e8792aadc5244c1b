import type { Figure } from '../figure.ts';
import { useChart } from './chart.ts';
import { presentUse, type UseDrawn } from './present.ts';
import { USE_COLUMNS, useResult, useStatement, type UseResult } from './result.ts';

/** What runs took, among survivors and non-survivors: time, or blood products and cost. */
export const resourceUse: Figure<UseResult, UseDrawn> = {
	id: 'resource-use',
	name: 'Resources by outcome',
	page: '/resources',
	population: 'runs',
	draws: [],
	options: {
		of: {
			label: 'Resources',
			values: [
				{ value: 'time', label: 'Time' },
				{ value: 'blood-cost', label: 'Blood products and cost' },
			],
			initial: 'time',
		},
	},
	methods: ['describe'],
	wide: false,
	requests: (cohort, options) => [
		{ kind: 'statement', statement: useStatement(cohort, options), columns: USE_COLUMNS },
	],
	result: (answers, _cohort, options) => useResult(answers, options),
	present: presentUse,
	chart: useChart,
};
