import type { Drawing } from '../../plot/drawing.ts';
import { panelRows } from '../../plot/panel-rows.ts';
import { render } from '../../plot/render.ts';
import { rateText, rateTick } from '../complications/rate-words.ts';
import type { View } from '../figure.ts';
import { ageClassLabel, clickOn } from '../words/labels.ts';
import { levelText } from '../words/numbers.ts';
import { costSentence, type CostDrawn } from './present.ts';

/** The ratio of each setting with its interval; null when there is nothing to draw. */
export function costChart(view: View<CostDrawn>, drawing: Drawing): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { rows, confidenceLevel } = view.drawn;
	const classes = [...new Set(rows.map(({ ageClass }) => ageClass))];
	const chart = panelRows(
		{
			panels: [
				{
					heading: 'Total cost index over survivors',
					numbers: `Ratio, ${levelText(confidenceLevel)}\u00a0CI`,
					tick: rateTick,
					least: 1,
					colour: drawing.theme.accent,
					shape: 'circle',
				},
			],
			sections: classes.map((ageClass) => ({
				heading: ageClassLabel(ageClass),
				rows: rows
					.filter((row) => row.ageClass === ageClass)
					.map((row) => ({
						label: row.label,
						words: costSentence(row),
						filter: clickOn('setting', row.setting),
						cells: [
							{
								point: row.ratio,
								note: row.note,
								text:
									row.ratio === null
										? ''
										: rateText(row.ratio.estimate, row.ratio.lower, row.ratio.upper),
							},
						],
					})),
			})),
		},
		drawing,
	);
	return render(chart, drawing, view);
}
