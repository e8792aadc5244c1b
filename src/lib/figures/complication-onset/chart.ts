import { NO_NUMBER } from '../../domain/format.ts';
import { curvePanels, type CurveLine, type CurvePanel } from '../../plot/curve-panels.ts';
import type { Drawing } from '../../plot/drawing.ts';
import { render } from '../../plot/render.ts';
import { shareAxis } from '../../plot/share-axis.ts';
import type { View } from '../figure.ts';
import { TOO_FEW } from '../shares/share-words.ts';
import { levelText } from '../words/numbers.ts';
import { atRiskText } from '../time-from-flow/shown-so-far.ts';
import { stepPieces } from '../time-from-flow/step-pieces.ts';
import { RISK_DAYS, type OnsetSteps, type Reached } from './incidence.ts';
import { landmarkWords, panelWords, type OnsetDrawn } from './present.ts';
import { HORIZON } from './result.ts';

const DAY = 24;

const NONE: Reached = { share: 0, lower: 0, upper: 0 };

/** Pieces of a curve, corner by corner. */
const pieces = (curve: OnsetSteps) => stepPieces(curve, NONE, ({ reached }) => reached);

const lines = (curve: OnsetSteps, style: Omit<CurveLine, 'points'>): CurveLine[] =>
	pieces(curve).map((piece) => ({
		points: piece.map(({ x, value }) => ({ x, y: value.share })),
		...style,
	}));

/** A panel for each kind: its curve with a band, and thinner the two ends that compete; null when there is nothing to draw. */
export function onsetChart(view: View<OnsetDrawn>, drawing: Drawing): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { curves, confidenceLevel } = view.drawn;
	const { theme } = drawing;
	const highest = curves
		.flatMap(({ complication, others }) => [complication, others?.died, others?.offAlive])
		.flatMap((curve) => curve?.steps ?? [])
		.reduce((most, { reached }) => Math.max(most, reached?.share ?? 0, reached?.upper ?? 0), 0);
	const axis = shareAxis(highest, 170);
	const died = { stroke: theme.died, dash: '5,3', width: 1.25 };
	const offAlive = { stroke: theme.survived, dash: '1.5,3', width: 1.25 };
	const chart = curvePanels(
		{
			x: { from: 0, to: HORIZON / DAY, ticks: RISK_DAYS, label: 'Days since the first ECMO flow' },
			y: {
				to: axis.end,
				ticks: axis.ticks,
				label: `Share of runs, ${levelText(confidenceLevel)} band`,
			},
			key: [
				{ label: 'First complication', colour: theme.ink, sample: { kind: 'line' } },
				{
					label: 'Died without one',
					colour: theme.died,
					sample: { kind: 'line', dash: died.dash },
				},
				{
					label: 'Off ECMO alive without one',
					colour: theme.survived,
					sample: { kind: 'line', dash: offAlive.dash },
				},
			],
			panels: curves.map(({ label, complication, others, landmarks, atRisk }): CurvePanel => ({
				heading: label,
				bands:
					complication === null
						? []
						: pieces(complication).map((piece) => ({
								points: piece.map(({ x, value }) => ({ x, y1: value.lower, y2: value.upper })),
								fill: theme.softInk,
								opacity: 0.25,
							})),
				lines: [
					...(others === null
						? []
						: [...lines(others.died, died), ...lines(others.offAlive, offAlive)]),
					...(complication === null ? [] : lines(complication, { stroke: theme.ink, width: 2 })),
				],
				dots: [],
				labels: [],
				note: complication === null ? TOO_FEW : null,
				blocks: [
					{
						label: null,
						colour: theme.ink,
						rows: [
							{
								label: 'At risk',
								values: atRisk.map((runs) => atRiskText(runs, NO_NUMBER, true)),
							},
						],
						words: `${label}: ${landmarks.map(landmarkWords).join('; ')}`,
					},
				],
				footer: panelWords(landmarks),
				stretches: [
					{
						from: 0,
						to: HORIZON / DAY,
						words: `${label}: ${landmarks.map(landmarkWords).join('; ')}`,
					},
				],
			})),
		},
		drawing,
	);
	return render(chart, drawing, view);
}
