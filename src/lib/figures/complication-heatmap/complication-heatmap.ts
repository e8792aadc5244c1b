import { DETAIL } from '../complications/kinds.ts';
import type { Figure } from '../figure.ts';
import { heatChart } from './chart.ts';
import { presentHeat, type HeatDrawn } from './present.ts';
import { HEAT_COLUMNS, heatResult, heatStatement, type HeatResult } from './result.ts';

/** How often each complication is on file, by setting, diagnosis or age. The chosen one's filter does not apply. */
export const complicationHeatmap: Figure<HeatResult, HeatDrawn> = {
	id: 'complication-heatmap',
	name: 'Complications by setting, diagnosis or age',
	page: '/complications',
	population: 'runs',
	draws: [],
	options: {
		across: {
			label: 'Across',
			values: [
				{ value: 'setting', label: 'Arrest setting' },
				{ value: 'dx_group', label: 'Diagnosis' },
				{ value: 'age_group', label: 'Age' },
			],
			initial: 'setting',
		},
		...DETAIL,
	},
	methods: ['wilson', 'newcombe', 'p-adjust'],
	wide: false,
	requests: (cohort, options) => [
		{ kind: 'statement', statement: heatStatement(cohort, options), columns: HEAT_COLUMNS },
	],
	result: heatResult,
	present: presentHeat,
	chart: heatChart,
};
