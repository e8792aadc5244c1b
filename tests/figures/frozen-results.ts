import { readdirSync, readFileSync } from 'node:fs';
import { DEFAULT_COHORT, EVERYONE, type Cohort } from '../../src/lib/domain/cohort.ts';
import { SUPPRESS_SMALL_CELLS } from '../../src/lib/domain/small-cell.ts';
import type { Figure, OptionValues, PresentContext, View } from '../../src/lib/figures/figure.ts';
import { catalogue } from '../../src/lib/figures/index.ts';
import { optionValues } from '../../src/lib/figures/run.ts';

const FOLDER = new URL('./results/', import.meta.url);

/** Filtered by something that eligible arrests are not counted by. */
export const UNCOUNTED: Cohort = {
	clauses: {
		...DEFAULT_COHORT.clauses,
		chd_stage: { kind: 'levels', levels: ['post_stage1'] },
	},
};

interface Variant {
	readonly cohort: Cohort;
	/** Chosen options, where they are not the initial ones. */
	readonly options?: OptionValues;
}

/** Kinds of question a result is frozen for, by what stands after the figure's id in its file's name. */
const VARIANTS: Readonly<Record<string, Variant>> = {
	'': { cohort: DEFAULT_COHORT },
	'-everyone': { cohort: EVERYONE },
	'-uncounted': { cohort: UNCOUNTED },
	'-adjusted': { cohort: DEFAULT_COHORT, options: { measure: 'adjusted' } },
	'-by-setting': { cohort: DEFAULT_COHORT, options: { by: 'setting' } },
	'-conventional': { cohort: EVERYONE, options: { conventional: 'yes' } },
	'-contrast': { cohort: DEFAULT_COHORT, options: { show: 'contrast' } },
	'-allowing': { cohort: DEFAULT_COHORT, options: { by: 'location', adjust: 'dx_group' } },
	'-bounds': { cohort: DEFAULT_COHORT, options: { outcome: 'neuro_favourable', by: 'dx_group' } },
	'-heat': { cohort: DEFAULT_COHORT, options: { by: 'dx_group', facet: 'age_group' } },
	'-side-by-side': {
		cohort: DEFAULT_COHORT,
		options: { by: 'initial_rhythm', facet: 'bystander_cpr', chart: 'bars' },
	},
	'-strips': { cohort: DEFAULT_COHORT, options: { outcome: 'ecmo_hours', by: 'centre_type' } },
	'-years': { cohort: DEFAULT_COHORT, options: { by: 'arrest_year', facet: 'setting' } },
	'-by-diagnosis': { cohort: EVERYONE, options: { by: 'dx_group' } },
};

/** A figure's result as it once came from the published registry, with the cohort it was asked for. */
export interface FrozenResult {
	/** Figure id, and the kind of cohort where it is not the default one. */
	readonly name: string;
	readonly figure: Figure;
	readonly cohort: Cohort;
	readonly options: OptionValues;
	readonly result: unknown;
}

/** What a figure is presented with unless a test says otherwise. */
export function context(
	figure: Figure,
	cohort: Cohort,
	options: OptionValues = {},
): PresentContext {
	return {
		cohort,
		options: optionValues(figure, options),
		policy: SUPPRESS_SMALL_CELLS,
		confidenceLevel: 0.95,
	};
}

/** The view of a frozen result. */
export function viewOf({ figure, cohort, options, result }: FrozenResult): View {
	return figure.present(result, context(figure, cohort, options));
}

/** Every committed result. */
export const frozenResults: readonly FrozenResult[] = catalogue.flatMap((figure) =>
	Object.entries(VARIANTS).flatMap(([suffix, { cohort, options = {} }]) => {
		const name = figure.id + suffix;
		if (!readdirSync(FOLDER).includes(`${name}.json`)) return [];
		const result: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
		return [{ name, figure, cohort, options, result }];
	}),
);
