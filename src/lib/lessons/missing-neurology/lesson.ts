import { count, decimal, percent } from '../../domain/format.ts';
import { missedBy, pointsApart } from '../comparison/words.ts';
import type { Lesson } from '../lesson.ts';
import { SHIFT, type NeurologyAnswer, type NeurologyTruth, type OutOf } from './analysis.ts';
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

/** What imputation makes of the unrecorded; nothing where there are none. */
function imputedWords(answer: NeurologyAnswer): string {
	const { imputed, imputedOfUnrecorded, good, recorded } = answer;
	if (unrecordedOf(answer) === 0) return 'Nothing is left to impute.';
	const own = good / recorded;
	const beside =
		Math.abs(imputedOfUnrecorded - own) < 0.05
			? 'nearly the share of the recorded'
			: `against ${exact(own)} of the recorded`;
	return `Imputation gives the unrecorded ${exact(imputedOfUnrecorded)} favourable, ${beside}, and so ${exact(imputed.survivors.estimate)} of survivors and ${exact(imputed.all.estimate)} of everybody. It can only learn from what was recorded.`;
}

/** What the unrecorded were, beside the recorded; nothing where there are none. */
function unheardWords(answer: NeurologyAnswer, truth: NeurologyTruth): readonly string[] {
	const { imputed, good, recorded, alive } = answer;
	const missing = unrecordedOf(answer);
	if (missing === 0) return ['Nothing is missing here, so nothing is left open.'];
	const unfavourable = alive - truth.favourable;
	const ofThose =
		truth.favourable === 0 || unfavourable === 0
			? ''
			: ` Put the other way: ${exact(truth.ofRecorded / truth.favourable)} of those who did well were recorded, and ${exact((recorded - good) / unfavourable)} of those who did not.`;
	return [
		`Of the unrecorded ${exact(truth.ofUnrecorded / missing)} did well, against ${exact(good / recorded)} of the recorded.${ofThose} Imputation, at ${exact(imputed.survivors.estimate)} of survivors, is ${missedBy('share', imputed.survivors.estimate, truth.share.survivors)}: it supposes that recorded and unrecorded survivors with the same measurements fared the same. No column says whether they did.`,
		`*Imputed, shifted* gives the unrecorded ${exact(answer.shiftedOfUnrecorded)}, and so ${exact(answer.shifted.all.estimate)} of everybody (truth ${exact(truth.share.all)}). That proves nothing: the shift was chosen by the makers, who know how records go missing here. In a real file it is a question put to the data’s owners, and a range of shifts is an honest answer.`,
		`Set the slider to ${String(Math.round((100 * truth.ofUnrecorded) / missing))} and you are as good as on the truth. You could not have known: with real data that number has to come from outside, by looking for those who were lost.`,
	];
}

export const lesson: Lesson<NeurologyAnswer, NeurologyTruth> = {
	facts: missingNeurologyFacts,
	text,
	prediction: {
		kind: 'slider',
		question:
			'Of the survivors whose neurology was recorded, about 93 of 100 did well. Of *all* survivors, how many of 100 did?',
		low: 40,
		high: 100,
		step: 1,
		initial: 93,
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
		const { naive, recorded, alive } = answer;
		const outOf = outOfOf(settings);
		const own = assumedOf(settings);
		return [
			`Of ${count(alive)} survivors, neurology was recorded in ${count(recorded)}, **${percent(recorded / alive)}**. Every death is on file. ${unrecordedOf(answer) === 0 ? 'No outcome is missing.' : `So ${count(unrecordedOf(answer))} outcomes are missing, and all of them are those of survivors.`}`,
			`Leave the missing out, and ${exact(naive.survivors.estimate)} of survivors did well. Leave them out and count the deaths as known, and ${exact(naive.all.estimate)} of patients did. The bounds say what is certain: of all survivors **${boundsText(boundsOf(answer, 'survivors'))}**, of everybody **${boundsText(boundsOf(answer, 'all'))}**. ${imputedWords(answer)}`,
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
				...(unrecordedOf(answer) === 0
					? []
					: [
							{
								label: 'Imputed, shifted',
								detail: `log-odds of the unrecorded lowered by ${decimal(-SHIFT, 1)}, a value tuned to this model`,
								role: 'other' as const,
								...answer.shifted[outOf],
							},
						]),
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
		const { naive } = answer;
		const { survivors, all } = truth.share;
		const opposite = (naive.survivors.estimate - survivors) * (naive.all.estimate - all) < 0;
		const widthOf = (outOf: OutOf): string => {
			const { low, high } = boundsOf(answer, outOf);
			return pointsApart(high - low);
		};
		const said = Number(predicted) / 100;
		return [
			`Of all survivors **${exact(truth.share.survivors)}** did well: “of recorded survivors” is ${missedBy('share', naive.survivors.estimate, truth.share.survivors)}. Of everybody **${exact(truth.share.all)}** did: “of those known” is ${missedBy('share', naive.all.estimate, truth.share.all)}.${opposite ? ' The same gap in the file misleads in opposite directions, by the denominator.' : ''}`,
			`The bounds hold both truths, as they must: of survivors ${boundsText(boundsOf(answer, 'survivors'))}, of everybody ${boundsText(boundsOf(answer, 'all'))}. They are ${widthOf('survivors')} and ${widthOf('all')} wide. So is what the file leaves open.`,
			...unheardWords(answer, truth),
			...(predicted === null
				? []
				: [
						`You said ${predicted}\u202f% of all survivors, ${pointsApart(said - truth.share.survivors)} from the truth.`,
					]),
		];
	},
	truthFigures,
};
