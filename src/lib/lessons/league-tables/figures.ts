import { count, decimal, percent, TOO_FEW } from '../../domain/format.ts';
import type { TableValue, View } from '../../figures/figure.ts';
import type { Drawing } from '../../plot/drawing.ts';
import { estimateRows } from '../../plot/estimate-rows.ts';
import { funnelPanels } from '../../plot/funnel-panels.ts';
import { render } from '../../plot/render.ts';
import { funnelLimitsForShare } from '../../stats/funnel-limits.ts';
import { points, withInterval } from '../comparison/words.ts';
import type { LessonFigure } from '../lesson.ts';
import type { Estimated } from '../methods/estimates.ts';
import {
	ENOUGH,
	type Excess,
	type LeagueAnswer,
	type LeagueCentre,
	type LeagueTruth,
} from './analysis.ts';
import { chosen, endOf, howMany, meanOf, named, ordinal, type End } from './words.ts';

const text = (words: string): TableValue => ({ text: words, value: words });
const pointsCell = (value: number): TableValue => ({ text: points(value), value });
const ownPoints = ({ value, few }: Excess): string => (few ? TOO_FEW : points(value));
const shrunkText = ({ first, shrunk }: LeagueCentre): string =>
	first.few ? TOO_FEW : points(shrunk.value);
const ownCell = (own: Excess): TableValue => ({
	text: ownPoints(own),
	value: own.few ? null : own.value,
});

const PERIODS = [
	{ name: 'first', label: '2012 to 2018' },
	{ name: 'later', label: '2019 to 2024' },
] as const;

const used = (answer: LeagueAnswer) => ({
	cohort: answer.runs + answer.open,
	used: answer.runs - answer.small,
});

interface Funnels {
	readonly answer: LeagueAnswer;
	/** Place in the answer, with the number it is marked by. */
	readonly marked: ReadonlyMap<number, string>;
}

/** Sizes at which limits are drawn. */
const SIZES = Array.from({ length: 96 }, (_, at) => 10 + at * 2);

/** Centres by size in both periods; the same few are marked in both. */
const funnels: LessonFigure<LeagueAnswer, Funnels> = {
	id: 'funnels',
	name: 'Two funnels, the same centres marked',
	methods: ['funnel'],
	present(answer, { settings }) {
		const many = howMany(settings);
		const end = endOf(settings);
		const places = chosen(answer, many, end);
		const marked = new Map(places.map((at, place) => [at, String(place + 1)]));
		const title = 'Survival by centre and size, in two periods';
		return {
			title,
			subtitle: `${count(answer.runs - answer.small)} ECPR runs of children in hospital, ${count(answer.centres.length)} centres with at least ${ENOUGH} runs in each period. Ringed in both: the ${named(many, end)} of 2012 to 2018, numbered from the extreme.`,
			notes: [
				`Survival: that of all runs (${percent(answer.survival, { decimals: 1 })}, the line across) plus the centre’s observed less expected share.`,
				'Limits: where 95\u202f% and 99.8\u202f% of centres of that size would lie by chance alone, as if all runs had the same chance. Filled: outside the 95\u202f% limits.',
				'A centre of which 1 to 4 patients lived or died in a period is not drawn in it.',
				`${count(answer.small)} runs of centres with fewer than 15, and ${count(answer.open)} still in hospital at the snapshot, are left out.`,
			],
			description: places
				.map((at, place) => {
					const centre = answer.centres[at];
					return centre === undefined
						? ''
						: `${place + 1}: ${ownPoints(centre.first)} in 2012 to 2018 (${count(centre.first.n)} runs), ${ownPoints(centre.later)} in 2019 to 2024 (${count(centre.later.n)} runs).`;
				})
				.join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Place in 2012 to 2018', numeric: true },
					...PERIODS.flatMap(({ label }) => [
						{ label: `Runs, ${label}`, numeric: true },
						{ label: 'Points above expected', numeric: true },
					]),
					{ label: 'Place in 2019 to 2024', numeric: true },
				],
				rows: answer.centres.map((centre, at) => [
					{ text: String(at + 1), value: at + 1 },
					...PERIODS.flatMap(({ name }) => [
						{ text: count(centre[name].n), value: centre[name].n },
						ownCell(centre[name]),
					]),
					{ text: String(centre.laterPlace), value: centre.laterPlace },
				]),
			},
			n: used(answer),
			empty: null,
			drawn: { answer, marked },
		};
	},
	chart(view, drawing) {
		const { answer, marked } = view.drawn;
		const limits = funnelLimitsForShare(answer.survival, SIZES);
		const curve = (low: readonly (number | null)[], high: readonly (number | null)[]) =>
			SIZES.map((size, at) => ({ size, lower: low[at] ?? null, upper: high[at] ?? null }));
		const chart = funnelPanels(
			PERIODS.map(({ name, label }) => ({
				heading: label,
				sizeLabel: 'ECPR runs of children in hospital',
				valueTick: (value: number) => percent(value),
				sizeTick: (size: number) => count(size),
				most: 1,
				target: answer.survival,
				limits: [
					{
						label: '95\u202f% limits',
						kind: 'exact' as const,
						outer: false,
						points: curve(limits.lower95, limits.upper95),
					},
					{
						label: '99.8\u202f% limits',
						kind: 'exact' as const,
						outer: true,
						points: curve(limits.lower998, limits.upper998),
					},
				],
				centres: answer.centres.flatMap((centre, at) => {
					const { n, value, few } = centre[name];
					if (few) return [];
					const own = funnelLimitsForShare(answer.survival, [n]);
					const share = answer.survival + value;
					const mark = marked.get(at);
					return [
						{
							size: n,
							value: Math.max(0, share),
							outside: share > (own.upper95[0] ?? 1) || share < (own.lower95[0] ?? 0),
							words: `${ordinal(at + 1)} in 2012 to 2018; here ${points(value)} points, ${count(n)} runs`,
							...(mark === undefined ? {} : { mark }),
						},
					];
				}),
				note: null,
			})),
			drawing,
		);
		return render(chart, drawing, view);
	},
};

interface Row {
	readonly label: string;
	readonly detail: string;
	readonly kind: 'raw' | 'shrunk' | 'later';
	readonly point: Estimated;
}

function groupRows(answer: LeagueAnswer, many: number, end: End): readonly Row[] {
	const places = chosen(answer, many, end);
	return [
		{
			label: `${named(many, end)}, 2012 to 2018`.replace(/^./, (first) => first.toUpperCase()),
			detail: 'as the table ranks them',
			kind: 'raw',
			point: meanOf(answer, places, ({ first }) => first),
		},
		{
			label: 'Shrunken',
			detail: 'from 2012 to 2018 alone',
			kind: 'shrunk',
			point: meanOf(answer, places, ({ shrunk }) => shrunk),
		},
		{
			label: 'The same, 2019 to 2024',
			detail: 'other patients',
			kind: 'later',
			point: meanOf(answer, places, ({ later }) => later),
		},
	];
}

function pointRows(view: View<readonly Row[]>, drawing: Drawing): SVGSVGElement {
	const { theme } = drawing;
	const styles = {
		raw: { colour: theme.died, shape: 'square' },
		shrunk: { colour: theme.survived, shape: 'circle' },
		later: { colour: theme.softInk, shape: 'diamond', hollow: true },
	} as const;
	const chart = estimateRows(
		{
			scale: 'difference',
			rows: view.drawn.map(({ label, detail, kind, point }) => ({
				label,
				detail,
				point,
				...styles[kind],
				bold: kind === 'shrunk',
				columns: [withInterval('difference', point)],
				words: `${label}: ${withInterval('difference', point)} points`,
			})),
			heads: ['Points, 95\u202f% CI'],
			lines: [],
			sides: ['below expected', 'above expected'],
		},
		drawing,
	);
	return render(chart, drawing, view);
}

/** Both ends of the table, then and later. */
const again: LessonFigure<LeagueAnswer, readonly Row[]> = {
	id: 'again',
	name: 'The same centres later',
	methods: ['logistic'],
	present(answer, { settings }) {
		const many = howMany(settings);
		const rows = (['best', 'worst'] as const).flatMap((end) => groupRows(answer, many, end));
		const title = 'Both ends of the table, then and later';
		return {
			title,
			subtitle: `Mean survival above expected, percentage points, of the ${named(many, 'best')} and the ${named(many, 'worst')} of 2012 to 2018, of ${count(answer.centres.length)}.`,
			notes: [
				`Shrunken: empirical Bayes. Each centre’s excess is multiplied by how much of the spread between centres is not chance, by its size; the true spread is estimated at ${decimal(100 * Math.sqrt(answer.spread), 1)} points (standard deviation).`,
				'Intervals by chance alone; those of the first rows know nothing of having been picked.',
			],
			description: rows
				.map(({ label, point }) => `${label}: ${withInterval('difference', point)} points.`)
				.join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Centres', numeric: false },
					{ label: 'Points above expected', numeric: true },
					{ label: '95\u202f% CI from', numeric: true },
					{ label: 'to', numeric: true },
				],
				rows: rows.map(({ label, point }) => [
					text(label),
					pointsCell(point.estimate),
					pointsCell(point.lower ?? NaN),
					pointsCell(point.upper ?? NaN),
				]),
			},
			n: used(answer),
			empty: null,
			drawn: rows,
		};
	},
	chart: pointRows,
};

export const figures = [funnels, again] as const;

interface OneByOne {
	readonly rows: readonly {
		readonly centre: LeagueCentre;
		readonly place: number;
		readonly truth: number;
	}[];
}

/** The chosen centres one by one beside their truth. */
const oneByOne: LessonFigure<
	{ readonly answer: LeagueAnswer; readonly truth: LeagueTruth },
	OneByOne
> = {
	id: 'one-by-one',
	name: 'One by one, with their truth',
	methods: [],
	present({ answer, truth }, { settings }) {
		const many = howMany(settings);
		const end = endOf(settings);
		const rows = chosen(answer, many, end).flatMap((at) => {
			const centre = answer.centres[at];
			return centre === undefined
				? []
				: [{ centre, place: at + 1, truth: truth.excess[at] ?? NaN }];
		});
		const title = `The ${named(many, end)} of 2012 to 2018, with the truth`;
		return {
			title,
			subtitle: `Percentage points above expected in 2012 to 2018 with 95\u202f% intervals; the upright mark is the centre’s truth.`,
			notes: [
				'The truth of a centre: survival if all these runs were treated there, less the mean of the centres of its kind. “Later” is its place in 2019 to 2024.',
			],
			description: rows
				.map(
					({ centre, place, truth: own }) =>
						`${ordinal(place)}: ${ownPoints(centre.first)}, shrunken ${shrunkText(centre)}, truth ${points(own)}; ${ordinal(centre.laterPlace)} later.`,
				)
				.join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Place', numeric: true },
					{ label: 'Points, 2012 to 2018', numeric: true },
					{ label: 'Shrunken', numeric: true },
					{ label: 'Truth', numeric: true },
					{ label: 'Place later', numeric: true },
				],
				rows: rows.map(({ centre, place, truth: own }) => [
					{ text: String(place), value: place },
					ownCell(centre.first),
					{ text: shrunkText(centre), value: centre.first.few ? null : centre.shrunk.value },
					pointsCell(own),
					{ text: String(centre.laterPlace), value: centre.laterPlace },
				]),
			},
			n: used(answer),
			empty: null,
			drawn: { rows },
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const chart = estimateRows(
			{
				scale: 'difference',
				rows: view.drawn.rows.map(({ centre, place, truth }) => ({
					label: `${ordinal(place)} in the table`,
					detail: `${count(centre.first.n)} runs`,
					point: centre.first.few
						? null
						: {
								estimate: centre.first.value,
								lower: centre.first.value - 1.96 * centre.first.error,
								upper: centre.first.value + 1.96 * centre.first.error,
							},
					note: centre.first.few ? TOO_FEW : '',
					own: truth,
					colour: theme.died,
					shape: 'square' as const,
					columns: [
						centre.first.few ? '–' : points(centre.first.value),
						centre.first.few ? '–' : points(centre.shrunk.value),
						points(truth),
						ordinal(centre.laterPlace),
					],
					words: `${ordinal(place)}: ${ownPoints(centre.first)}, truth ${points(truth)}`,
				})),
				heads: ['Points', 'Shrunken', 'Truth', 'Later'],
				lines: [],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

export const truthFigures = [oneByOne] as const;
