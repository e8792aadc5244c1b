import { count, decimal, percent } from '../../domain/format.ts';
import { SUPPRESS_SMALL_CELLS } from '../../domain/small-cell.ts';
import type { TableValue } from '../../figures/figure.ts';
import { shareSentence } from '../../figures/shares/share-words.ts';
import { shownShares, wholeGroup, type ShownShare } from '../../figures/shares/shown-share.ts';
import { curvePanels, type CurvePanel } from '../../plot/curve-panels.ts';
import { estimateRows, type EstimateLine } from '../../plot/estimate-rows.ts';
import { render } from '../../plot/render.ts';
import { withInterval } from '../comparison/words.ts';
import type { LessonFigure } from '../lesson.ts';
import type { Estimated } from '../methods/estimates.ts';
import type { Performance, TransportAnswer } from './analysis.ts';
import { abroad, isRefitted, MOVE_WORDS, moveAnswer, moveOf } from './words.ts';

const text = (words: string): TableValue => ({ text: words, value: words });

interface Orders {
	readonly rows: readonly {
		readonly label: string;
		readonly detail: string;
		readonly point: Estimated;
		readonly home: boolean;
	}[];
}

/** How well the model puts survivors before the others, at home and abroad. */
const discrimination: LessonFigure<TransportAnswer, Orders> = {
	id: 'discrimination',
	name: 'Discrimination',
	methods: ['c-statistic'],
	present(answer, { settings }) {
		const { made, used } = moveAnswer(answer, settings);
		const words = MOVE_WORDS[moveOf(settings)];
		const rows: Orders['rows'] = [
			{ label: 'Where it was made', detail: words.made, point: made.auc, home: true },
			{ label: 'Where it is used', detail: words.used, point: used.auc, home: false },
		];
		const title = 'Pairs of a survivor and a non-survivor that the model puts in the right order';
		return {
			title,
			subtitle: `C-statistic (area under the curve), ECPR runs: ${count(made.n)} where it was made, ${count(used.n)} where it is used.`,
			notes: [
				'DeLong 95\u202f% intervals. 50\u202f% is a coin. A new intercept moves all predictions alike and leaves the order as it is.',
			],
			description: rows
				.map((row) => `${row.label} (${row.detail}): ${withInterval('share', row.point)}.`)
				.join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Runs', numeric: false },
					{ label: 'Of', numeric: false },
					{ label: 'C-statistic, 95\u202f% CI', numeric: false },
				],
				rows: rows.map((row) => [
					text(row.label),
					text(row.detail),
					text(withInterval('share', row.point)),
				]),
			},
			n: { cohort: made.n + used.n, used: made.n + used.n },
			empty: null,
			drawn: { rows },
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const chart = estimateRows(
			{
				scale: 'share',
				heads: ['Right order, 95\u202f% CI'],
				rows: view.drawn.rows.map((row): EstimateLine => ({
					label: row.label,
					detail: row.detail,
					point: row.point,
					colour: row.home ? theme.softInk : theme.survived,
					shape: row.home ? 'diamond' : 'circle',
					columns: [withInterval('share', row.point)],
					words: `${row.label}: ${withInterval('share', row.point)}`,
				})),
				lines: [{ at: 0.5, label: 'A coin', colour: theme.softInk, dash: '5,4' }],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

interface Group {
	readonly predicted: number;
	readonly share: ShownShare;
}

interface Panels {
	readonly panels: readonly {
		readonly heading: string;
		readonly home: boolean;
		readonly groups: readonly Group[];
	}[];
}

function groupsOf({ fifths }: Performance, confidenceLevel: number): readonly Group[] {
	const { cells } = shownShares(
		fifths.map(({ alive, n }) => ({ x: alive, n })),
		[wholeGroup(fifths.length)],
		{ policy: SUPPRESS_SMALL_CELLS, confidenceLevel },
	);
	return fifths.map(({ expected, n }, at) => ({
		predicted: expected / n,
		share: cells[at] ?? { kind: 'empty' },
	}));
}

/** Predicted against observed, in fifths of rising prediction. */
const calibrationFigure: LessonFigure<TransportAnswer, Panels> = {
	id: 'calibration',
	name: 'Calibration',
	methods: ['calibration'],
	present(answer, { settings, confidenceLevel }) {
		const { made } = moveAnswer(answer, settings);
		const there = abroad(answer, settings);
		const words = MOVE_WORDS[moveOf(settings)];
		const state = isRefitted(settings) ? 'new intercept, other half' : 'as it is';
		const panels: Panels['panels'] = [
			{
				heading: `Made on ${words.made}`,
				home: true,
				groups: groupsOf(made, confidenceLevel),
			},
			{
				heading: `Used on ${words.used}, ${state}`,
				home: false,
				groups: groupsOf(there, confidenceLevel),
			},
		];
		const title = 'Predicted and observed survival, by fifths of the prediction';
		return {
			title,
			subtitle: `Survival to discharge of ECPR runs, ${count(made.n)} and ${count(there.n)}. On the dashed line as many lived as were predicted to.`,
			notes: [
				'Wilson 95\u202f% intervals. Where 1 to 4 lived or died the share is not shown.',
				'The model is fitted on all runs of the first panel, so it must fit there on average.',
			],
			description: panels
				.map(
					({ heading, groups }) =>
						`${heading}: ${groups.map(({ predicted, share }) => `predicted ${percent(predicted)}, observed ${shareSentence(share)}`).join('; ')}.`,
				)
				.join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Runs', numeric: false },
					{ label: 'Fifth', numeric: true },
					{ label: 'Predicted', numeric: true },
					{ label: 'Observed', numeric: false },
				],
				rows: panels.flatMap(({ heading, groups }) =>
					groups.map(({ predicted, share }, at) => [
						text(heading),
						{ text: count(at + 1), value: at + 1 },
						{ text: percent(predicted), value: predicted },
						text(shareSentence(share)),
					]),
				),
			},
			n: { cohort: made.n + there.n, used: made.n + there.n },
			empty: null,
			drawn: { panels },
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const ticks = [0, 20, 40, 60, 80];
		const chart = curvePanels(
			{
				x: { from: 0, to: 80, ticks, label: 'Predicted, %' },
				y: {
					to: 0.8,
					ticks: ticks.map((tick) => tick / 100),
					label: 'Observed survival',
				},
				key: [],
				panels: view.drawn.panels.map(({ heading, home, groups }): CurvePanel => ({
					heading,
					bands: [],
					lines: [
						{
							points: [
								{ x: 0, y: 0 },
								{ x: 80, y: 0.8 },
							],
							stroke: theme.softInk,
							dash: '5,4',
						},
					],
					dots: [
						{
							points: groups.flatMap(({ predicted, share }) =>
								share.kind === 'shown'
									? [
											{
												x: predicted * 100,
												y: share.estimate,
												lower: share.lower,
												upper: share.upper,
											},
										]
									: [],
							),
							colour: home ? theme.softInk : theme.survived,
							shape: home ? 'diamond' : 'circle',
						},
					],
					labels: [],
					note: null,
					blocks: [],
					footer: [],
					stretches: groups.map(({ predicted, share }, at) => ({
						from: Math.max(0, predicted * 100 - 3),
						to: predicted * 100 + 3,
						words: `Fifth ${at + 1}: predicted ${percent(predicted)}, observed ${shareSentence(share)}`,
					})),
				})),
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

export const figures = [discrimination, calibrationFigure] as const;

/** "1.54 (1.48 to 1.59)". */
export const ratioText = (ratio: Estimated): string => withInterval('ratio', ratio);
/** "0.87". */
export const slopeText = (slope: Estimated): string => decimal(slope.estimate, 2);
