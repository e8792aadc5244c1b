import type { LessonText } from '../lesson.ts';

export const text: LessonText = {
	claim:
		'“In children on ECMO after cardiac arrest, those who developed an infection had a 40 % lower rate of death on support. Infection may mark a preserved immune response.”',
	scenario: [
		'The claim is invented for this lesson; findings of its shape are not. Until 2022 the ELSO Registry knew of most complications only whether they had occurred, yes or no. Then “infected” and “never infected” is all that can be compared.',
		'But nobody is infected at first flow. An infection of the run begins after 48 hours at the earliest here, and many deaths come sooner. Who is to have one must first live to have it.',
		'Three claims are looked at in turn. The first takes something that comes *later* as if it had been there from the start. The second takes a *response* for a cause. The third looks only at those who were *chosen*.',
	],
	look: [
		'Begin with infection. The first figure shows who is compared, the second what comes of it. Then choose another claim.',
	],
	reveal: [
		'What each complication does to the hazard of death was written into the model. The key also holds each run’s hidden frailty, which raises the rate of death whatever else happens.',
	],
	soWhat: {
		sentence:
			'Was the exposure known at the moment from which survival was counted, and could everyone compared have been in either group?',
		blocks: [
			{
				list: [
					'**It came later.** “Patients who developed …” against “patients who did not” is a comparison of those who lived long enough with the others. Ask for person-time, a time-dependent analysis, or a landmark.',
					'**It was an answer.** Renal replacement, a transfusion or a circuit change stand for what called for them. Ask whether those without it needed it too.',
					'**They were chosen.** In a registry of runs only, whatever made a team cannulate is tied together. Ask what the groups looked like before the choice.',
				],
			},
			'Getting time right does not get everything right. In a world in which infection did nothing to death at all, ten files gave 0.48 as if known from the start, 1.20 by person-time over all hours together, and 0.95 day by day. The first two are wrong from time alone; the third is a little low from frailty.',
		],
	},
	quiz: [
		{
			ask: 'A study finds that children with three or more circuit changes survive more often. What comes to mind first?',
			options: [
				{
					text: 'Fresh circuits are good for children.',
					why: 'Perhaps, but the finding needs no such reason. Three changes take many days, and many deaths come in the first two.',
				},
				{
					text: 'One must live on ECMO for days to have three circuit changes.',
					right: true,
					why: 'The days until the third change are immortal time. Counted as “with three changes”, they lower the rate of death in that group.',
				},
				{
					text: 'The groups differ in severity, so severity must be adjusted for.',
					why: 'Adjusting for what was known at first flow does not help: the label itself was not known then.',
				},
			],
		},
		{
			ask: 'At a landmark of 96 hours, what becomes of a child infected at hour 120?',
			options: [
				{
					text: 'It is left out.',
					why: 'Leaving out those infected later would be to look into the future again.',
				},
				{
					text: 'It counts as infected, since it was.',
					why: 'At the landmark nobody knew. To count it so would give that group its immortal hours back.',
				},
				{
					text: 'It counts as not infected, from hour 96 on.',
					right: true,
					why: 'Groups are made by what was known at the landmark and stay as they are. The price: groups are mixed, and deaths before hour 96 play no part.',
				},
			],
		},
		{
			ask: 'With onset known to the hour, renal replacement still goes with a higher rate of death. Why is that no evidence of harm?',
			options: [
				{
					text: 'It is begun in children whose kidneys have failed, and these die more often for that reason.',
					right: true,
					why: 'It is a response. Compared with children whose kidneys had failed as well and who were not yet on it, the difference disappears here.',
				},
				{
					text: 'Onset to the hour is not exact enough.',
					why: 'Exact times would show the same. The trouble is who is compared, not when.',
				},
				{
					text: 'Because the interval is wide.',
					why: 'It is not wide, and it would lie above 1 in a larger file too.',
				},
			],
		},
		{
			ask: 'In an ECMO registry, children with sepsis look less sick before their arrest than cardiac children, and yet fewer survive. A reader concludes that sepsis itself must be very deadly. What is missing?',
			options: [
				{
					text: 'Nothing; severity has been taken into account.',
					why: 'Severity was compared among the cannulated only, and there it is tied to the diagnosis by the choice of whom to cannulate.',
				},
				{
					text: 'A larger registry.',
					why: 'More runs would give the same answer with a narrower interval.',
				},
				{
					text: 'The arrests that were not cannulated: among all, children with sepsis may well be sicker.',
					right: true,
					why: 'Only the fittest children with sepsis reach ECMO. Cannulation is a collider; a file of runs alone conditions on it.',
				},
			],
		},
	],
	missing:
		'Onset of every complication on file is known to the hour or, for 15 % of rows before 2022, to the day. Severity before the arrest is on file for every case. Runs still on ECMO at the snapshot count with their hours so far.',
	sources: [
		{
			source: 'elsoChange2022',
			note: 'From 2022 every complication carries a date and a time; before, most were yes or no.',
		},
		{
			source: 'bembea2019',
			note: 'In 593 children every group of complications was tied to higher odds of death. Ask of such a finding which of the three it may be.',
		},
		{
			source: 'svElso',
			note: 'Renal replacement in 34 % of survivors and 45 % of the others: a crude contrast of the kind looked at here.',
		},
		{
			source: 'rajsic2022',
			note: 'Adults on veno-arterial ECMO for shock: kidney injury in 51 %, renal replacement in 44 %.',
		},
		{
			source: 'schlapbach2019',
			note: 'Children on ECMO for sepsis: an arrest before it and a high lactate went with death. All of them had been chosen for ECMO.',
		},
	],
	instructor: [
		'Draw three runs on the board: death at hour 20; infection at hour 70, death at hour 90; no infection, weaned at hour 100. Ask who is “infected”, and how many hours of infection there are. Then add up both ways.',
		'The claim’s last sentence is there on purpose. Ask for explanations of it before the look: rooms are good at them. Then ask what it would take to stop inventing them.',
		'Where it goes wrong: “so we must adjust for length of run”. Length of run is a result of everything that happens in it; the same day of the run is what must be compared, not the same total length.',
		'Kidney injury itself goes with a higher rate too, day by day. No truth is marked there: hidden frailty drives both the kidney and death, and no analysis of the file can tell them apart.',
		'The collider needs the arrests that were not cannulated. Ask in which real registry they could be found.',
	],
};
