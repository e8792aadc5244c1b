import type { Drawing } from '../../plot/drawing.ts';
import { panelRows } from '../../plot/panel-rows.ts';
import { render } from '../../plot/render.ts';
import { shareTick } from '../../plot/share-axis.ts';
import { UNKNOWN } from '../../domain/cohort.ts';
import type { View } from '../figure.ts';
import { NONE, TOO_FEW } from '../shares/share-words.ts';
import { levelText } from '../words/numbers.ts';
import { bandLabel, clusteredSentence, clusteredText, type CentreVolumeDrawn } from './present.ts';

/** A row a band, a section a kind of run; null when there is nothing to draw. */
export function centreVolumeChart(
	view: View<CentreVolumeDrawn>,
	drawing: Drawing,
): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { sections, confidenceLevel } = view.drawn;
	const chart = panelRows(
		{
			panels: [
				{
					heading: 'Share discharged alive',
					numbers: `%, ${levelText(confidenceLevel)}\u00a0CI`,
					tick: shareTick,
					least: 0.1,
					colour: drawing.theme.survived,
					shape: 'circle',
				},
			],
			sections: sections.map(({ heading, bands }) => ({
				heading,
				rows: bands.map((band) => {
					const { share } = band;
					return {
						label: bandLabel(band),
						words: `${heading}, ${band.label}: ${clusteredSentence(share)}`,
						filter: { name: 'annual_ecpr_volume_band', level: band.band ?? UNKNOWN },
						cells: [
							{
								point: share.kind === 'shown' ? share : null,
								note: share.kind === 'hidden' ? TOO_FEW : share.kind === 'empty' ? NONE : null,
								text: clusteredText(share),
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
