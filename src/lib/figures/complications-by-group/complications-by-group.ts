import { COMPLICATION_GROUPS } from '../../domain/complications.ts';
import type { Figure } from '../figure.ts';
import { spansEighteen } from '../words/cohort-words.ts';
import { complicationsChart, complicationsNative } from './chart.ts';
import { COMPARED_BY, presentComplications, type ComplicationsDrawn } from './present.ts';
import { complicationsResult, type ComplicationsResult } from './result.ts';

/** How often complications of each organ group are on file, after arrest in and out of hospital. */
export const complicationsByGroup: Figure<ComplicationsResult, ComplicationsDrawn> = {
	id: 'complications-by-group',
	name: 'Complications by group',
	page: 'overview',
	population: 'runs',
	draws: COMPARED_BY,
	options: {},
	methods: ['wilson', 'newcombe', 'p-adjust'],
	wide: false,
	requests: (cohort) => [
		{
			kind: 'cells',
			cells: {
				table: 'runs',
				by: [...(spansEighteen(cohort) ? ['age_class'] : []), ...COMPARED_BY],
				measures: [
					'n',
					...COMPLICATION_GROUPS.map(({ value }) => `known:comp_${value}` as const),
					...COMPLICATION_GROUPS.map(({ value }) => `true:comp_${value}` as const),
				],
				cohort,
				ignoring: COMPARED_BY,
			},
		},
	],
	result: ([answer], cohort) =>
		complicationsResult(answer?.kind === 'cells' ? answer.cells : [], spansEighteen(cohort)),
	present: presentComplications,
	chart: complicationsChart,
	native: complicationsNative,
};
