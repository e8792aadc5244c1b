import type { Drawing } from '../../plot/drawing.ts';
import { panelRows } from '../../plot/panel-rows.ts';
import { render } from '../../plot/render.ts';
import { sectionsOf } from '../complications/kinds.ts';
import { pointsInterval, pointsTick } from '../complications/points.ts';
import type { View } from '../figure.ts';
import { NONE, TOO_FEW } from '../shares/share-words.ts';
import { levelText } from '../words/numbers.ts';
import { associationSentence, type AssociationDrawn } from './present.ts';

/** Differences in survival as a forest; null when there is nothing to draw. */
export function associationChart(
	view: View<AssociationDrawn>,
	drawing: Drawing,
): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { rows, confidenceLevel } = view.drawn;
	const { theme } = drawing;
	const chart = panelRows(
		{
			panels: [
				{
					heading: 'Survival with it less survival without, percentage points',
					numbers: `Points, ${levelText(confidenceLevel)}\u00a0CI`,
					tick: pointsTick,
					least: 0.05,
					colour: theme.accent,
					shape: 'square',
					sides: ['lower with it', 'higher with it'],
				},
			],
			sections: sectionsOf(rows).map(({ heading, rows: own }) => ({
				heading,
				rows: own.map((row) => {
					const { kind, difference, hidden } = row;
					return {
						label: kind.label,
						words: associationSentence(row),
						cells: [
							{
								point: difference,
								note: hidden
									? TOO_FEW
									: difference === null
										? row.withIt.kind === 'empty'
											? 'none had one'
											: NONE
										: null,
								text:
									difference === null
										? ''
										: pointsInterval(difference.estimate, difference.lower, difference.upper),
							},
						],
					};
				}),
			})),
		},
		drawing,
	);
	return render(chart, drawing, view);
}
