import type { LessonText } from '../lesson.ts';

export const text: LessonText = {
	claim:
		'“After adjustment, activation of ECPR was associated with an odds ratio of survival of 1.9: children in whom ECPR is activated are almost twice as likely to live.”',
	scenario: [
		'The claim is invented for this lesson, but its step from the first half to the second is made every week. An odds ratio is a ratio of *odds*: survivors divided by deaths. “Twice as likely” would be a ratio of *shares*: survivors divided by all.',
		'The two are nearly the same where survivors are rare. They are not where one in four survives, and neither says what a family asks: of a hundred children like mine, how many more live?',
	],
	look: [
		'One effect, estimated once, in children who were still in CPR in hospital at minute 10. Choose how many of your patients would survive without activation, and which measure is taken to be the same in them as here.',
	],
	reveal: [
		'The claim turned an odds ratio into “almost twice as many”. What does that promise per hundred children, what does the difference of the two shares say, and what is the truth?',
	],
	soWhat: {
		sentence:
			'Of a hundred patients like mine, how many have the outcome without it, and how many with it?',
		blocks: [
			'A ratio has no patients in it. The same odds ratio is a great deal of survival where the baseline is middling, and little where hardly anybody, or nearly everybody, survives anyway.',
			{
				list: [
					'Ask for the baseline first. Without it no ratio can be turned into patients.',
					'Never read an odds ratio as “times as many” unless the outcome is rare in both groups.',
					'Ask which odds ratio: a conditional one, from a model with covariates, differs from a marginal one even without bias.',
					'Give both sides: “23 of 100 without, 36 with” is clear where “57 % more” and “17 % fewer deaths” sound like two findings.',
					'A number needed is for one outcome, one span of time and one baseline. It has an interval as well.',
				],
			},
		],
	},
	quiz: [
		{
			ask: 'Survival is 50 % without a treatment; the odds ratio is 2. How many survive with it?',
			options: [
				{
					text: 'All: twice 50 %.',
					why: 'That reads the odds ratio as a risk ratio. Odds of 1 become odds of 2, which is 2 of 3.',
				},
				{
					text: 'About 67 %.',
					right: true,
					why: 'Odds of 50 to 50 are 1; doubled, 2, that is two survivors for each death, or 67 of 100. The risk ratio is 1.33.',
				},
				{
					text: '60 %.',
					why: 'Odds of 60 to 40 are 1.5. For odds of 2 it takes 67 to 33.',
				},
			],
		},
		{
			ask: 'Two abstracts: “a third more survive” and “a tenth fewer die”. Can they be about the same data?',
			options: [
				{
					text: 'No, the effects differ in size.',
					why: 'Relative effects on survival and on death differ whenever the two are not equally common.',
				},
				{
					text: 'Yes: 24 against 32 survivors of 100 is both, nearly.',
					right: true,
					why: '32/24 is a third more survivors; 68/76 is about a tenth fewer deaths. Eight more of 100 says it once.',
				},
				{
					text: 'Only if one of them used odds ratios.',
					why: 'No odds are needed for it; both may be risk ratios.',
				},
			],
		},
		{
			ask: 'A trial reports one more survivor for every 4 treated, at a baseline of 23 %. Your patients have a baseline of 5 %. What number needed do you expect?',
			options: [
				{
					text: 'Also 4: a number needed belongs to the treatment.',
					why: 'It belongs to the treatment, the baseline and the outcome together. At 5 % there may be less to be gained.',
				},
				{
					text: 'It depends on what stays the same; with a constant odds or risk ratio it is much larger.',
					right: true,
					why: 'With either ratio held, fewer of the 100 are added at a low baseline. Look for results in patients like yours, and say what you assumed.',
				},
				{
					text: 'Smaller, since sicker patients have more to gain.',
					why: 'They have more to gain in principle; whether they do is a question to data, not a rule.',
				},
			],
		},
		{
			ask: 'A logistic model gives a conditional odds ratio of 2.4, weighting a marginal one of 2.0, from the same data. Which is wrong?',
			options: [
				{
					text: 'The marginal one: it ignores covariates.',
					why: 'Weighting takes them into account. It answers for the whole population.',
				},
				{
					text: 'The conditional one: models overstate.',
					why: 'It answers for patients alike in the covariates. It may be right as well.',
				},
				{
					text: 'Neither need be: odds ratios change with what is held fixed, even without confounding.',
					right: true,
					why: 'Odds ratios do not average: this is called non-collapsibility. Risk differences do average, and that is one reason to prefer them.',
				},
			],
		},
	],
	missing:
		'Unknown categories of what was known at minute 10 are a level of their own; unknown minutes without flow take the median of their cell, with a flag. Arrests still in hospital at the snapshot are left out.',
	sources: [
		{
			source: 'lasa2016',
			note: '40 % of 591 against 27 % of 3,165; adjusted odds ratio 2.80. The crude risk ratio is 1.5, the crude difference 13 points, by our reckoning from these counts.',
		},
		{
			source: 'lowry2013',
			note: 'Told as death: crude odds ratio 1.9 for 65.9 % against 50.9 %. The risk ratio of death is 1.3, by our reckoning.',
		},
		{
			source: 'prague2022',
			note: '39 of 124 against 29 of 132 with good neurology at 180 days: 9.5 points (−1.3 to 20).',
		},
		{
			source: 'inception2023',
			note: '14 of 70 against 10 of 64: odds ratio 1.4 (0.5 to 3.5), 4 points.',
		},
		{
			source: 'korea2023',
			note: 'Good neurology at discharge in 10.3 % against 6.9 %: a risk ratio of 1.49 and an odds ratio of 1.55 by our reckoning, close at so low a baseline. The paper’s own, matched at the same minute, is 1.28 (0.85 to 1.93).',
		},
	],
	instructor: [
		'Ask the room to turn “odds ratio 2, baseline 23 %” into patients before anything is shown. Most say 46. Then do the odds on the board: 23 to 77 becomes 46 to 77, which is 37 of 100.',
		'Slide the baseline to 1 % and to 60 % with the odds ratio held, and let somebody read the hundred aloud each time.',
		'Then hold the risk ratio and go to 60 %: more than nine in ten would have to live, and a little further on more than all of them. A measure that cannot hold everywhere was never a law of nature.',
		'Where it goes wrong: “then the risk ratio is the true one”. The last figure shows that no measure is the same in all diagnoses here. Holding one is an assumption to be said aloud.',
		'Absolute numbers do not cure bias: the weighted difference is still about a point too high on average. Lesson 3 is about that.',
	],
};
