import { curvePanels, type CurvePanel } from '../../plot/curve-panels.ts';
import type { Drawing, Theme } from '../../plot/drawing.ts';
import { render } from '../../plot/render.ts';
import { shareAxis } from '../../plot/share-axis.ts';
import type { View } from '../figure.ts';
import { shareSentence } from '../shares/share-words.ts';
import type { ShownShare } from '../shares/shown-share.ts';
import { stretchesBetween } from '../time-from-flow/stretches.ts';
import { levelText } from '../words/numbers.ts';
import { binsSentence, oddsSentence, type LowFlowDrawn } from './present.ts';

const FROM = 10;
const TO = 120;
const TICKS = [15, 30, 45, 60, 75, 90, 105, 120];

function dots(
	points: readonly { readonly minute: number; readonly share: ShownShare }[],
): CurvePanel['dots'][number]['points'] {
	return points.flatMap(({ minute, share }) =>
		share.kind === 'shown'
			? [{ x: minute, y: share.estimate, lower: share.lower, upper: share.upper }]
			: [],
	);
}

function flowPanel(
	{ heading, bins, curve, noCurve }: LowFlowDrawn['sections'][number],
	theme: Theme,
): CurvePanel {
	const points = curve?.points ?? [];
	return {
		heading,
		brush: 'ecmo_flow_min',
		bands: [
			{
				points: points.map(({ minute, lower, upper }) => ({ x: minute, y1: lower, y2: upper })),
				fill: theme.survived,
				opacity: 0.18,
			},
		],
		lines: [
			{
				points: points.map(({ minute, estimate }) => ({ x: minute, y: estimate })),
				stroke: theme.survived,
				width: 2,
			},
		],
		dots: [{ points: dots(bins), colour: theme.survived, shape: 'circle' }],
		labels: [],
		note: null,
		blocks: [],
		footer: [
			`${binsSentence(bins)}.`,
			...(curve === null ? [] : [oddsSentence(curve)]),
			...(noCurve === null ? [] : [noCurve]),
		],
		stretches: stretchesBetween(
			bins.map(({ minute }) => minute),
			FROM,
			TO,
		).map(({ from, to }, at) => {
			const bin = bins[at];
			return {
				from,
				to,
				words: bin === undefined ? '' : `${bin.label}: ${shareSentence(bin.share)}`,
				...(bin === undefined ? {} : { filter: { name: 'ecmo_flow_min', level: bin.level } }),
			};
		}),
	};
}

function conventionalPanel(
	{ heading, minutes }: LowFlowDrawn['conventional'][number],
	theme: Theme,
): CurvePanel {
	return {
		heading: `${heading === null ? '' : `${heading}: `}conventional CPR, still going at the minute, not activated`,
		bands: [],
		lines: [],
		dots: [{ points: dots(minutes), colour: theme.softInk, shape: 'square' }],
		labels: [],
		note: minutes.length === 0 ? 'No conventional arrest matches these filters.' : null,
		blocks: [],
		footer: minutes.map(({ minute, share }) => `${minute} min or more: ${shareSentence(share)}.`),
		stretches: stretchesBetween(
			minutes.map(({ minute }) => minute),
			FROM,
			TO,
		).map(({ at, from, to }, index) => ({
			from,
			to,
			words: `${at} minutes or more: ${shareSentence(minutes[index]?.share ?? { kind: 'empty' })}`,
		})),
	};
}

/** Bins with intervals and a curve, a panel an age class; conventional CPR in panels of its own, never over the runs. */
export function lowFlowChart(view: View<LowFlowDrawn>, drawing: Drawing): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { sections, conventional, confidenceLevel } = view.drawn;
	const { theme } = drawing;
	const largest = [
		...sections.flatMap(({ bins, curve }) => [
			...bins.map(({ share }) => (share.kind === 'shown' ? share.upper : 0)),
			...(curve?.points ?? []).map(({ upper }) => upper),
		]),
		...conventional.flatMap(({ minutes }) =>
			minutes.map(({ share }) => (share.kind === 'shown' ? share.upper : 0)),
		),
	].reduce((most, one) => Math.max(most, one), 0);
	const axis = shareAxis(largest, 190);
	const chart = curvePanels(
		{
			x: { from: FROM, to: TO, ticks: TICKS, label: 'Minutes of CPR' },
			y: {
				to: axis.end,
				ticks: axis.ticks,
				label: `Share discharged alive, ${levelText(confidenceLevel)}\u00a0CI`,
			},
			key: [],
			panels: [
				...sections.map((section) => flowPanel(section, theme)),
				...conventional.map((arm) => conventionalPanel(arm, theme)),
			],
		},
		drawing,
	);
	return render(chart, drawing, view);
}
