import type { Drawing } from '../../plot/drawing.ts';
import { panelRows } from '../../plot/panel-rows.ts';
import { render } from '../../plot/render.ts';
import { stackCharts } from '../../plot/stack-charts.ts';
import { rateTick } from '../complications/rate-words.ts';
import type { View } from '../figure.ts';
import { quartilesText, useSentence, type UseDrawn } from './present.ts';

/** Below this width labels stand above their strips, in every measure alike. */
const NARROW = 440;

/** A strip for survivors and one for non-survivors, measure by measure; null when there is nothing to draw. */
export function useChart(view: View<UseDrawn>, drawing: Drawing): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const charts = view.drawn.measures.map(({ heading, rows }) =>
		panelRows(
			{
				stacked: drawing.width < NARROW,
				panels: [
					{
						heading,
						numbers: 'Median (quartiles)',
						tick: rateTick,
						least: 1,
						colour: drawing.theme.accent,
						shape: 'circle',
						strips: true,
					},
				],
				sections: [
					{
						heading: null,
						rows: rows.map((row) => {
							const { label, percentiles, note } = row;
							return {
								label,
								words: `${heading}: ${useSentence(row)}`,
								cells: [
									{
										point:
											percentiles === null
												? null
												: {
														estimate: percentiles[2],
														lower: percentiles[1],
														upper: percentiles[3],
														reach: { from: percentiles[0], to: percentiles[4] },
													},
										note,
										text: percentiles === null ? '' : quartilesText(percentiles),
									},
								],
							};
						}),
					},
				],
			},
			drawing,
		),
	);
	return render(stackCharts(charts, 14), drawing, view);
}
