import { count, percent, TOO_FEW } from '../../domain/format.ts';
import { noneWords, onScale } from '../comparison/words.ts';
import type { Lesson } from '../lesson.ts';
import type { TrueEffect } from '../methods/estimates.ts';
import type { DenominatorAnswer, Share } from './analysis.ts';
import { denominatorsFacts } from './facts.ts';
import { figures } from './figures.ts';
import { text } from './text.ts';
import { bareShare, DENOMINATORS, people, place, shareText, told } from './words.ts';

/** "above the 20 %"; without a comparison where a share may not be shown. */
function beside(one: Share, other: Share): string {
	if (!told(one) || !told(other)) return `beside the ${bareShare(other)}`;
	const relation = one.estimate > other.estimate ? 'above' : 'below';
	return `${one.estimate === other.estimate ? 'the same as' : relation} the ${bareShare(other)}`;
}

/** Why survival of the activated is not that of the cannulated. */
function pathwayWords({ discharge, pathways }: DenominatorAnswer): string {
	const { cannulated, activated } = discharge;
	const back = pathways.rosc_before_flow;
	const lead =
		told(cannulated) && told(activated) && activated.estimate > cannulated.estimate
			? 'Why the activated do better than the cannulated: of'
			: 'The activated are more than the cannulated: of';
	return `${lead} ${count(activated.n)} activations, ${count(back.n)} regained a pulse before the pump was there, and ${told(back) ? bareShare(back) : TOO_FEW} of these lived. To be cannulated one must *fail* to regain a pulse.`;
}

/** Alive off ECMO is not alive at discharge. */
function outcomeWords({ discharge, offEcmo }: DenominatorAnswer): string {
	const { cannulated } = discharge;
	const said = `The outcome matters as much: ${bareShare(offEcmo)} of the cannulated came off ECMO alive, ${bareShare(cannulated)} left hospital alive.`;
	if (!told(cannulated) || !told(offEcmo) || offEcmo.x === 0) return said;
	const died = offEcmo.estimate - cannulated.estimate;
	return `${said} ${percent(died / offEcmo.estimate)} of those who survived ECMO died before discharge.`;
}

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
		const { discharge, short } = answer;
		const { cannulated, activated, eligible, all } = discharge;
		return [
			`Of the ${people(answer)} who were **cannulated**, ${shareText(cannulated)} left hospital alive. That is ${beside(cannulated, eligible)} of all who were **still in CPR at minute 10**, and ${beside(cannulated, activated)} of those in whom ECPR was **activated**. Add the ${count(short.n)} arrests that were over before minute 10, of which ${bareShare(short)} were survived, and the share of **all arrests** is ${bareShare(all)}. The number moves both ways with the denominator.`,
			pathwayWords(answer),
			outcomeWords(answer),
		];
	},
	comparison(answer) {
		return {
			scale: 'share',
			measure: 'Survival to discharge',
			subtitle: `Four denominators of the same arrests of ${people(answer)} ${place(answer)}, and what the key says of all who were still in CPR at minute 10.`,
			apart: true,
			rows: DENOMINATORS.toReversed()
				.filter(({ name }) => told(answer.discharge[name]))
				.map(({ name, label, detail }) => {
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
				'Wilson 95\u202f% intervals. A group of which 1 to 4 lived or died is left out.',
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
			...noneWords(truth.difference),
			`If ECPR were activated in every eligible arrest, **${onScale('share', truth.with)}** would leave hospital alive; with conventional CPR only, ${onScale('share', truth.without)}. As treated, it was ${told(eligible) ? onScale('share', eligible.estimate) : TOO_FEW}.`,
			`The claim’s number, ${told(cannulated) ? onScale('share', cannulated.estimate) : TOO_FEW}, is a true count of a chosen group. It is not the chance of the next patient, and nothing in a registry of runs alone could tell you how far off it is.`,
			...(predicted === null
				? []
				: [
						`You said ${predicted}\u202f%. ${Math.abs(Number(predicted) / 100 - truth.with) <= 0.03 ? 'That is close to the truth.' : `That is ${onScale('share', Math.abs(Number(predicted) / 100 - truth.with)).replace('%', 'points')} ${Number(predicted) / 100 > truth.with ? 'above' : 'below'} it.`}`,
					]),
		];
	},
};
