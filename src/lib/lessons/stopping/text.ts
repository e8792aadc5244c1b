import type { LessonText } from '../lesson.ts';

export const text: LessonText = {
	claim:
		'“An end-tidal CO₂ below 10 mmHg after ten minutes of CPR had a positive likelihood ratio for death above 6; fewer than one child in twenty-five with such a value survived. It should serve as a rule to stop.”',
	scenario: [
		'The claim is invented for this lesson; rules of its kind are not. In one trial of ECPR in adults, CPR was ended on arrival when more than one of three was found: an end-tidal CO₂ below 10 mmHg, too little oxygen in the blood, or a lactate above 18 mmol/L.',
		'A **likelihood ratio** says how many times as common a result is in those who die as in those who live. Above 1 it makes death more likely, and multiplies the odds of it. In people it is easier: of 100 with the result, how many live?',
		'Both are counted from what happened. What happened was done by teams who had the value on the screen.',
	],
	look: [
		'Take the value as a test for death. The first figure is the test as papers report it, the second says it in survival, the third shows what was done.',
	],
	reveal: [
		'From the file alone nobody can say how those with a low value would have fared had no one known it. Here the same arrests can be run again, with the same people and the same chances, and the habit of stopping taken away. The counts of that run are the truth.',
	],
	soWhat: {
		sentence: 'Did those who decided when to stop know the result of the test?',
		blocks: [
			'If they did, the test takes part in the outcome, and looks better than it is. Once it is a rule it cannot be proved wrong any more: whoever would have lived in spite of it is never seen. This is called a **self-fulfilling prophecy**; the same holds of prognosis on ECMO and the withdrawal of support.',
			{
				list: [
					'Ask whether teams were blinded to the value, or at least did not act on it, and for how long treatment went on in those above and below the limit.',
					'Ask for natural frequencies: of 100 with the result, how many lived; of those who lived, how many had it. A rule to stop needs the second to be very near zero.',
					'A likelihood ratio of 6 sounds strong. Where one in four lives before the value is known, five of 100 with it still do: the odds before matter as much as the test.',
				],
			},
		],
	},
	quiz: [
		{
			ask: 'Before a test the odds of death are 3 to 1. The result has a likelihood ratio for death of 6. How many of 100 with this result live?',
			options: [
				{
					text: 'About 5.',
					right: true,
					why: 'The odds become 18 to 1: of 19 with the result one lives, which is about 5 of 100.',
				},
				{
					text: 'About 17.',
					why: 'One in six is the ratio turned over. The odds before the test have to be multiplied: 3 times 6 is 18 to 1.',
				},
				{
					text: 'None: a ratio above 5 rules survival out.',
					why: 'No finite ratio does. It moves the odds, and where many live without the test some live with it.',
				},
			],
		},
		{
			ask: 'After a hospital makes “below 10 means stop” its rule, nobody with a value below 10 survives. What has been shown?',
			options: [
				{
					text: 'That the rule is right.',
					why: 'Under the rule no other result was possible. Those who would have lived were not treated for long enough to show it.',
				},
				{
					text: 'That the rule is followed.',
					right: true,
					why: 'When stopping follows the value, death follows the value. The test became perfect by being obeyed.',
				},
				{
					text: 'That the limit could be set higher.',
					why: 'A higher limit would look as perfect, for the same reason.',
				},
			],
		},
		{
			ask: 'Which study could tell how much a low value says by itself?',
			options: [
				{
					text: 'A larger one in the same hospitals.',
					why: 'It would give the same answer with a narrower interval: the habit of stopping is in every case of it.',
				},
				{
					text: 'One in which the value is recorded but teams do not see it, or must not act on it for a set time.',
					right: true,
					why: 'Then what follows is not the doing of the test. This is what “index test and reference standard independent” asks for.',
				},
				{
					text: 'One that leaves out those in whom CPR was stopped early.',
					why: 'Those left are chosen by the very decision in question. Selection takes the place of the prophecy.',
				},
			],
		},
		{
			ask: 'Lactate above 15 mmol/L has a likelihood ratio for death of 1.5 here, and nobody acts on it. What should be made of “high lactate: futile”?',
			options: [
				{
					text: 'It is a weak test: many with it live, and a ratio near 1 moves the odds little.',
					right: true,
					why: 'Of 100 children above the limit about a third live, in the model of this registry. A mean difference between groups is no rule for one patient.',
				},
				{
					text: 'It is right if the difference is significant.',
					why: 'In a large file even a small difference is. Significance says that it is there, not that it decides.',
				},
				{
					text: 'It is right above a higher limit.',
					why: 'Perhaps fewer live there, but fewer have such a value too. It would have to be counted, in patients whom nobody gave up for it.',
				},
			],
		},
	],
	missing:
		'End-tidal CO₂ is on file in about 55 %, unseen at random by team and file alike; those without it are shown apart. Lactate is missing in about 28 %: more in some centres than in others, and more often after short CPR, so that those with a value are not quite all runs. Those still in hospital at the snapshot are left out.',
	sources: [
		{
			source: 'arrest2020',
			note: 'Its protocol ended resuscitation on arrival when more than one was met of: end-tidal CO₂ below 10 mmHg; PaO₂ below 50 mmHg or saturation below 85 %; lactate above 18 mmol/L.',
		},
		{
			source: 'elsoAdult2021',
			note: 'The adult guideline, for where such values enter the choice of candidates and when the pathway begins.',
		},
		{
			source: 'moralesDemori2025',
			note: 'Children in hospital: odds ratio 0.95 of a good outcome per mmol/L of lactate. A gradient, and a small one.',
		},
		{
			source: 'ipd2023',
			note: 'Patients of two trials: lactate on admission 12.4 mmol/L (9.4 to 15.9, quartiles). A limit of 15 lies within the middle half of such patients, one of 18 above it.',
		},
	],
	instructor: [
		'Do the odds by hand with the room, in people: 100 children, 20 with a low value, and so on. Those who fear formulas can do it with squares of paper.',
		'Then ask: “You see 8 mmHg at minute ten. Do you stop a little sooner?” Most will say yes. That is the arrow.',
		'Where it goes wrong: “then end-tidal CO₂ is useless”. No. With nobody acting on it the ratio is still well above 1 here. It predicts; it does not decide.',
		'The row “worked out from the unseen” is for the advanced: a value that goes missing at random, unseen by the team too, is a small randomised trial of knowing it. Ask why its interval is so wide.',
		'The limit of the truth: it is one habit, taken away in one model. Real teams act on many things at once.',
	],
};
