import { meanOver, OVER } from '../contract/said.ts';
import type { LessonText } from '../lesson.ts';

export const text: LessonText = {
	claim:
		'“Although treatments A and B did not differ overall, A was associated with higher survival in children with a single ventricle (p = 0.02). Treatment should be individualised.”',
	scenario: [
		'The claim is invented for this lesson, and most readers have met it. No difference in all patients, then a subgroup, a small p, and a reason why it makes sense.',
		'Here the treatment is a coin. Every case of this registry carries a *sham label*, A or B, tossed when it was made. The label touches nothing and nothing touches it: its effect is exactly zero, in everybody and in every subgroup.',
		'A p below 0.05 happens once in twenty when there is nothing to find. Look twenty times, and it is more likely than not to happen somewhere. Which place it happens in is chance too, but the story will be written afterwards.',
	],
	look: [
		'Survival by label in all children, then in one subgroup after another. Filled points have p < 0.05. Take fewer looks, correct for them, or toss the coin again.',
	],
	reveal: [
		'For the label no key is needed: the makers tossed a coin. For two groups in which activating ECPR may be worth unlike amounts, the key says how much in each. Choose in the settings which of the two stands here.',
	],
	soWhat: {
		sentence:
			'Was this subgroup named beforehand, how many others were looked at, and is there a test of the difference between the groups?',
		blocks: [
			'A subgroup finding is a comparison of two effects. It needs one test, of the interaction: not a small p in one group and a large one in the other.',
			{
				list: [
					'Count the looks: subgroups, outcomes, cut-offs, follow-up times. The paper may report one and have taken fifty.',
					'Ask on which scale. Where baseline risks differ, the same ratio is another difference, and effects may differ on one scale and not on the other.',
					'A good story is no evidence: one can be told of any subgroup. A difference that is real is named beforehand, looked for with enough patients, and found again elsewhere.',
				],
			},
		],
	},
	quiz: [
		{
			ask: 'Twenty independent subgroups, no effect anywhere. How likely is at least one p < 0.05?',
			options: [
				{ text: '5 %.', why: 'That is the chance for one look.' },
				{
					text: 'About 64 %.',
					right: true,
					why: '1 − 0.95 to the power of 20. Subgroups of the same patients overlap, so here it is a little less.',
				},
				{
					text: '100 %.',
					why: 'Twenty looks give one finding on average; in some sets there is none.',
				},
			],
		},
		{
			ask: 'In men p = 0.03, in women p = 0.40. Does the treatment work in men only?',
			options: [
				{
					text: 'Yes: significant in one, not in the other.',
					why: 'The women may be fewer. The two effects can be the same.',
				},
				{
					text: 'It cannot be said without the difference between the two effects and its interval.',
					right: true,
					why: 'The test of interaction asks the question; two separate p do not.',
				},
				{
					text: 'No: 0.40 proves that there is no effect in women.',
					why: 'A large p proves nothing of the sort. Look at the interval.',
				},
			],
		},
		{
			ask: 'Risk falls from 40 to 20 % in one group and from 10 to 5 % in another. Does the effect differ?',
			options: [
				{
					text: 'No: it is halved in both.',
					why: 'As a risk ratio it is the same. In patients spared per hundred it is 20 against 5.',
				},
				{
					text: 'Yes: 20 points against 5.',
					why: 'As a difference it does. As a risk ratio it is the same.',
				},
				{
					text: 'As a difference yes, as a risk ratio no.',
					right: true,
					why: 'Both are true, and odds ratios (0.38 and 0.47) would give a third answer. Decisions are mostly made on differences; say which scale was meant.',
				},
			],
		},
		{
			ask: 'What does Holm’s correction do?',
			options: [
				{
					text: 'It makes the subgroup estimates right.',
					why: 'The estimates stay as they are, and the one that was picked stays too large.',
				},
				{
					text: 'It keeps the chance of any false finding among all the looks at 5 %.',
					right: true,
					why: 'If all the looks are counted. Looks that were taken and not told cannot be corrected for.',
				},
				{
					text: 'It removes confounding between subgroups.',
					why: 'It knows only p and how many there are.',
				},
			],
		},
	],
	missing:
		'The label is on file for every case. An unknown place, rhythm or witness belongs to none of those subgroups. In the weighted analyses unknown categories are a level of their own, and unknown minutes without flow take the median of the case’s setting and witness, with a flag. Arrests still in hospital at the snapshot are left out.',
	sources: [
		{
			source: 'loaec2024',
			note: 'A subgroup looked at on purpose: children with non-cardiac disease and CPR of at least 30 minutes, 21.4 % of 159 with ECPR and 16.2 % of 716 without, no clear difference after weighting.',
		},
		{
			source: 'bembea2019',
			note: 'Two registries joined, 593 children: the size at which a subgroup is a few dozen.',
		},
	],
	instructor: [
		'Give each row of the room another toss number and ask for the title of their paper. Then read the titles aloud.',
		'Set the looks to 1 and raise them slowly; ask when the room would have stopped and written it up.',
		`Where it goes wrong: the room concludes that subgroups are never real. The second half shows two that are. ${OVER} the test of interaction found embolism in ${meanOver('subgroups', 'peFound')}, sepsis against heart disease in ${meanOver('subgroups', 'sepsisFound')}.`,
		`On scales: in the model embolism ${meanOver('subgroups', 'peTruth')} against ${meanOver('subgroups', 'peRestTruth')} points, odds ratios ${meanOver('subgroups', 'peOdds')} and about 1.9: the gap stands on both scales. Sepsis less heart disease ${meanOver('subgroups', 'sepsisGapTruth')} points, odds ratios ${meanOver('subgroups', 'sepsisOdds')} and ${meanOver('subgroups', 'heartOdds')}: the same comparison looks smaller as a ratio.`,
	],
};
