import { count, decimal, percent } from '../../domain/format.ts';
import {
	holds,
	missedBy,
	noneWords,
	points,
	pointsApart,
	withInterval,
} from '../comparison/words.ts';
import { heldOver, OVER } from '../contract/said.ts';
import { GROUPS } from '../data/groups.ts';
import type { Lesson } from '../lesson.ts';
import type { Estimated } from '../methods/estimates.ts';
import { again } from './again-figure.ts';
import type { AtStrength } from './again.ts';
import type { IndicationAnswer, IndicationTruth } from './analysis.ts';
import { indicationFacts } from './facts.ts';
import { figures, truthFigures } from './figures.ts';
import { text } from './text.ts';
import { ADJUSTED } from './words.ts';

/** A smaller standardised difference is no difference worth words. */
const ALIKE = 0.1;

/** "1.1 standard deviations less ill before the arrest". */
function severityWords(gap: number): string {
	if (Math.abs(gap) < ALIKE) return 'about as ill before the arrest';
	return `${decimal(Math.abs(gap), 1)} standard deviations ${gap < 0 ? 'less' : 'more'} ill before the arrest`;
}

function cardiacWords(gap: number): string {
	if (Math.abs(gap) < ALIKE) return 'about as often cardiac';
	return `${gap > 0 ? 'more' : 'less'} often cardiac`;
}

/** What the answers owe to the variable that no column holds. */
function hiddenWords({ hiddenGap, withHidden, all }: IndicationTruth, careful: Estimated): string {
	const { before, after } = hiddenGap;
	const sd = (gap: number): string =>
		`${decimal(Math.abs(gap), 2)} SD ${gap < 0 ? 'less' : 'more'} frail`;
	const answered = `With it in the model the answer is ${withInterval('difference', withHidden)}`;
	const what = 'how frail the patient was in ways a team can see and a registry cannot';
	if (Math.abs(before) < ALIKE)
		return `The key holds one more variable, which no column of the file does: ${what}. Here it hardly differs between the groups (activated ${sd(before)}; after weighting ${sd(after)}), so little is left for it to explain. ${answered}.`;
	const t = all.difference;
	const closer =
		Math.abs(withHidden.estimate - t) < Math.abs(careful.estimate - t)
			? 'closer to the truth'
			: 'no closer to the truth in this one file, as chance will have it';
	return `The key holds one more variable, which no column of the file does: ${what}. The activated were ${sd(before)}, and after weighting by all that is measured still ${sd(after)}. ${answered}, ${closer}.`;
}

/** What it takes to move the interval's nearer limit to 1. */
function intervalWords(strength: number | null): string {
	if (strength === null) return 'Its interval has no such value.';
	if (strength <= 1) return 'Its interval holds 1 already.';
	return `To move its interval there, ${decimal(strength, 2)}.`;
}

/** How the truth among the activated stands to that among all. */
function activatedWords(activated: number, all: number): string {
	const said = `Among the activated the truth is ${points(activated)} points`;
	if (Math.abs(activated - all) < 0.005) return `${said}, about the same as among all.`;
	const why = activated > all ? 'teams activate where it is worth more' : 'here it is worth less';
	return `${said}: ${why}. An answer for the activated is not wrong because it differs from one for all.`;
}

/** What matching did to the question; nothing where nobody found a partner. */
function matchedWords({ matched }: IndicationAnswer, truth: IndicationTruth): readonly string[] {
	if (matched.pairs === 0) return [];
	const lost =
		matched.unmatched === 0
			? 'every activated arrest found a partner'
			: `${percent(matched.unmatched / (matched.pairs + matched.unmatched))} of the activated found no partner and were dropped`;
	return [
		`In the *matching* ${lost}. Among those who did the truth is ${points(truth.matched.difference)} points, among all the activated ${points(truth.activated.difference)}. The matched answer, ${withInterval('difference', matched)}, is ${missedBy('difference', matched.estimate, truth.matched.difference)} by the first and ${missedBy('difference', matched.estimate, truth.activated.difference)} by the second.`,
	];
}

export const lesson: Lesson<IndicationAnswer, IndicationTruth, AtStrength> = {
	facts: indicationFacts,
	text,
	prediction: {
		kind: 'slider',
		question:
			'Crude, 25 points more survive when ECPR is activated. How many points is activation really worth, over all of these children?',
		low: -20,
		high: 40,
		step: 1,
		initial: 0,
		unit: 'points',
		ends: ['20 points fewer live', '40 points more live'],
		perUnit: 0.01,
	},
	settings: {
		adjust: {
			kind: 'choice',
			label: 'Adjust for',
			help: 'Weights make the two groups alike in what is chosen, and in nothing else.',
			values: ADJUSTED.map(({ value, label }) => ({ value, label })),
			initial: 'nothing',
			drawnOnly: true,
		},
		group: {
			kind: 'choice',
			label: 'Whose arrests',
			values: [
				{ value: 'child-ihca', label: GROUPS['child-ihca'].label },
				{ value: 'adult-ohca', label: GROUPS['adult-ohca'].label },
			],
			initial: 'child-ihca',
		},
		hidden: {
			kind: 'range',
			label: 'Strength of the hidden variable',
			help: '1 is the published registry, 0 a world without it.',
			low: 0,
			high: 4,
			step: 0.5,
			initial: '1',
			unit: '',
			drawnOnly: true,
			anew: true,
		},
	},
	figures,
	reading(answer) {
		const [severity, cardiac] = answer.balance.map(({ gaps }) => gaps.nothing);
		const { ladder, careful, eValue } = answer;
		return [
			`ECPR was activated in ${count(answer.activated)} of ${count(answer.n)} arrests. Of these ${percent(answer.observed.activated)} lived, of the others ${percent(answer.observed.others)}: ${points(ladder.nothing.estimate)} points. But the activated were ${severityWords(severity ?? 0)}, and ${cardiacWords(cardiac ?? 0)}. Teams choose those who can be saved: *confounding by indication*.`,
			`Weight both groups to the same diagnoses, and ${points(ladder.diagnosis.estimate)} remain; to the same severity too, ${points(ladder.severity.estimate)}; to everything known at minute 10, **${withInterval('difference', ladder.everything)}**. Choose a step above and see which differences it removes, and which it leaves.`,
			`Could something unmeasured explain the rest? The weighted risk ratio is ${decimal(careful.riskRatio.estimate, 2)}. To move it to 1, a hidden variable would need a risk ratio of at least **${decimal(eValue.estimate, 2)}** with activation *and* with survival, beyond all that is measured: the *E-value*. ${intervalWords(eValue.interval)} That says how strong it would have to be, not whether it exists. And far less is enough to shift the answer.`,
		];
	},
	comparison(answer, _settings, truth) {
		const activated = truth === null ? undefined : truth.activated.difference;
		const matched = truth === null ? undefined : truth.matched.difference;
		return {
			scale: 'difference',
			measure: 'Difference in survival to discharge by activation',
			subtitle: `Percentage points, activated less not activated, ${count(answer.n)} arrests of ${GROUPS[answer.group].whom}.`,
			rows: [
				{
					label: 'Crude',
					detail: `marginal OR ${decimal(answer.observed.oddsRatio, 2)}`,
					role: 'naive',
					...answer.ladder.nothing,
				},
				{
					label: 'Stratified',
					detail: `diagnosis × quarter of severity, ${count(answer.stratified.strata)} strata, Mantel-Haenszel`,
					role: 'other',
					estimate: answer.stratified.estimate,
					lower: answer.stratified.lower,
					upper: answer.stratified.upper,
				},
				{
					label: 'Standardised',
					detail: 'g-computation, everything known',
					role: 'other',
					...answer.standardised,
				},
				{
					label: 'Weighted',
					detail: 'everything known at minute 10',
					role: 'careful',
					...answer.ladder.everything,
				},
				...(truth === null
					? []
					: [
							{
								label: 'Weighted, hidden variable too',
								detail: 'possible only with the key',
								role: 'careful' as const,
								...truth.withHidden,
							},
						]),
				{
					label: 'Weighted to the activated',
					detail: 'for those in whom ECPR was activated',
					role: 'other',
					...answer.toActivated,
					...(activated === undefined
						? {}
						: { truth: { label: 'among the activated', value: activated } }),
				},
				...(answer.matched.pairs === 0
					? []
					: [
							{
								label: 'Matched',
								detail: `${count(answer.matched.pairs)} pairs; ${count(answer.matched.unmatched)} activated found no partner`,
								role: 'other' as const,
								estimate: answer.matched.estimate,
								lower: answer.matched.lower,
								upper: answer.matched.upper,
								...(matched === undefined
									? {}
									: { truth: { label: 'among the matched activated', value: matched } }),
							},
						]),
			],
			notes: [
				'The last two rows are about other people, the activated, and are held against the truth among these (the short upright marks).',
				'Stratified: strata count by how much each can tell, so that where ECPR is worth more in one diagnosis than in another this is not quite the mean over all. Standardised: the model gives activation one odds ratio for everybody, which leans for the same reason.',
				'Intervals: Newcombe (crude), Sato (stratified), delta method (standardised), influence function (weighted), within pairs (matched).',
				`${count(answer.open)} arrests still in hospital at the snapshot are left out.`,
			],
			sides: ['fewer live if activated', 'more live if activated'],
			n: { cohort: answer.n + answer.open, used: answer.n },
		};
	},
	trueValue: (truth) => ({ label: 'activate in all or in none', value: truth.all.difference }),
	predicts: (settings) => settings['group'] !== 'adult-ohca',
	verdict(answer, truth, _settings, predicted) {
		const t = truth.all.difference;
		const careful = answer.ladder.everything;
		const [cover, withHidden] =
			answer.group === 'child-ihca'
				? [heldOver('indication', 'childWeighted'), heldOver('indication', 'childHidden')]
				: [heldOver('indication', 'adultWeighted'), heldOver('indication', 'adultHidden')];
		return [
			...noneWords(t),
			`Activated in all, ${percent(truth.all.with, { decimals: 1 })} would live; activated in none, ${percent(truth.all.without, { decimals: 1 })}: **${points(t)} points**. The crude difference is ${missedBy('difference', answer.ladder.nothing.estimate, t)}.`,
			`The weighted answer is ${missedBy('difference', careful.estimate, t)}, and its interval ${holds(careful, t) === true ? 'holds' : 'misses'} the truth. ${OVER} it lay about one point too high on average, and its interval held the truth in ${cover}; with the hidden variable in the model, in ${withHidden}.`,
			hiddenWords(truth, careful),
			activatedWords(truth.activated.difference, t),
			...matchedWords(answer, truth),
			...(predicted === null
				? []
				: [
						`You said ${points(Number(predicted) / 100, 0)} points, ${pointsApart(Number(predicted) / 100 - t)} from the truth.`,
					]),
		];
	},
	truthFigures,
	again,
};
