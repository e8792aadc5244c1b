import { count, decimal, percent } from '../../domain/format.ts';
import { binomialQuantile } from '../../stats/distributions/binomial.ts';
import { wilson } from '../../stats/wilson.ts';
import { onScale, pointsApart } from '../comparison/words.ts';
import type { EstimateRow, Lesson } from '../lesson.ts';
import {
	DRAWN,
	holdsShare,
	INTERVALS,
	SHOWN,
	SIZES,
	type IntervalName,
	type PrecisionAnswer,
	type PrecisionTruth,
} from './analysis.ts';
import { precisionFacts } from './facts.ts';
import { figures } from './figures.ts';
import { text } from './text.ts';
import {
	extremes,
	holding,
	limitsText,
	METHODS,
	methodName,
	methodOf,
	ofAll,
	trueShare,
} from './words.ts';

const SPREADS = [
	{ value: '10', label: 'About 10 points apart' },
	{ value: '20', label: 'About 20 points apart' },
	{ value: '40', label: '40 points apart or more' },
] as const;

/** The option that a distance belongs to. */
const spreadOf = (distance: number): string =>
	distance < 0.15 ? '10' : distance < 0.3 ? '20' : '40';

function row(
	answer: PrecisionAnswer,
	x: number,
	interval: IntervalName | null,
): Pick<EstimateRow, 'estimate' | 'lower' | 'upper'> {
	const limits = interval === null ? null : INTERVALS[interval](x, answer.size);
	return {
		estimate: x / answer.size,
		lower: limits?.lower ?? null,
		upper: limits?.upper ?? null,
	};
}

/** Where at least 95 % of all samples of a size lie: the middle of the binomial distribution. */
function usualText(size: number, share: number): string {
	const at = (chance: number): string => percent(binomialQuantile(chance, size, share) / size);
	return `between ${at(0.025)} and ${at(0.975)}`;
}

/** How often each method holds the truth, in words that follow the numbers. */
function coverageWords(performance: PrecisionAnswer['performance']): string {
	const said = (of: IntervalName) => performance.map((each) => percent(each[of].covers)).join(', ');
	const close = performance.every(({ wilson: { covers } }) => Math.abs(covers - 0.95) < 0.03);
	const [smallest] = performance;
	const short = (smallest?.wald.covers ?? NaN) < 0.92;
	return `In samples of ${SIZES.join(', ')} runs Wilson’s interval ${close ? 'comes close to that' : 'holds it in'}: ${said('wilson')}. The textbook’s estimate ± 1.96 standard errors ${short ? 'falls short in the smallest' : 'holds it in'}: ${said('wald')}.`;
}

export const lesson: Lesson<PrecisionAnswer, PrecisionTruth> = {
	facts: precisionFacts,
	text,
	prediction: {
		kind: 'choice',
		question:
			'Forty programmes report their 20 runs each. All are equally good: every child anywhere has the same chance, about three in ten. How far apart are the best and the worst of the forty?',
		options: SPREADS,
	},
	settings: {
		size: {
			kind: 'choice',
			label: 'Runs in a sample',
			values: SIZES.map((size) => ({ value: String(size), label: String(size) })),
			initial: '20',
		},
		method: {
			kind: 'choice',
			label: 'Interval',
			values: METHODS,
			initial: 'wilson',
			drawnOnly: true,
		},
		draw: {
			kind: 'range',
			label: 'Draw number',
			help: 'Move it to draw again: every number is another draw of samples from the same runs.',
			low: 1,
			high: 50,
			step: 1,
			initial: '1',
			unit: '',
		},
	},
	figures,
	reading(answer, settings) {
		const { size, performance } = answer;
		const name = methodOf(settings);
		const { least, most } = extremes(answer);
		const { shown, all } = holding(answer, name);
		const widths = performance.map((each) => decimal(each.wilson.width * 100));
		return [
			`Forty samples of ${size}, drawn from the same ${count(answer.runs)} runs. Survival goes from **${percent(least / size)}** (${least} of ${size}) to **${percent(most / size)}** (${most} of ${size}). No sample is better than another; the spread is luck. ${shown} of the ${SHOWN} ${methodName(name)} intervals hold the true ${percent(trueShare(answer), { decimals: 1 })}; over ${count(DRAWN)} samples, ${ofAll(all)}.`,
			`That is what “95\u202f%” promises: not that this interval holds the truth, but that the *method* does so in about 95 of 100 samples. ${coverageWords(performance)} And precision is dear: the mean width falls from ${widths.join(' to ')} points as samples grow from ${SIZES.join(' to ')}.`,
			`The same care is due where nothing happened. None of 20 is compatible with a risk of up to ${percent(wilson(0, 20).upper ?? NaN)}, none of 100 with ${percent(wilson(0, 100).upper ?? NaN)}. **No event seen is not no risk.** Nor no hope: where ${percent(trueShare(answer), { decimals: 1 })} survive, ${percent((1 - trueShare(answer)) ** 10, { decimals: 1 })} of all series of 10 have no survivor at all.`,
		];
	},
	comparison(answer) {
		const { least, most } = extremes(answer);
		const first = answer.samples[0] ?? 0;
		const of = (x: number): string => `${x} of ${answer.size}`;
		return {
			scale: 'share',
			measure: 'Survival to discharge',
			subtitle: `Samples of ${answer.size} ECPR runs of children after arrest out of hospital, beside all ${count(answer.runs)} runs they were drawn from.`,
			rows: [
				{
					label: 'First sample, the number alone',
					detail: of(first),
					role: 'naive',
					...row(answer, first, null),
				},
				{ label: 'First sample, Wald', role: 'other', ...row(answer, first, 'wald') },
				{
					label: 'First sample, Wilson',
					detail: of(first),
					role: 'careful',
					...row(answer, first, 'wilson'),
				},
				{
					label: `Luckiest of the ${SHOWN}`,
					detail: `${of(most)}, Wilson`,
					role: 'other',
					...row(answer, most, 'wilson'),
				},
				{
					label: `Unluckiest of the ${SHOWN}`,
					detail: `${of(least)}, Wilson`,
					role: 'other',
					...row(answer, least, 'wilson'),
				},
			],
			notes: [
				'The truth here is the share among all runs on file. The key is not needed for it.',
				'Who picks the luckiest of forty does not get a 95\u202f% interval: the promise is for a sample taken as it comes.',
			],
			n: { cohort: answer.runs + answer.open, used: answer.runs },
		};
	},
	trueValue: (truth) => ({ label: 'all runs on file', value: truth.alive / truth.runs }),
	predicts: (settings) => settings['size'] === '20',
	verdict(answer, truth, _settings, predicted) {
		const { size } = answer;
		const share = truth.alive / truth.runs;
		const { least, most } = extremes(answer);
		const first = answer.samples[0] ?? 0;
		const careful = wilson(first, size);
		const distance = (most - least) / size;
		const luckiest = wilson(most, size);
		return [
			`Of all ${count(truth.runs)} runs, ${onScale('share', share)} left hospital alive. The first sample said ${onScale('share', first / size)}, ${pointsApart(first / size - share)} away; its Wilson interval, ${limitsText(careful)}, ${holdsShare(careful, share) ? 'holds' : 'misses'} the truth.`,
			`The luckiest sample had ${onScale('share', most / size)}, with an interval of ${limitsText(luckiest)}${holdsShare(luckiest, share) ? ', which still holds the truth' : ', which misses the truth'}. Luckiest and unluckiest stand **${pointsApart(distance)}** apart without any difference in care. Of all samples of ${size} that could be drawn, at least 95\u202f% lie ${usualText(size, share)}.`,
			...(predicted === null
				? []
				: [
						`You said “${SPREADS.find(({ value }) => value === predicted)?.label.toLowerCase() ?? predicted}”; in this draw it is ${pointsApart(distance)}. ${spreadOf(distance) === predicted ? 'That is right.' : 'Draw again and see how it moves.'}`,
					]),
		];
	},
};
