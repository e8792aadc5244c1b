import type { Drawing } from '../../plot/drawing.ts';
import { intervalRows } from '../../plot/interval-rows.ts';
import type { IntervalRow } from '../../plot/interval-spec.ts';
import { render } from '../../plot/render.ts';
import type { View } from '../figure.ts';
import { boundsSentence, boundsText } from '../shares/bounds-words.ts';
import { pointOf } from '../shares/near-share.ts';
import { absence, shareSentence, shareText } from '../shares/share-words.ts';
import { levelText } from '../words/numbers.ts';
import type { HeadlineDrawn, HeadlineItem } from './present.ts';

function row({ label, share, bounds, counts }: HeadlineItem): IntervalRow {
	if (share !== null)
		return {
			label,
			lines: [
				{
					series: 0,
					point: pointOf(share),
					note: absence(share),
					columns: [shareText(share), counts],
				},
			],
			words: `${label}: ${shareSentence(share)}`,
		};
	const shown = bounds?.kind === 'shown' ? bounds : null;
	return {
		label,
		lines: [
			{
				series: 0,
				point: null,
				...(shown === null ? {} : { bounds: { low: shown.low.share, high: shown.high.share } }),
				note: shown === null && bounds !== null ? boundsText(bounds) : null,
				columns: shown === null ? ['', ''] : [boundsText(shown), counts],
			},
		],
		words: bounds === null ? label : `${label}: ${boundsSentence(bounds)}`,
	};
}

/** The headline numbers as a compact strip of rows, for exports; pages may set them in type instead. */
export function headlineChart(view: View<HeadlineDrawn>, drawing: Drawing): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { items, confidenceLevel } = view.drawn;
	const chart = intervalRows(
		{
			series: [{ label: 'Runs', colour: drawing.theme.survived, shape: 'circle' }],
			heads: [`Share, ${levelText(confidenceLevel)}\u00a0CI`, 'Of runs'],
			sections: [{ heading: null, reference: null, rows: items.map(row) }],
		},
		drawing,
	);
	return render(chart, drawing, view);
}
