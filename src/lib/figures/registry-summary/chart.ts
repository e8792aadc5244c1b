import { nativeRows } from '../../export/native/rows.ts';
import type { NativeChart } from '../../export/sheet.ts';
import type { Drawing, Theme } from '../../plot/drawing.ts';
import { intervalRows } from '../../plot/interval-rows.ts';
import type { IntervalLine, IntervalRows } from '../../plot/interval-spec.ts';
import { render } from '../../plot/render.ts';
import type { View } from '../figure.ts';
import { absence, ofText, shareSentence, shareText } from '../shares/share-words.ts';
import { pointOf, type BesideShare } from '../shares/near-share.ts';
import { levelText, runs as runsText } from '../words/numbers.ts';
import { centresText, type SummaryDrawn } from './present.ts';

function line(share: BesideShare, series: number): IntervalLine {
	return {
		series,
		point: pointOf(share),
		note: absence(share),
		columns: [shareText(share), ofText(share)],
	};
}

function rowsOf({ drawn }: View<SummaryDrawn>, theme: Theme): IntervalRows {
	const { rows, confidenceLevel } = drawn;
	const colour = theme.survived;
	return {
		series: [
			{ label: 'Off ECMO alive', colour, shape: 'circle', hollow: true },
			{ label: 'Discharged alive', colour, shape: 'circle' },
		],
		heads: [`Share, ${levelText(confidenceLevel)}\u00a0CI`, 'Alive / runs'],
		sections: [
			{
				heading: null,
				reference: null,
				rows: rows.map(({ label, total, ageGroup, runs, centres, offEcmo, discharged }) => ({
					label,
					detail: `${runsText(runs)}, ${centresText(centres)}`,
					lines: [line(offEcmo, 0), line(discharged, 1)],
					words: `${label}: off ECMO alive ${shareSentence(offEcmo)}; discharged alive ${shareSentence(discharged)}`,
					...(ageGroup === null ? {} : { filter: { name: 'age_group', level: ageGroup } }),
					...(total ? { role: 'total' as const } : {}),
				})),
			},
		],
	};
}

/** Both survivals of each age class, with its runs and centres; null when there is nothing to draw. */
export function summaryChart(view: View<SummaryDrawn>, drawing: Drawing): SVGSVGElement | null {
	if (view.empty !== null) return null;
	return render(intervalRows(rowsOf(view, drawing.theme), drawing), drawing, view);
}

/** The same shares as bars from zero with their intervals, for presentation programs. */
export function summaryNative(view: View<SummaryDrawn>, theme: Theme): NativeChart | null {
	return view.empty === null ? nativeRows(rowsOf(view, theme)) : null;
}
