import { count, decimal, percent, TOO_FEW } from '../../domain/format.ts';
import { showsShare, SUPPRESS_SMALL_CELLS } from '../../domain/small-cell.ts';
import { holds, missedBy, points, pointsApart, withInterval } from '../comparison/words.ts';
import type { Lesson } from '../lesson.ts';
import {
	differenceOf,
	together,
	type CaseMixAnswer,
	type CaseMixTruth,
	type Cell,
	type Pair,
} from './analysis.ts';
import { caseMixFacts } from './facts.ts';
import { figures } from './figures.ts';
import { text } from './text.ts';
import { cellName, namedStrata, SPLITS, splitsOf, usedRuns, WHOM, WHOSE } from './words.ts';

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** May both shares of a pair be told? Where 1 to 4 lived or died, no difference is either. */
const tellable = ({ small, large }: Pair): boolean =>
	[small, large].every(({ x, n }) => showsShare(x, n, SUPPRESS_SMALL_CELLS));

/** "children, in hospital +7.0, …". */
const differences = (named: ReturnType<typeof namedStrata>): string =>
	named
		.map(
			(pair) =>
				`${lowerFirst(pair.label)} ${tellable(pair) ? points(differenceOf(pair).estimate) : TOO_FEW}`,
		)
		.join(', ');

/** Survival of the children, or adults, alone, pooled over setting. */
const alone = (cells: readonly Cell[], age: Cell['age']): number =>
	differenceOf(together(cells.filter((cell) => cell.age === age))).estimate;

const shareOfLargest = (answer: CaseMixAnswer) => {
	const both = together(answer.cells);
	return answer.cells
		.map((cell) => ({
			name: lowerFirst(cellName(cell)),
			small: cell.small.n / both.small.n,
			large: cell.large.n / both.large.n,
			worst: (cell.small.x + cell.large.x) / (cell.small.n + cell.large.n),
		}))
		.reduce((most, one) => (one.large > most.large ? one : most));
};

/** Pooled the other way than in all of several groups. */
const reverses = (pooled: number, strata: readonly { readonly estimate: number }[]): boolean =>
	strata.length > 1 && strata.every(({ estimate }) => estimate * pooled < 0);

/** How the groups stand to the pooled figure, in a sentence that follows the numbers. */
function orderWords(pooled: number, strata: readonly { readonly estimate: number }[]): string {
	const higher = strata.filter(({ estimate }) => estimate > 0).length;
	const groups = `${count(higher)} of the ${count(strata.length)} groups`;
	if (pooled < 0 && higher > strata.length / 2)
		return `Large centres have the higher survival in ${groups}, and the lower one overall: *Simpson’s paradox*.`;
	return `Large centres have the higher survival in ${groups}, and ${pooled < 0 ? 'the lower' : 'the higher'} one overall: nothing turns in this registry.`;
}

/** What the pooled difference is, against a truth that may be none. */
function pooledWords(pooled: number, t: number): string {
	const missed = missedBy('difference', pooled, t);
	if (Math.abs(t) < 0.0005)
		return `The pooled difference is ${missed}: a matter of mix and chance.`;
	return Math.sign(pooled) === Math.sign(t)
		? `The pooled difference has the right sign here and is ${missed}.`
		: `The pooled difference has the wrong sign: it is ${missed}.`;
}

export const lesson: Lesson<CaseMixAnswer, CaseMixTruth> = {
	facts: caseMixFacts,
	text,
	prediction: {
		kind: 'slider',
		question:
			'Pooled, 3 points fewer live at large centres. Suppose both kinds of centre treated the very same patients. How many points would survival at large centres then lie above (+) or below (−) that at small ones?',
		low: -20,
		high: 20,
		step: 1,
		initial: 0,
		unit: 'points',
		ends: ['20 points below', '20 points above'],
		perUnit: 0.01,
	},
	settings: {
		whose: {
			kind: 'choice',
			label: 'Whose runs',
			help: 'Adults alone and children alone show whether the reversal needs both to be pooled.',
			values: WHOSE,
			initial: 'all',
		},
	},
	figures,
	reading(answer) {
		const { cells, pooled, standardised, caseMix, toSmall, toLarge } = answer;
		const largest = shareOfLargest(answer);
		const strata = namedStrata(cells, 'both');
		const first =
			answer.whose === 'all'
				? `Pooled, ${percent(pooled.without, { decimals: 1 })} live at small centres and ${percent(pooled.with, { decimals: 1 })} at large ones: **${points(pooled.estimate)} points**. Now split. By setting: ${differences(namedStrata(cells, 'setting'))}. By age group: ${differences(namedStrata(cells, 'age'))}. By both: ${differences(strata)}. ${orderWords(pooled.estimate, strata.map(differenceOf))}`
				: `In ${lowerFirst(answer.whose)} alone, pooled over setting, ${percent(pooled.without, { decimals: 1 })} live at small centres and ${percent(pooled.with, { decimals: 1 })} at large ones: **${points(pooled.estimate)} points**. By setting: ${differences(strata)}. ${reverses(pooled.estimate, strata.map(differenceOf)) ? 'The sign turns in both.' : 'Nothing reverses here; in the published registry the reversal needs children and adults in one pot.'}`;
		return [
			first,
			answer.whose === 'all'
				? `The reason is who is treated where. Of the runs at large centres ${percent(largest.large)} are ${largest.name}; at small centres ${percent(largest.small)}. Over both kinds of centre, ${percent(largest.worst)} of that group live. The pooled figure compares one mix of patients with another. Within adults, pooled over setting, the difference is ${points(alone(cells, 'adult'))}; within children ${points(alone(cells, 'child'))}.`
				: `The mix differs here as well: of the runs at large centres ${percent(largest.large)} are ${largest.name}, at small centres ${percent(largest.small)}. ${reverses(pooled.estimate, strata.map(differenceOf)) ? 'It turns the pooled difference.' : 'It moves the pooled difference without turning it.'}`,
			`Give both kinds of centre the same mix and the answer is ${splitsOf(answer)
				.map((split) => {
					const label = lowerFirst(SPLITS.find(({ value }) => value === split)?.label ?? '');
					return `${points(standardised[split]?.estimate ?? NaN)} ${label}`;
				})
				.join(
					', ',
				)}. ${answer.whose === 'all' ? 'Whose mix is given matters less: ' : ''}${points(toSmall.estimate)} with that of small centres, ${points(toLarge.estimate)} with that of large ones. With everything known at minute 10 it is **${withInterval('difference', caseMix)}**.`,
		];
	},
	comparison(answer) {
		const { pooled, standardised, caseMix } = answer;
		return {
			scale: 'difference',
			measure: 'Difference in survival to discharge, large less small centres',
			subtitle: `Percentage points, ${count(usedRuns(answer))} ${WHOM[answer.whose]}.`,
			rows: [
				{
					label: 'Pooled',
					detail: answer.whose === 'all' ? 'the claim' : 'over setting',
					role: 'naive',
					...pooled,
				},
				...splitsOf(answer).map((split) => ({
					label: `Standardised ${lowerFirst(SPLITS.find(({ value }) => value === split)?.label ?? '')}`,
					role:
						split === 'both' || answer.whose !== 'all' ? ('careful' as const) : ('other' as const),
					...(standardised[split] ?? pooled),
				})),
				{
					label: 'Everything known at minute 10',
					detail: 'g-computation, clustered by centre',
					role: 'careful',
					...caseMix,
				},
			],
			notes: [
				'Only the last interval allows for runs of one centre being alike; the others are too narrow.',
				`Left out: ${count(answer.open)} runs with an open outcome, ${count(answer.between)} of centres with 10 to 19 runs a year.`,
			],
			sides: ['fewer live at large centres', 'more live'],
			n: {
				cohort: usedRuns(answer) + answer.open + answer.between,
				used: usedRuns(answer),
			},
		};
	},
	trueValue: (truth) => ({
		label: 'the same runs under either volume',
		value: truth.difference,
	}),
	predicts: (settings) => settings['whose'] === 'all',
	verdict(answer, truth, _settings, predicted) {
		const { difference: t, volumes } = truth;
		const { pooled, caseMix } = answer;
		const said = Number(predicted) / 100;
		return [
			...(t === 0
				? [
						'**The true difference is 0.** In this registry no patient’s end depends on the volume of the centre. Whatever an analysis shows here is mix or chance.',
					]
				: []),
			`The registry was run again from its seed with every centre’s minutes to flow and care following one volume: ${decimal(volumes.small, 1)} runs a year, then ${decimal(volumes.large, 1)}. The same ${count(truth.n)} runs would have a survival of ${percent(truth.small, { decimals: 1 })} and ${percent(truth.large, { decimals: 1 })}: **${points(t)} points**.`,
			`${pooledWords(pooled.estimate, t)} With everything known at minute 10 the answer is ${missedBy('difference', caseMix.estimate, t)}; its interval ${holds(caseMix, t) === true ? 'holds' : 'misses'} the truth.`,
			answer.whose === 'all'
				? 'Over 40 registries made like the published one the pooled difference had the wrong sign in every one, and the interval with everything known held the truth in 98\u202f%. Within adults alone, or children alone, the sign never turned.'
				: 'Over 40 registries made like the published one the sign turned in none within adults alone, and in none within children alone.',
			...(predicted === null
				? []
				: [
						`You said ${points(said, 0)} points, ${pointsApart(said - t)} from the truth${Math.sign(said) === Math.sign(t) ? '' : ', on the other side of zero or on it'}.`,
					]),
		];
	},
};
