import { nativeRows } from '../../export/native/rows.ts';
import type { NativeChart } from '../../export/sheet.ts';
import type { Drawing, Theme } from '../../plot/drawing.ts';
import { intervalRows } from '../../plot/interval-rows.ts';
import type { IntervalRow, IntervalRows } from '../../plot/interval-spec.ts';
import { render } from '../../plot/render.ts';
import type { View } from '../figure.ts';
import {
	absence,
	leftOutSentence,
	ofText,
	shareSentence,
	shareText,
} from '../shares/share-words.ts';
import { levelText } from '../words/numbers.ts';
import type { DrawnRow, ShareByLevelDrawn } from './present.ts';

function row(drawn: DrawnRow, variable: string, verb: string): IntervalRow {
	const { label, role, level, share, leftOut } = drawn;
	return {
		label,
		lines: [
			{
				series: 0,
				point: share.kind === 'shown' ? share : null,
				note: absence(share),
				columns: [shareText(share), ofText(share)],
			},
		],
		words: `${label}, ${verb}: ${shareSentence(share)}${leftOutSentence(leftOut)}`,
		...(level === null ? {} : { filter: { name: drawn.variable ?? variable, level } }),
		...(role === 'level' ? {} : { role }),
	};
}

function rowsOf({ drawn }: View<ShareByLevelDrawn>, theme: Theme): IntervalRows {
	const { sections, variable, verb, counts, confidenceLevel } = drawn;
	return {
		series: [{ label: verb, colour: theme.survived, shape: 'circle' }],
		heads: [`Share, ${levelText(confidenceLevel)}\u00a0CI`, counts],
		sections: sections.map(({ heading, rows, reference }) => {
			const total = rows.find(({ role }) => role === 'total');
			return {
				heading,
				reference: reference ?? (total?.share.kind === 'shown' ? total.share.estimate : null),
				rows: rows.map((each) => row(each, variable, verb)),
			};
		}),
	};
}

/** Dots with intervals, one row a level; null when there is nothing to draw. */
export function shareByLevelChart(
	view: View<ShareByLevelDrawn>,
	drawing: Drawing,
): SVGSVGElement | null {
	if (view.empty !== null) return null;
	return render(intervalRows(rowsOf(view, drawing.theme), drawing), drawing, view);
}

/** The same shares as bars from zero with their intervals, for presentation programs. */
export function shareByLevelNative(
	view: View<ShareByLevelDrawn>,
	theme: Theme,
): NativeChart | null {
	return view.empty === null ? nativeRows(rowsOf(view, theme)) : null;
}
