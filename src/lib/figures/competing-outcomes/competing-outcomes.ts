import { column } from '../../db/identifier.ts';
import { fragment } from '../../db/statement.ts';
import type { Figure, FigureAnswer, OptionValues } from '../figure.ts';
import { groupingOf, groupingOption } from '../grouping/groupings.ts';
import { EXIT_COLUMNS, exitsStatement } from '../time-from-flow/exits-statement.ts';
import { exitsResult, type ExitsResult } from '../time-from-flow/exits.ts';
import { horizonOption } from '../time-from-flow/horizon.ts';
import { competingOutcomesChart } from './chart.ts';
import { testedGroups, type CompetingOutcomesResult, type EndTest } from './gray-tests.ts';
import { presentCompetingOutcomes, type CompetingOutcomesDrawn } from './present.ts';

function exitsOf(answer: FigureAnswer | undefined, options: OptionValues): ExitsResult {
	return exitsResult(answer, groupingOf(options['by']), ['died', 'discharged_alive']);
}

/** How the hospital stay ended, day by day: death, live discharge, or not yet; the three add up to all runs. */
export const competingOutcomes: Figure<
	CompetingOutcomesResult,
	CompetingOutcomesDrawn,
	readonly EndTest[]
> = {
	id: 'competing-outcomes',
	name: 'Death and live discharge over time',
	page: '/survival',
	population: 'runs',
	draws: [],
	options: { days: horizonOption([30, 60, 180], 60), by: groupingOption() },
	methods: ['aalen-johansen', 'gray-test'],
	wide: true,
	requests: (cohort, options) => [
		{
			kind: 'statement',
			statement: exitsStatement(
				cohort,
				groupingOf(options['by']),
				'hospital_days',
				fragment`case when ${column('hosp_event_type')}::varchar <> ${'in_hospital'} then ${column('hosp_event_type')}::varchar end`,
				Number(options['days'] ?? 60),
			),
			columns: EXIT_COLUMNS,
		},
	],
	task: ([answer], _cohort, options, policy) => {
		const groups = testedGroups(exitsOf(answer, options), policy);
		return groups.length < 2 ? null : { name: 'gray-tests', input: groups };
	},
	result: ([answer], _cohort, options, tests) => ({
		...exitsOf(answer, options),
		...(tests === undefined ? {} : { tests }),
	}),
	present: presentCompetingOutcomes,
	chart: competingOutcomesChart,
};
