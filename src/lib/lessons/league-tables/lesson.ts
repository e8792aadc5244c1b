import { count, decimal, percent } from '../../domain/format.ts';
import { missedBy, points, pointsApart } from '../comparison/words.ts';
import { meanOver, OVER } from '../contract/said.ts';
import type { Lesson } from '../lesson.ts';
import type { LeagueAnswer, LeagueTruth } from './analysis.ts';
import { leagueTablesFacts } from './facts.ts';
import { figures, truthFigures } from './figures.ts';
import { text } from './text.ts';
import { chosen, endOf, howMany, meanOf, named, ordinal, stayed, trueMean } from './words.ts';

export const lesson: Lesson<LeagueAnswer, LeagueTruth> = {
	facts: leagueTablesFacts,
	text,
	prediction: {
		kind: 'slider',
		question:
			'The five best centres of 2012 to 2018 lay 12 points above what is expected of their patients. How many points above it are these five in truth?',
		low: -10,
		high: 20,
		step: 1,
		initial: 12,
		unit: 'points',
		ends: ['10 below expected', '20 above'],
		perUnit: 0.01,
	},
	settings: {
		end: {
			kind: 'choice',
			label: 'Which end of the table',
			values: [
				{ value: 'best', label: 'The best' },
				{ value: 'worst', label: 'The worst' },
			],
			initial: 'best',
			drawnOnly: true,
		},
		many: {
			kind: 'range',
			label: 'How many of them',
			low: 1,
			high: 10,
			step: 1,
			initial: '5',
			unit: '',
			drawnOnly: true,
		},
		adjust: {
			kind: 'choice',
			label: 'Expected survival',
			help: 'What a centre is held against: the same for all, or what its own patients would have on average.',
			values: [
				{ value: 'yes', label: 'Of its patients, by what is known at minute 10' },
				{ value: 'no', label: 'The same for all: crude rates' },
			],
			initial: 'yes',
		},
	},
	figures,
	reading(answer, settings) {
		const many = howMany(settings);
		const end = endOf(settings);
		const places = chosen(answer, many, end);
		const first = meanOf(answer, places, (centre) => centre.first);
		const later = meanOf(answer, places, (centre) => centre.later);
		const shrunk = meanOf(answer, places, (centre) => centre.shrunk);
		const extreme = answer.centres[places[0] ?? -1];
		const kept = stayed(answer, many, end);
		const again =
			many === 1
				? ''
				: `; ${kept === 0 ? 'none' : String(kept)} of the ${String(many)} stood among the ${named(many, end)} again`;
		return [
			`In 2012 to 2018 the ${named(many, end)} of ${count(answer.centres.length)} lay **${points(first.estimate)} points** from expected. ${extreme === undefined || extreme.first.few || extreme.later.few ? '' : `Number 1, with ${count(extreme.first.n)} runs, stood at ${points(extreme.first.value)}; in 2019 to 2024 the same centre stood at ${points(extreme.later.value)}, ${ordinal(extreme.laterPlace)} of ${count(answer.centres.length)}. `}The funnel shows how far centres of each size stray by chance alone: the fewer the runs, the further.`,
			`With other patients, in 2019 to 2024, the same ${many === 1 ? 'centre' : 'centres'} lay ${points(later.estimate)} points from expected${again}. This is *regression to the mean*: whoever is picked for an extreme result was, on average, lucky or unlucky, and luck does not last. **Shrinkage** foresees it from the first period alone: ${points(shrunk.estimate)} points. It draws each centre towards the middle by as much of its excess as chance would explain.`,
		];
	},
	comparison(answer, settings) {
		const many = howMany(settings);
		const end = endOf(settings);
		const places = chosen(answer, many, end);
		return {
			scale: 'difference',
			measure: `Survival above expected, the ${named(many, end)} of 2012 to 2018`,
			subtitle: `Percentage points, mean of the ${many === 1 ? 'one centre' : `${String(many)} centres`}, ECPR runs of children in hospital.`,
			rows: [
				{
					label: 'As ranked, 2012 to 2018',
					detail: settings['adjust'] === 'no' ? 'crude' : 'adjusted for what is known at minute 10',
					role: 'naive',
					...meanOf(answer, places, ({ first }) => first),
				},
				{
					label: 'Shrunken',
					detail: 'empirical Bayes, from 2012 to 2018 alone',
					role: 'careful',
					...meanOf(answer, places, ({ shrunk }) => shrunk),
				},
				{
					label: 'The same, 2019 to 2024',
					detail: 'other patients, not picked by',
					role: 'other',
					...meanOf(answer, places, ({ later }) => later),
				},
			],
			notes: [
				'The interval of the first row is that of chance for centres named beforehand. These were picked for their results, so it is too favourable to what was seen.',
			],
			sides: ['below expected', 'above expected'],
			n: { cohort: answer.runs + answer.open, used: answer.runs - answer.small },
		};
	},
	trueValue(truth, settings) {
		const many = howMany(settings);
		const from = endOf(settings) === 'best' ? 0 : truth.excess.length - many;
		const places = Array.from({ length: many }, (_, at) => from + at);
		return { label: 'the same centres', value: trueMean(truth, places) };
	},
	predicts: (settings) =>
		settings['adjust'] !== 'no' && endOf(settings) === 'best' && howMany(settings) === 5,
	verdict(answer, truth, settings, predicted) {
		const many = howMany(settings);
		const end = endOf(settings);
		const places = chosen(answer, many, end);
		const value = trueMean(truth, places);
		const first = meanOf(answer, places, (centre) => centre.first);
		const shrunk = meanOf(answer, places, (centre) => centre.shrunk);
		const missed = (estimate: number): string => missedBy('difference', estimate, value);
		return [
			`In truth the ${named(many, end)} lie **${points(value)} points** from expected. The table’s ${points(first.estimate)} is ${missed(first.estimate)}; the shrunken ${points(shrunk.estimate)} is ${missed(shrunk.estimate)}. ${OVER} the five best stood at ${meanOver('league-tables', 'best')} and the five worst at ${meanOver('league-tables', 'worst')} points on average; the truth was ${meanOver('league-tables', 'bestTruth')} and ${meanOver('league-tables', 'worstTruth')}, shrinkage said ${meanOver('league-tables', 'bestShrunk')} and ${meanOver('league-tables', 'worstShrunk')}.`,
			`Shrinkage is not made for a handful picked by result. It is made for all centres at once: over the ${count(answer.centres.length)}, with all years used, the typical error (root mean square) is ${decimal(100 * truth.error.raw, 1)} points before and **${decimal(100 * truth.error.shrunk, 1)} points** after. Intervals held the truth in ${percent(truth.held.raw)} of centres before and ${percent(truth.held.shrunk)} after, the later ones being narrower.`,
			`The centres do differ in truth, from ${points(Math.min(...truth.excess))} to ${points(Math.max(...truth.excess))} points. A league table is not noise alone. It is signal and noise in one number, and its two ends are where the noise is largest.`,
			...(predicted === null
				? []
				: [
						`You said ${points(Number(predicted) / 100, 0)} points for the five best, ${pointsApart(Number(predicted) / 100 - value)} from the truth.`,
					]),
		];
	},
	truthFigures,
};
