import { nativeRows } from '../../export/native/rows.ts';
import type { NativeChart } from '../../export/sheet.ts';
import type { Drawing, Theme } from '../../plot/drawing.ts';
import { intervalRows } from '../../plot/interval-rows.ts';
import type { IntervalLine, IntervalRows, Series } from '../../plot/interval-spec.ts';
import { render } from '../../plot/render.ts';
import type { View } from '../figure.ts';
import { absence, ofText, shareSentence, shareText } from '../shares/share-words.ts';
import { ageClassLabel, clickOn, labelOf } from '../words/labels.ts';
import { inSentence } from '../words/finding.ts';
import { levelText } from '../words/numbers.ts';
import { settingSeries } from '../words/setting-series.ts';
import type { ComplicationsDrawn, GroupRow } from './present.ts';

function rowsOf({ drawn }: View<ComplicationsDrawn>, theme: Theme): IntervalRows {
	const { settings, sections, confidenceLevel } = drawn;
	const series: Series[] = settings.map((setting) => settingSeries(setting, theme));
	const lines = ({ label, shares }: GroupRow): IntervalLine[] =>
		shares.flatMap((share, at): IntervalLine[] => {
			if (share === null) return [];
			const setting = settings[at] ?? null;
			return [
				{
					series: at,
					point: share.kind === 'shown' ? share : null,
					note: absence(share),
					columns: [shareText(share), ofText(share)],
					words: `${label}, ${inSentence(labelOf('setting', setting))}: ${shareSentence(share)}`,
					filter: clickOn('setting', setting),
				},
			];
		});
	return {
		series,
		heads: [`Share, ${levelText(confidenceLevel)}\u00a0CI`, 'With / runs'],
		sections: sections.map(({ ageClass, rows }) => ({
			heading: ageClassLabel(ageClass),
			reference: null,
			rows: rows.map((row) => ({ label: row.label, lines: lines(row), words: row.label })),
		})),
	};
}

/** Two shapes a group, one per setting; null when there is nothing to draw. */
export function complicationsChart(
	view: View<ComplicationsDrawn>,
	drawing: Drawing,
): SVGSVGElement | null {
	if (view.empty !== null) return null;
	return render(intervalRows(rowsOf(view, drawing.theme), drawing), drawing, view);
}

/** The same shares as bars from zero with their intervals, for presentation programs. */
export function complicationsNative(
	view: View<ComplicationsDrawn>,
	theme: Theme,
): NativeChart | null {
	return view.empty === null ? nativeRows(rowsOf(view, theme)) : null;
}
