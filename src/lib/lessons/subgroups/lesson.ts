import { count, percent } from '../../domain/format.ts';
import { holds, missedBy, noneWords, onScale, points, withInterval } from '../comparison/words.ts';
import { meanOver, OVER } from '../contract/said.ts';
import type { Lesson } from '../lesson.ts';
import type { SubgroupsAnswer, SubgroupsTruth } from './analysis.ts';
import { subgroupsFacts } from './facts.ts';
import { figures } from './figures.ts';
import { text } from './text.ts';
import {
	crudeInteraction,
	interaction,
	isHit,
	isPair,
	leavesOut,
	looksOf,
	PAIRS,
	pText,
	ratioInteraction,
	smallest,
	taken,
} from './words.ts';

const GUESSES = [
	{ value: '5', label: 'In about 5' },
	{ value: '20', label: 'In about 20' },
	{ value: '55', label: 'In about 55' },
	{ value: '100', label: 'In all 100' },
] as const;

export const lesson: Lesson<SubgroupsAnswer, SubgroupsTruth> = {
	facts: subgroupsFacts,
	text,
	prediction: {
		kind: 'choice',
		question:
			'A coin is tossed for every child, and survival is compared by heads or tails in 20 subgroups. If this were done for 100 new registries, in how many would some subgroup show p < 0.05?',
		options: GUESSES,
	},
	settings: {
		toss: {
			kind: 'range',
			label: 'Toss the coin anew',
			help: '0 is the label on file. Every other number is a new toss for the same children.',
			low: 0,
			high: 60,
			step: 1,
			initial: '0',
			unit: '',
		},
		looks: {
			kind: 'range',
			label: 'Subgroups looked at',
			low: 1,
			high: 20,
			step: 1,
			initial: '20',
			unit: '',
			drawnOnly: true,
		},
		adjust: {
			kind: 'choice',
			label: 'Correct for the number of looks',
			values: [
				{ value: 'none', label: 'No' },
				{ value: 'holm', label: 'Yes, by Holm, for all 20' },
			],
			initial: 'none',
			drawnOnly: true,
		},
		pair: {
			kind: 'choice',
			label: 'Two groups to compare',
			values: [
				{ value: 'pe', label: 'Adults: embolism and the rest' },
				{ value: 'sepsis', label: 'Children: sepsis and the heart' },
			],
			initial: 'pe',
		},
		truth: {
			kind: 'choice',
			label: 'Beside the truth at the end',
			values: [
				{ value: 'label', label: 'The label' },
				{ value: 'pair', label: 'The two groups' },
			],
			initial: 'label',
			drawnOnly: true,
		},
	},
	figures,
	reading(answer, settings) {
		const looks = taken(answer, settings);
		const hits = looks.filter((look) => isHit(look, false));
		const held = looks.filter((look) => isHit(look, true));
		const least = smallest(answer, settings);
		const number = looksOf(settings);
		const { tosses: all, any, anyHolm } = answer.tosses;
		const { one, other } = PAIRS[answer.pair];
		const gap = interaction(answer);
		const ratio = ratioInteraction(answer);
		return [
			`In all children the label makes ${withInterval('difference', answer.whole)} points. In ${count(looks.length)} ${looks.length === 1 ? 'subgroup' : 'subgroups'} it shines in **${count(hits.length)}**. The smallest p is ${pText(least.p)}: ${least.label.toLowerCase()}, ${withInterval('difference', least)} points. After Holm’s correction for all 20 looks that p is ${pText(least.holm)}, and ${held.length === 0 ? 'nothing remains' : `${count(held.length)} remain`}.`,
			`Of ${count(all)} new tosses **${percent((any[number - 1] ?? NaN) / all)}** had something to show in ${number === 1 ? 'one look' : `${number} looks`}, and ${percent((anyHolm[number - 1] ?? NaN) / all)} after Holm’s correction. Toss again and another subgroup shines, in either direction.`,
			`Now a comparison named beforehand: is activating ECPR worth as much in one group as in the other? ${one}: ${withInterval('difference', answer.one.careful)} points; ${other.toLowerCase()}: ${withInterval('difference', answer.other.careful)}. The question of a subgroup is the *difference between the two*, **${withInterval('difference', gap)}** points, which ${leavesOut(gap, 0) ? 'leaves out' : 'does not leave out'} zero. Comparing one p with another is no test of it.`,
			`As odds ratios, both marginal: ${onScale('ratio', answer.one.ratio.estimate)} and ${onScale('ratio', answer.other.ratio.estimate)}, one over the other ${withInterval('ratio', ratio)}. Whether an effect differs depends on the scale on which it is read; say which, and say it beforehand.`,
		];
	},
	comparison(answer, settings) {
		if (!isPair(settings)) {
			const least = smallest(answer, settings);
			return {
				scale: 'difference',
				measure: 'Survival, label A less label B',
				subtitle: `Percentage points, arrests of children in hospital; ${answer.toss === 0 ? 'the label on file' : `toss number ${answer.toss}`}.`,
				rows: [
					{
						label: 'The subgroup that shines most',
						detail: `${least.label}, p ${pText(least.p)}, of ${looksOf(settings)} looked at`,
						role: 'naive',
						estimate: least.estimate,
						lower: least.lower,
						upper: least.upper,
					},
					{
						label: 'All children',
						detail: 'one look, planned',
						role: 'careful',
						estimate: answer.whole.estimate,
						lower: answer.whole.lower,
						upper: answer.whole.upper,
					},
				],
				notes: ['Newcombe’s 95\u202f% intervals, not widened for the number of looks.'],
				sides: ['B lives more', 'A lives more'],
				n: { cohort: answer.n + answer.open, used: answer.n },
			};
		}
		const { one, other, whom } = PAIRS[answer.pair];
		const n = answer.one.n + answer.other.n;
		return {
			scale: 'difference',
			measure: `How much more ECPR is worth in one group: ${one.toLowerCase()} less ${other.toLowerCase()}`,
			subtitle: `Difference between two differences in survival, percentage points, ${whom}.`,
			rows: [
				{
					label: 'By ECMO received, crude',
					detail: 'within each group',
					role: 'naive',
					...crudeInteraction(answer),
				},
				{
					label: 'By activation, weighted',
					detail: 'everything known at minute 10',
					role: 'careful',
					...interaction(answer),
				},
			],
			notes: ['Intervals join the errors of two groups that share no case.'],
			sides: ['worth less', 'worth more'],
			n: { cohort: n, used: n },
		};
	},
	trueValue: (truth, settings) =>
		isPair(settings)
			? { label: 'from the key', value: truth.one.difference - truth.other.difference }
			: { label: 'a coin does nothing', value: 0 },
	predicts: (settings) => !isPair(settings),
	verdict(answer, truth, settings, predicted) {
		const { one, other } = PAIRS[answer.pair];
		const least = smallest(answer, settings);
		const t = truth.one.difference - truth.other.difference;
		const gap = interaction(answer);
		const { tosses: all, any } = answer.tosses;
		const twenty = (any[19] ?? NaN) / all;
		return [
			`The label is a coin. Its effect is exactly zero in every subgroup: “${least.label.toLowerCase()}”, ${points(least.estimate)} points, is ${missedBy('difference', least.estimate, 0)}, and its interval ${holds(least, 0) === true ? 'holds' : 'misses'} zero. Nothing was wrong with the test. It was asked often, and the answer was chosen.`,
			`${OVER} some subgroup had p < 0.05 in ${meanOver('subgroups', 'any')}, on average ${meanOver('subgroups', 'hits')} of the 20; after Holm’s correction in ${meanOver('subgroups', 'holm')}.`,
			...(t === 0
				? noneWords(t)
				: [
						`For ${one.toLowerCase()} the key says ${points(truth.one.difference)} points, for ${other.toLowerCase()} ${points(truth.other.difference)}: **${points(t)}** between them. The weighted answer is ${missedBy('difference', gap.estimate, t)}, and its interval ${holds(gap, t) === true ? 'holds' : 'misses'} it; the crude one is ${missedBy('difference', crudeInteraction(answer).estimate, t)}. As odds ratios, both marginal, the truth is ${onScale('ratio', truth.one.oddsRatio)} and ${onScale('ratio', truth.other.oddsRatio)}.`,
					]),
			...(predicted === null
				? []
				: [
						`You said “${GUESSES.find(({ value }) => value === predicted)?.label.toLowerCase() ?? predicted}”; with new tosses for these children it was ${percent(twenty)}.`,
					]),
		];
	},
};
