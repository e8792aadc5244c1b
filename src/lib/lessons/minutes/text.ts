import type { LessonText } from '../lesson.ts';

export const text: LessonText = {
	claim:
		'“Among children with in-hospital arrest and at least 10 minutes of CPR, survival to discharge was 40 % with ECPR and 28 % without. The difference persisted after adjustment.”',
	scenario: [
		'The claim is invented, but close to published ones. Two published papers asked this very question about children and got opposite *crude* answers, that is, before any adjustment. **Lasa** (CPR of at least 10 minutes) found 40 % survival with ECPR against 27 %. **Lowry** (ECMO on the same day as *any* CPR) found more deaths with ECMO: 66 % against 51 %.',
		'Survival with ECMO was not far apart, 40 % and 34 %. Survival of those it was compared with was: 27 % and 49 %. To receive ECPR one must stay in arrest until the pump is there, often 40 minutes or more. A patient whose pulse returns at minute 14 can only ever be a comparator.',
		'In this registry the decision is on file: at **minute 10** ECPR was activated or it was not. Whatever happens later (a pulse, the pump, the end of CPR) comes after that.',
	],
	look: [
		'Eight patients. Switch how the groups are formed and watch *when* the analysis knows which group a patient is in (the triangle), and who is left out. A group that is decided after minute 10 was decided with knowledge of the future.',
		'Then come the answers of the whole registry, in *points*: how many more, or fewer, of 100 live with ECPR. *Crude* is a plain comparison of two groups as they are. *Adjusted* and *weighted* answers even out by calculation what was known at minute 10: age, diagnosis, rhythm, how ill the patient was. The odds ratios beside them are there because papers print them; the points say all that this lesson needs.',
	],
	reveal: [
		'Eight analyses of one registry give eight answers. They cannot all be right, and the data do not say which is. The answer key does: for each arrest it holds whether the patient would have lived had ECPR been activated at minute 10, and whether with conventional CPR only.',
	],
	soWhat: {
		sentence: 'Were both groups formed at the same minute, by what was decided then?',
		blocks: [
			'Comparators must be taken at the same minute and by the decision made then, because everything later, who still has no pulse, who got the pump, how long CPR lasted, is already part of the result.',
			{
				list: [
					'**Received** against not received: the wait for the pump is charged to ECPR, the early pulses are credited to the comparators. ECPR looks worse (*resuscitation-time bias*).',
					'**Total CPR time** adjusted, or only CPR of 30 minutes or more: comparators who were saved are thinned out, those given up stay. ECPR looks better. The patient who reached the pump could not have been given up before it (*immortal time*).',
					'**A crude answer near the truth** proves nothing: here confounding and time bias point in opposite directions and nearly cancel.',
					'What to look for in a paper: one minute from which both groups are counted (*time zero*); a decision, not a procedure, that forms them; adjustment for what was known by then and for nothing later; or partners matched while still in arrest at the same minute.',
				],
			},
			'In Lasa, matching on propensity (each patient with ECPR beside one who was as likely to get it) brought the odds ratio from an adjusted 2.80 to 1.70; in Lowry the crude odds ratio of death of 1.9 became 0.94 after adjustment. Neither formed its groups by a decision at one minute. In a **Korean** registry of adults out of hospital, those who received ECPR were matched to others still at risk of it in the same minutes: good neurology at discharge in 10.3 % against 6.9 % (risk ratio 1.28, 95 % interval 0.85 to 1.93). Of the three it comes nearest to a fair comparison, and it is a relative of the last figure above: partners are taken while both are still in arrest, which asks “now or not yet” rather than “activate or not”. It is also split by the minute of pump-on (2.51 up to 30 minutes after arrival, 0.45 beyond 60). Nobody knows on arrival at which minute the pump will run, so that no threshold for the decision follows from it.',
			'Loaec kept events of 30 minutes or more, a restriction that by itself favours ECPR; its finding of no clear difference is therefore not explained by resuscitation-time bias.',
		],
	},
	quiz: [
		{
			ask: 'A paper compares patients cannulated during CPR with patients who were not, all with at least 10 minutes of CPR. A patient regains a pulse at minute 16, while the ECMO team is scrubbing. Where does the patient count?',
			options: [
				{
					text: 'As ECPR: the team had been called.',
					why: 'Not in this paper. It groups by cannulation, and the patient was never cannulated.',
				},
				{
					text: 'As a comparator, and as one of its survivors if discharged alive.',
					right: true,
					why: 'The success is credited to “no ECPR” although ECPR was the plan. This is how the comparators collect the early pulses.',
				},
				{
					text: 'Nowhere: such patients are excluded.',
					why: 'Only if the paper says so, and then it drops patients by what happened to them later.',
				},
			],
		},
		{
			ask: 'Why does adjusting for total CPR duration not repair the comparison?',
			options: [
				{
					text: 'Duration was measured too roughly.',
					why: 'It is rounded, but exact minutes would do the same harm.',
				},
				{
					text: 'Duration is a result of the strategy; among comparators it also tells when the team gave up.',
					right: true,
					why: 'At equal duration one compares reaching the pump with being pronounced dead or getting a late pulse at that minute. The answer swings past the truth.',
				},
				{
					text: 'Duration has nothing to do with survival.',
					why: 'It has a great deal to do with it. That is what makes it tempting.',
				},
			],
		},
		{
			ask: 'A landmark analysis keeps everyone still in CPR at minute 30 and compares by activation at minute 10. Is it fair?',
			options: [
				{
					text: 'Yes: both groups start at the same minute.',
					why: 'They do, but not with the same people. Activation keeps attempts going that would otherwise have been stopped, and those saved earlier are missing from both.',
				},
				{
					text: 'No: being in CPR at 30 is itself a result of activation.',
					right: true,
					why: 'A landmark is fair for what happens at the landmark, not for a decision made 20 minutes before it. Here it comes out too high.',
				},
				{
					text: 'It would be, with a landmark at 20.',
					why: 'Any landmark after the decision selects on its results, only a little less.',
				},
			],
		},
		{
			ask: 'Two papers on the same question: crude survival 40 % against 27 % in one, 34 % against 49 % in the other. What is the first thing to compare?',
			options: [
				{
					text: 'The ECMO technique of the two eras.',
					why: 'It may differ, but the reversal arises without it: see the first two rows of the comparison: the same ECPR runs, other comparators.',
				},
				{
					text: 'From which minute on comparators were counted.',
					right: true,
					why: 'All CPR, or CPR of at least 10 minutes: this choice alone turns the sign here.',
				},
				{
					text: 'The p values.',
					why: 'Both can be very small. Precision does not cure a wrong comparison.',
				},
			],
		},
		{
			ask: 'The crude comparison lies within a point or so of the truth. May one use it?',
			options: [
				{
					text: 'Yes: being near the truth is all that counts.',
					why: 'Nobody knows the truth of a real registry. In a unit that selects less strictly the same analysis would fall short.',
				},
				{
					text: 'No: two errors happen to cancel, and nothing in the data shows that they do.',
					right: true,
					why: 'Where ECPR does nothing, the same crude comparison comes out about 21 points against ECPR in this model.',
				},
				{
					text: 'Yes, if its interval is narrow.',
					why: 'The interval knows only about chance, not about how the groups were formed.',
				},
			],
		},
	],
	noBenefit:
		'In 20 registries of this model in which both outcomes of every arrest were made the same, children in hospital: received, crude −20.7 points; received, adjusted −22.7; crude by activation +7.9; weighted by activation +0.6, with an interval that held zero in 95 %. Two analyses would have cried harm and one benefit where there was nothing.',
	missing:
		'Unknown rhythm, witness, place or bystander CPR is a level of its own; unknown minutes without flow take the median of the case’s setting and witness, with a flag. Arrests without total CPR time are left out where it is used.',
	sources: [
		{
			source: 'andersen2018',
			note: 'Names resuscitation-time bias and shows matching within those still in arrest.',
		},
		{
			source: 'lasa2016',
			note: 'CPR of at least 10 minutes: 237 of 591 (40 %) against 862 of 3,165 (27 %); adjusted OR 2.80 (2.13 to 3.69), propensity-matched 1.70 (1.33 to 2.18).',
		},
		{
			source: 'lowry2013',
			note: 'ECMO on the day of any CPR: mortality 65.9 % of 82 against 50.9 %; crude OR of death 1.9 (1.2 to 2.9), adjusted 0.94, propensity 0.68, both without a clear difference.',
		},
		{
			source: 'korea2023',
			note: 'Adults out of hospital, 484 with ECPR, time-dependent propensity matching: good neurology at discharge 10.3 % against 6.9 %, RR 1.28 (0.85 to 1.93); by pump-on time 2.51, 1.81, 1.07 and 0.45.',
		},
		{
			source: 'loaec2024',
			note: 'Non-cardiac children, CPR of 30 minutes or more: 21.4 % of 159 against 16.2 % of 716, no clear difference.',
		},
	],
	instructor: [
		'Start with the two papers only: 40 against 27, and 34 against 49. Let the room explain the reversal before anyone sees a figure. Write down every reason offered (era, technique, selection) and leave a line for the one that is missing: the comparators.',
		'Walk the drawing from “Received” to “Activated”. At each step ask: *at minute 10, could you have told which group this patient will be in?* When the room says yes to all eight, it has found the fair comparison.',
		'The surprise is the prediction: better adjustment made the answer worse. Write the two errors on the board with their signs (chosen patients: up; time: down) and let the room add them.',
		'Where it can go wrong: it is proposed to adjust for the time to the pump, or to start the clock at cannulation. Both need to know the future of the comparators. Or it is said that intention-to-treat dilutes. It does answer another question than “what did the pump do to those it reached”, and it is the question a team has at minute 10.',
		'A good closing task: each learner says in one sentence why comparators must be taken at the same minute and by the decision made then.',
	],
};
