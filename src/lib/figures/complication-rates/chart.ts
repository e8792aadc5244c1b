import type { Drawing } from '../../plot/drawing.ts';
import { panelRows } from '../../plot/panel-rows.ts';
import { render } from '../../plot/render.ts';
import { shareTick } from '../../plot/share-axis.ts';
import { sectionsOf } from '../complications/kinds.ts';
import { rateText, rateTick } from '../complications/rate-words.ts';
import type { View } from '../figure.ts';
import { absence, shareSentence, shareText } from '../shares/share-words.ts';
import { levelText } from '../words/numbers.ts';
import { rateSentence, type RatesDrawn } from './present.ts';

/** Shares of runs beside rates per hour, each on its own axis; null when there is nothing to draw. */
export function ratesChart(view: View<RatesDrawn>, drawing: Drawing): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { rows, firstOnly, confidenceLevel } = view.drawn;
	const { theme } = drawing;
	const ci = `${levelText(confidenceLevel)}\u00a0CI`;
	const chart = panelRows(
		{
			panels: [
				{
					heading: 'Runs with at least one',
					numbers: `%, ${ci}`,
					tick: shareTick,
					least: 0.1,
					colour: theme.first,
					shape: 'circle',
				},
				{
					heading: firstOnly
						? 'First events per 1,000 hours to the first'
						: 'Episodes per 1,000 ECMO-hours',
					numbers: `Rate, ${ci}`,
					tick: rateTick,
					least: 1,
					colour: theme.second,
					shape: 'diamond',
				},
			],
			sections: sectionsOf(rows).map(({ heading, rows: own }) => ({
				heading,
				rows: own.map((row) => {
					const { kind, share, rate } = row;
					return {
						label: kind.label,
						words: `${kind.label}: ${shareSentence(share)}; ${rateSentence(row, firstOnly)}`,
						cells: [
							{
								point: share.kind === 'shown' ? share : null,
								note: absence(share),
								text: shareText(share),
							},
							{
								point:
									rate === null
										? null
										: { estimate: rate.rate, lower: rate.lower, upper: rate.upper },
								note: rate === null ? absence(share) : null,
								text: rate === null ? '' : rateText(rate.rate, rate.lower, rate.upper),
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
