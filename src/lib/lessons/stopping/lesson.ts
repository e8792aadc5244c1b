import { count, decimal, percent } from '../../domain/format.ts';
import { holds, withInterval } from '../comparison/words.ts';
import type { Comparison, Lesson } from '../lesson.ts';
import type { StoppingAnswer, StoppingTruth } from './analysis.ts';
import { stoppingFacts } from './facts.ts';
import { figures } from './figures.ts';
import { text } from './text.ts';
import { truthFigures } from './truth-figures.ts';
import { MARKERS, ofHundredText, shareText, whomText } from './words.ts';

const share = (value: number): string => percent(value, { decimals: 1 });
const people = ({ group }: StoppingAnswer): string =>
	group === 'child-ihca' ? 'children' : 'adults';

function rows(answer: StoppingAnswer): Comparison['rows'] {
	const { positive, negative } = MARKERS[answer.marker];
	const { survival, fromUnseen } = answer;
	if (answer.marker === 'lactate')
		return [
			{
				label: `“Futile” ${positive}`,
				detail: 'the claim read as a rule',
				role: 'naive',
				estimate: 0,
				lower: null,
				upper: null,
			},
			{
				label: `Counted: ${positive}`,
				detail: `${count(survival.positive.n)} runs`,
				role: 'careful',
				...survival.positive,
			},
			{
				label: `Counted: ${negative}`,
				detail: `${count(survival.negative.n)} runs`,
				role: 'other',
				...survival.negative,
			},
		];
	return [
		{
			label: `As on file, ${positive}`,
			detail: 'with teams who knew the value; the claim',
			role: 'naive',
			...survival.positive,
		},
		...(fromUnseen === null
			? []
			: [
					{
						label: 'Worked out from the unseen',
						detail: `${count(survival.unseen.n)} in whom nobody could act on a value`,
						role: 'careful' as const,
						...fromUnseen,
					},
				]),
	];
}

export const lesson: Lesson<StoppingAnswer, StoppingTruth> = {
	facts: stoppingFacts,
	text,
	prediction: {
		kind: 'slider',
		question:
			'Of 100 children with an end-tidal CO₂ below 10 mmHg at minute 10, how many would leave hospital alive if nobody acted on the value?',
		low: 0,
		high: 30,
		step: 1,
		initial: 15,
		unit: '%',
		ends: ['none', '30 of 100'],
		perUnit: 0.01,
	},
	settings: {
		marker: {
			kind: 'choice',
			label: 'Which test',
			values: [
				{ value: 'etco2', label: 'End-tidal CO₂ below 10' },
				{ value: 'lactate', label: 'Lactate above 15' },
			],
			initial: 'etco2',
		},
		group: {
			kind: 'choice',
			label: 'Whose arrests',
			values: [
				{ value: 'child-ihca', label: 'Children, in hospital' },
				{ value: 'adult-ohca', label: 'Adults, out of hospital' },
			],
			initial: 'child-ihca',
		},
	},
	figures,
	truthFigures,
	reading(answer) {
		const { positive, negative, acted: done } = MARKERS[answer.marker];
		const { survival, acted, cells, positiveRatio, negativeRatio, stoppedAt } = answer;
		const low = cells[0] + cells[1];
		const before = (cells[0] + cells[2]) / (cells[1] + cells[3]);
		return [
			`Of 100 ${people(answer)} with a value, ${ofHundredText(low)} were ${positive}. The same in likelihood ratios: before the test the odds of death are ${decimal(before, 1)} to 1; a value ${positive} multiplies them by **${withInterval('ratio', positiveRatio)}**, to ${decimal(before * positiveRatio.estimate, 1)} to 1; any other value by ${withInterval('ratio', negativeRatio)}.`,
			`In people: with a value ${positive}, **${shareText(survival.positive)}** left hospital alive, with ${negative} ${shareText(survival.negative)}, without a value ${shareText(survival.unseen)}. Say it this way: of 100 such ${people(answer)}, about ${decimal(survival.positive.estimate * 100)} lived.`,
			answer.marker === 'lactate'
				? `${done} with a value ${positive}: ${shareText(acted.positive)}; otherwise ${shareText(acted.negative)}. In this registry nobody acts on lactate, so the counts can be taken as they are. It is a weak test: of those who died ${percent(cells[0] / (cells[0] + cells[2]))} were ${positive}, but so were ${percent(cells[1] / (cells[1] + cells[3]))} of those who lived.`
				: `Now look at what was done. With a value ${positive}, CPR was stopped without a pulse in ${shareText(acted.positive)}, otherwise in ${shareText(acted.negative)}${stoppedAt === null ? '' : `; at a median of ${count(stoppedAt.positive)} minutes against ${count(stoppedAt.negative)}`}. Some of this is disease. Some is the team, who saw the value and gave up sooner: a stop is a death, whatever would have come. **The test had a hand in the outcome it predicts**, and the file alone cannot say how large a hand.`,
		];
	},
	comparison(answer) {
		const { positive } = MARKERS[answer.marker];
		return {
			scale: 'share',
			measure: `Survival to discharge with a value ${positive}`,
			subtitle: `${whomText(answer).charAt(0).toUpperCase()}${whomText(answer).slice(1)}.`,
			rows: rows(answer),
			notes: [
				'Wilson 95\u202f% intervals.',
				...(answer.marker === 'etco2'
					? [
							'The second row: values go unseen at random, so the unseen hold as many low values as the seen; whatever sets the two apart comes from those. Interval by the delta method, cut at 0.',
						]
					: [
							'No truth is marked: nobody acts on lactate here, so that there is nothing to take away.',
						]),
			],
			n: { cohort: answer.n + answer.open, used: answer.n },
		};
	},
	trueValue: (truth) =>
		truth === null ? null : { label: 'nobody acts on the value', value: truth.none.alive },
	predicts: (settings) => settings['marker'] === 'etco2' && settings['group'] === 'child-ihca',
	verdict(answer, truth, _settings, predicted) {
		const { survival, positiveRatio, fromUnseen } = answer;
		if (truth === null)
			return [
				`Nobody acts on lactate in this registry, and so the count is the answer: of 100 ${people(answer)} above the limit, **${ofHundredText(survival.positive.estimate)}** lived, with a likelihood ratio for death of ${withInterval('ratio', positiveRatio)}. Whoever had stopped at that value would have given up on all of them.`,
				'Were it made a rule, the next registry would show that nobody above the limit survives, and the rule would have proved itself.',
			];
		const off = Number(predicted) / 100 - truth.none.alive;
		return [
			`Run again with nobody acting on the value, **${share(truth.none.alive)}** of the same ${count(truth.low)} ${people(answer)} live instead of ${share(truth.onFile.alive)}, and the likelihood ratio is ${decimal(truth.none.ratio ?? NaN, 2)} instead of ${decimal(truth.onFile.ratio ?? NaN, 2)}. The test looks better than it is. Of those who would live, ${share(truth.none.falseAlarm)} have such a value.`,
			`With a strict rule ${truth.strict.alive === 0 ? 'nobody' : 'almost nobody'} with a low value lives: the test becomes perfect by being obeyed.`,
			...(fromUnseen === null
				? []
				: [
						`From the file alone no sure answer could be had. That some values go unseen at random is a small experiment, but here it only says ${withInterval('share', fromUnseen)}, ${holds(fromUnseen, truth.none.alive) === true ? 'an interval that holds the truth and' : 'an interval that misses the truth, and'} is too wide to decide by.`,
					]),
			...(predicted === null
				? []
				: [
						`You said ${predicted}\u202f%. ${Math.abs(off) <= 0.02 ? 'That is close to the truth.' : `That is ${decimal(Math.abs(off) * 100, 1)} points ${off > 0 ? 'above' : 'below'} the truth.`}`,
					]),
		];
	},
};
