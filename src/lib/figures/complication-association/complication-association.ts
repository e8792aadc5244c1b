import { DETAIL } from '../complications/kinds.ts';
import type { Figure } from '../figure.ts';
import { associationChart } from './chart.ts';
import { presentAssociation, type AssociationDrawn } from './present.ts';
import {
	ASSOCIATION_COLUMNS,
	associationResult,
	associationStatement,
	type AssociationResult,
} from './result.ts';

/** Survival to discharge of runs with and without each complication: an observed difference, not an effect. */
export const complicationAssociation: Figure<AssociationResult, AssociationDrawn> = {
	id: 'complication-association',
	name: 'Survival with and without each complication',
	page: '/complications',
	population: 'runs',
	draws: [],
	options: DETAIL,
	methods: ['newcombe', 'wilson', 'p-adjust'],
	wide: true,
	requests: (cohort, options) => [
		{
			kind: 'statement',
			statement: associationStatement(cohort, options),
			columns: ASSOCIATION_COLUMNS,
		},
	],
	result: (answers, _cohort, options) => associationResult(answers, options),
	present: presentAssociation,
	chart: associationChart,
};
