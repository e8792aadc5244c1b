import { count, percent } from '../../domain/format.ts';
import { onScale } from '../comparison/words.ts';
import type { Lesson } from '../lesson.ts';
import type { TrueEffect } from '../methods/estimates.ts';
import type { DenominatorAnswer } from './analysis.ts';
import { denominatorsFacts } from './facts.ts';
import { figures } from './figures.ts';
import { text } from './text.ts';
import { DENOMINATORS, people, place, shareText } from './words.ts';

const relation = (one: number, other: number): string => (one > other ? 'above' : 'below');

export const lesson: Lesson<DenominatorAnswer, TrueEffect> = {
	facts: denominatorsFacts,
	text,
	prediction: {
		kind: 'slider',
		question:
			'Suppose ECPR were activated for every child still in CPR at minute 10. How many of 100 would leave hospital alive?',
		low: 0,
		high: 80,
		step: 1,
		initial: 40,
		unit: '%',
		ends: ['none', '80 of 100'],
		perUnit: 0.01,
	},
	settings: {
		group: {
			kind: 'choice',
			label: 'Whose arrests',
			values: [
				{ value: 'child-ihca', label: 'Children, in hospital' },
				{ value: 'adult-ohca', label: 'Adults, out of hospital' },
			],
			initial: 'child-ihca',
		},
	},
	figures,
	reading(answer) {
		const { discharge, pathways, offEcmo, short } = answer;
		const { cannulated, activated, eligible, all } = discharge;
		const died = offEcmo.estimate - cannulated.estimate;
		return [
			`Of the ${people(answer)} who were **cannulated**, ${shareText(cannulated)} left hospital alive. That is ${relation(cannulated.estimate, eligible.estimate)} the ${percent(eligible.estimate)} of all who were **still in CPR at minute 10**, and ${relation(cannulated.estimate, activated.estimate)} the ${percent(activated.estimate)} of those in whom ECPR was **activated**. Add the ${count(short.n)} arrests that were over before minute 10, of which ${percent(short.estimate)} were survived, and the share of **all arrests** is ${percent(all.estimate)}. The number moves both ways with the denominator.`,
			`Why the activated do better than the cannulated: of ${count(activated.n)} activations, ${count(pathways.rosc_before_flow.n)} regained a pulse before the pump was there, and ${percent(pathways.rosc_before_flow.estimate)} of these lived. To be cannulated one must *fail* to regain a pulse.`,
			`The outcome matters as much: ${percent(offEcmo.estimate)} of the cannulated came off ECMO alive, ${percent(cannulated.estimate)} left hospital alive. ${percent(died / offEcmo.estimate)} of those who survived ECMO died before discharge.`,
		];
	},
	comparison(answer) {
		return {
			scale: 'share',
			measure: 'Survival to discharge',
			subtitle: `Four denominators of the same arrests of ${people(answer)} ${place(answer)}, and what the key says of all who were still in CPR at minute 10.`,
			apart: true,
			rows: DENOMINATORS.toReversed().map(({ name, label, detail }) => {
				const { estimate, lower, upper } = answer.discharge[name];
				return {
					label,
					detail: name === 'cannulated' ? `${detail}; the claim` : detail,
					role: name === 'cannulated' ? ('naive' as const) : ('careful' as const),
					estimate,
					lower,
					upper,
				};
			}),
			notes: [
				'Wilson 95\u202f% intervals.',
				'The truth is the mean over all eligible arrests of survival had ECPR been activated. No row estimates it: each answers its own question.',
			],
			n: {
				cohort: answer.discharge.all.n + answer.open,
				used: answer.discharge.all.n,
			},
		};
	},
	trueValue: (truth) => ({ label: 'ECPR activated in all eligible', value: truth.with }),
	predicts: (settings) => settings['group'] === 'child-ihca',
	verdict(answer, truth, _settings, predicted) {
		const { cannulated, eligible } = answer.discharge;
		return [
			`If ECPR were activated in every eligible arrest, **${onScale('share', truth.with)}** would leave hospital alive; with conventional CPR only, ${onScale('share', truth.without)}. As treated, it was ${onScale('share', eligible.estimate)}.`,
			`The claim’s number, ${onScale('share', cannulated.estimate)}, is a true count of a chosen group. It is not the chance of the next patient, and nothing in a registry of runs alone could tell you how far off it is.`,
			...(predicted === null
				? []
				: [
						`You said ${predicted}\u202f%. ${Math.abs(Number(predicted) / 100 - truth.with) <= 0.03 ? 'That is close to the truth.' : `That is ${onScale('share', Math.abs(Number(predicted) / 100 - truth.with)).replace('%', 'points')} ${Number(predicted) / 100 > truth.with ? 'above' : 'below'} it.`}`,
					]),
		];
	},
};
