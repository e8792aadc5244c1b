import { count, decimal, percent } from '../../domain/format.ts';
import { missedBy, points, withInterval } from '../comparison/words.ts';
import type { Comparison, Lesson, Prediction } from '../lesson.ts';
import type {
	ColliderAnswer,
	ComplicationAnswer,
	ComplicationTruth,
	ExposureAnswer,
} from './analysis.ts';
import { complicationsFacts } from './facts.ts';
import { figures } from './figures.ts';
import { text } from './text.ts';
import { EXPOSURES, personTimeText, ratesText, waysOf } from './words.ts';

const ratio = (value: number): string => decimal(value, 2);

const prediction: Prediction = {
	kind: 'slider',
	question:
		'Take two children on the same day of ECMO, one with an infection, one without. How many times as high is the rate of death on ECMO of the one with the infection?',
	low: 0.4,
	high: 2.4,
	step: 0.1,
	initial: 1,
	unit: 'times as high',
	ends: ['less than half', 'more than double'],
	perUnit: 1,
};

function exposureReading(answer: ExposureAnswer): readonly string[] {
	const { one, state, name } = EXPOSURES[answer.topic];
	const { baseline, time, landmark, afterKidney } = answer;
	const five = answer.still.find(({ day }) => day === 2);
	return [
		`${count(answer.ever)} of ${count(answer.runs)} runs had ${one} at some time. On day 2, ${percent(five?.ever ?? NaN)} of *these* were still on ECMO, of the others ${percent(five?.never ?? NaN)}. That is no merit of ${one}: it can only come to those who are still there. The time until it comes is **immortal time**: nobody in that group can have died in it.`,
		`Give each run its label from the start, and ${one} seems ${baseline.estimate < 1 ? 'to protect' : 'not to protect'}: ${ratesText(baseline)}, a ratio of **${withInterval('ratio', baseline)}**. Count each hour where it belonged at that hour, and it is ${ratesText(time.crude)}, a ratio of ${ratio(time.crude.estimate)}. The deaths in those with it are the same ${count(baseline.exposed.deaths)}; only the days moved: ${personTimeText(baseline.exposed)} became ${personTimeText(time.crude.exposed)}.`,
		`But hours ${state} come late in the run, when those still on ECMO are no longer the same children: many of the sturdier have been weaned. Within the same day of the run the ratio is **${withInterval('ratio', time.byDay)}**. A landmark at hour ${landmark.hour} gives ${withInterval('ratio', landmark)}; it is honest about time, but speaks only of those still on ECMO then, and counts ${count(landmark.later)} runs as without that got it later.`,
		...(afterKidney === null
			? []
			: [
					`${name} answers an injured kidney. Most hours without it are those of children who never needed it. Compare only from the onset of kidney injury (${count(afterKidney.runs)} runs), replacement against not yet, on the same day: **${withInterval('ratio', afterKidney.byDay)}**.${time.byDay.estimate > 1 && afterKidney.byDay.estimate < time.byDay.estimate ? ' What looked like harm of the response came before it.' : ''} Of death before discharge, the crude odds ratio is ${ratio(answer.crudeOdds)}.`,
				]),
	];
}

function colliderReading(answer: ColliderAnswer): readonly string[] {
	const all = answer.stages.find(({ stage }) => stage === 'eligible');
	const runs = answer.stages.find(({ stage }) => stage === 'cannulated');
	const gap = (at: typeof all): string => {
		const value = (at?.sepsis.estimate ?? NaN) - (at?.cardiac.estimate ?? NaN);
		return `${decimal(Math.abs(value), 2)} SD ${value > 0 ? 'sicker' : 'less sick'}`;
	};
	const [least] = answer.chosen;
	const most = answer.chosen.at(-1);
	const of = (one: { readonly x: number; readonly n: number } | undefined): string =>
		percent((one?.x ?? NaN) / (one?.n ?? NaN));
	return [
		`Among all who arrest, children with sepsis are **${gap(all)}** than cardiac ones. Among the cannulated they are **${gap(runs)}**. No child changed; who is looked at changed.`,
		`Of cardiac children ${of(least?.cardiac)} of the least sick quarter and ${of(most?.cardiac)} of the sickest are cannulated; with sepsis it is ${of(least?.sepsis)} and ${of(most?.sepsis)}. Teams are loath to cannulate in sepsis and loath to cannulate the very sick. A child with sepsis who is cannulated all the same had to be exceptionally well before. Two causes that meet in one result, here cannulation, are tied together in those who have the result: that result is a **collider**.`,
	];
}

function exposureComparison(answer: ExposureAnswer, truth: ComplicationTruth | null): Comparison {
	const { name, state } = EXPOSURES[answer.topic];
	const careful = answer.topic === 'infection' ? 'byDay' : 'afterKidney';
	return {
		scale: 'ratio',
		measure: `${name} and the rate of death on ECMO`,
		subtitle: `Ratio of death rates, ${state} over not. ${count(answer.runs)} runs of children in hospital.`,
		sides: ['fewer deaths with it', 'more'],
		rows: [
			...waysOf(answer).map(({ name: way, label, detail, estimated }) => ({
				label,
				detail: way === 'baseline' ? `${detail}; the claim` : detail,
				role:
					way === 'baseline'
						? ('naive' as const)
						: way === careful
							? ('careful' as const)
							: ('other' as const),
				estimate: estimated.estimate,
				lower: estimated.lower,
				upper: estimated.upper,
			})),
			...(truth?.withFrailty == null
				? []
				: [
						{
							label: 'Day by day, hidden frailty opened',
							detail: 'the same, within fifths of what only the key knows',
							role: 'other' as const,
							...truth.withFrailty,
						},
					]),
		],
		notes: [
			'Wald 95\u202f% intervals on the log scale; day by day, Mantel-Haenszel.',
			...(answer.topic === 'infection'
				? [
						'The value built in holds between two children of the same frailty. No analysis of the file can hold frailty equal: the frailest of the infected die first, so that the careful value tends to lie a little below.',
					]
				: []),
		],
		n: { cohort: answer.runs, used: answer.runs },
	};
}

function colliderComparison({ stages, sicker }: ColliderAnswer): Comparison {
	const of = (stage: string): string => {
		const found = stages.find((each) => each.stage === stage);
		return `${count(found?.sepsis.n ?? 0)} with sepsis, ${count(found?.cardiac.n ?? 0)} cardiac`;
	};
	const [first] = stages;
	const n = (first?.sepsis.n ?? 0) + (first?.cardiac.n ?? 0);
	return {
		scale: 'difference',
		measure: 'Severity above zero, sepsis less cardiac',
		subtitle:
			'Difference in the share whose severity before the arrest lay above zero on the index, in percentage points. Children in hospital.',
		sides: ['sepsis less sick', 'sepsis sicker'],
		rows: [
			{
				label: 'Among the cannulated',
				detail: `${of('cannulated')}; the claim`,
				role: 'naive',
				...sicker.cannulated,
			},
			{
				label: 'Among all still in CPR at minute 10',
				detail: of('eligible'),
				role: 'careful',
				...sicker.eligible,
			},
		],
		notes: ['Newcombe’s 95\u202f% intervals.'],
		n: { cohort: n, used: n },
	};
}

function predictedWords(predicted: string | null, value: number): readonly string[] {
	if (predicted === null) return [];
	const said = Number(predicted);
	return [
		`You said ${decimal(said, 1)} times. ${Math.abs(said - value) <= 0.15 ? 'That is close to what was built in.' : `That is ${said > value ? 'above' : 'below'} it${said < 1 ? ', and on the side of the claim' : ''}.`}`,
	];
}

/** Where a ratio of the file stands to the one built in, and whether it points the other way. */
function ratioWords(estimate: number, truth: number): string {
	const opposite = (estimate - 1) * (truth - 1) < 0;
	return `${missedBy('ratio', estimate, truth)}${opposite ? ', on the wrong side of 1' : ''}`;
}

/** The same for a difference. */
function differenceWords(estimate: number, truth: number): string {
	return estimate * truth < 0
		? 'on the wrong side of zero'
		: missedBy('difference', estimate, truth);
}

export const lesson: Lesson<ComplicationAnswer, ComplicationTruth> = {
	facts: complicationsFacts,
	text,
	prediction,
	settings: {
		topic: {
			kind: 'choice',
			label: 'Which claim',
			values: [
				{ value: 'infection', label: 'Infection protects' },
				{ value: 'rrt', label: 'Renal replacement protects' },
				{ value: 'collider', label: 'Septic children are less sick' },
			],
			initial: 'infection',
		},
		landmark: {
			kind: 'range',
			label: 'Landmark',
			help: 'Of the first two claims: groups are made at this hour, among those still on ECMO.',
			low: 72,
			high: 168,
			step: 24,
			initial: '96',
			unit: '\u202fh',
		},
	},
	figures,
	reading: (answer) =>
		answer.topic === 'collider' ? colliderReading(answer) : exposureReading(answer),
	comparison: (answer, _settings, truth) =>
		answer.topic === 'collider' ? colliderComparison(answer) : exposureComparison(answer, truth),
	trueValue: (truth, settings) => ({
		label:
			settings['topic'] === 'collider'
				? 'built in, all who arrest'
				: settings['topic'] === 'rrt'
					? 'no effect of its own'
					: 'built in, at equal frailty',
		value: truth.value,
	}),
	predicts: (settings) => settings['topic'] === 'infection',
	verdict(answer, truth, _settings, predicted) {
		if (answer.topic === 'collider') {
			const { cannulated, eligible } = answer.sicker;
			return [
				`Severity was drawn before anything was decided, and children with sepsis were made sicker: the shares above zero on the index differ by **${points(truth.value)} points**. Among all who arrest the file says ${withInterval('difference', eligible)}; among the cannulated ${withInterval('difference', cannulated)}, ${differenceWords(cannulated.estimate, truth.value)}.`,
				'A registry that holds only runs cannot show this. It has no arrests that were considered and not cannulated, and whatever is compared between diagnoses in it, severity included, is compared among the chosen.',
			];
		}
		const { baseline, time, afterKidney } = answer;
		if (answer.topic === 'rrt') {
			const careful = afterKidney?.byDay ?? time.byDay;
			return [
				`Renal replacement was given **no effect of its own** on death: the ratio built in is ${ratio(truth.value)}. As if known at first flow it reads ${withInterval('ratio', baseline)}, ${missedBy('ratio', baseline.estimate, truth.value)}; day by day ${withInterval('ratio', time.byDay)}, ${missedBy('ratio', time.byDay.estimate, truth.value)}. After kidney injury it is ${withInterval('ratio', careful)}.`,
				'The time-dependent analysis was right about time and wrong about the reason: replacement marks injured kidneys. A response stands for what it responds to, unless those compared needed it alike.',
			];
		}
		return [
			`An infection was made to raise the rate of death by a factor of **${ratio(truth.value)}**, between runs of equal frailty. As if known at first flow the ratio is ${withInterval('ratio', baseline)}, ${ratioWords(baseline.estimate, truth.value)}. Day by day it is ${withInterval('ratio', time.byDay)}, ${ratioWords(time.byDay.estimate, truth.value)}.`,
			`Promise the direction, not the size. Frailty, which only the key holds, makes some runs likelier to die; among the infected the frailest die first, and those left look sturdier than they began. Within fifths of frailty the ratio is ${truth.withFrailty === null ? '–' : withInterval('ratio', truth.withFrailty)}.`,
			...predictedWords(predicted, truth.value),
		];
	},
};
