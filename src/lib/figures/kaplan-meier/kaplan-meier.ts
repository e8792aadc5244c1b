import { column } from '../../db/identifier.ts';
import { fragment } from '../../db/statement.ts';
import type { Figure } from '../figure.ts';
import { groupingOf, groupingOption } from '../grouping/groupings.ts';
import { EXIT_COLUMNS, exitsStatement } from '../time-from-flow/exits-statement.ts';
import { exitsResult, type ExitsResult } from '../time-from-flow/exits.ts';
import { horizonOption } from '../time-from-flow/horizon.ts';
import { kaplanMeierChart } from './chart.ts';
import { presentKaplanMeier, type KaplanMeierDrawn } from './present.ts';

/** Who is still alive how long after first flow: Kaplan-Meier curves, with the numbers they rest on. */
export const kaplanMeierFigure: Figure<ExitsResult, KaplanMeierDrawn> = {
	id: 'kaplan-meier',
	name: 'Survival over time',
	page: '/survival',
	population: 'runs',
	draws: [],
	options: { days: horizonOption([30, 180, 365], 365), by: groupingOption() },
	methods: ['kaplan-meier', 'number-at-risk', 'km-quantiles', 'rmst', 'rmst-compare', 'logrank'],
	wide: true,
	requests: (cohort, options) => [
		{
			kind: 'statement',
			statement: exitsStatement(
				cohort,
				groupingOf(options['by']),
				'fu_time_d',
				fragment`case when ${column('fu_event')} then 'died' end`,
				Number(options['days'] ?? 365),
			),
			columns: EXIT_COLUMNS,
		},
	],
	result: ([answer], _cohort, options) => exitsResult(answer, groupingOf(options['by']), ['died']),
	present: presentKaplanMeier,
	chart: kaplanMeierChart,
};
