import { meanOver, OVER } from '../contract/said.ts';
import type { LessonText } from '../lesson.ts';

export const text: LessonText = {
	claim:
		'“After adjustment for case mix, survival after paediatric ECPR at the five leading centres exceeded expectation by more than ten percentage points. Their practices should be adopted nationally.”',
	scenario: [
		'The claim is invented for this lesson; hospital rankings make it every year. The adjustment may be impeccable. The trouble is in the word *leading*: these five were not named beforehand. They were picked because their result was high.',
		'What a centre shows is what it really does plus luck. With forty ECPR runs in seven years, luck alone easily moves survival by eight points either way, and of forty centres a few will be very lucky. Sort by result, and the lucky go to the top.',
		'Here every centre with at least 15 ECPR runs of children in hospital in both periods is ranked by 2012 to 2018 and looked at again in 2019 to 2024, with other patients. Each is held against what its own patients would have on average, given everything known at minute 10.',
	],
	look: [
		'First the period by which centres are ranked, then the later one, with the same centres ringed.',
	],
	reveal: [
		'Three answers to one question: how far from expected are these centres? What the table says, what shrinkage makes of it, and what the same centres did with other patients.',
		'The key holds what each centre does in truth: survival if all these runs were treated there, beside the other centres of its kind.',
	],
	soWhat: {
		sentence:
			'How many patients does each centre have, were the best picked by the very results that are shown, and how did they do the next time?',
		blocks: [
			'An extreme result among many is partly an accident. The remedy is not to distrust every difference, but to draw each centre towards the middle by the share of its excess that chance explains: much for small centres, little for large ones.',
			{
				list: [
					'A funnel plot shows size and result at once and has no first place. Look for centres outside the limits, not for the top.',
					'Improvement after a bad year proves nothing: units under review were picked for being bad, and most will look better next year whatever is done.',
					'Adjustment for case mix removes differences between patients. It does not remove luck.',
				],
			},
		],
	},
	quiz: [
		{
			ask: 'The worst of 40 units gets a visit by experts. The next year its survival is 12 points higher. What follows?',
			options: [
				{
					text: 'The visit worked.',
					why: 'Perhaps. But it was picked for its worst year, and would be expected to look better without a visit.',
				},
				{
					text: 'Little: units picked for a bad year move towards the middle by themselves.',
					right: true,
					why: 'To see what a visit does, one needs units as bad that were not visited.',
				},
				{
					text: 'The first year’s numbers were wrong.',
					why: 'They may be quite right as counts. They were low partly by chance.',
				},
			],
		},
		{
			ask: 'Two centres have survival 10 points above expected: one with 20 runs, one with 200. What does shrinkage do?',
			options: [
				{
					text: 'It draws the small one in further.',
					right: true,
					why: 'With 20 runs a 10-point excess is well within chance; with 200 much of it is probably real.',
				},
				{
					text: 'It draws both in by the same amount.',
					why: 'The amount goes with the noise of each result, and the small centre has far more of it.',
				},
				{
					text: 'It leaves both, since they are equal.',
					why: 'Equal results on unequal evidence are not equally believable.',
				},
			],
		},
		{
			ask: 'In a funnel plot of 40 centres, two lie just outside the 95 % limits. How should that be read?',
			options: [
				{
					text: 'Two centres are proven to differ.',
					why: 'If no centre differed at all, two of 40 would be expected outside 95 % limits.',
				},
				{
					text: 'About as expected if no centre differed; the 99.8 % limits are for raising an alarm.',
					right: true,
					why: 'One in twenty lies outside 95 % limits by chance, one in five hundred outside 99.8 %.',
				},
				{
					text: 'The funnel is wrong, as all centres should lie inside.',
					why: 'Limits of 95 % are made to leave one in twenty out.',
				},
			],
		},
		{
			ask: 'A centre reports 100 % survival after ECPR, 6 of 6, and is called the best in the country. What is the best guess of its true survival, if all centres together have 40 %?',
			options: [
				{
					text: '100 %.',
					why: 'Six survivors in a row happen by luck where many centres have few runs.',
				},
				{
					text: 'Much nearer to 40 % than to 100 %.',
					right: true,
					why: 'Six runs say little; what is known of centres in general says more. That is what shrinkage puts into a number.',
				},
				{
					text: 'Exactly 40 %, as six runs say nothing.',
					why: 'They say something, so the guess moves up from 40 %, but not far.',
				},
			],
		},
	],
	missing:
		'Runs still in hospital at the snapshot are left out. Unknown rhythm, witness or place is a level of its own; unknown minutes without flow take the median of the case’s setting and witness, with a flag. The centre and the year are on file for every case.',
	sources: [
		{
			source: 'meta2022',
			note: '30 studies of paediatric ECPR, 44 % survive (95 % CI 40 to 47). Single series run from 25 % to 65.5 %: how much of that is chance?',
		},
		{ source: 'torres2018', note: 'The 65.5 %: one centre, 58 episodes.' },
		{ source: 'demul2018', note: 'The 25 %: three units of one country, 55 cases.' },
		{
			source: 'barbaro2015',
			note: 'ELSO, 1989 to 2013: higher age-specific volume went with lower mortality in neonates and adults, not in children; in 2008 to 2013 in adults only.',
		},
		{
			source: 'savej2volume2024',
			note: 'Japan, adults out of hospital: survival 33.4 % in centres with 21 or more a year, 24.1 % with 11 to 20, 26.8 % with fewer. The order is not that of volume.',
		},
	],
	instructor: [
		'A game that takes five minutes: everybody tosses a coin ten times, the best three are applauded and asked for their method, and toss again.',
		'Set “How many of them” to 1 and read the first paragraph aloud; then move it to 10. The more are averaged, the less of the mean is luck, but the picking remains.',
		'Where it goes wrong: regression to the mean is taken for a force that makes good centres worse. Nothing pulls. The second period is simply not picked by, so its luck averages to nothing.',
		`Switch to the worst. In one registry shrinkage may draw them in too far, and it can do so here: it supposes that true differences are spread alike on both sides and do not depend on size, and small centres do worse in this model. ${OVER} it said ${meanOver('league-tables', 'worstShrunk')} points on average where the truth was ${meanOver('league-tables', 'worstTruth')}.`,
		`For methodologists: excess is observed less expected over runs, from one logistic model of all runs without volume; the spread of truths by moments, weighted by runs; normal shrinkage to zero. ${OVER} intervals held the truth in ${meanOver('league-tables', 'heldShrunk')} of centres after shrinkage and ${meanOver('league-tables', 'held')} before, the root mean squared error fell from ${meanOver('league-tables', 'error')} to ${meanOver('league-tables', 'errorShrunk')} points, and of the five best ${meanOver('league-tables', 'stayed')} on average stayed among the five best.`,
	],
};
