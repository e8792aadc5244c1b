import { count, NO_NUMBER, percent } from '../../domain/format.ts';
import type { TableValue, View } from '../../figures/figure.ts';
import type { Drawing } from '../../plot/drawing.ts';
import { estimateRows } from '../../plot/estimate-rows.ts';
import { intervalRows } from '../../plot/interval-rows.ts';
import { render } from '../../plot/render.ts';
import { stackedBars } from '../../plot/stacked-bars.ts';
import { withInterval } from '../comparison/words.ts';
import type { LessonFigure } from '../lesson.ts';
import { COPIES, type NeurologyAnswer, type NeurologyTruth, type OutOf } from './analysis.ts';
import {
	assumedOf,
	boundsOf,
	boundsText,
	exact,
	OUT_OF,
	outOfOf,
	sizeOf,
	supposing,
	unrecordedOf,
	whom,
} from './words.ts';

const text = (words: string): TableValue => ({ text: words, value: words });
const number = (value: number | null, write: (value: number) => string): TableValue => ({
	text: value === null ? NO_NUMBER : write(value),
	value,
});

type State = 'favourable' | 'unfavourable' | 'unrecorded' | 'died';

const STATES: readonly { readonly name: State; readonly label: string }[] = [
	{ name: 'favourable', label: 'Alive, favourable' },
	{ name: 'unfavourable', label: 'Alive, not favourable' },
	{ name: 'unrecorded', label: 'Alive, not recorded' },
	{ name: 'died', label: 'Died' },
];

interface Bar {
	readonly label: string;
	readonly count: string;
	readonly counts: Readonly<Record<State, number>>;
}

interface Bars {
	readonly states: readonly State[];
	readonly bars: readonly Bar[];
}

const total = ({ counts }: Bar): number =>
	Object.values(counts).reduce((sum, value) => sum + value, 0);

function barsTable(caption: string, { states, bars }: Bars): View['table'] {
	const kept = STATES.filter(({ name }) => states.includes(name));
	return {
		caption,
		columns: [
			{ label: 'Group', numeric: false },
			...kept.map(({ label }) => ({ label, numeric: true })),
			{ label: 'Of', numeric: true },
		],
		rows: bars.map((bar) => [
			text(bar.label),
			...kept.map(({ name }) => number(bar.counts[name], count)),
			number(total(bar), count),
		]),
	};
}

const barWords = (bar: Bar): string =>
	`${bar.label}, ${count(total(bar))}: ${STATES.filter(({ name }) => bar.counts[name] > 0)
		.map(
			({ name, label }) =>
				`${label.toLowerCase()} ${count(bar.counts[name])} (${exact(bar.counts[name] / total(bar))})`,
		)
		.join(', ')}.`;

function barsChart(view: View<Bars>, drawing: Drawing): SVGSVGElement {
	const { theme } = drawing;
	const { states, bars } = view.drawn;
	const fills: Readonly<Record<State, { readonly fill: string; readonly ink: string }>> = {
		favourable: { fill: theme.survived, ink: theme.paper },
		unfavourable: { fill: theme.first, ink: theme.paper },
		unrecorded: { fill: theme.rule, ink: theme.ink },
		died: { fill: theme.softInk, ink: theme.paper },
	};
	const kept = STATES.filter(({ name }) => states.includes(name));
	const chart = stackedBars(
		{
			kinds: kept.map(({ name, label }) => ({ label, ...fills[name] })),
			sections: [
				{
					heading: null,
					bars: bars.map((bar) => ({
						label: bar.label,
						count: bar.count,
						detail: null,
						segments: kept.map(({ name }, kind) => ({
							kind,
							share: bar.counts[name] / total(bar),
						})),
						note: null,
						words: barWords(bar),
						bold: false,
					})),
				},
			],
		},
		drawing,
	);
	return render(chart, drawing, view);
}

/** Everybody, then the survivors alone: what is on file of their brain. */
const onFile: LessonFigure<NeurologyAnswer, Bars> = {
	id: 'on-file',
	name: 'What is on file',
	methods: ['wilson'],
	present(answer) {
		const alive = {
			favourable: answer.good,
			unfavourable: answer.recorded - answer.good,
			unrecorded: unrecordedOf(answer),
			died: 0,
		};
		const drawn: Bars = {
			states: ['favourable', 'unfavourable', 'unrecorded', 'died'],
			bars: [
				{
					label: 'Everybody',
					count: count(answer.n),
					counts: { ...alive, died: answer.n - answer.alive },
				},
				{ label: 'Survivors alone', count: count(answer.alive), counts: alive },
			],
		};
		const title = 'Neurology at discharge: recorded, not recorded, died';
		return {
			title,
			subtitle: `${count(answer.n)} ${whom(answer)}; ${count(answer.alive)} left hospital alive, ${count(answer.recorded)} of them with neurology on file.`,
			notes: [
				'Favourable: paediatric cerebral performance category 1 to 3, or unchanged from before the arrest.',
				`${count(answer.open)} still in hospital at the snapshot are left out.`,
			],
			description: drawn.bars.map(barWords).join(' '),
			table: barsTable(title, drawn),
			n: { cohort: answer.n + answer.open, used: answer.n },
			empty: null,
			drawn,
		};
	},
	chart: barsChart,
};

const WAYS: readonly OutOf[] = ['survivors', 'all'];

/** What the model had to do without, where hardly any of the recorded differed in outcome. */
function leftOutWords({ leftOut, predictors }: NeurologyAnswer): string {
	if (leftOut === 0) return '';
	const which = leftOut === predictors ? 'All' : String(leftOut);
	const are = leftOut === 1 ? 'is' : 'are';
	return ` ${which} of its ${predictors} predictors ${are} left out: among so few recorded survivors no estimate can be had.`;
}

/** Every way of saying it, with the bounds. */
const headlines: LessonFigure<NeurologyAnswer, NeurologyAnswer> = {
	id: 'headlines',
	name: 'One file, six headlines',
	methods: ['wilson'],
	present(answer) {
		const title = 'Favourable neurology: one file, several headlines';
		const rows = WAYS.flatMap((outOf) => {
			const { low, high } = boundsOf(answer, outOf);
			const { naive, imputed } = answer;
			return [
				{ label: OUT_OF[outOf].naive, ...naive[outOf] },
				{ label: `Imputed, of ${OUT_OF[outOf].all}`, ...imputed[outOf] },
				{ label: `Bounds, of ${OUT_OF[outOf].all}`, estimate: null, lower: low, upper: high },
			];
		});
		return {
			title,
			subtitle: `${count(answer.n)} ${whom(answer)}, ${count(answer.alive)} survivors, ${count(unrecordedOf(answer))} of them not recorded.`,
			notes: [
				'Points: Wilson 95\u202f% intervals; imputed: 95\u202f% by Rubin’s rules. Bars without a point: from none to all of the unrecorded survivors favourable; they hold the truth of these cases for certain and are no confidence intervals.',
				`Imputation: ${COPIES} copies; logistic model of minutes of CPR, severity, diagnosis, rhythm, witness, age and year among the recorded.${leftOutWords(answer)}`,
			],
			description: rows
				.map(({ label, estimate, lower, upper }) =>
					estimate === null
						? `${label}: ${exact(lower)} to ${exact(upper)}.`
						: `${label}: ${withInterval('share', { estimate, lower, upper })}.`,
				)
				.join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Headline', numeric: false },
					{ label: 'Favourable', numeric: true },
					{ label: 'From', numeric: true },
					{ label: 'to', numeric: true },
				],
				rows: rows.map(({ label, estimate, lower, upper }) => [
					text(label),
					number(estimate, exact),
					number(lower, exact),
					number(upper, exact),
				]),
			},
			n: { cohort: answer.n + answer.open, used: answer.n },
			empty: null,
			drawn: answer,
		};
	},
	chart(view, drawing) {
		const answer = view.drawn;
		const chart = intervalRows(
			{
				series: [{ label: 'Favourable', colour: drawing.theme.survived, shape: 'circle' }],
				heads: ['Favourable'],
				reach: 1,
				unnamed: true,
				sections: WAYS.map((outOf) => {
					const bounds = boundsOf(answer, outOf);
					const shown = (label: string, one: NeurologyAnswer['naive'][OutOf]) => ({
						label,
						lines: [
							{
								series: 0,
								point: {
									estimate: one.estimate,
									lower: one.lower ?? one.estimate,
									upper: one.upper ?? one.estimate,
								},
								note: null,
								columns: [exact(one.estimate)],
							},
						],
						words: `${label}: ${withInterval('share', one)}`,
					});
					return {
						heading: outOf === 'survivors' ? 'Out of survivors' : 'Out of everybody',
						reference: null,
						rows: [
							shown(OUT_OF[outOf].naive, answer.naive[outOf]),
							shown('Imputed', answer.imputed[outOf]),
							{
								label: 'Bounds',
								lines: [
									{ series: 0, point: null, bounds, note: null, columns: [boundsText(bounds)] },
								],
								words: `Bounds: ${boundsText(bounds)}`,
							},
						],
					};
				}),
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

interface Supposed {
	readonly rows: readonly {
		readonly label: string;
		readonly detail?: string;
		readonly share: number;
		readonly own: boolean;
	}[];
}

/** The share as a function of what one takes the unrecorded to be. */
const assumption: LessonFigure<NeurologyAnswer, Supposed> = {
	id: 'assumption',
	name: 'What you suppose of the unrecorded',
	methods: [],
	present(answer, { settings }) {
		const outOf = outOfOf(settings);
		const own = assumedOf(settings);
		const recorded = answer.good / answer.recorded;
		const rows: Supposed['rows'] = [
			{ label: 'None favourable', detail: 'the lower bound', share: 0, own: false },
			{
				label: 'As the recorded',
				detail: `${percent(recorded)} of them`,
				share: recorded,
				own: false,
			},
			{ label: 'All favourable', detail: 'the upper bound', share: 1, own: false },
			{ label: 'Your assumption', detail: `${percent(own)} of them`, share: own, own: true },
		].map((row) => ({ ...row, share: supposing(answer, outOf, row.share) }));
		const title = 'Favourable neurology by what is supposed of the unrecorded';
		return {
			title,
			subtitle: `Out of ${OUT_OF[outOf].all}: ${count(sizeOf(answer, outOf))}, of whom ${count(unrecordedOf(answer))} are not recorded.`,
			notes: [
				'Arithmetic on these very cases: no interval for chance. Nothing on file says which assumption is true.',
			],
			description: rows
				.map(({ label, detail, share }) => `${label} (${detail ?? ''}): ${exact(share)}.`)
				.join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Unrecorded survivors', numeric: false },
					{ label: `Favourable, of ${OUT_OF[outOf].all}`, numeric: true },
				],
				rows: rows.map(({ label, detail, share }) => [
					text(`${label} (${detail ?? ''})`),
					number(share, exact),
				]),
			},
			n: { cohort: answer.n + answer.open, used: answer.n },
			empty: null,
			drawn: { rows },
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const chart = estimateRows(
			{
				scale: 'share',
				rows: view.drawn.rows.map(({ label, detail, share, own }) => ({
					label,
					...(detail === undefined ? {} : { detail }),
					point: { estimate: share, lower: null, upper: null },
					colour: own ? theme.accent : theme.survived,
					shape: own ? ('diamond' as const) : ('circle' as const),
					bold: own,
					columns: [exact(share)],
					words: `${label}: ${exact(share)}`,
				})),
				heads: ['Favourable'],
				lines: [],
				reach: [1],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

export const figures = [onFile, headlines, assumption] as const;

/** The recorded beside those we did not hear from. */
const unheard: LessonFigure<
	{ readonly answer: NeurologyAnswer; readonly truth: NeurologyTruth },
	Bars
> = {
	id: 'unheard',
	name: 'The recorded and the others',
	methods: [],
	present({ answer, truth }) {
		const missing = unrecordedOf(answer);
		const bar = (label: string, favourable: number, n: number): Bar => ({
			label,
			count: count(n),
			counts: { favourable, unfavourable: n - favourable, unrecorded: 0, died: 0 },
		});
		const drawn: Bars = {
			states: ['favourable', 'unfavourable'],
			bars: [
				bar('Recorded survivors', truth.ofRecorded, answer.recorded),
				bar('Survivors not recorded', truth.ofUnrecorded, missing),
			].filter((each) => total(each) > 0),
		};
		const title = 'True neurology of the recorded survivors and of the others';
		return {
			title,
			subtitle: `${count(answer.alive)} survivors among ${whom(answer)}, from the answer key.`,
			notes: ['No interval: these are all of them.'],
			description: drawn.bars.map(barWords).join(' '),
			table: barsTable(title, drawn),
			n: { cohort: answer.n + answer.open, used: answer.alive },
			empty: null,
			drawn,
		};
	},
	chart: barsChart,
};

export const truthFigures = [unheard] as const;
