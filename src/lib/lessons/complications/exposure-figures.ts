import { count, NO_NUMBER, percent } from '../../domain/format.ts';
import type { TableValue, View } from '../../figures/figure.ts';
import { curvePanels } from '../../plot/curve-panels.ts';
import type { Drawing } from '../../plot/drawing.ts';
import { estimateRows } from '../../plot/estimate-rows.ts';
import { render } from '../../plot/render.ts';
import { onScale, withInterval } from '../comparison/words.ts';
import type { ExposureAnswer } from './analysis.ts';
import { EXPOSURES, personTimeText, ratesText, waysOf } from './words.ts';

const text = (words: string): TableValue => ({ text: words, value: words });
const share = (value: number): TableValue => ({ text: percent(value, { decimals: 1 }), value });

const DAYS = [0, 2, 4, 7, 10, 14];

/** Still on ECMO, by whether the exposure ever came: those who got it had to stay on until then. */
export function stillView(answer: ExposureAnswer): View<ExposureAnswer> {
	const { ever, never } = EXPOSURES[answer.topic];
	const title = `Still on ECMO: runs ${answer.topic === 'infection' ? 'with and without an infection' : 'with and without renal replacement'} on file`;
	const rows = answer.still.filter(({ day }) => DAYS.includes(day));
	return {
		title,
		subtitle: `${count(answer.ever)} runs of children in hospital with it at some time, ${count(answer.runs - answer.ever)} without.`,
		notes: [
			'Share of runs not yet ended in any way. Grouped by what came later: nobody could have drawn these two groups at first flow.',
		],
		description: rows
			.map(
				({ day, ever: with_, never: without }) =>
					`Day ${day}: ${percent(with_)} of those with it, ${percent(without)} of the others.`,
			)
			.join(' '),
		table: {
			caption: title,
			columns: [
				{ label: 'Day', numeric: true },
				{ label: ever, numeric: true },
				{ label: never, numeric: true },
			],
			rows: rows.map(({ day, ever: with_, never: without }) => [
				{ text: count(day), value: day },
				share(with_),
				share(without),
			]),
		},
		n: { cohort: answer.runs, used: answer.runs },
		empty: null,
		drawn: answer,
	};
}

export function stillChart(view: View<ExposureAnswer>, drawing: Drawing): SVGSVGElement | null {
	const answer = view.drawn;
	const { theme } = drawing;
	const { ever, never } = EXPOSURES[answer.topic];
	const chart = curvePanels(
		{
			x: { from: 0, to: 14, ticks: DAYS, label: 'Days since first ECMO flow' },
			y: { to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], label: 'Still on ECMO, share of runs' },
			key: [
				{ label: ever, colour: theme.first, sample: { kind: 'line' } },
				{ label: never, colour: theme.second, sample: { kind: 'line', dash: '6,4' } },
			],
			panels: [
				{
					heading: null,
					bands: [],
					lines: [
						{
							points: answer.still.map((one) => ({ x: one.day, y: one.ever })),
							stroke: theme.first,
							width: 2.5,
						},
						{
							points: answer.still.map((one) => ({ x: one.day, y: one.never })),
							stroke: theme.second,
							dash: '6,4',
							width: 2,
						},
					],
					dots: [],
					labels: [],
					note: null,
					blocks: [],
					footer: [],
					stretches: answer.still
						.filter(({ day }) => Number.isInteger(day))
						.map((one) => ({
							from: one.day - 0.5,
							to: one.day + 0.5,
							words: `Day ${one.day}: still on ECMO ${percent(one.ever)} of those with it, ${percent(one.never)} of the others`,
						})),
				},
			],
		},
		drawing,
	);
	return render(chart, drawing, view);
}

/** The ratio of death rates, way by way, with the deaths and days behind it. */
export function waysView(answer: ExposureAnswer): View<ExposureAnswer> {
	const { name, state } = EXPOSURES[answer.topic];
	const ways = waysOf(answer);
	const title = `${name} and the rate of death on ECMO, counted in ${ways.length === 4 ? 'four' : 'five'} ways`;
	const { landmark } = answer;
	return {
		title,
		subtitle: `Ratio of death rates, ${state} over not. ${count(answer.runs)} runs of children in hospital.`,
		notes: [
			'Wald 95\u202f% intervals on the log scale; day by day, Mantel-Haenszel over days since first flow.',
			`At the landmark ${count(landmark.runs[0])} runs with it and ${count(landmark.runs[1])} without were still on ECMO; ${count(landmark.later)} of the latter got it later and stay where they were counted.`,
			'Onset is on file to the hour or, for some before 2022, to the day; it is taken at the beginning of that hour or day.',
		],
		description: ways
			.map(({ label, estimated, rates }) =>
				rates === null
					? `${label}: ${withInterval('ratio', estimated)}.`
					: `${label}: ${withInterval('ratio', estimated)}, ${ratesText(rates)}.`,
			)
			.join(' '),
		table: {
			caption: title,
			columns: [
				{ label: 'Way of counting', numeric: false },
				{ label: 'With it', numeric: false },
				{ label: 'Without', numeric: false },
				{ label: 'Ratio', numeric: true },
				{ label: '95\u202f% CI from', numeric: true },
				{ label: 'to', numeric: true },
			],
			rows: ways.map(({ label, detail, estimated, rates }) => {
				const cell = (value: number | null): TableValue => ({
					text: value === null ? NO_NUMBER : onScale('ratio', value),
					value,
				});
				return [
					text(`${label} (${detail})`),
					text(rates === null ? 'within each day' : personTimeText(rates.exposed)),
					text(rates === null ? 'within each day' : personTimeText(rates.others)),
					cell(estimated.estimate),
					cell(estimated.lower),
					cell(estimated.upper),
				];
			}),
		},
		n: { cohort: answer.runs, used: answer.runs },
		empty: null,
		drawn: answer,
	};
}

export function waysChart(view: View<ExposureAnswer>, drawing: Drawing): SVGSVGElement | null {
	const { theme } = drawing;
	const chart = estimateRows(
		{
			scale: 'ratio',
			rows: waysOf(view.drawn).map(({ name, label, detail, estimated, rates }) => ({
				label,
				detail: rates === null ? detail : `${detail}: ${ratesText(rates)}`,
				point: estimated,
				colour: name === 'baseline' ? theme.died : theme.ink,
				shape: name === 'baseline' ? ('square' as const) : ('circle' as const),
				columns: [withInterval('ratio', estimated)],
				words: `${label}: ${withInterval('ratio', estimated)}`,
			})),
			heads: ['Ratio, 95\u202f% CI'],
			lines: [],
			sides: ['fewer deaths with it', 'more'],
			reach: [0.5, 2],
		},
		drawing,
	);
	return render(chart, drawing, view);
}
