import { count, decimal, percent } from '../../domain/format.ts';
import { isSmallCount } from '../../domain/small-cell.ts';
import { holds, missedBy, onScale, pointsApart, withInterval } from '../comparison/words.ts';
import type { EstimateRow, Lesson } from '../lesson.ts';
import type { Estimated } from '../methods/estimates.ts';
import { wilson } from '../../stats/wilson.ts';
import type { CensoringAnswer, CensoringTruth } from './analysis.ts';
import { censoringFacts } from './facts.ts';
import { figures } from './figures.ts';
import { text } from './text.ts';
import { QUESTIONS } from './ways.ts';
import { closingNote, followedText } from './words.ts';

function counted({ x, n }: { readonly x: number; readonly n: number }) {
	const { estimate, lower, upper } = wilson(x, n);
	return { estimate: estimate ?? NaN, lower, upper };
}

/** The end asked for, both ways. */
function asked(answer: CensoringAnswer) {
	const [first] = answer.ends;
	if (first === undefined) throw new RangeError('The question has no end.');
	return first;
}

const share = (value: number): string => percent(value, { decimals: 1 });

/** Fewer than two in a hundred runs are open. */
const hardlyOpen = ({ open, n }: CensoringAnswer): boolean => open < 0.02 * n;

/** How one minus Kaplan-Meier stands to Aalen-Johansen. */
const timesWords = (naive: number, careful: number): string =>
	careful > 0
		? `${decimal(naive / careful, 1)} times as many from the same runs`
		: 'from the same runs';

/** What the closing did to the careful value. */
function closingWords(answer: CensoringAnswer, careful: Estimated, truth: number): string {
	const { leaving } = QUESTIONS[answer.question];
	if (answer.closing === 'file') {
		const all = hardlyOpen(answer) ? 'with hardly anybody censored, ' : '';
		return Math.abs(careful.estimate - truth) < 0.0005
			? `No hidden variable is needed for this truth: ${all}the careful value *is* the share on file. A count and a division would have done; the elegant curve is what went wrong.`
			: `No hidden variable is needed for this truth: ${all}the careful value lies ${pointsApart(careful.estimate - truth)} from the share on file.`;
	}
	const held =
		holds(careful, truth) === true
			? 'Its interval holds what happened'
			: 'Its interval misses what happened, as 5 of 100 do';
	return `Aalen-Johansen did not know how the open runs would go on. ${held}. It may be trusted that often where the closing has nothing to do with how runs fare, as here: that is what censoring must be, and what ${leaving} is not.`;
}

export const lesson: Lesson<CensoringAnswer, CensoringTruth> = {
	facts: censoringFacts,
	text,
	prediction: {
		kind: 'slider',
		question:
			'Of 100 children put on ECMO during an arrest in hospital, how many had really died on ECMO by day 14?',
		low: 0,
		high: 100,
		step: 1,
		initial: 50,
		unit: '%',
		ends: ['none', 'all'],
		perUnit: 0.01,
	},
	settings: {
		question: {
			kind: 'choice',
			label: 'Which end',
			values: [
				{ value: 'death', label: 'Death on ECMO by day 14' },
				{ value: 'discharge', label: 'Live discharge by day 60' },
			],
			initial: 'death',
		},
		closing: {
			kind: 'choice',
			label: 'When the study closed',
			help: 'Closed early: the same runs, as if they had begun evenly over twice the days asked for, so that many are not over.',
			values: [
				{ value: 'file', label: 'As the file did, end of 2024' },
				{ value: 'early', label: 'Early, with many runs going on' },
			],
			initial: 'file',
		},
	},
	figures,
	reading(answer) {
		const { horizon, did, others, ends } = QUESTIONS[answer.question];
		const { naive, careful } = asked(answer);
		const total = (way: 'naive' | 'careful') =>
			answer.ends.reduce((sum, end) => sum + end[way].estimate, 0);
		const last = answer.states.at(-1);
		const left = last?.shares.at(-1) ?? NaN;
		return [
			`By day ${horizon}, one minus Kaplan-Meier says **${share(naive.estimate)}** ${did}, Aalen-Johansen **${share(careful.estimate)}**: ${timesWords(naive.estimate, careful.estimate)}. Kaplan-Meier lets ${others} stand for “not yet”: it pretends that, had we only watched longer, they would have met the end in question as often as those who were still there.`,
			`Ask for every end in turn. One minus Kaplan-Meier gives ${answer.ends.map((end, at) => `${percent(end.naive.estimate)} ${(ends[at] ?? '').toLowerCase().replace('ecmo', 'ECMO')}`).join(', ')}: ${percent(total('naive'))} in all. By Aalen-Johansen the ends add up to ${percent(total('careful'))}, and with the ${percent(left)} not over yet to 100\u202f%.`,
			answer.closing === 'file'
				? `${isSmallCount(answer.open) ? 'Fewer than 5 runs were' : answer.open === 0 ? 'No run was' : `${count(answer.open)} of ${count(answer.n)} runs were`} open when the file closed, so ${hardlyOpen(answer) ? 'almost nobody was' : 'only these were'} *censored*, that is, lost from view with the end still to come. Everybody else *left*: they ended in one way or another. Now close the study early, and see what real censoring does to each method.`
				: `Closed early, ${count(answer.open)} of ${count(answer.n)} runs are not over. Keep only the finished ones, and ${share(counted(answer.finished).estimate)} ${did}; count the open ones as if nothing would happen to them any more, and it is ${share(counted(answer.asWithout).estimate)}. Aalen-Johansen keeps every run for as long as it was seen: ${withInterval('share', careful)}.`,
		];
	},
	comparison(answer) {
		const { horizon, event, others, still } = QUESTIONS[answer.question];
		const { naive, careful } = asked(answer);
		const early: EstimateRow[] =
			answer.closing === 'early'
				? [
						{
							label: 'Finished runs only',
							detail: 'those not over are dropped',
							role: 'other',
							...counted(answer.finished),
						},
						{
							label: 'Open runs counted as without',
							detail: `${still.toLowerCase().replace('ecmo', 'ECMO')} taken as final`,
							role: 'other',
							...counted(answer.asWithout),
						},
					]
				: [];
		return {
			scale: 'share',
			measure: `Cumulative ${event} by day ${horizon}`,
			subtitle: followedText(answer),
			rows: [
				{
					label: 'One minus Kaplan-Meier',
					detail: `${others} taken as lost${answer.question === 'death' ? '; the claim' : ''}`,
					role: 'naive',
					...naive,
				},
				...early,
				{
					label: 'Aalen-Johansen',
					detail: `${others} ended otherwise`,
					role: 'careful',
					...careful,
				},
			],
			notes: [
				'95\u202f% intervals on the log-log scale, of plain shares Wilson’s.',
				...closingNote(answer),
			],
			n: { cohort: answer.n + answer.unknown, used: answer.n },
		};
	},
	trueValue: (truth) => ({ label: 'how these runs went on', value: truth.x / truth.n }),
	predicts: (settings) => settings['question'] === 'death',
	verdict(answer, truth, _settings, predicted) {
		const { horizon, did } = QUESTIONS[answer.question];
		const { naive, careful } = asked(answer);
		const value = truth.x / truth.n;
		const off = Number(predicted) / 100 - value;
		return [
			`Follow the same runs through: by day ${horizon}, **${share(value)}** ${did} (${count(truth.x)} of ${count(truth.n)}). One minus Kaplan-Meier is ${missedBy('share', naive.estimate, value)}; Aalen-Johansen says ${withInterval('share', careful)}.`,
			closingWords(answer, careful, value),
			...(predicted === null
				? []
				: [
						`You said ${predicted}\u202f%. ${Math.abs(off) <= 0.03 ? 'That is close to what happened.' : `That is ${onScale('share', Math.abs(off)).replace('%', 'points')} ${off > 0 ? 'above' : 'below'} what happened.`}`,
					]),
		];
	},
};
