import type { Drawing } from '../../plot/drawing.ts';
import { panelRows } from '../../plot/panel-rows.ts';
import { render } from '../../plot/render.ts';
import { shareTick } from '../../plot/share-axis.ts';
import type { View } from '../figure.ts';
import { centreFilter } from '../centres/centre-filter.ts';
import { absence } from '../shares/share-words.ts';
import { levelText } from '../words/numbers.ts';
import { centreSentence, shrunkenText, type CentreCaterpillarDrawn } from './present.ts';

/** A row a centre, the largest first; null when there is nothing to draw. */
export function centreCaterpillarChart(
	view: View<CentreCaterpillarDrawn>,
	drawing: Drawing,
): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { centres, chosen, confidenceLevel } = view.drawn;
	const { theme } = drawing;
	const chart = panelRows(
		{
			panels: [
				{
					heading: 'Shrunken share discharged alive',
					numbers: `Shrunken %, with its ${levelText(confidenceLevel)} interval`,
					tick: shareTick,
					least: 0.1,
					colour: theme.survived,
					shape: 'circle',
					second: { label: 'Observed share', colour: theme.softInk, shape: 'circle' },
				},
			],
			sections: [
				{
					heading: null,
					rows: centres.map((centre) => {
						const { observed, shrunken } = centre;
						const filter = centreFilter(centre.centre);
						return {
							label: centre.centre,
							point: true,
							marked: chosen.includes(centre.centre),
							...(filter && { filter }),
							words: centreSentence(centre),
							cells: [
								{
									point: shrunken,
									second: observed.kind === 'shown' ? observed.estimate : null,
									note: absence(observed),
									text: shrunken === null ? '' : shrunkenText(shrunken),
								},
							],
						};
					}),
				},
			],
		},
		drawing,
	);
	return render(chart, drawing, view);
}
