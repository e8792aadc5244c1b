import { count, NO_NUMBER } from '../../domain/format.ts';
import { curvePanels, type CurveBand, type CurvePanel } from '../../plot/curve-panels.ts';
import type { Drawing, Theme } from '../../plot/drawing.ts';
import { render } from '../../plot/render.ts';
import type { View } from '../figure.ts';
import { TOO_FEW } from '../shares/share-words.ts';
import { atRiskText } from '../time-from-flow/shown-so-far.ts';
import { stepPieces } from '../time-from-flow/step-pieces.ts';
import { stretchesBetween } from '../time-from-flow/stretches.ts';
import type { IncidenceCurve } from './incidence-curve.ts';
import { dayText, type CompetingOutcomesDrawn, type DrawnIncidence } from './present.ts';

/** Live discharge from below, death from above, still in hospital between. */
function bands(curve: IncidenceCurve, theme: Theme): CurveBand[] {
	const areas = (
		fill: string,
		read: (step: IncidenceCurve['steps'][number]) => number | null,
		between: (share: number) => { readonly y1: number; readonly y2: number },
	): CurveBand[] =>
		stepPieces(curve, 0, read).map((piece) => ({
			points: piece.map(({ x, value }) => ({ x, ...between(value) })),
			fill,
			opacity: 0.75,
		}));
	return [
		...areas(
			theme.survived,
			({ discharged }) => discharged,
			(share) => ({ y1: 0, y2: share }),
		),
		...areas(
			theme.died,
			({ died }) => died,
			(share) => ({ y1: 1 - share, y2: 1 }),
		),
	];
}

function panel(
	{ label, runs, curve, summary, filter }: DrawnIncidence,
	{ days, horizon, groups }: CompetingOutcomesDrawn,
	theme: Theme,
): CurvePanel {
	const dayOf = (day: number) => curve?.at.find((each) => each.day === day);
	return {
		heading: groups.length > 1 ? label : null,
		bands: curve === null ? [] : bands(curve, theme),
		lines: [],
		dots: [],
		labels: [],
		note: curve === null ? TOO_FEW : null,
		blocks: [
			{
				label: null,
				colour: theme.ink,
				rows:
					curve === null
						? []
						: [
								{
									label: 'In hospital',
									values: days.map((day) => {
										const at = dayOf(day);
										if (at === undefined) return '';
										return atRiskText(at.atRisk, NO_NUMBER, true);
									}),
								},
							],
				words: `${label} (${count(runs)}): ${summary}`,
				...(filter == null ? {} : { filter }),
			},
		],
		footer: curve === null ? [] : [summary],
		stretches: stretchesBetween(days, 0, horizon).map(({ at, from, to }) => {
			const found = dayOf(at);
			return {
				from,
				to,
				words: `${label}, day ${at}: ${found === undefined ? (curve === null ? TOO_FEW : 'not drawn so far') : dayText(found)}`,
			};
		}),
	};
}

/** Shares stacked to one, a panel a group; null when there is nothing to draw. */
export function competingOutcomesChart(
	view: View<CompetingOutcomesDrawn>,
	drawing: Drawing,
): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { groups, horizon, days, compared } = view.drawn;
	const { theme } = drawing;
	const panels = groups.map((group) => panel(group, view.drawn, theme));
	const chart = curvePanels(
		{
			x: { from: 0, to: horizon, ticks: days, label: 'Days since first ECMO flow' },
			y: { to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], label: 'Share of all runs' },
			key: [
				{ label: 'Died in hospital', colour: theme.died, sample: { kind: 'box' } },
				{ label: 'Still in hospital', colour: theme.paper, sample: { kind: 'box' } },
				{ label: 'Discharged alive', colour: theme.survived, sample: { kind: 'box' } },
			],
			panels: panels.map((each, at) =>
				at === panels.length - 1 ? { ...each, footer: [...each.footer, ...compared] } : each,
			),
		},
		drawing,
	);
	return render(chart, drawing, view);
}
