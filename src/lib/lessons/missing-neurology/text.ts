import type { LessonText } from '../lesson.ts';

export const text: LessonText = {
	claim:
		'“Neurological outcome after paediatric ECPR is excellent: among survivors with a recorded assessment, more than nine in ten had a favourable category at discharge.”',
	scenario: [
		'The claim is invented for this lesson. Every word of it can be true. The weight lies on four of them: *with a recorded assessment*.',
		'In this registry every death is on file. The neurological category of a survivor is on file only where somebody assessed it, wrote it down and sent it in. For about four in ten survivors nobody did.',
		'Leaving out what is missing supposes that the missing are like the rest. That may be so, at least among patients alike in everything on file: *missing at random*. But a child who walks out of the ward is easily scored, and one who is transferred to another hospital, still ventilated and hard to assess, is not. If whether a value is missing depends on the value itself, it is *missing not at random*, and no analysis of the file alone can repair it.',
	],
	look: ['First look at what is on file. The part called “not recorded” is what we did not hear.'],
	reveal: [
		'Before you open the key: the careful answer of this lesson is not a number. It is a pair of bounds, and the name of who is missing. A single number needs an assumption about the unrecorded, which is yours and not the file’s.',
		'The key holds the true category of every survivor, recorded or not.',
	],
	soWhat: {
		sentence:
			'How many outcomes are missing, are they missing among the survivors, and what if none of the missing did well?',
		blocks: [
			'Do the sum yourself. Take those reported as favourable and divide by *all* patients: that is the least the data allow. Add everybody whose outcome is missing: that is the most. If your conclusion would change between the two, the paper has not shown it.',
			{
				list: [
					'“Of recorded survivors” runs high if the badly injured are recorded less. “Of known”, with every death counted as known, runs low: it throws out survivors and keeps all the dead.',
					'Imputation is no cure by itself. It fills in what the recorded would predict, and says nothing of a difference that nobody measured.',
					'Look for a reason to be missing: transfer, an assessment only at some centres, a follow-up clinic that only some can reach.',
				],
			},
		],
	},
	quiz: [
		{
			ask: 'Of 100 patients, 40 survive. Neurology is recorded in 24 of them, favourable in 22. What are the bounds on the share favourable among all 100?',
			options: [
				{
					text: '22 to 38 of 100.',
					right: true,
					why: 'None of the 16 unrecorded favourable gives 22, all of them gives 38. The truth cannot lie outside.',
				},
				{
					text: '22 of 24, with its confidence interval.',
					why: 'That is another share, of the recorded survivors, and its interval knows only of chance. It says nothing of the 16 who are missing.',
				},
				{
					text: '22 of 84.',
					why: 'This is “of known”: 60 deaths and 24 recorded survivors. It leaves 16 patients out of the denominator, all of them alive.',
				},
			],
		},
		{
			ask: 'Survivors are recorded less often when they fare badly; deaths always are. In which direction does “favourable of those known, deaths counted as known” go?',
			options: [
				{
					text: 'Too high, as among the recorded survivors.',
					why: 'Those left out are all survivors, and most of them did well. Leaving them out of both numerator and denominator lowers the share.',
				},
				{
					text: 'Too low: those left out are survivors, and they do better than the known, most of whom died.',
					right: true,
					why: 'The one gap raises the share among survivors and lowers it among the known. That is why the denominator must be named.',
				},
				{
					text: 'It is right, since deaths are complete.',
					why: 'Complete deaths are the reason why it is wrong: the dead are all in, and the survivors are not.',
				},
			],
		},
		{
			ask: 'A reviewer asks for multiple imputation instead of bounds. What does it add?',
			options: [
				{
					text: 'It removes the bias, if enough variables are used.',
					why: 'Only if, given these variables, the missing fare like the recorded. The file cannot show that they do.',
				},
				{
					text: 'An answer under the assumption that the missing fare as the recorded with the same measurements; worth having beside the bounds, not in their place.',
					right: true,
					why: 'In the registry here that assumption is false, and imputation hardly moves the answer.',
				},
				{
					text: 'Nothing at all: imputed values are invented.',
					why: 'Imputation is a proper way to use what is measured, and its intervals carry the uncertainty of the filling-in. Its assumption is what fails here.',
				},
			],
		},
		{
			ask: 'Two units report neurology. Unit A: 95 % favourable of recorded survivors, half recorded. Unit B: 85 %, all recorded. Which does better?',
			options: [
				{
					text: 'Unit A.',
					why: 'Of all its survivors between 47.5 % and 97.5 % did well. Unit B’s 85 % lies inside.',
				},
				{
					text: 'Unit B.',
					why: 'Unit B is more believable, which is not the same. If all the unrecorded of A did well, A is better.',
				},
				{
					text: 'It cannot be said: the bounds of A reach from 47.5 % to 97.5 %.',
					right: true,
					why: 'Reward for recording: B can be judged, A cannot.',
				},
			],
		},
	],
	missing:
		'The missing are the lesson itself. Survival and deaths are on file for all but those still in hospital at the snapshot, who are left out. In the imputation, unknown minutes of CPR take the median and unknown rhythm or witness counts as “no”.',
	sources: [
		{
			source: 'lasa2016',
			note: 'Paediatric ECPR: 133 favourable of 496 known, 26.8 %. Worked out from its counts: 142 of 237 survivors recorded; over all 591 the bounds are 22.5 % and 38.6 %.',
		},
		{
			source: 'meert2019',
			note: 'A trial that went and looked, in children who were alive and comatose after return of circulation: 61 of 147 alive at 12 months, and with an adaptive-behaviour score of at least 70, as caregivers reported it, 30.5 % of all.',
		},
		{
			source: 'savej2022',
			note: 'Adults out of hospital: a favourable category in 14.1 % of all, which is about half of the survivors. One result, two denominators.',
		},
	],
	instructor: [
		'Ask the room to write down the bounds before the second figure appears; the arithmetic takes a minute and nobody forgets it.',
		'Then ask who thinks the missing did better than the recorded, who thinks worse, and why. The reasons they give are the assumption. Have them set it on the slider.',
		'Where it can go wrong: “missing at random” is heard as “missing haphazardly”. It means that, given what is measured, the missing are like the recorded; the opposite cannot be seen in the data.',
		'A second trap: bounds are read as a confidence interval. They hold for these very patients without any chance in them, and more patients with the same gaps would not narrow them.',
		'How the key was made: a favourable survivor is recorded with a chance of 68 %, another with 25 %. The published pattern, about 60 % recorded and some 94 % of these favourable, would look the same under many other pairs.',
	],
};
