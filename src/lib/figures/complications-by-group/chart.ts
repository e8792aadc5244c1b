import type { Drawing } from '../../plot/drawing.ts';
import { intervalRows, type IntervalLine, type Series } from '../../plot/interval-rows.ts';
import { render } from '../../plot/render.ts';
import type { View } from '../figure.ts';
import { absence, ofText, shareSentence, shareText } from '../shares/share-words.ts';
import { ageClassLabel, labelOf } from '../words/labels.ts';
import { inSentence } from '../words/finding.ts';
import { levelText } from '../words/numbers.ts';
import { settingSeries } from '../words/setting-series.ts';
import type { ComplicationsDrawn, GroupRow } from './present.ts';

/** Two shapes a group, one per setting; null when there is nothing to draw. */
export function complicationsChart(
	view: View<ComplicationsDrawn>,
	drawing: Drawing,
): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { settings, sections, confidenceLevel } = view.drawn;
	const series: Series[] = settings.map((setting) => settingSeries(setting, drawing.theme));
	const lines = ({ shares }: GroupRow): IntervalLine[] =>
		shares.flatMap((share, at) =>
			share === null
				? []
				: [
						{
							series: at,
							point: share.kind === 'shown' ? share : null,
							note: absence(share),
							columns: [shareText(share), ofText(share)],
						},
					],
		);
	const words = ({ label, shares }: GroupRow): string =>
		`${label}: ${shares
			.flatMap((share, at) =>
				share === null
					? []
					: [`${inSentence(labelOf('setting', settings[at] ?? null))} ${shareSentence(share)}`],
			)
			.join('; ')}`;
	const chart = intervalRows(
		{
			series,
			heads: [`Share, ${levelText(confidenceLevel)}\u00a0CI`, 'With / runs'],
			sections: sections.map(({ ageClass, rows }) => ({
				heading: ageClassLabel(ageClass),
				reference: null,
				rows: rows.map((row) => ({ label: row.label, lines: lines(row), words: words(row) })),
			})),
		},
		drawing,
	);
	return render(chart, drawing, view);
}
