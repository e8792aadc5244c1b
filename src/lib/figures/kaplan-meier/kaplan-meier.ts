import { column } from '../../db/identifier.ts';
import { fragment } from '../../db/statement.ts';
import type { Figure } from '../figure.ts';
import { groupingOf, groupingOption } from '../grouping/groupings.ts';
import { EXIT_COLUMNS, exitsStatement } from '../time-from-flow/exits-statement.ts';
import { exitsResult } from '../time-from-flow/exits.ts';
import { horizonOption } from '../time-from-flow/horizon.ts';
import { kaplanMeierChart } from './chart.ts';
import {
	LANDMARK_COLUMNS,
	LANDMARKS,
	landmarkOf,
	landmarkResult,
	landmarkStatement,
	type KaplanMeierResult,
} from './landmark.ts';
import { presentKaplanMeier, type KaplanMeierDrawn } from './present.ts';

/**
 * Who is still alive how long after first flow: Kaplan-Meier curves, with the numbers they rest on. Groups that are
 * known only later start at a landmark.
 */
export const kaplanMeierFigure: Figure<KaplanMeierResult, KaplanMeierDrawn> = {
	id: 'kaplan-meier',
	name: 'Survival over time',
	page: '/survival',
	population: 'runs',
	draws: [],
	options: {
		days: horizonOption([30, 180, 365], 365),
		by: groupingOption(
			undefined,
			LANDMARKS.map(({ grouping }) => grouping),
		),
	},
	methods: ['kaplan-meier', 'number-at-risk', 'km-quantiles', 'rmst', 'rmst-compare', 'logrank'],
	wide: true,
	requests: (cohort, options) => {
		const horizon = Number(options['days'] ?? 365);
		const landmark = landmarkOf(options['by']);
		return [
			landmark === null
				? {
						kind: 'statement',
						statement: exitsStatement(
							cohort,
							groupingOf(options['by']),
							'fu_time_d',
							fragment`case when ${column('fu_event')} then 'died' end`,
							horizon,
						),
						columns: EXIT_COLUMNS,
					}
				: {
						kind: 'statement',
						statement: landmarkStatement(cohort, landmark, horizon),
						columns: LANDMARK_COLUMNS,
					},
		];
	},
	result: ([answer], _cohort, options) => {
		const landmark = landmarkOf(options['by']);
		return landmark === null
			? exitsResult(answer, groupingOf(options['by']), ['died'])
			: landmarkResult(answer, landmark);
	},
	present: presentKaplanMeier,
	chart: kaplanMeierChart,
};
