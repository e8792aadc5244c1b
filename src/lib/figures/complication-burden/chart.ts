import { nativeRows } from '../../export/native/rows.ts';
import type { NativeChart } from '../../export/sheet.ts';
import type { Drawing, Theme } from '../../plot/drawing.ts';
import { intervalRows } from '../../plot/interval-rows.ts';
import type { IntervalRows } from '../../plot/interval-spec.ts';
import { render } from '../../plot/render.ts';
import type { View } from '../figure.ts';
import { absence, ofText, shareSentence, shareText } from '../shares/share-words.ts';
import { ageClassLabel } from '../words/labels.ts';
import { levelText } from '../words/numbers.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import type { BurdenDrawn } from './present.ts';

function rowsOf({ drawn }: View<BurdenDrawn>, theme: Theme): IntervalRows {
	const { sections, confidenceLevel } = drawn;
	const { verb, counts } = SURVIVAL_TO_DISCHARGE;
	return {
		series: [{ label: verb, colour: theme.survived, shape: 'circle' }],
		heads: [`Share, ${levelText(confidenceLevel)}\u00a0CI`, counts],
		sections: sections.map(({ ageClass, rows }) => ({
			heading: ageClassLabel(ageClass),
			reference: null,
			rows: rows.map(({ label, share }) => ({
				label,
				words: `${label}, ${verb}: ${shareSentence(share)}`,
				lines: [
					{
						series: 0,
						point: share.kind === 'shown' ? share : null,
						note: absence(share),
						columns: [shareText(share), ofText(share)],
					},
				],
			})),
		})),
	};
}

/** A dot with its interval for each number of groups; null when there is nothing to draw. */
export function burdenChart(view: View<BurdenDrawn>, drawing: Drawing): SVGSVGElement | null {
	if (view.empty !== null) return null;
	return render(intervalRows(rowsOf(view, drawing.theme), drawing), drawing, view);
}

/** The same shares as bars from zero with their intervals, for presentation programs. */
export function burdenNative(view: View<BurdenDrawn>, theme: Theme): NativeChart | null {
	return view.empty === null ? nativeRows(rowsOf(view, theme)) : null;
}
