import type { LessonText } from '../lesson.ts';

export const text: LessonText = {
	claim:
		'“Of our first 20 children cannulated after arrest out of hospital, nine left hospital alive. Our survival of 45 % exceeds the 30 % of the registry by half. No child had a limb complication: the technique is safe.”',
	scenario: [
		'The claim is invented for this lesson, but many programmes first report a small series. Every number in it may be true. The question is what twenty patients can tell about the next twenty.',
		'In real life one programme reports once, and nobody can see how it would have come out with other patients of the same kind. Here we can: this registry holds all ECPR runs of children after arrest out of hospital, and we may draw 20 of them as often as we like.',
	],
	look: [
		'Each dot is a “programme” whose patients were drawn from the same runs, with the same chance for every child. The dashed line is the share among all of them. Choose the size of the samples, choose the interval, and draw again.',
	],
	reveal: [
		'Take the first sample as if it were the only one, as a programme must. What do the number alone and the number with its interval say, and what is the share among all runs?',
	],
	soWhat: {
		sentence: 'How wide is the interval, and would I decide the same at both of its ends?',
		blocks: [
			'An estimate without an interval is half a result. In a series of 20 the interval is nearly 40 points wide: nine of 20 is compatible with one in four and with two in three.',
			{
				list: [
					'Read the interval first, and ask what you would do if its worse end were the truth.',
					'For “none of n had it”, think of up to 3 in n: none of 30 is compatible with one in ten.',
					'Distrust intervals that leave 0 to 100 %, have no width, or come from a sample that was picked for its result.',
					'An interval covers the luck of the draw only. Bias does not shrink as a sample grows; the other lessons are about that.',
				],
			},
		],
	},
	quiz: [
		{
			ask: 'Nine of 20 survived: 45 %, 95 % interval 26 to 66 %. What does the interval mean?',
			options: [
				{
					text: 'Of the next 100 such programmes, 95 will report between 26 % and 66 %.',
					why: 'The interval is about the true share, not about what others will report. Their spread is wider, as theirs varies too.',
				},
				{
					text: 'Intervals made this way hold the true share in about 95 of 100 samples; whether this one does is not known.',
					right: true,
					why: 'The 95 % belongs to the method. Nobody can tell from the sample whether it is among the 95 or the 5.',
				},
				{
					text: '95 % of the patients have a chance of survival between 26 % and 66 %.',
					why: 'The interval is about the average over such patients. Single chances may lie far outside.',
				},
			],
		},
		{
			ask: 'None of 30 runs had a stroke. Which statement is fair?',
			options: [
				{
					text: 'The risk of stroke is zero, or too small to matter.',
					why: 'Where the risk is one in ten, about 4 of 100 such series still have none.',
				},
				{
					text: 'Nothing can be said without an event.',
					why: 'Something can: a risk of one in two would hardly ever give none of 30.',
				},
				{
					text: 'Risks up to about 11 % remain compatible with it.',
					right: true,
					why: 'Wilson’s interval for 0 of 30 runs from 0 to 11 %. The rule of three, 3 in 30, says nearly the same.',
				},
			],
		},
		{
			ask: 'One unit reports 12 of 20 alive, another 6 of 20. What follows?',
			options: [
				{
					text: 'The first is better: 60 % is twice 30 %.',
					why: 'Forty samples of 20 from the same runs differ by as much. The interval of the difference runs from about −1 to +54 points.',
				},
				{
					text: 'They are equally good, since the two intervals overlap.',
					why: 'Two intervals may overlap while the interval of the difference leaves out zero. And not showing a difference is not showing that there is none.',
				},
				{
					text: 'Anything from about no difference to one of half of all patients is compatible; ask for the interval of the difference.',
					right: true,
					why: 'By Newcombe’s method it runs from −1 to +54 points. The honest summary is “we cannot tell yet”.',
				},
			],
		},
		{
			ask: 'A programme wants an interval half as wide as that of its 20 runs. How many runs does it need?',
			options: [
				{
					text: 'About 40.',
					why: 'Twice the patients narrow it by a factor of 1.4 only.',
				},
				{
					text: 'About 80.',
					right: true,
					why: 'The width falls with the square root of the number: four times the patients, half the width.',
				},
				{
					text: 'It depends on the number of survivors alone.',
					why: 'The share matters somewhat, the number of patients much more.',
				},
			],
		},
	],
	missing:
		'Survival to discharge is on file for every run that has ended in discharge or death. Runs still in hospital at the snapshot are left out before drawing.',
	sources: [
		{
			source: 'olson2024',
			note: 'Children after arrest out of hospital, about 80 ECPR runs in 2020 to 2023: 29.9 % discharged alive. So few in four years.',
		},
		{
			source: 'demul2018',
			note: 'Three units of one country, 55 cases: 25 %.',
		},
		{
			source: 'torres2018',
			note: 'One centre, 58 episodes: 65.5 %. Luck, case mix and definitions all have room between the two.',
		},
		{
			source: 'meta2022',
			note: '30 studies, 3,794 children: 44 % (95 % CI 40 to 47). What numbers do to an interval.',
		},
		{
			source: 'burke2017',
			note: '54 runs, in hours and out of hours: survival 55 % and 44 %, not significant. Neither a difference nor its absence is shown.',
		},
		{
			source: 'arrest2020',
			note: 'A trial of 29: +36 points, but a 95 % credible interval of 3.7 to 59.2.',
		},
	],
	instructor: [
		'Let everybody in the room toss a coin ten times and count heads. The board then shows the first figure, made by hand, with a truth all agree on.',
		'Ask before the look how far forty equal programmes will differ. Keep the answers on the board for the lesson on league tables.',
		'Where it can go wrong: “there is a 95 % probability that the truth is in this interval”. Point at the orange squares: each of them is an interval that somebody would have said this about.',
		'Second trap: overlapping intervals taken for equality. Two shares may differ clearly while their intervals overlap; only the interval of the difference answers.',
		'Samples are drawn with replacement, so that each is an independent draw with the same chance, and the binomial calculation is exact.',
	],
};
