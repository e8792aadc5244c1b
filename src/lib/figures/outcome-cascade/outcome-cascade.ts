import type { Figure } from '../figure.ts';
import { outcomesOf, outcomesRequest, type Outcomes } from '../shares/outcomes.ts';
import { cascadeChart } from './chart.ts';
import { presentCascade, type CascadeDrawn } from './present.ts';

/** How many of those cannulated come off ECMO, leave hospital, and do so with favourable neurology. */
export const outcomeCascade: Figure<Outcomes, CascadeDrawn> = {
	id: 'outcome-cascade',
	name: 'From cannulation to recovery',
	page: 'overview',
	population: 'runs',
	draws: [],
	options: {},
	methods: ['wilson'],
	wide: false,
	requests: (cohort) => [{ kind: 'cells', cells: outcomesRequest(cohort, []) }],
	result: ([answer]) => outcomesOf(answer?.kind === 'cells' ? answer.cells : []),
	present: presentCascade,
	chart: cascadeChart,
};
