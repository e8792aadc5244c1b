import type { Figure } from '../figure.ts';
import { exploreChart } from './chart.ts';
import { presentExplore, type ExploreDrawn } from './present.ts';
import { EXPLORE_OPTIONS, questionOf } from './question.ts';
import { exploreResult, type ExploreResult } from './result.ts';
import { exploreColumns, exploreStatement } from './statement.ts';

/**
 * Any outcome by any grouping, split by any other, allowing for what was known by the arrest. Which filters it does
 * not apply follows from what is asked.
 */
export const explore: Figure<ExploreResult, ExploreDrawn> = {
	id: 'explore',
	name: 'Your own question',
	page: '/explore',
	population: 'runs',
	draws: [],
	options: EXPLORE_OPTIONS,
	methods: ['wilson', 'newcombe', 'p-adjust', 'mantel-haenszel', 'describe'],
	tablesFor: (options) => (questionOf(options).population === 'runs' ? [] : ['conventional']),
	wide: false,
	requests: (cohort, options) => {
		const question = questionOf(options);
		return [
			{
				kind: 'statement',
				statement: exploreStatement(cohort, question),
				columns: exploreColumns(question),
			},
		];
	},
	result: (answers, _cohort, options) => exploreResult(answers, questionOf(options)),
	present: presentExplore,
	chart: exploreChart,
};
