import type { LessonText } from '../lesson.ts';

export const text: LessonText = {
	claim:
		'“By the Kaplan-Meier method, cumulative mortality on ECMO was 81 % at 14 days. Beyond two weeks, ECMO after cardiac arrest in children is futile.”',
	scenario: [
		'The claim is invented for this lesson. Its curve is drawn as curves of survival usually are: death is the event, everybody else is *censored* on the day they leave.',
		'Censored means: we lost sight of this child, and what was to come may still come. That is true of a child still on ECMO on the day the file closes. It is not true of a child who was weaned on day 4. She cannot die *on ECMO* any more: she has left by another door.',
		'Three doors lead off ECMO: death, wean, and a bridge to a device or a transplant. Each closes the others. Such ends are called **competing**.',
	],
	look: [
		'The same runs, counted twice. The dashed curve takes everybody whose run ended otherwise as lost; the solid one lets them leave.',
	],
	reveal: [
		'The truth of this lesson needs no hidden variable. It is what became of the runs: for each of them the file says how and when it ended.',
	],
	soWhat: {
		sentence: 'When someone is “censored”, could the event still have happened to them?',
		blocks: [
			'One minus Kaplan-Meier answers a question about a world in which nobody can leave by another door. Where other ends compete it is too high: the more who leave otherwise, the more so. It can be about double, as here.',
			{
				list: [
					'Ask which ends rule the event out, and how each was handled. “Censored at decannulation” is the phrase to look for.',
					'Ask whether the shares of all ends, and of those not over yet, add up to one.',
					'Ask who was still under way when the data were closed. Dropping them keeps the short courses; counting them as alive takes an open end for a good one.',
				],
			},
			'Kaplan-Meier is right where nothing competes: death by any cause, with those still alive and out of sight censored for reasons that have nothing to do with their course.',
		],
	},
	quiz: [
		{
			ask: 'In a study of death on ECMO, which of these children is truly censored?',
			options: [
				{
					text: 'A child weaned on day 5 who goes home.',
					why: 'She has left by another door. Death on ECMO cannot come any more, so nothing is unknown about it.',
				},
				{
					text: 'A child still on ECMO on the day the data are closed.',
					right: true,
					why: 'What is to come may still be death on ECMO. We stopped looking; the child did not leave.',
				},
				{
					text: 'A child bridged to a ventricular assist device on day 9.',
					why: 'The run has ended. A later death counts elsewhere, but it cannot be a death on ECMO.',
				},
			],
		},
		{
			ask: 'A paper gives, each by one minus Kaplan-Meier, 60 % died on ECMO and 75 % weaned by day 14. What do you conclude?',
			options: [
				{
					text: 'Some children were weaned and died later, so both are right.',
					why: 'A run ends once. Death after wean is not death on ECMO, and no run can be in both shares.',
				},
				{
					text: 'There must be an arithmetic error.',
					why: 'The arithmetic may be faultless. The method answers another question in each curve, so that nothing makes them add up.',
				},
				{
					text: 'The other end was taken as censoring in each curve; neither is the share of runs that ended so.',
					right: true,
					why: 'Shares of competing ends cannot add to more than 100 %. Cumulative incidences after Aalen and Johansen never do.',
				},
			],
		},
		{
			ask: 'A registry is closed with many runs still going on. Someone analyses the finished runs only. What is wrong with that?',
			options: [
				{
					text: 'Nothing: the outcome of the others is unknown.',
					why: 'It is unknown from the closing day on. But they are known to have gone on until then, and leaving that out favours short courses.',
				},
				{
					text: 'Runs that end early are over-represented, so that the shares are those of short courses.',
					right: true,
					why: 'Of two runs begun on the same day, the shorter is likelier to be finished. The direction of the error depends on which end comes early.',
				},
				{
					text: 'Only precision is lost.',
					why: 'Those dropped are not a random part: they are the long runs.',
				},
			],
		},
		{
			ask: 'For death by any cause within 30 days of arrest, everybody followed, which method is wrong?',
			options: [
				{
					text: 'Kaplan-Meier.',
					why: 'Nothing competes with death by any cause. With everybody followed it is the plain share.',
				},
				{
					text: 'The plain share of deaths.',
					why: 'With everybody followed for 30 days this is exactly the answer.',
				},
				{
					text: 'Kaplan-Meier with those discharged alive censored on the day they leave.',
					right: true,
					why: 'Those who go home are better off than those who stay. To let the sick in the ward stand for them exaggerates mortality.',
				},
			],
		},
	],
	missing:
		'How and when support ended is on file for every finished run. About one in a hundred has no days in hospital on file and is left out of the question on discharge. Runs going on at the snapshot are censored that day.',
	sources: [
		{
			source: 'smith2017',
			note: 'Adults on veno-arterial ECMO: survival rises with the day of the run until day 4 and falls until day 12. Who is still on ECMO at a given day is a chosen group.',
		},
		{
			source: 'svElso',
			note: 'Infants with a single ventricle: median 93 hours in survivors, 122 in the others. How long a run lasts and how it ends go together.',
		},
		{
			source: 'bembea2019',
			note: 'Of 593 children, 240 died on ECMO and 112 more before discharge: death on ECMO and death in hospital are different ends.',
		},
		{
			source: 'haas2017',
			note: 'Adults after arrest out of hospital: 47 hours on ECMO (17 to 94). Most runs are over within days, one way or another.',
		},
	],
	instructor: [
		'Begin with three volunteers: one dies, one is weaned, one stays on ECMO when the bell rings. Ask the room who of the other two “might still die on ECMO”. That is the whole lesson.',
		'Let them add up the dashed values of the second figure. The moment the sum passes 100 % is the moment it is understood.',
		'Switch to live discharge: the same mistake then makes an outcome look *better*. The method has no sympathies.',
		'Where it can go wrong: “then Kaplan-Meier is always wrong on ECMO”. No: survival after the arrest, whoever leaves by whichever door, is a fair use of it.',
		'For the advanced: censoring at wean estimates a curve for a world without weaning, and even that only if those weaned would have fared as those left behind. They would not.',
	],
};
