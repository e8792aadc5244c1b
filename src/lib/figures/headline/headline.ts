import type { Figure } from '../figure.ts';
import { outcomesOf, outcomesRequest, type Outcomes } from '../shares/outcomes.ts';
import { headlineChart } from './chart.ts';
import { presentHeadline, type HeadlineDrawn } from './present.ts';

/** The few numbers one asks for first: survival of ECMO and to discharge, neurology within bounds, complications. */
export const headline: Figure<Outcomes, HeadlineDrawn> = {
	id: 'headline',
	name: 'Headline numbers',
	page: 'overview',
	population: 'runs',
	draws: [],
	options: {},
	methods: ['wilson'],
	wide: true,
	requests: (cohort) => [{ kind: 'cells', cells: outcomesRequest(cohort, []) }],
	result: ([answer]) => outcomesOf(answer?.kind === 'cells' ? answer.cells : []),
	present: presentHeadline,
	chart: headlineChart,
};
