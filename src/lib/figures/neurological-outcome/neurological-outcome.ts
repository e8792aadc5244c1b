import type { Figure, OptionValues } from '../figure.ts';
import {
	groupingDraws,
	groupingOf,
	groupingOption,
	groupValue,
	type Grouping,
} from '../grouping/groupings.ts';
import { spansEighteen } from '../words/cohort-words.ts';
import { neurologicalOutcomeChart, neurologicalOutcomeNative } from './chart.ts';
import { presentNeurologicalOutcome, type NeurologicalOutcomeDrawn } from './present.ts';
import { segmentOf, segmentsOf, type Show } from './segments.ts';

/** One bar: how many runs each segment holds. */
interface NeurologyBar {
	/** Null where the figure is not split by age. */
	readonly ageClass: string | null;
	/** Null where missing, or where runs are not grouped. */
	readonly level: string | null;
	/** By segment, in the order of `segmentsOf`. */
	readonly counts: readonly number[];
	/** Known favourable and known unfavourable, for the bounds. */
	readonly favourable: number;
	readonly unfavourable: number;
}

export interface NeurologyResult {
	readonly bars: readonly NeurologyBar[];
}

/** What an option says is shown. */
export function shownBy(options: OptionValues): Show {
	return options['show'] === 'categories' ? 'categories' : 'favourable';
}

function definitionColumn(options: OptionValues): string {
	return options['definition'] === 'strict' ? 'neuro_favourable_strict' : 'neuro_favourable';
}

/** In what state patients left hospital, over all runs: death, a missing category and a stay not ended are shown too. */
export const neurologicalOutcome: Figure<NeurologyResult, NeurologicalOutcomeDrawn> = {
	id: 'neurological-outcome',
	name: 'Neurological outcome',
	page: '/survival',
	population: 'runs',
	draws: [],
	options: {
		show: {
			label: 'Show',
			values: [
				{ value: 'favourable', label: 'Favourable or not' },
				{ value: 'categories', label: 'Categories' },
			],
			initial: 'favourable',
		},
		definition: {
			label: 'Favourable is',
			values: [
				{ value: 'default', label: 'PCPC 1–3 (CPC 1–2), or unchanged' },
				{ value: 'strict', label: 'PCPC or CPC 1–2' },
			],
			initial: 'default',
		},
		by: groupingOption(),
	},
	methods: ['wilson'],
	wide: false,
	requests: (cohort, options) => {
		const grouping = groupingOf(options['by']);
		return [
			{
				kind: 'cells',
				cells: {
					table: 'runs',
					by: [
						'survived_discharge',
						definitionColumn(options),
						'neuro_discharge',
						...(spansEighteen(cohort) ? ['age_class'] : []),
						...(grouping === null ? [] : [grouping.name]),
					],
					measures: ['n'],
					cohort,
					ignoring: groupingDraws(grouping),
				},
			},
		];
	},
	result: ([answer], cohort, options) => {
		const grouping = groupingOf(options['by']);
		const split = spansEighteen(cohort);
		const show = shownBy(options);
		const ids = segmentsOf(show).map(({ id }) => id);
		const bars = new Map<string, NeurologyBar & { counts: number[] }>();
		for (const { keys, counts } of answer?.kind === 'cells' ? answer.cells : []) {
			const [alive = null, favourable = null, category = null] = keys;
			const ageClass = split ? (keys[3] ?? null) : null;
			const level = grouping === null ? null : groupValue(grouping, keys[split ? 4 : 3] ?? null);
			const key = JSON.stringify([ageClass, level]);
			const bar = bars.get(key) ?? {
				ageClass,
				level,
				counts: ids.map(() => 0),
				favourable: 0,
				unfavourable: 0,
			};
			const at = ids.indexOf(segmentOf(show, alive, favourable, category));
			bar.counts[at] = (bar.counts[at] ?? 0) + counts.n;
			const recorded = alive === 'true' && favourable !== null && category !== null;
			bars.set(key, {
				...bar,
				favourable: bar.favourable + (recorded && favourable === 'true' ? counts.n : 0),
				unfavourable: bar.unfavourable + (recorded && favourable === 'false' ? counts.n : 0),
			});
		}
		return {
			bars: [...bars.values()].toSorted(
				(a, b) =>
					rankOfClass(a.ageClass) - rankOfClass(b.ageClass) ||
					rankOfLevel(grouping, a.level) - rankOfLevel(grouping, b.level),
			),
		};
	},
	present: presentNeurologicalOutcome,
	chart: neurologicalOutcomeChart,
	native: neurologicalOutcomeNative,
};

function rankOfClass(ageClass: string | null): number {
	return ['neonate', 'paediatric', 'adult'].indexOf(ageClass ?? '');
}

function rankOfLevel(grouping: Grouping | null, level: string | null): number {
	return level === null
		? Number.MAX_SAFE_INTEGER
		: (grouping?.levels.findIndex(({ value }) => value === level) ?? 0);
}
