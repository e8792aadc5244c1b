import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/lib/db/engine.ts';
import { nodeEngine } from '../../src/lib/db/node-engine.ts';
import { DEFAULT_COHORT } from '../../src/lib/domain/cohort.ts';
import type { Figure, OptionValues, View } from '../../src/lib/figures/figure.ts';
import { catalogue } from '../../src/lib/figures/index.ts';
import { planFigures } from '../../src/lib/figures/run.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { LIGHT } from '../../src/lib/plot/themes.ts';
import { context } from './frozen-results.ts';
import { generatedRegistry } from './generated-registry.ts';

/** How a figure says that a click does nothing, and why. */
const SAYS_WHY = /^A click on (a|an|the) .+ filters nothing: .+\.$/;

let engine: Engine;

beforeAll(async () => {
	engine = await nodeEngine({
		registry: generatedRegistry(6000, 7).source,
		tables: [
			'runs',
			'conventional',
			'complication',
			'centre',
			'cpr_denominator',
			'eligible_counts',
		],
	});
});
afterAll(() => engine.close());

/** The initial options, then every other value of each, one at a time. */
function variants({ options }: Figure): OptionValues[] {
	return [
		{},
		...Object.entries(options).flatMap(([name, { values, initial }]) =>
			values.flatMap(({ value }) => (value === initial ? [] : [{ [name]: value }])),
		),
	];
}

async function viewOf(figure: Figure, options: OptionValues): Promise<View> {
	const plan = planFigures([figure], DEFAULT_COHORT, { [figure.id]: options });
	const tables = [];
	for (const statement of plan.statements) tables.push(await engine.query(statement));
	return figure.present(plan.read(tables).get(figure.id), context(figure, DEFAULT_COHORT, options));
}

/** What a reader can set by pointing at the drawing, and by the buttons of its table. */
function filtersOf(figure: Figure, view: View): { drawing: boolean; table: boolean } {
	const svg = figure.chart(view, {
		...{ document: nodeDocument(), width: 560, theme: LIGHT },
		idPrefix: 'x',
	});
	return {
		drawing: svg?.querySelector('[data-filter], [data-brush]') != null,
		table: view.table.rows.flat().some(({ filter }) => filter !== undefined),
	};
}

describe.each(catalogue.map((figure) => [figure.id, figure] as const))('%s', (_, figure) => {
	test('a click filters, or the figure says why it does not', { timeout: 120_000 }, async () => {
		let drawn = 0;
		for (const options of variants(figure)) {
			const view = await viewOf(figure, options);
			if (view.empty !== null) continue;
			drawn++;
			const { drawing, table } = filtersOf(figure, view);
			const how = JSON.stringify(options);
			if (drawing || table) expect(view.unlinked ?? null, how).toBeNull();
			else expect(view.unlinked, how).toMatch(SAYS_WHY);
			// What the pointer does, the keyboard does too.
			if (drawing) expect(table, how).toBe(true);
		}
		expect(drawn).toBeGreaterThan(0);
	});
});
