import { count } from '../../domain/format.ts';
import type { Drawing } from '../../plot/drawing.ts';
import { panelRows } from '../../plot/panel-rows.ts';
import type { PanelRows } from '../../plot/panel-spec.ts';
import { render } from '../../plot/render.ts';
import { pointsInterval, pointsTick } from '../complications/points.ts';
import type { View } from '../figure.ts';
import { TOO_FEW } from '../shares/share-words.ts';
import { levelText } from '../words/numbers.ts';
import {
	contrastSentence,
	interactionText,
	type ContrastDrawn,
	type ContrastRow,
} from './present-contrast.ts';

type Row = PanelRows['sections'][number]['rows'][number];

function row(of: ContrastRow): Row {
	const { label, known, shown, filter } = of;
	const difference = shown?.difference ?? null;
	return {
		label: `${label} (${count(known)})`,
		words: contrastSentence(of),
		cells: [
			{
				point: difference,
				note: difference === null ? TOO_FEW : null,
				text:
					difference === null
						? ''
						: pointsInterval(difference.estimate, difference.lower, difference.upper),
			},
		],
		...(filter == null ? {} : { filter }),
	};
}

/** Adjusted differences as a forest, all eligible arrests first; null when there is nothing to draw. */
export function contrastChart(view: View<ContrastDrawn>, drawing: Drawing): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { all, sections, confidenceLevel } = view.drawn;
	const chart = panelRows(
		{
			panels: [
				{
					heading:
						'Survival if activated at minute 10 less survival if not, adjusted, percentage points',
					numbers: `Points, ${levelText(confidenceLevel)}\u00a0CI`,
					tick: pointsTick,
					least: 0.1,
					colour: drawing.theme.accent,
					shape: 'square',
					sides: ['lower if activated', 'higher if activated'],
				},
			],
			sections: [
				{ heading: null, rows: [row(all)] },
				...sections.map((section) => ({
					heading: `${section.label} \u00b7 ${interactionText(section)}`,
					rows: section.rows.map(row),
				})),
			],
		},
		drawing,
	);
	return render(chart, drawing, view);
}
