import type { LessonText } from '../lesson.ts';

export const text: LessonText = {
	claim:
		'“Pooled across three randomised trials, ECPR raised favourable outcome by ten percentage points, with an interval that leaves out zero. Randomised evidence now supports ECPR in refractory cardiac arrest.”',
	scenario: [
		'The claim is invented for this lesson. The three trials are real: ARREST (2020), Prague OHCA (2022) and INCEPTION (2023), with their published counts.',
		'They are the best evidence there is on whether *offering* ECPR helps: a coin decided who was offered it, not a team. But they counted different outcomes at different times, two of them stopped early, and together they are smaller than many single trials of a drug.',
		'Before you look, ask what a pooled number of them would be a number *of*.',
	],
	look: [
		'A forest plot shows each trial as a square with its interval, the pool as a lozenge. Change the outcome, the measure, the trials and the way the spread between trials is estimated, and watch what stays.',
	],
	reveal: [
		'In other lessons the key holds the truth. **For real trials there is none to open.** What can be set side by side is the claim, each trial by itself, and what three trials say of a fourth.',
		'The key is opened for one thing only: what the makers of this registry chose for synthetic patients like those of the trials.',
	],
	soWhat: {
		sentence:
			'Do these trials count the same outcome, in patients like mine, and what would the next one be expected to show?',
		blocks: [
			{
				list: [
					'**One outcome?** Discharge alive, good neurology at 30 days and at 180 days are three. The nearest common one is survival with good neurology within weeks, for which ARREST offers only discharge alive.',
					'**Stopped early?** A trial stopped for benefit stops at a high point, and overstates on average; one stopped for futility may understate. ARREST was the first, Prague OHCA the second.',
					'**Who got what?** Crossover and treatment never begun pull the arms together. “As randomised” answers whether to offer; it does not say what ECMO does to those who get it.',
					'**How many trials?** With three, the spread between them is hardly known. A lozenge that leaves out zero is about their mean.',
					'**Whose trials?** Adults, out of hospital, twelve centres in all. GRADE calls the gap to your patient *indirectness*; for a child after heart surgery it is wide on population, setting, intervention and comparator at once.',
				],
			},
			'A registry has the patients the trials lack, in numbers they cannot reach, and no coin. Neither replaces the other: ask of each what it cannot know.',
		],
	},
	quiz: [
		{
			ask: 'A fixed-effect pool of three trials has an interval that leaves out zero. What does that show?',
			options: [
				{
					text: 'That a fourth trial would find a difference in the same direction.',
					why: 'The interval is about one common value, or the mean of the trials done. For a new trial a prediction interval is needed, and with three trials it spans nearly everything.',
				},
				{
					text: 'That, if all three measured one and the same thing and it were zero, results like these would be rare.',
					right: true,
					why: 'The “if” carries the claim: here outcomes, times, patients and systems differed.',
				},
				{
					text: 'That the trials agree with each other.',
					why: 'A narrow pool can come from trials that disagree. Agreement is judged by their spread, which three trials can hardly estimate.',
				},
			],
		},
		{
			ask: 'ARREST stopped early because ECPR did so well. How does that bear on its estimate of +36 points?',
			options: [
				{
					text: 'It makes the estimate more certain: the board saw overwhelming evidence.',
					why: 'It may have been right to stop. The estimate is still from 29 analysed patients, and its interval reaches from a few points to more than half of them.',
				},
				{
					text: 'On average such an estimate is too high.',
					right: true,
					why: 'Trials stop for benefit when chance has added to the difference. The smaller the trial, the more so.',
				},
				{
					text: 'It makes the estimate worthless.',
					why: 'It is randomised evidence with a wide interval; overstated on average is not the same as empty.',
				},
			],
		},
		{
			ask: 'In two of the trials about two thirds of the ECPR arm were put on ECMO, and some of the standard arm. A colleague proposes to compare only those who were, with those who were not. Why is that worse?',
			options: [
				{
					text: 'It undoes the coin: who was put on ECMO was decided by how the arrest went.',
					right: true,
					why: 'Those who regained a pulse first, and did well, leave the ECPR group. Lesson 4 shows the same in this registry.',
				},
				{
					text: 'It makes the groups smaller.',
					why: 'True, but the harm is bias, not size.',
				},
				{
					text: 'It is better: it measures what ECMO really does.',
					why: 'It would, if those put on ECMO were like the others. They are those in whom nothing else had worked.',
				},
			],
		},
		{
			ask: 'A six-week-old arrests in the cardiac ICU three days after a Norwood operation. What do the three trials say?',
			options: [
				{
					text: 'That ECPR adds about ten points to survival.',
					why: 'That is a mean over adults out of hospital. No trial enrolled a child, an arrest in hospital or a surgical patient.',
				},
				{
					text: 'Nothing at all, so there is no evidence.',
					why: 'There is: registries of children, with the faults of lessons 1, 3 and 4. And indirect evidence is weak, not absent.',
				},
				{
					text: 'Very little: population, setting, cause and comparator all differ.',
					right: true,
					why: 'In a registry of single-ventricle infants 43 % of those on ECPR after a Norwood operation survived; without a comparator, that is no effect either.',
				},
			],
		},
	],
	missing:
		'Trials: counts as published. INCEPTION analysed 134 patients (70 and 64); some reviews use 62 in the standard arm. Registry: arrests with unknown rhythm or witness cannot be told to be like those of the trials and are left out; other unknown values are a level of their own, unknown minutes take the median and a flag.',
	sources: [
		{
			source: 'arrest2020',
			note: 'Alive at discharge 6 of 14 and 1 of 15; credible interval of the difference 3.7 to 59.2 points; stopped early for benefit.',
		},
		{
			source: 'prague2022',
			note: 'Good neurology at 180 days 39 of 124 and 29 of 132, +9.5 points (−1.3 to 20); stopped for futility.',
		},
		{ source: 'pragueCounts', note: 'At 30 days 38 of 124 and 24 of 132.' },
		{
			source: 'inception2023',
			note: 'Good neurology at 30 days 14 of 70 and 10 of 64, odds ratio 1.4 (0.5 to 3.5).',
		},
		{
			source: 'ipd2023',
			note: 'ARREST and Prague OHCA together: 94 of 139 and 10 of 147 were put on ECMO.',
		},
		{
			source: 'rctMeta2023',
			note: 'Four trials, 435 patients: odds ratio of good neurology 1.84 (1.14 to 2.99) within weeks, 1.74 (0.86 to 3.51) at six months.',
		},
		{
			source: 'svElso',
			note: 'Infants with a single ventricle: 159 of 420 (37.9 %) survived ECPR; after a Norwood operation 43.2 %.',
		},
	],
	instructor: [
		'Show the forest plot with the fixed effect first and ask who would change practice. Then read out the three outcomes aloud, and ask again.',
		'Switch the estimator of the spread. By each trial’s own outcome and in points, restricted likelihood finds none, and fixed and random agree to the digit; the other finds some. Both are right by their own rule: this is what “three trials cannot say” looks like.',
		'Where it goes wrong: the room may take the absurd prediction interval for a mistake, or for evidence against ECPR. It is neither. It is what is left when a spread is estimated from three numbers.',
		'Leave out ARREST: the pool shrinks and the interval takes in zero (in points, own outcomes). Leave out another: with two trials there is no prediction at all.',
		'A fourth, very small feasibility trial is in the published pool above; its result is not used here.',
	],
};
