/**
 * What the survival page does on its main thread between the engine's answer and finished numbers and words, with nothing
 * else: no paint, no drawing, no waiting. The same figures, questions and engine as the page; what the page leaves to a
 * worker is left out here as there.
 */
import { browserEngine } from '../../../src/lib/db/browser-engine.ts';
import type { Engine, ResultTable } from '../../../src/lib/db/engine.ts';
import { DEFAULT_COHORT, type Cohort, type FilterName } from '../../../src/lib/domain/cohort.ts';
import { filterOf } from '../../../src/lib/domain/filters.ts';
import { SUPPRESS_SMALL_CELLS } from '../../../src/lib/domain/small-cell.ts';
import type { OptionValues } from '../../../src/lib/figures/figure.ts';
import { optionValues, planFigures } from '../../../src/lib/figures/run.ts';
import { survivalFigures } from '../../../src/lib/figures/survival.ts';

/** One filter change: milliseconds of the whole page, and of the Kaplan-Meier figure alone. */
export interface PageStatistics {
	readonly page: number;
	readonly curves: number;
}

/** What a reader has chosen on the page. */
export type Choice = 'initial' | 'by diagnosis';

declare global {
	interface Window {
		/** One pass over the filter changes. */
		lowflowStatistics: (choice: Choice) => Promise<PageStatistics[]>;
	}
}

const CHOSEN: Readonly<Record<Choice, Readonly<Record<string, OptionValues>>>> = {
	initial: {},
	'by diagnosis': {
		'kaplan-meier': { by: 'dx_group' },
		'competing-outcomes': { by: 'dx_group' },
	},
};

/** Filters a reader clicks on in the figures of this page, each level of each a change. */
const FILTERS: readonly FilterName[] = [
	'dx_group',
	'location',
	'age_group',
	'initial_rhythm',
	'sex',
];

function changes(): readonly Cohort[] {
	return FILTERS.flatMap((name) => {
		const filter = filterOf(name);
		return (filter.kind === 'levels' ? filter.levels : []).map(({ value }): Cohort => ({
			clauses: { ...DEFAULT_COHORT.clauses, [name]: { kind: 'levels', levels: [value] } },
		}));
	});
}

async function timed(engine: Engine, cohort: Cohort, choice: Choice): Promise<PageStatistics> {
	const options = CHOSEN[choice];
	const plan = planFigures(survivalFigures, cohort, options);
	const tables: ResultTable[] = [];
	for (const statement of plan.statements) tables.push(await engine.query(statement));
	const start = performance.now();
	const results = plan.readApart(tables, SUPPRESS_SMALL_CELLS, () => new Promise(() => undefined));
	let curves = 0;
	for (const figure of survivalFigures) {
		const found = results.get(figure.id);
		if (found?.kind !== 'ready') continue;
		const before = performance.now();
		figure.present(found.result, {
			cohort,
			options: optionValues(figure, options[figure.id]),
			policy: SUPPRESS_SMALL_CELLS,
			confidenceLevel: 0.95,
		});
		if (figure.id === 'kaplan-meier') curves = performance.now() - before;
	}
	return { page: performance.now() - start, curves };
}

const engine = await browserEngine({ base: new URL('../', location.href).href });
window.lowflowStatistics = async (choice) => {
	const found: PageStatistics[] = [];
	for (const cohort of changes()) found.push(await timed(engine, cohort, choice));
	return found;
};
document.documentElement.dataset.engine = 'ready';
