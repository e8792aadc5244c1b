import type { Figure } from '../figure.ts';
import { centreCount, centreRequest, type CentreCount } from '../centres/centre-counts.ts';
import { CENTRE_DRAWS } from '../centres/centre-filter.ts';
import { centreCaterpillarChart } from './chart.ts';
import { presentCentreCaterpillar, type CentreCaterpillarDrawn } from './present.ts';

/** Survival centre by centre as observed, and drawn in by how little each has seen. */
export const centreCaterpillar: Figure<readonly CentreCount[], CentreCaterpillarDrawn> = {
	id: 'centre-caterpillar',
	name: 'Survival by centre, with shrinkage',
	page: '/centres',
	population: 'runs',
	draws: CENTRE_DRAWS,
	options: {},
	methods: ['shrinkage', 'wilson'],
	wide: false,
	requests: (cohort) => [centreRequest(cohort, 'runs', [], CENTRE_DRAWS)],
	result: ([answer]) =>
		answer?.kind === 'cells'
			? answer.cells.filter(({ counts: { n } }) => n > 0).map(centreCount)
			: [],
	present: presentCentreCaterpillar,
	chart: centreCaterpillarChart,
};
