import type { LessonText } from '../lesson.ts';

export const text: LessonText = {
	claim:
		'“Among children supported with extracorporeal CPR after in-hospital cardiac arrest, four in ten survived to discharge. ECPR offers a child in refractory arrest a forty per cent chance.”',
	scenario: [
		'The claim is invented for this lesson, but it has the shape of many abstracts. The first sentence is a count. The second turns the count into a promise.',
		'A registry of ECPR runs holds only those in whom the pump was reached. To get there, a child must be in arrest, still be in arrest ten minutes later, be judged a candidate, and *not* regain a pulse while the team is cannulating. Each of these steps changes who is left to be counted.',
		'This registry holds the others too: every arrest with CPR still running at minute 10 (*eligible*), whether ECPR was activated, and how it ended.',
	],
	look: [
		'The same arrests, counted four ways. Read from the top: every bar below is a part of the one above it.',
	],
	reveal: [
		'None of the four shares answers what the claim promises, namely what would happen if ECPR were activated for the child in front of you. Those counted under each heading were partly treated and partly not, and they were chosen.',
		'Here, and only here, the answer is on file: the key says for every eligible arrest whether the patient would have lived had ECPR been activated at minute 10.',
	],
	soWhat: {
		sentence:
			'Out of how many, and who had already been saved or given up before the counting began?',
		blocks: [
			'Survival among the cannulated is not flattering by nature, nor modest by nature. In this registry it lies *above* survival of all who were still in arrest: candidates are chosen, and here the pump helps those it reaches. It lies *below* survival of those in whom ECPR was activated, and below that of all arrests, because the easiest survivors regain a pulse before the pump is there.',
			{
				list: [
					'Ask for the flow of patients: arrests, eligible, activated, cannulated, off ECMO, discharged.',
					'Ask when the clock starts. A promise for the child in arrest needs a denominator known at that minute.',
					'Ask which survival is meant. “Survived ECMO” counts patients who die on the ward a week later.',
				],
			},
		],
	},
	quiz: [
		{
			ask: 'In a registry of ECPR runs, 41 % survive. A programme reports that 46 % of its *activations* survive. Which conclusion follows?',
			options: [
				{
					text: 'The programme is better than the registry.',
					why: 'Activations include patients who regained a pulse before cannulation, and these do well. The two shares have different denominators and cannot be compared.',
				},
				{
					text: 'Nothing about quality: activations include those who regained a pulse before flow.',
					right: true,
					why: 'In the registry here, too, survival of the activated lies above that of the cannulated in the very same hospitals.',
				},
				{
					text: 'The programme must have failed to record deaths.',
					why: 'It may have, but the difference needs no such explanation. Counting activations alone raises the share.',
				},
			],
		},
		{
			ask: 'Survival among all in-hospital arrests is higher than among ECPR runs. Does that mean that ECPR does harm?',
			options: [
				{
					text: 'Yes: fewer survive with it.',
					why: 'More than half of the arrests here are over within ten minutes, many of them with a pulse. These patients never needed ECPR, so they cannot say what it does.',
				},
				{
					text: 'No: those who regain a pulse within minutes are in one denominator and not in the other.',
					right: true,
					why: 'Of those still in CPR fewer live with every minute, with ECPR and without. A fair comparison takes patients at the same minute; that is lesson 4.',
				},
				{
					text: 'No: registries of ECPR are always biased in favour of ECPR.',
					why: 'Not always in favour. The direction depends on the denominator one compares with.',
				},
			],
		},
		{
			ask: 'A paper reports “survived ECMO: 60 %”. What do you need before you tell a family?',
			options: [
				{
					text: 'The interval around 60 %.',
					why: 'Worth having, but it does not change what was counted. Many who come off ECMO alive do not leave hospital.',
				},
				{
					text: 'How many left hospital alive, out of how many in whom ECPR was begun.',
					right: true,
					why: 'In the two registries joined by Bembea and others, about 60 % survived ECMO and about 41 % survived to discharge.',
				},
				{
					text: 'The number of runs in the best centre.',
					why: 'That answers another question, and the best of many centres is partly lucky; lesson 9 is about that.',
				},
			],
		},
		{
			ask: 'Cannulations that failed are left out of a registry. In which direction does survival of its runs move, compared with counting them?',
			options: [
				{
					text: 'Up: most failed cannulations end in death.',
					right: true,
					why: 'Those in whom cannulation fails have no pulse and no pump. Leaving them out removes deaths from the denominator.',
				},
				{
					text: 'Down: failures are the milder cases.',
					why: 'Some regain a pulse all the same, but most die.',
				},
				{
					text: 'It does not move.',
					why: 'It would stay only if they survived as often as the others.',
				},
			],
		},
	],
	missing:
		'Whether ECPR was activated, whether flow began and how the attempt ended are on file for every case. Arrests still in hospital at the snapshot have no outcome yet and are left out.',
	sources: [
		{
			source: 'lasa2016',
			note: 'ECPR runs with at least 10 minutes of CPR: 237 of 591 (40 %) discharged alive.',
		},
		{
			source: 'bembea2019',
			note: 'Survival of ECMO 59.5 % and to discharge 40.6 %, worked out from the 240 and 352 deaths among 593 children.',
		},
		{
			source: 'torres2018',
			note: 'One centre: 77.6 % survived ECMO, 65.5 % survived to discharge, of 58 episodes.',
		},
		{
			source: 'meta2022',
			note: '30 studies, 3,794 children: 44 % (95 % CI 40 to 47).',
		},
		{
			source: 'bougouin2020',
			note: 'Adults out of hospital, the Paris registry: 8.4 % of some 525 with ECPR. Other systems, which select otherwise, report about 27 % of theirs.',
		},
	],
	instructor: [
		'Ask for predictions by show of hands before the look. Ask too whether survival of the activated lies above or below that of the cannulated, and why; then let the second figure answer.',
		'Then switch to adults out of hospital. All levels are lower, and the tallest bar is another: all arrests in children, the activated in adults. Ask which bar their own hospital would quote in a press release.',
		'Where it can go wrong: the largest denominator is taken for the honest one. It is not. Each denominator answers its own question; the mistake is to quote one and answer another.',
		'The truth of this lesson is one number without an interval, the mean of a potential outcome over all eligible arrests. Nothing is being estimated, so no row of the comparison is “wrong”: they are other quantities.',
	],
};
