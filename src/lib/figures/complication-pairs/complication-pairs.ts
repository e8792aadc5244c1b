import type { Figure } from '../figure.ts';
import { pairsChart } from './chart.ts';
import { presentPairs, type PairsDrawn } from './present.ts';
import { PAIR_COLUMNS, pairsResult, pairsStatement, type PairsResult } from './result.ts';

/** Which complications come together in a run, against what chance would give. */
export const complicationPairs: Figure<PairsResult, PairsDrawn> = {
	id: 'complication-pairs',
	name: 'Complications that occur together',
	page: '/complications',
	population: 'runs',
	draws: [],
	options: {},
	methods: ['wilson', 'odds-ratio', 'p-adjust'],
	wide: true,
	requests: (cohort) => [
		{ kind: 'statement', statement: pairsStatement(cohort), columns: PAIR_COLUMNS },
	],
	result: pairsResult,
	present: presentPairs,
	chart: pairsChart,
};
