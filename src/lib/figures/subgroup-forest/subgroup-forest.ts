import { FILTER_NAMES } from '../../domain/cohort.ts';
import type { Figure } from '../figure.ts';
import { groupingOf, groupValue, type Grouping } from '../grouping/groupings.ts';
import { shareByLevelChart } from '../share-by-level/chart.ts';
import type { ShareByLevelDrawn } from '../share-by-level/present.ts';
import { shareLevel, sumLevels, type ShareLevel } from '../shares/share-level.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import { presentSubgroupForest } from './present.ts';

/** The subgroups of one variable; together they are all runs. */
interface Subgroups {
	readonly name: string;
	readonly levels: readonly ShareLevel[];
}

export interface SubgroupForestResult {
	readonly variables: readonly Subgroups[];
}

/** Variables whose levels are the subgroups: what one may filter by, all of it known by first flow. */
const VARIABLES: readonly Grouping[] = FILTER_NAMES.flatMap((name) => {
	const grouping = groupingOf(name);
	return grouping === null ? [] : [grouping];
});

/** Who left hospital alive, in every subgroup known at first flow: one question asked many times. */
export const subgroupForest: Figure<SubgroupForestResult, ShareByLevelDrawn> = {
	id: 'subgroup-forest',
	name: 'Survival in every subgroup',
	page: '/survival',
	population: 'runs',
	draws: [],
	options: {},
	methods: ['wilson', 'newcombe', 'p-adjust'],
	wide: true,
	requests: (cohort) =>
		VARIABLES.map(({ name }) => ({
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
		})),
	result: (answers) => ({
		variables: VARIABLES.map((grouping, at) => {
			const answer = answers[at];
			const counted = (answer?.kind === 'cells' ? answer.cells : []).map((cell) => {
				const level = shareLevel(cell, SURVIVAL_TO_DISCHARGE.outcome);
				return { ...level, level: groupValue(grouping, level.level) };
			});
			return {
				name: grouping.name,
				levels: [...grouping.levels.map(({ value }) => value), null].flatMap((value) => {
					const parts = counted.filter(({ level }) => level === value);
					return parts.length === 0 ? [] : [{ ...sumLevels(parts), level: value }];
				}),
			};
		}),
	}),
	present: presentSubgroupForest,
	chart: shareByLevelChart,
};
