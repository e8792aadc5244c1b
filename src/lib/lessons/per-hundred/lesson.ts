import { count, decimal, percent } from '../../domain/format.ts';
import { holds, missedBy, onScale, points, pointsApart } from '../comparison/words.ts';
import { heldOver, meanOver, OVER } from '../contract/said.ts';
import type { Lesson } from '../lesson.ts';
import type { Estimated } from '../methods/estimates.ts';
import { TRUE_GROUPS, type PerHundredAnswer, type PerHundredTruth } from './analysis.ts';
import { perHundredFacts } from './facts.ts';
import { figures, truthFigures } from './figures.ts';
import { text } from './text.ts';
import {
	atBaseline,
	baselineOf,
	formsOf,
	HELD,
	heldName,
	heldOf,
	heldValue,
	needed,
	neededText,
} from './words.ts';

/** A ratio read as “times as many”: so many more of the baseline. */
function readAsTimes({ estimate, lower, upper }: Estimated, baseline: number): Estimated {
	const more = (ratio: number): number => baseline * (ratio - 1);
	return {
		estimate: more(estimate),
		lower: lower === null ? null : more(lower),
		upper: upper === null ? null : more(upper),
	};
}

export const lesson: Lesson<PerHundredAnswer, PerHundredTruth> = {
	facts: perHundredFacts,
	text,
	prediction: {
		kind: 'slider',
		question:
			'The odds ratio of survival with activation is 1.9. Without it 23 of 100 such children survive. How many more of 100 survive with it?',
		low: 0,
		high: 40,
		step: 1,
		initial: 20,
		unit: 'more of 100',
		ends: ['none', '40 more'],
		perUnit: 0.01,
	},
	settings: {
		baseline: {
			kind: 'range',
			label: 'Survival without activation',
			help: 'The baseline: how many of 100 patients like yours would live anyway.',
			low: 1,
			high: 60,
			step: 1,
			initial: '23',
			unit: '%',
			drawnOnly: true,
		},
		hold: {
			kind: 'choice',
			label: 'What is the same at every baseline',
			help: 'An assumption: no file of one population can settle it.',
			values: HELD,
			initial: 'or',
			drawnOnly: true,
		},
	},
	figures,
	reading(answer, settings) {
		const own = formsOf(answer);
		const held = heldOf(settings);
		const baseline = baselineOf(settings);
		const there = atBaseline(held, own, baseline);
		const low = atBaseline(held, own, 0.05);
		const high = atBaseline(held, own, 0.5);
		const deaths = (1 - answer.with) / (1 - answer.without);
		return [
			`Weighted to be alike in all that was known at minute 10, ${percent(answer.with, { decimals: 1 })} survive if activated and ${percent(answer.without, { decimals: 1 })} if not. The same two shares make an odds ratio of **${decimal(own.or, 2)}** and a risk ratio of **${decimal(own.rr, 2)}**; told as death, a risk ratio of ${decimal(deaths, 2)}. In absolute terms: **${decimal(own.rd * 100, 1)} more of 100**, or one more for every **${neededText(answer.difference)}** activated. All of these are one finding.`,
			there === null
				? `At a baseline of ${percent(baseline)} the ${heldName[held]} of ${heldValue(held, own)} would have more than everybody survive. It cannot be the same there.`
				: `At a baseline of ${percent(baseline)}, with the ${heldName[held]} held, ${percent(there.with)} survive: ${decimal(there.rd * 100, 1)} more of 100, one more for every ${needed(there.rd)}. ${held === 'or' ? `The odds ratio is still ${decimal(own.or, 2)}; the risk ratio there is ${decimal(there.rr, 2)}.` : `The odds ratio there is ${decimal(there.or, 2)}.`} Move the baseline, and watch the hundred rather than the ratio.`,
			`With the ${heldName[held]} held, one more for every ${low === null ? 'none' : needed(low.rd)} at a baseline of 5\u202f%${high === null ? '; at 50\u202f% it cannot hold' : `, and for every ${needed(high.rd)} at 50\u202f%`}. The odds ratio is near the risk ratio only where the outcome is rare; the more common it is, the further the odds ratio lies from it. And which measure stays the same from one group to the next is not known beforehand: at this registry’s own ${percent(answer.without, { decimals: 1 })} all three say the same, elsewhere they part.`,
		];
	},
	comparison(answer) {
		return {
			scale: 'difference',
			measure: 'More survivors of 100 activated',
			subtitle: `Percentage points, ${count(answer.n)} children still in CPR in hospital at minute 10; ${percent(answer.without, { decimals: 1 })} survive if not activated.`,
			rows: [
				{
					label: 'Odds ratio read as “times as many”',
					detail: `${decimal(answer.oddsRatio.estimate, 2)}, marginal`,
					role: 'naive',
					...readAsTimes(answer.oddsRatio, answer.without),
				},
				{
					label: 'Risk ratio times the baseline',
					detail: decimal(answer.riskRatio.estimate, 2),
					role: 'other',
					...readAsTimes(answer.riskRatio, answer.without),
				},
				{
					label: 'Difference of the two shares',
					detail: `one more for every ${needed(answer.difference.estimate)}`,
					role: 'careful',
					...answer.difference,
				},
			],
			notes: [
				'All three rest on the same weighted comparison; only the first is misread. Intervals of the first two take the baseline, and the weights, as known.',
				`${count(answer.open)} arrests still in hospital at the snapshot are left out.`,
			],
			sides: ['fewer live if activated', 'more live'],
			n: { cohort: answer.n + answer.open, used: answer.n },
		};
	},
	trueValue: (truth) => ({ label: 'activate in all or in none', value: truth.all.difference }),
	verdict(answer, truth, _settings, predicted) {
		const { all, groups } = truth;
		const misread = readAsTimes(answer.oddsRatio, answer.without).estimate;
		const ratios = groups.map((of) => of.with / of.without);
		const odds = groups.map((of) => of.oddsRatio);
		const range = (values: readonly number[]): string =>
			`${decimal(Math.min(...values), 2)} to ${decimal(Math.max(...values), 2)}`;
		return [
			`Activated in all, ${percent(all.with, { decimals: 1 })} would live; activated in none, ${percent(all.without, { decimals: 1 })}: **${points(all.difference)} points**, one more for every **${needed(all.difference)}** activated. As ratios of the very same truth: risk ratio ${decimal(all.with / all.without, 2)}, odds ratio ${decimal(all.oddsRatio, 2)}.`,
			`Read as “times as many”, the odds ratio promises ${points(misread)} points, ${missedBy('difference', misread, all.difference)}. The difference of the weighted shares, ${onScale('difference', answer.difference.estimate)}, is ${missedBy('difference', answer.difference.estimate, all.difference)}; its interval ${holds(answer.difference, all.difference) === true ? 'holds' : 'misses'} the truth. ${OVER} it was ${meanOver('per-hundred', 'weighted')} on average where the truth was ${meanOver('per-hundred', 'difference')}, and its interval held in ${heldOver('per-hundred', 'weighted')}; lesson 3 says why.`,
			`By diagnosis: ${groups.map((of, at) => `${TRUE_GROUPS[at]?.label.toLowerCase() ?? ''} ${points(of.difference)} points, one more for every ${needed(of.difference)}`).join('; ')}. No measure is the same in all of them: the risk ratio goes from ${range(ratios)}, the odds ratio from ${range(odds)}. For the patient in front of you the number needed is that of patients like this one.`,
			...(predicted === null
				? []
				: [
						`You said ${predicted} more of 100, ${pointsApart(Number(predicted) / 100 - all.difference)} from the truth.`,
					]),
		];
	},
	truthFigures,
};
