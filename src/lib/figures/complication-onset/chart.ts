import { count } from '../../domain/format.ts';
import { curvePanels, type CurvePanel } from '../../plot/curve-panels.ts';
import type { Drawing } from '../../plot/drawing.ts';
import { render } from '../../plot/render.ts';
import { shareAxis } from '../../plot/share-axis.ts';
import type { View } from '../figure.ts';
import { TOO_FEW } from '../shares/share-words.ts';
import { levelText } from '../words/numbers.ts';
import { RISK_DAYS, type Step } from './incidence.ts';
import { landmarkWords, type OnsetDrawn } from './present.ts';
import { HORIZON } from './result.ts';

const DAY = 24;

/** A step curve in days: level until the next hour, then up. */
function stairs<Point>(
	steps: readonly Step[],
	at: (day: number, step: Step) => Point,
): readonly Point[] {
	return steps.flatMap((step, index) => {
		const before = steps[index - 1];
		const day = step.hour / DAY;
		return before === undefined ? [at(day, step)] : [at(day, before), at(day, step)];
	});
}

const line = (steps: readonly Step[]): readonly { x: number; y: number }[] =>
	stairs(steps, (x, { share }) => ({ x, y: share }));

/** A panel for each kind: its curve with a band, and thinner the two ends that compete; null when there is nothing to draw. */
export function onsetChart(view: View<OnsetDrawn>, drawing: Drawing): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { curves, confidenceLevel } = view.drawn;
	const { theme } = drawing;
	const highest = curves
		.flatMap(({ complication, others }) => [
			...(complication ?? []),
			...(others?.died ?? []),
			...(others?.offAlive ?? []),
		])
		.reduce((most, { share, upper }) => Math.max(most, share, upper), 0);
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
						: [
								{
									points: stairs(complication, (x, { lower, upper }) => ({
										x,
										y1: lower,
										y2: upper,
									})),
									fill: theme.softInk,
									opacity: 0.25,
								},
							],
				lines: [
					...(others === null
						? []
						: [
								{ points: line(others.died), ...died },
								{ points: line(others.offAlive), ...offAlive },
							]),
					...(complication === null
						? []
						: [{ points: line(complication), stroke: theme.ink, width: 2 }]),
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
								values: atRisk.map((runs) => (runs === null ? '' : count(runs))),
							},
						],
						words: `${label}: ${landmarks.map(landmarkWords).join('; ')}`,
					},
				],
				footer: [],
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
