import type { Question } from '../../figures/run.ts';

/** How many runs does the cohort have? Asked with the figures, which may each ignore some filters. */
export const cohortRows: Question<number> = {
	id: 'cohort',
	options: {},
	requests: (cohort) => [
		{ kind: 'cells', cells: { table: 'runs', by: [], measures: ['n'], cohort, ignoring: [] } },
	],
	result: ([answer]) => (answer?.kind === 'cells' ? (answer.cells[0]?.counts['n'] ?? 0) : 0),
};
