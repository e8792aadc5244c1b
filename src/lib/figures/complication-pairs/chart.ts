import type { Drawing } from '../../plot/drawing.ts';
import { panelRows } from '../../plot/panel-rows.ts';
import { render } from '../../plot/render.ts';
import { shareTick } from '../../plot/share-axis.ts';
import type { View } from '../figure.ts';
import { TOO_FEW } from '../shares/share-words.ts';
import { pairSentence, ratioText, type PairsDrawn } from './present.ts';

/** What was observed beside what chance would give, pair by pair; null when there is nothing to draw. */
export function pairsChart(view: View<PairsDrawn>, drawing: Drawing): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { rows } = view.drawn;
	const { theme } = drawing;
	const chart = panelRows(
		{
			panels: [
				{
					heading: 'Observed share of runs with both',
					numbers: 'Observed / chance',
					tick: shareTick,
					least: 0.05,
					colour: theme.accent,
					shape: 'circle',
					second: { label: 'By chance', colour: theme.softInk, shape: 'diamond' },
				},
			],
			sections: [
				{
					heading: null,
					rows: rows.map((row) => ({
						label: row.label,
						words: pairSentence(row),
						cells: [
							{
								point: row.share?.kind === 'shown' ? row.share : null,
								second: row.expected,
								note: row.share === null ? TOO_FEW : null,
								text: row.share === null ? '' : ratioText(row.ratio),
							},
						],
					})),
				},
			],
		},
		drawing,
	);
	return render(chart, drawing, view);
}
