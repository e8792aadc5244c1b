import { count, counted, decimal, percent } from '../../domain/format.ts';
import type { TableValue } from '../../figures/figure.ts';
import { curvePanels } from '../../plot/curve-panels.ts';
import { intervalRows } from '../../plot/interval-rows.ts';
import { render } from '../../plot/render.ts';
import { clopperPearson } from '../../stats/clopper-pearson.ts';
import { wilson } from '../../stats/wilson.ts';
import type { LessonFigure } from '../lesson.ts';
import {
	DRAWN,
	holdsShare,
	INTERVALS,
	SHOWN,
	type IntervalName,
	type PrecisionAnswer,
} from './analysis.ts';
import { holding, methodName, methodOf, ofAll, sampleText, trueShare } from './words.ts';

const text = (words: string): TableValue => ({ text: words, value: words });
const whole = (value: number): TableValue => ({ text: count(value), value });
const share = (value: number | null): TableValue => ({
	text: value === null ? '–' : percent(value, { decimals: 1 }),
	value,
});

const REPLACED =
	'Samples are drawn at random with replacement; they are no groups of patients, so that the rule on small counts does not apply to them.';

interface SamplesDrawn {
	readonly method: IntervalName;
	readonly truth: number;
	readonly samples: readonly {
		readonly x: number;
		readonly estimate: number;
		readonly lower: number;
		readonly upper: number;
		readonly holds: boolean;
		readonly words: string;
	}[];
}

/** Forty samples of the same runs, each with its interval. */
const samples: LessonFigure<PrecisionAnswer, SamplesDrawn> = {
	id: 'samples',
	name: 'Forty samples of the same runs',
	methods: ['wilson', 'wald'],
	present(answer, { settings }) {
		const { size, runs } = answer;
		const method = methodOf(settings);
		const truth = trueShare(answer);
		const drawn = answer.samples.map((x, at) => {
			const interval = INTERVALS[method](x, size);
			return {
				x,
				estimate: x / size,
				lower: interval.lower ?? 0,
				upper: interval.upper ?? 1,
				holds: holdsShare(interval, truth),
				words: `Sample ${at + 1}: ${sampleText(x, size, method)}`,
			};
		});
		const { shown, all } = holding(answer, method);
		const title = `Survival in ${SHOWN} samples of ${size} runs, with 95\u202f% intervals`;
		return {
			title,
			subtitle: `All drawn from the same ${count(runs)} ECPR runs of children after arrest out of hospital, of whom ${percent(truth, { decimals: 1 })} left hospital alive.`,
			notes: [
				`${methodName(method)} intervals. ${REPLACED}`,
				`${shown} of the ${SHOWN} intervals hold the true share; of ${count(DRAWN)} samples drawn, ${ofAll(all)}.`,
				`Left out: ${counted(answer.open, 'run', 'runs')} with an open outcome at the snapshot (end of 2024).`,
			],
			description: `${shown} of ${SHOWN} ${methodName(method)} intervals hold ${percent(truth, { decimals: 1 })}. ${drawn.map(({ words, holds }) => `${words}${holds ? '' : ', misses'}.`).join(' ')}`,
			table: {
				caption: title,
				columns: [
					{ label: 'Sample', numeric: true },
					{ label: 'Alive', numeric: true },
					{ label: 'Of', numeric: true },
					{ label: 'Share', numeric: true },
					{ label: '95\u202f% CI from', numeric: true },
					{ label: 'to', numeric: true },
					{ label: 'Holds the true share', numeric: false },
				],
				rows: drawn.map((one, at) => [
					whole(at + 1),
					whole(one.x),
					whole(size),
					share(one.estimate),
					share(one.lower),
					share(one.upper),
					text(one.holds ? 'yes' : 'no'),
				]),
			},
			n: { cohort: runs + answer.open, used: runs },
			empty: null,
			drawn: { method, truth, samples: drawn },
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const { truth, samples: all } = view.drawn;
		const numbered = all.map((one, at) => ({ ...one, at: at + 1 }));
		const points = (holds: boolean) =>
			numbered
				.filter((one) => one.holds === holds)
				.map(({ at, estimate, lower, upper }) => ({ x: at, y: estimate, lower, upper }));
		const chart = curvePanels(
			{
				x: { from: 0, to: SHOWN + 1, ticks: [1, 10, 20, 30, 40], label: 'Sample' },
				y: { to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], label: 'Left hospital alive' },
				key: [
					{
						label: 'holds the true share',
						colour: theme.survived,
						sample: { kind: 'dot', shape: 'circle' },
					},
					{ label: 'misses it', colour: theme.died, sample: { kind: 'dot', shape: 'square' } },
					{
						label: `true share, ${percent(truth, { decimals: 1 })}`,
						colour: theme.ink,
						sample: { kind: 'line', dash: '5,4' },
					},
				],
				panels: [
					{
						heading: null,
						bands: [],
						lines: [
							{
								points: [
									{ x: 0, y: truth },
									{ x: SHOWN + 1, y: truth },
								],
								stroke: theme.ink,
								dash: '5,4',
							},
						],
						dots: [
							{ points: points(true), colour: theme.survived, shape: 'circle' },
							{ points: points(false), colour: theme.died, shape: 'square' },
						],
						labels: [],
						note: null,
						blocks: [],
						footer: [],
						stretches: numbered.map(({ at, words }) => ({ from: at - 0.5, to: at + 0.5, words })),
					},
				],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

interface CoverageDrawn {
	readonly rows: PrecisionAnswer['performance'];
}

const NAMES: readonly IntervalName[] = ['wilson', 'wald'];

/** How often intervals hold, worked out exactly. */
const coverage: LessonFigure<PrecisionAnswer, CoverageDrawn> = {
	id: 'coverage',
	name: 'How often the intervals hold',
	methods: ['wilson', 'wald'],
	present(answer) {
		const { performance } = answer;
		const title = 'Share of 95\u202f% intervals that hold the true share, by size of sample';
		const line = (name: IntervalName, of: (typeof performance)[number]): string =>
			`${methodName(name)}, samples of ${of.size}: ${percent(of[name].covers, { decimals: 1 })} hold, mean width ${decimal(of[name].width * 100)} points`;
		return {
			title,
			subtitle: `Over all samples that could be drawn where ${percent(trueShare(answer), { decimals: 1 })} survive.`,
			notes: [
				'Worked out by the binomial distribution, no draw of chance in it. The dotted line is the 95\u202f% that the intervals promise. Width in percentage points.',
			],
			description: `${performance.flatMap((of) => NAMES.map((name) => line(name, of))).join('. ')}.`,
			table: {
				caption: title,
				columns: [
					{ label: 'Runs in a sample', numeric: true },
					{ label: 'Interval', numeric: false },
					{ label: 'Holds the true share', numeric: true },
					{ label: 'Mean width, points', numeric: true },
				],
				rows: performance.flatMap((of) =>
					NAMES.map((name) => [
						whole(of.size),
						text(methodName(name)),
						share(of[name].covers),
						{ text: decimal(of[name].width * 100, 1), value: of[name].width },
					]),
				),
			},
			n: { cohort: answer.runs + answer.open, used: answer.runs },
			empty: null,
			drawn: { rows: performance },
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const chart = intervalRows(
			{
				series: [
					{ label: 'Wilson', colour: theme.survived, shape: 'circle' },
					{ label: 'Wald', colour: theme.died, shape: 'square' },
				],
				heads: ['Hold', 'Width'],
				reach: 1,
				sections: [
					{
						heading: null,
						reference: 0.95,
						rows: view.drawn.rows.map((of) => ({
							label: `Samples of ${of.size}`,
							lines: NAMES.map((name, series) => ({
								series,
								point: {
									estimate: of[name].covers,
									lower: of[name].covers,
									upper: of[name].covers,
								},
								note: null,
								columns: [percent(of[name].covers), decimal(of[name].width * 100)],
							})),
							words: `Samples of ${of.size}: ${NAMES.map((name) => `${methodName(name)} holds in ${percent(of[name].covers)}`).join(', ')}`,
						})),
					},
				],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

/** Numbers of patients of whom none had the event. */
const NONE_OF = [10, 20, 50, 100, 300] as const;

interface NoneDrawn {
	readonly rows: readonly {
		readonly n: number;
		readonly wilson: number;
		readonly exact: number;
	}[];
}

/** What none of so many leaves open. */
const none: LessonFigure<PrecisionAnswer, NoneDrawn> = {
	id: 'none',
	name: 'None of so many',
	methods: ['wilson', 'clopper-pearson'],
	present(answer, { confidenceLevel }) {
		const rows = NONE_OF.map((n) => ({
			n,
			wilson: wilson(0, n, confidenceLevel).upper ?? 1,
			exact: clopperPearson(0, n, confidenceLevel).upper ?? 1,
		}));
		const title = 'No event seen: the risks that 95\u202f% intervals still hold';
		return {
			title,
			subtitle: 'Upper limit of the two-sided interval when none of so many had the event.',
			notes: [
				'Any event, any patients: only the number matters. The Wald interval would run from 0 to 0 whatever the number.',
				'3 ÷ n is the rule of three, for the one-sided exact 95\u202f% limit; the two-sided exact limit lies higher.',
			],
			description: rows
				.map(
					({ n, wilson: own, exact }) =>
						`None of ${n}: up to ${percent(own, { decimals: 1 })} (Wilson), ${percent(exact, { decimals: 1 })} (exact), ${percent(3 / n, { decimals: 1 })} (rule of three).`,
				)
				.join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Event in', numeric: true },
					{ label: 'Of', numeric: true },
					{ label: 'Upper limit, Wilson', numeric: true },
					{ label: 'Upper limit, exact', numeric: true },
					{ label: '3 ÷ n', numeric: true },
				],
				rows: rows.map((row) => [
					whole(0),
					whole(row.n),
					share(row.wilson),
					share(row.exact),
					share(3 / row.n),
				]),
			},
			n: { cohort: answer.runs + answer.open, used: answer.runs },
			empty: null,
			drawn: { rows },
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const chart = intervalRows(
			{
				series: [
					{ label: 'Wilson', colour: theme.survived, shape: 'circle' },
					{ label: 'Exact', colour: theme.softInk, shape: 'diamond', hollow: true },
				],
				heads: ['Up to', '3 ÷ n'],
				sections: [
					{
						heading: null,
						reference: null,
						rows: view.drawn.rows.map((row) => ({
							label: `None of ${row.n}`,
							lines: [row.wilson, row.exact].map((upper, series) => ({
								series,
								point: { estimate: 0, lower: 0, upper },
								note: null,
								columns: [
									percent(upper, { decimals: 1 }),
									series === 0 ? percent(3 / row.n, { decimals: 1 }) : '',
								],
							})),
							words: `None of ${row.n}: up to ${percent(row.wilson, { decimals: 1 })} by Wilson`,
						})),
					},
				],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

export const figures = [samples, coverage, none] as const;
