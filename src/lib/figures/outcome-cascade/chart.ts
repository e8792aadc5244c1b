import { count } from '../../domain/format.ts';
import type { Drawing } from '../../plot/drawing.ts';
import { intervalRows } from '../../plot/interval-rows.ts';
import type { IntervalRow } from '../../plot/interval-spec.ts';
import { render } from '../../plot/render.ts';
import type { View } from '../figure.ts';
import { boundsSentence, boundsText } from '../shares/bounds-words.ts';
import { pointOf } from '../shares/near-share.ts';
import { absence, ofText, shareSentence, shareText } from '../shares/share-words.ts';
import { levelText } from '../words/numbers.ts';
import type { CascadeDrawn } from './present.ts';

/** Bars that can only get shorter, from cannulation on; null when there is nothing to draw. */
export function cascadeChart(view: View<CascadeDrawn>, drawing: Drawing): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { runs, stages, favourable, confidenceLevel } = view.drawn;
	const { theme } = drawing;
	const bounds = favourable.kind === 'shown' ? favourable : null;
	const rows: IntervalRow[] = [
		{
			label: 'Cannulated',
			lines: [
				{
					series: 0,
					point: { estimate: 1, lower: 1, upper: 1 },
					note: null,
					columns: ['', count(runs)],
				},
			],
			words: `Cannulated: ${count(runs)}`,
		},
		...stages.map(({ label, share }): IntervalRow => ({
			label,
			lines: [
				{
					series: 1,
					point: pointOf(share),
					note: absence(share),
					columns: [shareText(share), ofText(share)],
				},
			],
			words: `${label}: ${shareSentence(share)}`,
		})),
		{
			label: 'Favourable neurology',
			lines: [
				{
					series: 1,
					point:
						bounds === null
							? null
							: {
									estimate: bounds.low.share,
									lower: bounds.low.share,
									upper: bounds.low.share,
								},
					...(bounds === null
						? {}
						: { bounds: { low: bounds.low.share, high: bounds.high.share } }),
					note: bounds === null ? boundsText(favourable) : null,
					columns:
						bounds === null
							? ['', '']
							: [
									boundsText(bounds),
									`${count(bounds.low.x)}–${count(bounds.high.x)} / ${bounds.of}`,
								],
				},
			],
			words: `Favourable neurology: ${boundsSentence(favourable)}`,
		},
	];
	const chart = intervalRows(
		{
			bars: true,
			reach: 1,
			series: [
				{ label: 'Cannulated', colour: theme.rule, shape: 'square' },
				{ label: 'Survived', colour: theme.survived, shape: 'square' },
			],
			unnamed: true,
			heads: [`Share, ${levelText(confidenceLevel)}\u00a0CI`, 'Of runs'],
			sections: [{ heading: null, reference: null, rows }],
		},
		drawing,
	);
	return render(chart, drawing, view);
}
