import type { Figure } from '../figure.ts';
import { summaryChart, summaryNative } from './chart.ts';
import { presentSummary, SUMMARY_DRAWS, type SummaryDrawn } from './present.ts';
import { SUMMARY_MEASURES, summaryResult, type SummaryResult } from './result.ts';

/** Runs, centres and survival by age class, as the ELSO Registry reports them. */
export const registrySummary: Figure<SummaryResult, SummaryDrawn> = {
	id: 'registry-summary',
	name: 'Registry summary by age',
	page: 'overview',
	population: 'runs',
	draws: SUMMARY_DRAWS,
	options: {},
	methods: ['wilson'],
	wide: false,
	requests: (cohort) =>
		[['age_class'], []].map((by) => ({
			kind: 'cells',
			cells: {
				table: 'runs',
				by,
				measures: SUMMARY_MEASURES,
				cohort,
				ignoring: SUMMARY_DRAWS,
			},
		})),
	result: ([classes, all]) =>
		summaryResult(
			classes?.kind === 'cells' ? classes.cells : [],
			all?.kind === 'cells' ? all.cells : [],
		),
	present: presentSummary,
	chart: summaryChart,
	native: summaryNative,
};
