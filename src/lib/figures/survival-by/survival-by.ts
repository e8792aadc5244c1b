import type { Figure } from '../figure.ts';
import {
	GROUPINGS,
	groupingDraws,
	groupingOf,
	groupingOption,
	groupLabel,
	groupValue,
	type Grouping,
} from '../grouping/groupings.ts';
import { shareByLevelChart, shareByLevelNative } from '../share-by-level/chart.ts';
import { presentShareByLevel, type ShareByLevelDrawn } from '../share-by-level/present.ts';
import type { ShareByLevelResult, ShareByLevelSpec } from '../share-by-level/share-by-level.ts';
import { shareLevel, sumLevels } from '../shares/share-level.ts';
import { ownCohort, spansEighteen } from '../words/cohort-words.ts';
import { inSentence } from '../words/finding.ts';
import { ageClassLabel } from '../words/labels.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';

const INITIAL = 'initial_rhythm';

const FIGURE = {
	id: 'survival-by',
	name: 'Survival by any variable',
	page: '/survival',
} as const;

function chosen(by: string | undefined): Grouping {
	const grouping = groupingOf(by) ?? groupingOf(INITIAL) ?? GROUPINGS[0];
	if (grouping === undefined) throw new RangeError('The codebook has no variable to group by.');
	return grouping;
}

/** The figure of one variable, in the words that all figures of survival by levels share. */
function specOf(grouping: Grouping): ShareByLevelSpec {
	const draws = groupingDraws(grouping);
	const yesNo = grouping.levels.every(({ value }) => value === 'true' || value === 'false');
	return {
		...SURVIVAL_TO_DISCHARGE,
		...FIGURE,
		variable: grouping.filter ?? 'setting',
		order: 'codebook',
		naming: ({ label }) =>
			yesNo
				? `with ${inSentence(grouping.label)}: ${inSentence(label)}`
				: `for ${inSentence(label)}`,
		rows: {
			label: grouping.label,
			labelOf: (level) => groupLabel(grouping, level),
			filter: grouping.filter,
			draws,
			cohort: (cohort) => ownCohort(cohort, draws),
			section: 'age class',
			headingOf: (section) => ageClassLabel(section),
			sectionName: (section) => section,
		},
		notes: [
			'Offered are variables known by first flow; what is known only later is no fair way to group survival.',
		],
	};
}

/** Who left hospital alive, by any variable known by first flow; by age class too when the cohort spans 18 years. */
export const survivalBy: Figure<ShareByLevelResult, ShareByLevelDrawn> = {
	...FIGURE,
	population: 'runs',
	draws: [],
	options: { by: groupingOption(INITIAL) },
	methods: ['wilson', 'newcombe', 'p-adjust'],
	wide: false,
	requests: (cohort, options) => {
		const grouping = chosen(options['by']);
		const { outcome } = SURVIVAL_TO_DISCHARGE;
		return [
			{
				kind: 'cells',
				cells: {
					table: 'runs',
					by: spansEighteen(cohort) ? ['age_class', grouping.name] : [grouping.name],
					measures: ['n', `known:${outcome}`, `true:${outcome}`],
					cohort,
					ignoring: groupingDraws(grouping),
				},
			},
		];
	},
	result: ([answer], cohort, options) => {
		const grouping = chosen(options['by']);
		const split = spansEighteen(cohort);
		const cells = answer?.kind === 'cells' ? answer.cells : [];
		const classes = split ? [...new Set(cells.map(({ keys }) => keys[0] ?? null))] : [null];
		const order = [...grouping.levels.map(({ value }) => value), null];
		return {
			sections: classes.map((ageClass) => {
				const own = cells
					.filter(({ keys }) => !split || (keys[0] ?? null) === ageClass)
					.map((cell) => {
						const level = shareLevel(cell, SURVIVAL_TO_DISCHARGE.outcome, split ? 1 : 0);
						return { ...level, level: groupValue(grouping, level.level) };
					});
				return {
					ageClass,
					levels: order.flatMap((value) => {
						const parts = own.filter(({ level }) => level === value);
						return parts.length === 0 ? [] : [{ ...sumLevels(parts), level: value }];
					}),
				};
			}),
		};
	},
	present: (result, context) =>
		presentShareByLevel(specOf(chosen(context.options['by'])), result, context),
	chart: shareByLevelChart,
	native: shareByLevelNative,
};
