import { decimal } from '../../domain/format.ts';
import type { Drawing } from '../../plot/drawing.ts';
import { panelRows } from '../../plot/panel-rows.ts';
import type { PanelCell } from '../../plot/panel-spec.ts';
import { render } from '../../plot/render.ts';
import type { View } from '../figure.ts';
import { levelText } from '../words/numbers.ts';
import {
	differenceText,
	factorSentence,
	type CentreProgrammeDrawn,
	type DrawnDifference,
} from './present.ts';

function cell(difference: DrawnDifference): PanelCell {
	return {
		point: difference.kind === 'shown' ? difference : null,
		note: difference.kind === 'none' ? difference.reason : null,
		text: differenceText(difference),
	};
}

/** A row a factor, differences of survival and of minutes side by side; null when there is nothing to draw. */
export function centreProgrammeChart(
	view: View<CentreProgrammeDrawn>,
	drawing: Drawing,
): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { factors, confidenceLevel } = view.drawn;
	const { theme } = drawing;
	const chart = panelRows(
		{
			panels: [
				{
					heading: 'Discharged alive, with less without, percentage points',
					numbers: levelText(confidenceLevel) + '\u00a0CI',
					tick: (value) => decimal(value),
					least: 5,
					colour: theme.survived,
					shape: 'circle',
					sides: ['lower with it', 'higher with it'],
				},
				{
					heading: 'Time to flow, with less without, min',
					numbers: levelText(confidenceLevel) + '\u00a0CI',
					tick: (value) => decimal(value),
					least: 5,
					colour: theme.second,
					shape: 'diamond',
					sides: ['shorter with it', 'longer with it'],
				},
			],
			sections: [
				{
					heading: null,
					rows: factors.map((factor) => ({
						label: factor.label,
						words: factorSentence(factor),
						cells: [cell(factor.survival), cell(factor.flow)],
					})),
				},
			],
		},
		drawing,
	);
	return render(chart, drawing, view);
}
