import type { Drawing } from '../../plot/drawing.ts';
import { intervalRows, type IntervalRow } from '../../plot/interval-rows.ts';
import { render } from '../../plot/render.ts';
import type { View } from '../figure.ts';
import { absence, ofText, shareSentence, shareText } from '../shares/share-words.ts';
import { levelText, runs } from '../words/numbers.ts';
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
		words: `${label}, ${verb}: ${shareSentence(share)}${leftOut === 0 ? '' : `; ${runs(leftOut)} left out`}`,
		...(level === null ? {} : { filter: { name: drawn.variable ?? variable, level } }),
		...(role === 'level' ? {} : { role }),
	};
}

/** Dots with intervals, one row a level; null when there is nothing to draw. */
export function shareByLevelChart(
	view: View<ShareByLevelDrawn>,
	drawing: Drawing,
): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { sections, variable, verb, counts, confidenceLevel } = view.drawn;
	const chart = intervalRows(
		{
			series: [{ label: verb, colour: drawing.theme.survived, shape: 'circle' }],
			heads: [`Share, ${levelText(confidenceLevel)}\u00a0CI`, counts],
			sections: sections.map(({ heading, rows, reference }) => {
				const total = rows.find(({ role }) => role === 'total');
				return {
					heading,
					reference: reference ?? (total?.share.kind === 'shown' ? total.share.estimate : null),
					rows: rows.map((each) => row(each, variable, verb)),
				};
			}),
		},
		drawing,
	);
	return render(chart, drawing, view);
}
