import { count, decimal, NO_NUMBER, percent } from '../../domain/format.ts';
import { isSmallCount } from '../../domain/small-cell.ts';
import type { TableValue } from '../../figures/figure.ts';
import { curvePanels } from '../../plot/curve-panels.ts';
import { iconArrays, ofHundred } from '../../plot/icon-array.ts';
import { intervalRows } from '../../plot/interval-rows.ts';
import { render } from '../../plot/render.ts';
import { withInterval } from '../comparison/words.ts';
import type { LessonFigure } from '../lesson.ts';
import type { CensoringAnswer } from './analysis.ts';
import { QUESTIONS } from './ways.ts';
import { closingNote, followedText } from './words.ts';

const text = (words: string): TableValue => ({ text: words, value: words });
const share = (value: number): TableValue => ({ text: percent(value, { decimals: 1 }), value });
const atRiskText = (n: number): string => (isSmallCount(n) ? NO_NUMBER : count(n));

const used = ({ n, unknown }: CensoringAnswer) => ({ cohort: n + unknown, used: n });

/** One minus Kaplan-Meier and Aalen-Johansen of the same end, day by day. */
const curves: LessonFigure<CensoringAnswer, CensoringAnswer> = {
	id: 'curves',
	name: 'Two curves of the same runs',
	methods: ['aalen-johansen', 'kaplan-meier'],
	present(answer) {
		const { event, ticks, horizon, others } = QUESTIONS[answer.question];
		const title = `Cumulative ${event}, two ways of counting the same runs`;
		const near = (day: number) =>
			answer.curve.reduce((best, one) =>
				Math.abs(one.day - day) < Math.abs(best.day - day) ? one : best,
			);
		const rows = ticks.map((day) => ({ ...near(day), day }));
		return {
			title,
			subtitle: followedText(answer),
			notes: [
				`One minus Kaplan-Meier takes ${others} as lost to follow-up. Aalen-Johansen takes them as ended otherwise.`,
				...closingNote(answer),
			],
			description: `By day ${horizon}: one minus Kaplan-Meier ${percent(near(horizon).naive)}, Aalen-Johansen ${percent(near(horizon).careful)}. Both start at 0 and only rise; the gap grows from day to day.`,
			table: {
				caption: title,
				columns: [
					{ label: 'Day', numeric: true },
					{ label: 'One minus Kaplan-Meier', numeric: true },
					{ label: 'Aalen-Johansen', numeric: true },
					{ label: 'Still followed', numeric: true },
				],
				rows: rows.map(({ day, naive, careful }) => {
					const n = answer.atRisk.find((each) => each.day === day)?.n ?? 0;
					return [
						{ text: count(day), value: day },
						share(naive),
						share(careful),
						{ text: atRiskText(n), value: isSmallCount(n) ? null : n },
					];
				}),
			},
			n: used(answer),
			empty: null,
			drawn: answer,
		};
	},
	chart(view, drawing) {
		const answer = view.drawn;
		const { horizon, ticks, clock, event } = QUESTIONS[answer.question];
		const { theme } = drawing;
		const values = ticks.map((day) =>
			atRiskText(answer.atRisk.find((each) => each.day === day)?.n ?? 0),
		);
		const points = (way: 'naive' | 'careful') =>
			answer.curve.map((one) => ({ x: one.day, y: one[way] }));
		const chart = curvePanels(
			{
				x: { from: 0, to: horizon, ticks, label: clock },
				y: { to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], label: `Cumulative ${event}, share of runs` },
				key: [
					{
						label: 'One minus Kaplan-Meier',
						colour: theme.died,
						sample: { kind: 'line', dash: '6,4' },
					},
					{ label: 'Aalen-Johansen', colour: theme.survived, sample: { kind: 'line' } },
				],
				panels: [
					{
						heading: null,
						bands: [],
						lines: [
							{ points: points('naive'), stroke: theme.died, dash: '6,4', width: 2 },
							{ points: points('careful'), stroke: theme.survived, width: 2.5 },
						],
						dots: [],
						labels: [],
						note: null,
						blocks: [
							{
								label: null,
								colour: theme.ink,
								rows: [{ label: 'Followed', values }],
								words: `Runs still followed: ${ticks.map((day, at) => `day ${day}: ${values[at] ?? ''}`).join(', ')}`,
							},
						],
						footer: [],
						stretches: answer.curve
							.filter((_, at) => at % 6 === 0)
							.map(({ day, naive, careful }) => ({
								from: day - horizon / 28,
								to: day + horizon / 28,
								words: `Day ${decimal(day, Number.isInteger(day) ? 0 : 1)}: one minus Kaplan-Meier ${percent(naive)}, Aalen-Johansen ${percent(careful)}`,
							})),
					},
				],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

/** Every kind of end by the horizon, both ways: only one of them adds up. */
const sums: LessonFigure<CensoringAnswer, CensoringAnswer> = {
	id: 'sums',
	name: 'Do the ends add up?',
	methods: ['aalen-johansen', 'kaplan-meier'],
	present(answer) {
		const { ends, horizon } = QUESTIONS[answer.question];
		const title = `Each way of ending by day ${horizon}, counted both ways`;
		const total = (way: 'naive' | 'careful') =>
			answer.ends.reduce((sum, end) => sum + end[way].estimate, 0);
		return {
			title,
			subtitle: `${followedText(answer)} The ends add up to ${percent(total('careful'))} by Aalen-Johansen and to ${percent(total('naive'))} by one minus Kaplan-Meier.`,
			notes: [
				'95\u202f% intervals on the log-log scale.',
				'A run ends once, in one way: shares of the ends can never add to more than 100\u202f%.',
				...closingNote(answer),
			],
			description: ends
				.map((label, at) => {
					const end = answer.ends[at];
					return end === undefined
						? ''
						: `${label}: one minus Kaplan-Meier ${withInterval('share', end.naive)}, Aalen-Johansen ${withInterval('share', end.careful)}.`;
				})
				.join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'End', numeric: false },
					{ label: 'One minus Kaplan-Meier', numeric: true },
					{ label: '95\u202f% CI', numeric: true },
					{ label: 'Aalen-Johansen', numeric: true },
					{ label: '95\u202f% CI', numeric: true },
				],
				rows: ends.flatMap((label, at) => {
					const end = answer.ends[at];
					if (end === undefined) return [];
					const limits = (way: 'naive' | 'careful') => {
						const { lower, upper } = end[way];
						return text(
							lower === null || upper === null
								? NO_NUMBER
								: `${percent(lower, { decimals: 1, bare: true })} to ${percent(upper, { decimals: 1, bare: true })}`,
						);
					};
					return [
						[
							text(label),
							share(end.naive.estimate),
							limits('naive'),
							share(end.careful.estimate),
							limits('careful'),
						],
					];
				}),
			},
			n: used(answer),
			empty: null,
			drawn: answer,
		};
	},
	chart(view, drawing) {
		const answer = view.drawn;
		const { theme } = drawing;
		const { ends } = QUESTIONS[answer.question];
		const chart = intervalRows(
			{
				series: [
					{ label: 'One minus Kaplan-Meier', colour: theme.died, shape: 'square' },
					{ label: 'Aalen-Johansen', colour: theme.survived, shape: 'circle' },
				],
				heads: ['Share, 95\u202f% CI'],
				sections: [
					{
						heading: null,
						reference: null,
						rows: answer.ends.map((end, at) => ({
							label: ends[at] ?? '',
							lines: (['naive', 'careful'] as const).map((way, series) => {
								const { estimate, lower, upper } = end[way];
								return {
									series,
									point: { estimate, lower: lower ?? estimate, upper: upper ?? estimate },
									note: null,
									columns: [withInterval('share', end[way])],
								};
							}),
							words: `${ends[at] ?? ''}: one minus Kaplan-Meier ${withInterval('share', end.naive)}, Aalen-Johansen ${withInterval('share', end.careful)}`,
						})),
					},
				],
				reach: 1,
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

/** Where a hundred runs are at three days. */
const hundred: LessonFigure<CensoringAnswer, CensoringAnswer> = {
	id: 'hundred',
	name: 'Where a hundred runs are',
	methods: ['aalen-johansen'],
	present(answer) {
		const { ends, still } = QUESTIONS[answer.question];
		const kinds = [...ends, still];
		const title = `Of 100 runs: where they are on days ${answer.states.map(({ day }) => count(day)).join(', ')}`;
		return {
			title,
			subtitle: followedText(answer),
			notes: [
				'Aalen-Johansen, rounded to whole runs; exact shares stand in the numbers.',
				...closingNote(answer),
			],
			description: answer.states
				.map(
					({ day, shares }) =>
						`Day ${day}: ${kinds.map((kind, at) => `${kind.toLowerCase()} ${percent(shares[at] ?? NaN)}`).join(', ')}.`,
				)
				.join(' ')
				.replaceAll('ecmo', 'ECMO'),
			table: {
				caption: title,
				columns: [
					{ label: 'Day', numeric: true },
					...kinds.map((label) => ({ label, numeric: true })),
				],
				rows: answer.states.map(({ day, shares }) => [
					{ text: count(day), value: day },
					...shares.map(share),
				]),
			},
			n: used(answer),
			empty: null,
			drawn: answer,
		};
	},
	chart(view, drawing) {
		const answer = view.drawn;
		const { theme } = drawing;
		const { ends, still } = QUESTIONS[answer.question];
		const fills =
			answer.question === 'death'
				? [theme.died, theme.survived, theme.first, theme.paper]
				: [theme.survived, theme.died, theme.paper];
		const chart = iconArrays(
			{
				kinds: [...ends, still].map((label, at) => ({ label, fill: fills[at] ?? theme.paper })),
				arrays: answer.states.map(({ day, shares }) => {
					const counts = ofHundred(shares);
					return {
						heading: `Day ${day}`,
						detail: `${count(counts[0] ?? 0)} ${QUESTIONS[answer.question].did}`,
						counts,
						words: `Day ${day}: ${[...ends, still].map((kind, at) => `${kind} ${count(counts[at] ?? 0)}`).join(', ')}`,
					};
				}),
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

export const figures = [curves, sums, hundred] as const;
