import type { LessonText } from '../lesson.ts';

export const text: LessonText = {
	claim:
		'“Activation of ECPR at minute 10 was associated with survival of 45 % against 20 % without. After adjustment for age, diagnosis, severity and arrest characteristics the difference remained significant.”',
	scenario: [
		'The claim is invented. It does one thing right: both groups are formed at the same minute, by a decision. (Lesson 4 is about what happens when they are not.)',
		'But nobody tosses a coin at minute 10. A team activates ECPR for the patient it thinks can be saved: less ill before the arrest, cardiac, witnessed, in a shockable rhythm. These patients would have done better anyway.',
		'Adjustment can undo this for whatever was written down. What the team saw and nobody recorded stays.',
	],
	look: [
		'First how unlike the two groups are; then the answer, as more and more of the unlikeness is removed.',
	],
	reveal: [
		'Six answers from the same arrests and the same decision. Crude, standardised and weighted are meant for all eligible arrests; the last two are about the activated only. The stratified one stands between: it lets each stratum count by how much it can tell. The key adds one more: the careful analysis with the hidden variable in it, which no real study has.',
	],
	soWhat: {
		sentence: 'Why did this patient get it and that one not, and was the reason written down?',
		blocks: [
			{
				list: [
					'Look for a table of the groups *before* treatment, with standardised differences, and again after adjustment or matching.',
					'Ask what a clinician at the bedside knew that the table does not list.',
					'An E-value tells how strong a hidden variable must be to explain an answer away *entirely*. A weaker one moves it by less, and may still move it past what matters.',
					'Ask for whom the answer holds: all candidates, or those like the treated. Matching drops the treated who have no partner, often the most typical ones.',
				],
			},
			'In Paris, patients who received ECPR were 50 years old and 69 % shockable; the others 66 years and 25 %. Survival was 8.4 % against 8.6 %. What would it have been in the same patients without?',
			'More rows do not help: an interval measures chance. Here it is narrow, and about one point off centre on average.',
		],
	},
	quiz: [
		{
			ask: 'Sicker patients get ECPR less often and die more often. A crude comparison of ECPR with no ECPR is then…',
			options: [
				{
					text: 'too favourable to ECPR.',
					right: true,
					why: 'The activated start with an advantage, which the crude difference credits to ECPR.',
				},
				{
					text: 'too unfavourable to ECPR.',
					why: 'It would be if teams chose the sickest. Here they choose those who can be saved.',
				},
				{
					text: 'about right if the groups are large.',
					why: 'Size narrows the interval. It does not make the groups alike.',
				},
			],
		},
		{
			ask: 'A study reports an E-value of 2.5 for its adjusted risk ratio. What does it say?',
			options: [
				{
					text: 'The chance that a hidden variable exists is small.',
					why: 'An E-value is no probability, and says nothing of what exists.',
				},
				{
					text: 'A hidden variable would need a risk ratio of at least 2.5 with treatment and with outcome, beyond the measured ones, to explain all of it.',
					right: true,
					why: 'All of it. Half as strong a variable could still explain a part.',
				},
				{
					text: 'The true risk ratio is at least 2.5.',
					why: 'It is a statement about a confounder, not about the effect.',
				},
			],
		},
		{
			ask: 'After matching, a third of the treated have no partner and are dropped. What has changed?',
			options: [
				{
					text: 'Only the precision.',
					why: 'Those dropped are not a random third: they are the ones whom everybody would treat.',
				},
				{
					text: 'The question: the answer is now about the treated who resemble some of the untreated.',
					right: true,
					why: 'It may be a fair answer to that question. It must be compared with the truth among those people.',
				},
				{
					text: 'Nothing, if the groups are balanced afterwards.',
					why: 'Balance makes the comparison fair. It does not bring back those who were dropped.',
				},
			],
		},
		{
			ask: 'All measured covariates are balanced to within 0.05 SD after weighting. Is confounding gone?',
			options: [
				{
					text: 'Yes.',
					why: 'Balance can be checked only for what was measured.',
				},
				{
					text: 'For what was measured; nothing is known of the rest.',
					right: true,
					why: 'In this lesson the hidden variable stays unbalanced when everything measured is balanced.',
				},
				{
					text: 'No, weighting never removes confounding.',
					why: 'For measured variables it did: compare the crude with the weighted row.',
				},
			],
		},
	],
	noBenefit:
		'In 20 registries of this model in which both outcomes of every arrest were made the same, children in hospital: crude by activation +7.9 points, weighted +0.6, with an interval that held zero in 95 %.',
	missing:
		'Unknown rhythm, witness, place or bystander CPR is a level of its own; unknown minutes without flow take the median of the case’s setting and witness, with a flag. Severity, diagnosis and the decision are on file for every case.',
	sources: [
		{
			source: 'bougouin2020',
			note: 'ECPR 8.4 % against 8.6 %; ECPR patients were 50 against 66 years old, 69 % against 25 % shockable; OR 1.3, P = 0.24.',
		},
		{
			source: 'lasa2016',
			note: 'Adjusted OR 2.80 (2.13 to 3.69), propensity-matched 1.70 (1.33 to 2.18): the way of adjusting matters.',
		},
		{ source: 'vanderweele2017', note: 'Where the E-value comes from.' },
	],
	instructor: [
		'Ask the room what a team leader knows at minute 10 that no registry records. Collect the answers on the board: this is the hidden variable, and everybody has met it.',
		'Move the choice from “Nothing” to “Everything known” one step at a time; have somebody read the balance figure aloud before the answer is looked at.',
		'Before the reveal ask how many would publish the weighted answer, and with which sentence about residual confounding. After it, move the hidden variable together: at twice the strength the interval missed in all 20 registries, and neither the E-value nor the balance gave a warning.',
		'Where it can go wrong: the hidden variable of this model is taken for a rule that real registries are one point off. It is a design choice. In a real registry its strength is not known, which is the lesson.',
	],
};
