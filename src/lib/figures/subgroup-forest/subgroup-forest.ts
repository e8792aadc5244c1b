import { FILTER_NAMES, type Cohort } from '../../domain/cohort.ts';
import type { Figure, FigureAnswer, FigureRequest, OptionValues } from '../figure.ts';
import { groupingOf, groupValue, type Grouping } from '../grouping/groupings.ts';
import { shareByLevelChart } from '../share-by-level/chart.ts';
import type { ShareByLevelDrawn } from '../share-by-level/present.ts';
import { numberColumns, type NumberColumns } from '../minute-ten/columns.ts';
import { lateFilters } from '../minute-ten/late-filters.ts';
import { shareLevel, sumLevels, type ShareLevel } from '../shares/share-level.ts';
import { filterLabel } from '../words/cohort-words.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import { contrastChart } from './contrast-chart.ts';
import { CONTRAST_COLUMNS, contrastStatement } from './contrast-statement.ts';
import { activationContrast, type ContrastResult } from './contrast.ts';
import { contrastBeyondFlow, presentContrast, type ContrastDrawn } from './present-contrast.ts';
import { presentSubgroupForest } from './present.ts';

/** The subgroups of one variable; together they are all runs. */
interface Subgroups {
	readonly name: string;
	readonly levels: readonly ShareLevel[];
}

/** Survival in every subgroup of the runs. */
export interface SubgroupShares {
	readonly kind: 'survival';
	readonly variables: readonly Subgroups[];
}

/** `late`: a filter asks for what eligible arrests need not have; its names as they stand in sentences. */
export type SubgroupForestResult =
	SubgroupShares | ContrastResult | { readonly kind: 'late'; readonly filters: readonly string[] };

/** Variables whose levels are the subgroups: what one may filter by, all of it known by first flow. */
const VARIABLES: readonly Grouping[] = FILTER_NAMES.flatMap((name) => {
	const grouping = groupingOf(name);
	return grouping === null ? [] : [grouping];
});

const isContrast = (options: OptionValues): boolean => options['show'] === 'contrast';

/**
 * Who left hospital alive, in every subgroup known at first flow; or, over eligible arrests, how survival differs by
 * activation at minute 10 in every subgroup known then. One question asked many times.
 */
export const subgroupForest: Figure<
	SubgroupForestResult,
	ShareByLevelDrawn | ContrastDrawn,
	ContrastResult
> = {
	id: 'subgroup-forest',
	name: 'Survival in every subgroup',
	page: '/survival',
	population: 'runs',
	draws: [],
	options: {
		show: {
			label: 'Show',
			values: [
				{ value: 'survival', label: 'Survival of ECPR runs' },
				{ value: 'contrast', label: 'Difference by activation at minute 10, adjusted' },
			],
			initial: 'survival',
		},
	},
	methods: ['wilson', 'newcombe', 'p-adjust', 'augmented-contrast'],
	tablesFor: (options) => (isContrast(options) ? ['conventional'] : []),
	wide: true,
	requests: (cohort, options) =>
		isContrast(options) ? contrastRequests(cohort) : shareRequests(cohort),
	task: (answers, cohort, options) =>
		isContrast(options) && lateFilters(cohort).length === 0
			? { name: 'activation-contrast', input: arrestsOf(answers) }
			: null,
	result: (answers, cohort, options, outcome) =>
		isContrast(options) ? contrastResult(answers, cohort, outcome) : sharesResult(answers),
	present: (result, context) =>
		result.kind === 'survival'
			? presentSubgroupForest(result, context)
			: result.kind === 'late'
				? contrastBeyondFlow(result.filters, context)
				: presentContrast(result, context),
	chart: (view, drawing) =>
		'kind' in view.drawn
			? contrastChart({ ...view, drawn: view.drawn }, drawing)
			: shareByLevelChart({ ...view, drawn: view.drawn }, drawing),
};

function contrastRequests(cohort: Cohort): FigureRequest[] {
	if (lateFilters(cohort).length > 0) return [];
	return [
		{
			kind: 'statement',
			statement: contrastStatement(cohort),
			columns: CONTRAST_COLUMNS,
			byColumn: true,
		},
	];
}

function arrestsOf([answer]: readonly FigureAnswer[]): NumberColumns {
	return answer?.kind === 'columns' ? numberColumns(answer.columns) : {};
}

function contrastResult(
	answers: readonly FigureAnswer[],
	cohort: Cohort,
	outcome: ContrastResult | undefined,
): SubgroupForestResult {
	const late = lateFilters(cohort);
	return late.length > 0
		? { kind: 'late', filters: late.map(filterLabel) }
		: (outcome ?? activationContrast(arrestsOf(answers)));
}

function shareRequests(cohort: Cohort): FigureRequest[] {
	return VARIABLES.map(({ name }) => ({
		kind: 'cells',
		cells: {
			table: 'runs',
			by: [name],
			measures: [
				'n',
				`known:${SURVIVAL_TO_DISCHARGE.outcome}`,
				`true:${SURVIVAL_TO_DISCHARGE.outcome}`,
			],
			cohort,
			ignoring: [],
		},
	}));
}

function sharesResult(answers: readonly FigureAnswer[]): SubgroupShares {
	return {
		kind: 'survival',
		variables: VARIABLES.map((grouping, at) => {
			const answer = answers[at];
			const byLevel = new Map<string | null, ShareLevel[]>();
			for (const cell of answer?.kind === 'cells' ? answer.cells : []) {
				const counted = shareLevel(cell, SURVIVAL_TO_DISCHARGE.outcome);
				const level = groupValue(grouping, counted.level);
				const parts = byLevel.get(level);
				if (parts === undefined) byLevel.set(level, [counted]);
				else parts.push(counted);
			}
			return {
				name: grouping.name,
				levels: [...grouping.levels.map(({ value }) => value), null].flatMap((value) => {
					const parts = byLevel.get(value);
					return parts === undefined ? [] : [{ ...sumLevels(parts), level: value }];
				}),
			};
		}),
	};
}
