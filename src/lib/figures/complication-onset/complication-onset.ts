import type { Figure } from '../figure.ts';
import { onsetChart } from './chart.ts';
import { presentOnset, type OnsetDrawn } from './present.ts';
import { ONSET_COLUMNS, onsetResult, onsetStatement, type OnsetResult } from './result.ts';

/** When first complications come: cumulative incidence, with death and coming off ECMO alive as competing ends. */
export const complicationOnset: Figure<OnsetResult, OnsetDrawn> = {
	id: 'complication-onset',
	name: 'Time to the first complication',
	page: '/complications',
	population: 'runs',
	draws: [],
	options: {
		of: {
			label: 'First complication',
			values: [
				{ value: 'any', label: 'Of any group' },
				{ value: 'groups', label: 'Of each organ group' },
			],
			initial: 'any',
		},
	},
	methods: ['aalen-johansen'],
	wide: true,
	requests: (cohort, options) => [
		{ kind: 'statement', statement: onsetStatement(cohort, options), columns: ONSET_COLUMNS },
	],
	result: (answers, _cohort, options) => onsetResult(answers, options),
	present: presentOnset,
	chart: onsetChart,
};
