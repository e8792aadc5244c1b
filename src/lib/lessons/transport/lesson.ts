import { count, percent } from '../../domain/format.ts';
import { onScale, pointsApart } from '../comparison/words.ts';
import { meanOver, OVER, spreadOver } from '../contract/said.ts';
import type { Lesson } from '../lesson.ts';
import { MOVES, type TransportAnswer, type TransportTruth } from './analysis.ts';
import { transportFacts } from './facts.ts';
import { figures, ratioText, slopeText } from './figures.ts';
import { text } from './text.ts';
import { abroad, isRefitted, MOVE_WORDS, moveAnswer, moveOf } from './words.ts';

const exact = (share: number): string => percent(share, { decimals: 1 });

export const lesson: Lesson<TransportAnswer, TransportTruth> = {
	facts: transportFacts,
	text,
	prediction: {
		kind: 'slider',
		question:
			'A model made on adults gives these children, when flow begins, a mean chance of 26 in 100. How many of 100 really leave hospital alive?',
		low: 0,
		high: 80,
		step: 1,
		initial: 26,
		unit: '%',
		ends: ['none', '80 of 100'],
		perUnit: 0.01,
	},
	settings: {
		move: {
			kind: 'choice',
			label: 'Where the model goes',
			values: MOVES.map((value) => ({ value, label: MOVE_WORDS[value].label })),
			initial: 'children',
			drawnOnly: true,
		},
		model: {
			kind: 'choice',
			label: 'The model there',
			help: 'A new intercept is set in one half of the new patients and read in the other half.',
			values: [
				{ value: 'as-is', label: 'As it is' },
				{ value: 'refitted', label: 'With a new intercept' },
			],
			initial: 'as-is',
			drawnOnly: true,
		},
	},
	figures,
	reading(answer, settings) {
		const { made, used, refitted } = moveAnswer(answer, settings);
		const words = MOVE_WORDS[moveOf(settings)];
		const there = abroad(answer, settings);
		const high = used.ratio.estimate < 1;
		return [
			`Take a survivor and a non-survivor: how often did the model give the survivor the higher chance? Among the ${words.made} it was made on in **${onScale('share', made.auc.estimate)}** of pairs, among the ${words.used} in **${onScale('share', used.auc.estimate)}**. By this measure, *discrimination*, the model has travelled ${Math.abs(made.auc.estimate - used.auc.estimate) < 0.03 ? 'almost unharmed' : 'with some loss'}. A paper might stop here.`,
			`But the numbers are wrong. On the ${count(used.n)} ${words.used} it predicts ${exact(used.predicted)} on average, and ${exact(used.observed.estimate)} lived: observed over expected is **${ratioText(used.ratio)}**. It predicts too **${high ? 'high' : 'low'}**. That is *calibration*, and no measure of order can see it: add the same to every patient’s log-odds and the order stays.`,
			`${isRefitted(settings) ? 'Now with' : 'With'} a new intercept, set in one half of the new patients, the mean prediction in the other half is ${exact(refitted.predicted)}, and ${exact(refitted.observed.estimate)} lived: ${ratioText(refitted.ratio)}. The calibration slope ${isRefitted(settings) ? 'there ' : ''}is ${slopeText(there.slope)} (1 would be ideal; below 1 predictions are too extreme), which an intercept does not mend.${moveOf(settings) === 'small' ? ` And ${count(refitted.n)} runs are few: the interval is wide, and one half may mislead the other by chance alone.` : ''}`,
		];
	},
	comparison(answer, settings, truth) {
		const { used, refitted } = moveAnswer(answer, settings);
		const move = moveOf(settings);
		return {
			scale: 'share',
			measure: 'Survival to discharge of ECPR runs',
			subtitle: `What the model says of ${MOVE_WORDS[move].used}, and what became of them; ${count(used.n)} runs.`,
			rows: [
				{
					label: 'The model as it is',
					detail: 'mean prediction',
					role: 'naive',
					estimate: used.predicted,
					lower: null,
					upper: null,
				},
				{
					label: 'With a new intercept',
					detail: `mean prediction in the other half, ${count(refitted.n)} runs`,
					role: 'careful',
					estimate: refitted.predicted,
					lower: null,
					upper: null,
					...(truth === null
						? {}
						: { truth: { label: 'in the other half', value: truth[move].half } }),
				},
				{
					label: 'What happened',
					detail: `${count(used.alive)} of ${count(used.n)} alive at discharge`,
					role: 'other',
					...used.observed,
				},
			],
			notes: [
				'Mean predictions are stated, not estimated: they have no interval here. Wilson 95\u202f% interval of what happened.',
				'The truth is the mean of the true chances of these runs when flow began.',
			],
			n: { cohort: used.n, used: used.n },
		};
	},
	trueValue: (truth, settings) => ({
		label: 'mean true chance',
		value: truth[moveOf(settings)].used,
	}),
	predicts: (settings) => moveOf(settings) === 'children',
	verdict(answer, truth, settings, predicted) {
		const { used, refitted } = moveAnswer(answer, settings);
		const move = moveOf(settings);
		const { used: whole, half } = truth[move];
		return [
			`The true chances of these ${MOVE_WORDS[move].used} have a mean of **${exact(whole)}**. The model as it is says ${exact(used.predicted)}: truth over prediction is ${onScale('ratio', whole / used.predicted)}.`,
			`With the new intercept it says ${exact(refitted.predicted)} where the truth of that half is ${exact(half)}: ${pointsApart(refitted.predicted - half)} apart. ${move === 'children' ? `${OVER} observed over expected was ${meanOver('transport', 'children')} before and ${meanOver('transport', 'childrenRefitted')} after, on average, with little scatter.` : `${OVER} observed over expected was ${meanOver('transport', 'small')} before and ${meanOver('transport', 'smallRefitted')} after, on average; but after it scattered from one to the next by ${spreadOver('transport', 'smallRefitted')} (SD), for want of runs. In one registry nothing can be promised.`}`,
			'Setting the level right needs local outcomes; it makes the *mean* right, not each patient’s number. And a right number is about those in whom flow began. It does not say whom ECPR would help.',
			...(predicted === null
				? []
				: [
						`You said ${predicted}\u202f%, ${pointsApart(Number(predicted) / 100 - whole)} from the truth.`,
					]),
		];
	},
};
