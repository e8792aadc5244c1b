import type { LessonText } from '../lesson.ts';

export const text: LessonText = {
	claim:
		'“Our score predicts survival after ECPR. In external validation its discrimination was maintained (area under the curve 0.68). The score can be used to counsel families and to select candidates in other populations.”',
	scenario: [
		'The claim is invented for this lesson. A *risk model* turns what is known when flow begins (severity, rhythm, witnessed, minutes, place, diagnosis) into a chance of leaving hospital alive.',
		'It is made on some patients and offered to others. “Validated” can mean two things: that it still puts patients in the right *order*, or that its *numbers* are right. A family is told a number.',
	],
	look: [
		'The model is a logistic regression on ECPR runs of this registry. It is taken to other runs of the same registry, with other kinds of patients.',
	],
	reveal: [
		'The key holds the true chance of every run when flow began, of which the outcome on file is one throw. So a prediction can be held against the chance itself and not only against luck.',
	],
	soWhat: {
		sentence:
			'Were its predictions right on average, and along their range, in patients like mine?',
		blocks: [
			{
				list: [
					'Ask for **calibration**: observed over expected, and a plot of predicted against observed. An area under the curve cannot stand in for it.',
					'Ask who the model was made on, and how many of those who *died early* or were never cannulated are missing from both places.',
					'A model that is off can often be brought level with local outcomes. That is a new model, and wants its own check in patients it was not set on.',
					'Few patients, weak check: a small centre that finds no difference may have found nothing.',
				],
			},
			'What may be promised from this registry: a model of adults predicts too low for children in hospital, and one of large centres too high for small ones, on average over many such registries. Other moves (adults or children from in hospital to out of hospital) were unsteady from one registry to the next, and are left out.',
		],
	},
	quiz: [
		{
			ask: 'A score has the same area under the curve in your hospital as in its paper. You may conclude that …',
			options: [
				{
					text: 'its predicted chances are right for your patients.',
					why: 'The area depends on order only. Halve every predicted odds and it stays the same.',
				},
				{
					text: 'it puts your patients in order about as well as theirs.',
					right: true,
					why: 'Order, and nothing about level. Observed over expected is a separate question.',
				},
				{
					text: 'your patients are like theirs.',
					why: 'In the look the area hardly differs between adults and children, who are far from alike.',
				},
			],
		},
		{
			ask: 'Observed over expected is 1.5. What does the score do?',
			options: [
				{
					text: 'It predicts survival too high.',
					why: 'Then fewer would live than expected, and the ratio would lie below 1.',
				},
				{
					text: 'It predicts survival too low: for 100 survivors it expects, 150 live.',
					right: true,
					why: 'Used to select candidates, it would turn away patients with a fair chance.',
				},
				{
					text: 'It is better than in its paper.',
					why: 'More survivors than expected is no praise of the score; it is a wrong number.',
				},
			],
		},
		{
			ask: 'The calibration slope in new patients is 0.8, and the mean is right. What follows?',
			options: [
				{
					text: 'Nothing: the mean is what counts.',
					why: 'For the average patient. At the ends, where decisions are made, the numbers are off.',
				},
				{
					text: 'High predictions are too high and low ones too low.',
					right: true,
					why: 'Predictions are too extreme. A new intercept does not change that; shrinking them would.',
				},
				{
					text: 'The order of the patients is wrong.',
					why: 'The slope stretches or squeezes the scale; the order is the same.',
				},
			],
		},
		{
			ask: 'A well-calibrated score gives a child on ECMO a 10 % chance. Does it say that ECPR was futile?',
			options: [
				{
					text: 'Yes, 10 % is too low.',
					why: 'Without ECPR the chance might have been near zero. A prediction compares nothing.',
				},
				{
					text: 'No: it says how such runs ended, not what would have happened without.',
					right: true,
					why: 'Prediction and effect are two questions. The second needs a comparison; lessons 3 and 4.',
				},
				{
					text: 'Only if the area under the curve is high.',
					why: 'Good order does not turn a prediction into a comparison either.',
				},
			],
		},
	],
	missing:
		'Unknown rhythm and unknown witness are levels of their own; unknown minutes without flow take the median of like runs among those the model was made on, and a flag. Runs still in hospital at the snapshot are left out.',
	sources: [
		{
			source: 'rescue2022',
			note: 'A mortality score for ECPR in adults in hospital: age, time of day, rhythm, renal insufficiency, patient type, duration.',
		},
		{
			source: 'rescueExternal',
			note: 'The same score judged on other patients: an external validation.',
		},
		{
			source: 'bembea2019',
			note: 'Children in hospital: each 5 minutes longer to flow went with an odds ratio of death of 1.04; another population, other predictors.',
		},
	],
	instructor: [
		'Show only the first figure and take a vote: is the model validated? Then the second.',
		'Let the room say what a mean error of this size does when the score is used to *select*: those turned away never get the outcome that would show it wrong.',
		'Switch to small centres. The level is off the other way and the few runs make the check weak; with the new intercept the result in one file may be better, no better or worse. Say so before someone asks.',
		'Where it goes wrong: “calibrated” is taken for “certain”. A calibrated 30 % is still three in ten.',
	],
};
