import type { Engine } from '../../../src/lib/db/engine.ts';
import type { Cohort } from '../../../src/lib/domain/cohort.ts';
import { SHOW_SMALL_CELLS, type SmallCellPolicy } from '../../../src/lib/domain/small-cell.ts';
import { explore } from '../../../src/lib/figures/explore/explore.ts';
import type { ExploreDrawn } from '../../../src/lib/figures/explore/present.ts';
import type { Figure, OptionValues, View } from '../../../src/lib/figures/figure.ts';
import { optionValues, planFigures } from '../../../src/lib/figures/run.ts';

const figure: Figure = explore;

/** The view that an engine's answer gives; with nothing hidden unless asked otherwise. */
export async function exploredView(
	engine: Engine,
	cohort: Cohort,
	chosen: OptionValues,
	policy: SmallCellPolicy = SHOW_SMALL_CELLS,
): Promise<View<ExploreDrawn>> {
	const plan = planFigures([figure], cohort, { explore: chosen });
	const tables = [];
	for (const statement of plan.statements) tables.push(await engine.query(statement));
	const result = plan.read(tables).get('explore');
	const plain = JSON.parse(JSON.stringify(result)) as Parameters<typeof explore.present>[0];
	return explore.present(plain, {
		cohort,
		options: optionValues(figure, chosen),
		policy,
		confidenceLevel: 0.95,
	});
}
