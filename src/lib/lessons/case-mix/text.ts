import { meanOver, OVER } from '../contract/said.ts';
import type { LessonText } from '../lesson.ts';

export const text: LessonText = {
	claim:
		'“In 9,500 ECPR runs, survival to discharge was lower at centres with 20 or more runs a year than at centres with fewer than 10 (31 % against 34 %). Our findings do not support the concentration of ECPR in large centres.”',
	scenario: [
		'The claim is invented for this lesson; its numbers are those of this registry. Nobody miscounted. Fewer patients do leave large centres alive, of every hundred who are put on the pump.',
		'But the small centres of this registry are mostly children’s hospitals that cannulate in their intensive-care units, and the large ones mostly adult hubs that take in patients from the street. Before one number is held against the other, it is worth asking whose they are.',
	],
	look: [
		'The first figure shows the claim on top, then the same runs split by where the heart stopped, by age, and by both. Look at which symbol is further right.',
	],
	reveal: [
		'Which of these differences is the one that volume makes? To answer that one would have to send the same patients to centres of either kind. The makers of this registry can: they run it again from its seed, with the same patients, teams and hours, and let only the volume that care follows be another.',
	],
	soWhat: {
		sentence: 'Who is treated where, and does the order hold among patients who are alike?',
		blocks: [
			'A pooled comparison mixes two questions: how well patients of one kind do here and there, and how many of each kind there are. When the better places take the harder cases, the second can outweigh the first and turn the sign.',
			{
				list: [
					'Ask for the comparison within groups that make sense before treatment: age, setting, diagnosis.',
					'Ask for standardised figures, and for whose mix was used.',
					'Not every split is an improvement. Split by what was there *before* the centre could act; never by what the centre changes, such as minutes to flow.',
					'Which answer is right, pooled or split, is not in the table. It depends on what causes what: here an out-of-hospital programme brings both volume and adults from the street. The programme is their common cause, volume does not make the mix, and so the mix must be evened out.',
				],
			},
		],
	},
	quiz: [
		{
			ask: 'Large centres have higher survival in each of four groups and lower survival overall. How can that be?',
			options: [
				{
					text: 'It cannot; one of the numbers must be wrong.',
					why: 'All are right. An overall share is a weighted mean of the group shares, and the weights differ between the two kinds of centre.',
				},
				{
					text: 'More of their patients belong to the group in which survival is lowest everywhere.',
					right: true,
					why: 'That is the whole of it: other weights, not other arithmetic.',
				},
				{
					text: 'The groups are too small, and the differences are luck.',
					why: 'Luck can do such things in small groups, but the reversal came back in each of 40 registries made from the same model.',
				},
			],
		},
		{
			ask: 'Within adults alone the pooled and the split comparisons agree in sign. What does that tell?',
			options: [
				{
					text: 'The reversal comes from pooling children with adults, who also differ in where they arrest.',
					right: true,
					why: 'It takes the mix of age *and* setting. In children alone nothing reverses either.',
				},
				{
					text: 'There is no case-mix problem in adults.',
					why: 'The sign holds, the size does not: adults at small and large centres still differ in what they bring along.',
				},
				{
					text: 'Volume matters in children only.',
					why: 'Large centres have the higher survival in adults too.',
				},
			],
		},
		{
			ask: 'A colleague wants to adjust the volume comparison for minutes to ECMO flow as well. What do you say?',
			options: [
				{
					text: 'Yes: the more one adjusts for, the better.',
					why: 'Adjusting for what volume itself changes takes part of its effect away.',
				},
				{
					text: 'Not for the whole effect: shorter times are one of the ways in which volume may work.',
					right: true,
					why: 'Minutes to flow lie between volume and survival. Adjusted for them, one asks what volume does *other* than by time.',
				},
				{
					text: 'No: time to flow has nothing to do with survival.',
					why: 'It has; that is why adjusting for it changes the question.',
				},
			],
		},
		{
			ask: 'Overall survival of ECPR in a country fell over ten years while it rose in hospital and stayed the same out of hospital. First thought?',
			options: [
				{
					text: 'Teams have become worse.',
					why: 'In neither setting did they. The overall figure is moved by the mix.',
				},
				{
					text: 'A larger part of runs now comes from arrests out of hospital.',
					right: true,
					why: 'A growing share of the group with the lower survival pulls the overall figure down. Compare within settings, or at a fixed mix.',
				},
				{
					text: 'The registry changed its definition of survival.',
					why: 'Possible, and worth a look, but not needed to explain it.',
				},
			],
		},
	],
	missing:
		'Volume band, age group and setting are on file for every run. In the last analysis unknown categories are a level of their own, and unknown minutes without flow take the median of their cell with a flag. Runs still in hospital at the snapshot are left out.',
	sources: [
		{
			source: 'savej2volume2024',
			note: 'Japan, adults out of hospital: 33.4 % at 21 or more a year, 24.1 % at 11 to 20, 26.8 % under 11. Not even in order.',
		},
		{
			source: 'barbaro2015',
			note: 'ELSO 1989 to 2013, all ECMO: higher volume *of that age group* went with lower mortality in neonates and adults, not in children; from 2008 on in adults only. The age groups were kept apart.',
		},
		{
			source: 'becher2020',
			note: 'Germany, venoarterial ECMO: odds ratio of death 1.13 at centres with up to 50 a year.',
		},
	],
	instructor: [
		'Show the claim alone and ask who would close the large centres. Then show the two bars of the second figure before any split, and let the room say what must happen.',
		'The arithmetic fits on a board: two groups, two shares, two sets of weights. Let somebody choose weights that turn the sign.',
		'Where it can go wrong: the room concludes that one must always split. Ask what would happen if the split were by “reached flow within 40 minutes”: that is a result of the centre, and evening it out would hide part of what volume does.',
		`Standardising by setting alone, or by age alone, already turns the sign here; both together give the whole difference. ${OVER}: ${meanOver('case-mix', 'pooled')} points pooled, ${meanOver('case-mix', 'both')} standardised by both, ${meanOver('case-mix', 'caseMix')} with everything known, ${meanOver('case-mix', 'truth')} in truth.`,
		'The small centres hold some 150 adults from out of hospital: single groups are unsteady, which is why the comparison standardises over all of them.',
		'In 400,000 arrests of this model survival of ECPR runs rose from 36.9 % to 39.4 % in hospital and from 25.8 % to 26.9 % out of hospital between 2012–15 and 2020–24, and went from 33.0 % to 32.7 % overall: a shift of mix that hides progress, not a reversal of every part; do not call it Simpson’s paradox.',
	],
};
