import { count, decimal, percent } from '../../domain/format.ts';
import { points, withInterval } from '../comparison/words.ts';
import { heldOver, OVER } from '../contract/said.ts';
import type { Comparison, Lesson } from '../lesson.ts';
import type { TrueEffect } from '../methods/estimates.ts';
import type { TrialsAnswer } from './analysis.ts';
import { trialsFacts } from './facts.ts';
import { figures } from './figures.ts';
import { MEASURES, OUTCOMES, SETS } from './pool.ts';
import { ON_ECMO, TRIALS } from './records.ts';
import { text } from './text.ts';
import {
	chosenOf,
	estimateText,
	MEASURE_LABELS,
	OUTCOME_LABELS,
	poolOf,
	rangeText,
	setLabel,
	SPREAD_LABELS,
	valueText,
} from './words.ts';

/** A difference lies between −1 and 1, whatever an interval says. */
const possible = (value: number): number => Math.min(1, Math.max(-1, value));

/** Prediction interval of the differences of all three trials, each by its own outcome. */
function nextTrial(answer: TrialsAnswer): { readonly lower: number; readonly upper: number } {
	const { prediction } = answer.pools['primary.RD.all'].random.dl;
	if (prediction === null) throw new Error('Three trials have a prediction interval.');
	return prediction;
}

/** How the registry's interval compares with those of the trials; without one, what more cases would do. */
function narrowWords({ alike, pools }: TrialsAnswer): string {
	const width = (of: { readonly lower: number | null; readonly upper: number | null }): number =>
		of.lower === null || of.upper === null ? Infinity : of.upper - of.lower;
	const own = width(alike.careful);
	const narrower = pools['primary.RD.all'].trials.filter((trial) => own < width(trial)).length;
	if (narrower === TRIALS.length)
		return 'The interval of the registry is narrower than that of any trial.';
	return narrower === 0
		? 'The interval of the registry is no narrower than those of the trials; with more cases it would be.'
		: `The interval of the registry is narrower than that of ${narrower} of the ${TRIALS.length} trials; with more cases it would be narrower still.`;
}

/** Patients analysed in the three trials. */
const PATIENTS = TRIALS.reduce(
	(sum, { primary }) => sum + primary.ecpr[1] + primary.standard[1],
	0,
);

const FOUND = {
	works: 'yes, it will show a gain',
	between: 'between INCEPTION and ARREST',
	open: 'these three cannot say',
} as const;

export const lesson: Lesson<TrialsAnswer, TrueEffect> = {
	facts: trialsFacts,
	text,
	prediction: {
		kind: 'choice',
		question:
			'Three trials found +36, +9.5 and +4 points. What do they say of the true difference in a fourth?',
		options: [
			{ value: 'works', label: 'It favours ECPR: the pooled interval leaves out zero' },
			{ value: 'between', label: 'It lies somewhere between +4 and +36' },
			{ value: 'open', label: 'Almost nothing: three trials cannot say' },
		],
	},
	settings: {
		outcome: {
			kind: 'choice',
			label: 'Outcome',
			help: 'Their own: discharge alive, good neurology at 180 days, good neurology at 30 days.',
			values: OUTCOMES.map((value) => ({ value, label: OUTCOME_LABELS[value] })),
			initial: 'primary',
			drawnOnly: true,
		},
		measure: {
			kind: 'choice',
			label: 'Measure',
			values: MEASURES.map((value) => ({ value, label: MEASURE_LABELS[value] })),
			initial: 'RD',
			drawnOnly: true,
		},
		trials: {
			kind: 'choice',
			label: 'Trials',
			values: SETS.map((value) => ({ value, label: setLabel(value) })),
			initial: 'all',
			drawnOnly: true,
		},
		spread: {
			kind: 'choice',
			label: 'Spread between trials estimated by',
			help: 'Two accepted estimators; with many trials they agree.',
			values: [
				{ value: 'dl', label: SPREAD_LABELS.dl },
				{ value: 'reml', label: SPREAD_LABELS.reml },
			],
			initial: 'dl',
			drawnOnly: true,
		},
	},
	figures,
	reading(answer, settings) {
		const chosen = chosenOf(settings);
		const { measure } = chosen;
		const pool = poolOf(answer, chosen);
		const random = pool.random[chosen.spread];
		const [dl, reml] = [pool.random.dl, pool.random.reml];
		const tau = (value: number): string =>
			measure === 'RD' ? `${decimal(value * 100, 1)} points` : decimal(value, 2);
		const scale = measure === 'RD' ? '' : ' (on the log scale)';
		const { prediction } = random;
		const { alike } = answer;
		const [ecpr, standard] = [ON_ECMO.ecpr, ON_ECMO.standard];
		return [
			`As if there were one true value, the pool says **${estimateText(measure, pool.fixed)}**; as the mean of differing ones, ${estimateText(measure, random)}. With an interval that counts how few trials there are (Hartung–Knapp), the same mean has ${rangeText(measure, random.hartungKnapp)}. How far do true values differ between trials? The SD is ${tau(dl.tau)} by one accepted estimator and ${tau(reml.tau)} by the other${scale}, and anything up to ${tau(pool.tauUpper)} is not excluded. ${prediction === null ? 'Two trials allow no prediction for a new one at all.' : `So the interval for a new trial is **${rangeText(measure, prediction)}**${measure === 'RD' && (prediction.lower < -1 || prediction.upper > 1) ? ', wider than what can exist (−100 to +100)' : ''}: with three trials it rests on one degree of freedom, where 12.7 takes the place of the usual 1.96. It is no finding. It says that three trials cannot tell.`}`,
			`A trial compares *strategies*. Of those assigned to ECPR ${percent(ecpr[0] / ecpr[1])} were put on ECMO (many regained a pulse first, or were beyond help); of those assigned to standard care ${percent(standard[0] / standard[1])} crossed over to it. Compared as randomised, the arms differ in what was *offered*. That is also the question of a hospital that thinks of starting a programme, and the question of “activated at minute 10” in this registry.`,
			`In this registry’s ${count(alike.n)} adults like those of the trials, ${percent(alike.received, { decimals: 1 })} of those who got ECPR lived and ${percent(alike.others, { decimals: 1 })} of the others: ${withInterval('difference', alike.crude)}. Compared by the decision at minute 10 and weighted by what was known then, it is ${withInterval('difference', alike.careful)}. ${narrowWords(answer)} Narrow is not the same as right: it counts chance only, while a trial’s coin also removes what nobody measured.`,
		];
	},
	comparison(answer, _settings, truth): Comparison {
		const pool = answer.pools['primary.RD.all'];
		const next = nextTrial(answer);
		return {
			scale: 'difference',
			measure: 'Difference between ECPR and standard care',
			subtitle: 'Percentage points. Trials by their own outcomes, as randomised.',
			rows: [
				{
					label: 'The claim: pooled as one',
					detail: 'fixed effect, three unlike outcomes',
					role: 'naive',
					estimate: pool.fixed.estimate,
					lower: pool.fixed.lower,
					upper: pool.fixed.upper,
				},
				...pool.trials.map(({ id, estimate, lower, upper }) => {
					const trial = TRIALS.find((each) => each.id === id);
					return {
						label: trial?.name ?? id,
						detail: trial?.primary.label ?? '',
						role: 'careful' as const,
						estimate,
						lower,
						upper,
					};
				}),
				{
					label: 'A new trial',
					detail: 'prediction from three, cut at ±100 points',
					role: 'careful',
					estimate: pool.random.dl.estimate,
					lower: possible(next.lower),
					upper: possible(next.upper),
				},
				...(truth === null
					? []
					: [
							{
								label: 'Chosen by the makers',
								detail: 'for synthetic patients like those of the trials; no finding',
								role: 'other' as const,
								estimate: truth.difference,
								lower: null,
								upper: null,
							},
						]),
			],
			notes: [
				'No truth is marked: for real patients none is known.',
				`Prediction interval with t on one degree of freedom, spread after DerSimonian and Laird; before the cut ${rangeText('RD', next)}.`,
			],
			sides: ['standard better', 'ECPR better'],
			n: { cohort: PATIENTS, used: PATIENTS },
		};
	},
	trueValue: () => null,
	verdict(answer, truth, _settings, predicted) {
		const { alike } = answer;
		const pool = answer.pools['primary.RD.all'];
		const near =
			alike.careful.lower !== null &&
			alike.careful.upper !== null &&
			alike.careful.lower <= truth.difference &&
			truth.difference <= alike.careful.upper;
		return [
			`**There is no answer key for the trials.** The claim’s ${points(pool.fixed.estimate)} points are a mean of three outcomes at three times. The smallest trial found ${points(pool.trials[0]?.estimate ?? NaN)} in 29 patients, and stopped early for benefit.`,
			`The key of this registry holds only what its makers chose for synthetic adults like those of the trials: ${percent(truth.with, { decimals: 1 })} with ECPR activated, ${percent(truth.without, { decimals: 1 })} without, ${points(truth.difference)} points. They chose it with these trials in view, so it cannot confirm them. Crude, the registry showed ${points(alike.crude.estimate)}; the careful interval ${near ? 'holds' : 'misses'} the chosen value (${OVER.toLowerCase()} it held it in ${heldOver('trials', 'weighted')}).`,
			'**And a six-week-old after a Norwood operation?** No trial enrolled a child, an arrest in hospital or a surgical patient. Heart, cause, route of cannulation, team at the bedside and what would happen without ECPR all differ. For this child the trials are *indirect* evidence about a strategy, at best; what there is for children is observational (lessons 1, 3 and 4).',
			...(predicted === null
				? []
				: [
						`You said: ${FOUND[predicted as keyof typeof FOUND]}. ${predicted === 'open' ? 'So it is, by the accepted arithmetic.' : `The prediction interval, ${rangeText('RD', nextTrial(answer))} points, supports less than that. The pooled interval is about the mean of the trials done, not about the next one; and ${valueText('RD', pool.trials[2]?.estimate ?? NaN)} to ${valueText('RD', pool.trials[0]?.estimate ?? NaN)} is where three estimates fell, not where true values lie.`}`,
					]),
		];
	},
};
