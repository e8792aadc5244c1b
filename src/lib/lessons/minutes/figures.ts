import { count, percent } from '../../domain/format.ts';
import type { TableValue } from '../../figures/figure.ts';
import { curvePanels } from '../../plot/curve-panels.ts';
import { intervalRows } from '../../plot/interval-rows.ts';
import { render } from '../../plot/render.ts';
import { wilson } from '../../stats/wilson.ts';
import { comparisonChart } from '../comparison/comparison-chart.ts';
import { comparisonView, type ComparisonDrawn } from '../comparison/comparison-view.ts';
import { withInterval } from '../comparison/words.ts';
import { GROUPS } from '../data/groups.ts';
import type { LessonFigure } from '../lesson.ts';
import type { MinutesAnswer } from './analysis.ts';
import { comparisonOf } from './comparison.ts';
import type { Example } from './examples.ts';
import { countedWords, exampleWords, timeline } from './timeline.ts';
import { countedBy, WAYS, type Way } from './ways.ts';

const text = (words: string): TableValue => ({ text: words, value: words });

const wayOf = (settings: Readonly<Record<string, string>>): Way =>
	WAYS.find(({ value }) => value === settings['way'])?.value ?? 'received';

interface Drawn {
	readonly way: Way;
	readonly examples: readonly Example[];
}

/** Which minutes an analysis needs before it knows a patient's group. */
const minutes: LessonFigure<MinutesAnswer, Drawn> = {
	id: 'timeline',
	name: 'When the group is decided',
	methods: [],
	present(answer, { settings }) {
		const way = wayOf(settings);
		const name = WAYS.find(({ value }) => value === way)?.label ?? '';
		const rows = answer.examples.map((one) => ({ one, counted: countedBy(way, one) }));
		const title = 'The minute at which each patient’s group is decided';
		return {
			title,
			subtitle: `${count(rows.length)} of ${count(answer.n)} arrests of ${GROUPS[answer.group].whom}, one of each kind; groups formed by: ${name}.`,
			notes: [
				'Real cases of the registry, each the nearest to a typical minute of its kind; they show how cases are counted, not how often.',
			],
			description: rows
				.map(
					({ one, counted }) =>
						`${one.activated ? 'Activated' : 'Not activated'}, ${exampleWords(one)}: ${countedWords(counted)}.`,
				)
				.join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'At minute 10', numeric: false },
					{ label: 'What happened', numeric: false },
					{ label: 'How it counts', numeric: false },
					{ label: 'Decided at minute', numeric: true },
				],
				rows: rows.map(({ one, counted }) => [
					text(one.activated ? 'ECPR activated' : 'not activated'),
					text(exampleWords(one)),
					text(countedWords(counted).split(',')[0] ?? ''),
					{ text: String(counted.decidedAt), value: counted.decidedAt },
				]),
			},
			n: { cohort: answer.n, used: answer.examples.length },
			empty: null,
			drawn: { way, examples: answer.examples },
		};
	},
	chart: (view, drawing) =>
		render(timeline(view.drawn.way, view.drawn.examples, drawing), drawing, view),
};

/** Points of a line that exist: where nobody is in a group, there is no share of it. */
const known = (points: readonly { readonly x: number; readonly y: number }[]) =>
	points.filter(({ y }) => Number.isFinite(y));

/** How soon those who lived without ECPR had a pulse, and how late the pump came. */
const course: LessonFigure<MinutesAnswer, MinutesAnswer['course']> = {
	id: 'course',
	name: 'Pulses back, pumps running, by minute',
	methods: [],
	present(answer) {
		const title =
			'By each minute: pulses back among survivors without ECPR, pumps running among runs';
		const at = (minute: number) => answer.course.find((point) => point.minute === minute);
		const thirty = at(30);
		return {
			title,
			subtitle: `Cumulative shares of those who were discharged alive without ECMO, and of the cannulated; ${GROUPS[answer.group].whom}.`,
			notes: [
				`${count(answer.withoutMinutes)} arrests without total CPR time are left out. Minutes are as reported, rounded by some to fives and tens.`,
			],
			description: `At minute 30, ${percent(thirty?.back ?? 0)} of the survivors without ECMO had their pulse back; ${percent(thirty?.flow ?? 0)} of the runs had flow.`,
			table: {
				caption: title,
				columns: [
					{ label: 'Minute', numeric: true },
					{ label: 'Pulse back, of survivors without ECMO', numeric: true },
					{ label: 'Flow, of the cannulated', numeric: true },
				],
				rows: answer.course.map(({ minute, back, flow }) => [
					{ text: String(minute), value: minute },
					{ text: percent(back), value: back },
					{ text: percent(flow), value: flow },
				]),
			},
			n: { cohort: answer.n, used: answer.n - answer.withoutMinutes },
			empty: null,
			drawn: answer.course,
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const points = view.drawn;
		const chart = curvePanels(
			{
				x: { from: 10, to: 90, ticks: [10, 20, 30, 45, 60, 75, 90], label: 'Minute of CPR' },
				y: { to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], label: 'Share by that minute' },
				key: [
					{
						label: 'Pulse back, of survivors without ECMO',
						colour: theme.second,
						sample: { kind: 'line', dash: '6,3' },
					},
					{ label: 'ECMO flow, of the cannulated', colour: theme.first, sample: { kind: 'line' } },
				],
				panels: [
					{
						heading: null,
						bands: [],
						lines: [
							{
								points: known(points.map(({ minute, back }) => ({ x: minute, y: back }))),
								stroke: theme.second,
								dash: '6,3',
								width: 2.5,
							},
							{
								points: known(points.map(({ minute, flow }) => ({ x: minute, y: flow }))),
								stroke: theme.first,
								width: 2.5,
							},
						],
						dots: [],
						labels: [],
						note: null,
						blocks: [],
						footer: [],
						stretches: points.slice(0, -1).map(({ minute, back, flow }, index) => ({
							from: minute,
							to: points[index + 1]?.minute ?? minute,
							words: `By minute ${minute}: pulse back in ${percent(back)}, flow in ${percent(flow)}`,
						})),
					},
				],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

/** The eight answers before the truth is opened. */
const answers: LessonFigure<MinutesAnswer, ComparisonDrawn> = {
	id: 'answers',
	name: 'Eight answers to one question',
	methods: ['g-computation', 'iptw', 'newcombe'],
	present: (answer) => comparisonView(comparisonOf(answer), null, null),
	chart: comparisonChart,
};

/** Flow now against not yet, at the same minute: another question. */
const riskSets: LessonFigure<MinutesAnswer, MinutesAnswer['riskSets']> = {
	id: 'risk-sets',
	name: 'Flow now against not yet',
	methods: ['risk-set-matching'],
	present({ riskSets: r, n, withoutMinutes, group }) {
		const title =
			'Another question: survival with flow now, and with no flow yet, at the same minute';
		const row = (label: string, share: number) => [
			text(label),
			{ text: percent(share, { decimals: 1 }), value: share },
			{ text: count(r.pairs), value: r.pairs },
		];
		return {
			title,
			subtitle: `${count(r.pairs)} pairs of ${GROUPS[group].whom}: a run at its minute of flow, and an arrest still in CPR at that minute, alike in what was known at minute 10.`,
			notes: [
				`Difference ${withInterval('difference', r)} points. ${count(r.laterTreated)} of the partners had flow later; ${count(r.unmatched)} runs found no partner.`,
				'Wilson 95\u202f% intervals of each share. The answer to “now or wait” is not on file, so no truth stands beside it.',
			],
			description: `With flow now ${percent(r.now, { decimals: 1 })}, not yet ${percent(r.notYet, { decimals: 1 })}, in ${count(r.pairs)} pairs.`,
			table: {
				caption: title,
				columns: [
					{ label: 'Group', numeric: false },
					{ label: 'Discharged alive', numeric: true },
					{ label: 'Pairs', numeric: true },
				],
				rows: [row('Flow now', r.now), row('Not yet', r.notYet)],
			},
			n: { cohort: n, used: n - withoutMinutes },
			empty: null,
			drawn: r,
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const r = view.drawn;
		const row = (label: string, share: number, series: number) => {
			const { lower, upper } = wilson(Math.round(share * r.pairs), r.pairs);
			return {
				label,
				lines: [
					{
						series,
						point: { estimate: share, lower: lower ?? share, upper: upper ?? share },
						note: null,
						columns: [percent(share, { decimals: 1 }), count(r.pairs)],
					},
				],
				words: `${label}: ${percent(share, { decimals: 1 })} of ${count(r.pairs)}`,
			};
		};
		const chart = intervalRows(
			{
				series: [
					{ label: 'Flow now', colour: theme.first, shape: 'circle' },
					{ label: 'Not yet', colour: theme.second, shape: 'square' },
				],
				unnamed: true,
				heads: ['Alive', 'Pairs'],
				sections: [
					{
						heading: null,
						reference: null,
						rows: [row('Flow now', r.now, 0), row('Not yet, at that minute', r.notYet, 1)],
					},
				],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

export const figures = [minutes, course, answers, riskSets] as const;
