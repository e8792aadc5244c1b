import { count, percent } from '../../domain/format.ts';
import { missedBy, pointsApart } from '../comparison/words.ts';
import type { Lesson } from '../lesson.ts';
import type { NeurologyAnswer, NeurologyTruth } from './analysis.ts';
import { missingNeurologyFacts } from './facts.ts';
import { figures, truthFigures } from './figures.ts';
import { text } from './text.ts';
import {
	assumedOf,
	boundsOf,
	boundsText,
	exact,
	OUT_OF,
	outOfOf,
	sizeOf,
	supposing,
	unrecordedOf,
	whom,
} from './words.ts';

export const lesson: Lesson<NeurologyAnswer, NeurologyTruth> = {
	facts: missingNeurologyFacts,
	text,
	prediction: {
		kind: 'slider',
		question:
			'Of the survivors whose neurology was recorded, about 92 of 100 did well. Of *all* survivors, how many of 100 did?',
		low: 40,
		high: 100,
		step: 1,
		initial: 92,
		unit: '%',
		ends: ['40 of 100', 'all'],
		perUnit: 0.01,
	},
	settings: {
		assumed: {
			kind: 'range',
			label: 'Of 100 unrecorded survivors, favourable',
			help: 'What you suppose of those we did not hear from.',
			low: 0,
			high: 100,
			step: 1,
			initial: '50',
			unit: '%',
			drawnOnly: true,
		},
		outOf: {
			kind: 'choice',
			label: 'Out of',
			values: [
				{ value: 'survivors', label: 'Survivors' },
				{ value: 'all', label: 'Everybody, deaths included' },
			],
			initial: 'survivors',
			drawnOnly: true,
		},
		group: {
			kind: 'choice',
			label: 'Whose outcomes',
			values: [
				{ value: 'runs', label: 'Children in hospital, cannulated' },
				{ value: 'conventional', label: 'Children in hospital, not cannulated' },
			],
			initial: 'runs',
		},
	},
	figures,
	reading(answer, settings) {
		const { naive, imputed, recorded, alive } = answer;
		const outOf = outOfOf(settings);
		const own = assumedOf(settings);
		return [
			`Of ${count(alive)} survivors, neurology was recorded in ${count(recorded)}, **${percent(recorded / alive)}**. Every death is on file. So ${count(unrecordedOf(answer))} outcomes are missing, and all of them are those of survivors.`,
			`Leave the missing out, and ${exact(naive.survivors.estimate)} of survivors did well. Leave them out and count the deaths as known, and ${exact(naive.all.estimate)} of patients did. The bounds say what is certain: of all survivors **${boundsText(boundsOf(answer, 'survivors'))}**, of everybody **${boundsText(boundsOf(answer, 'all'))}**. Imputation gives the unrecorded ${exact(answer.imputedOfUnrecorded)} favourable, nearly the share of the recorded, and so ${exact(imputed.survivors.estimate)} of survivors and ${exact(imputed.all.estimate)} of everybody. It can only learn from what was recorded.`,
			`If ${percent(own)} of the unrecorded did well, ${exact(supposing(answer, outOf, own))} of ${OUT_OF[outOf].all} did. Move the slider: every value between the bounds fits the file equally well.`,
		];
	},
	comparison(answer, settings) {
		const outOf = outOfOf(settings);
		const { low, high } = boundsOf(answer, outOf);
		const own = assumedOf(settings);
		return {
			scale: 'share',
			measure: `Favourable neurology, out of ${OUT_OF[outOf].all}`,
			subtitle: `${count(answer.n)} ${whom(answer)}, ${count(answer.alive)} survivors, ${count(unrecordedOf(answer))} of them not recorded.`,
			rows: [
				{
					label: OUT_OF[outOf].naive,
					detail: 'the missing left out',
					role: 'naive',
					...answer.naive[outOf],
				},
				{
					label: 'Imputed',
					detail: 'from what is measured',
					role: 'other',
					...answer.imputed[outOf],
				},
				{
					label: 'Bounds',
					detail: `the dot: ${percent(own)} of the unrecorded favourable, as you suppose`,
					role: 'careful',
					estimate: supposing(answer, outOf, own),
					lower: low,
					upper: high,
				},
			],
			notes: [
				'The line of the bounds is no confidence interval: it reaches from none to all of the unrecorded favourable. The others are 95\u202f% intervals (Wilson; Rubin).',
			],
			n: { cohort: answer.n + answer.open, used: sizeOf(answer, outOf) },
		};
	},
	trueValue: (truth, settings) => ({
		label: `of ${OUT_OF[outOfOf(settings)].all}`,
		value: truth.share[outOfOf(settings)],
	}),
	predicts: (settings) => settings['group'] !== 'conventional' && outOfOf(settings) === 'survivors',
	verdict(answer, truth, _settings, predicted) {
		const missing = unrecordedOf(answer);
		const { naive, imputed, good, recorded, alive } = answer;
		const said = Number(predicted) / 100;
		return [
			`Of all survivors **${exact(truth.share.survivors)}** did well: “of recorded survivors” is ${missedBy('share', naive.survivors.estimate, truth.share.survivors)}. Of everybody **${exact(truth.share.all)}** did: “of those known” is ${missedBy('share', naive.all.estimate, truth.share.all)}. The same gap in the file misleads in opposite directions, by the denominator.`,
			`The bounds hold both truths, as they must: of survivors ${boundsText(boundsOf(answer, 'survivors'))}, of everybody ${boundsText(boundsOf(answer, 'all'))}. They are wide. So is what the file leaves open.`,
			`Of the unrecorded ${exact(truth.ofUnrecorded / missing)} did well, against ${exact(good / recorded)} of the recorded. Put the other way: ${exact(truth.ofRecorded / truth.favourable)} of those who did well were recorded, and ${exact((recorded - good) / (alive - truth.favourable))} of those who did not. Imputation, at ${exact(imputed.survivors.estimate)} of survivors, is ${missedBy('share', imputed.survivors.estimate, truth.share.survivors)}: it supposes that recorded and unrecorded survivors with the same measurements fared the same. No column says that they did not.`,
			`Set the slider to ${String(Math.round((100 * truth.ofUnrecorded) / missing))} and you are as good as on the truth. You could not have known: with real data that number has to come from outside, by looking for those who were lost.`,
			...(predicted === null
				? []
				: [
						`You said ${predicted}\u202f% of all survivors, ${pointsApart(said - truth.share.survivors)} from the truth.`,
					]),
		];
	},
	truthFigures,
};
