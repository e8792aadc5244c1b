import type { View } from '../../figures/figure.ts';
import type { Drawing, Theme } from '../../plot/drawing.ts';
import { estimateRows, type EstimateLine } from '../../plot/estimate-rows.ts';
import { render } from '../../plot/render.ts';
import type { EstimateRow } from '../lesson.ts';
import { against, rowWords, unitHead, type ComparisonDrawn } from './comparison-view.ts';
import { withInterval } from './words.ts';

/** Each role has its own shape as well as its own colour. */
function styleOf(
	role: EstimateRow['role'],
	theme: Theme,
): Pick<EstimateLine, 'colour' | 'shape' | 'hollow' | 'bold'> {
	if (role === 'naive') return { colour: theme.died, shape: 'square' };
	if (role === 'careful') return { colour: theme.survived, shape: 'circle', bold: true };
	return { colour: theme.softInk, shape: 'diamond', hollow: true };
}

/** Draws naive, careful and other estimates in rows against the truth and the prediction. */
export function comparisonChart(
	view: View<ComparisonDrawn>,
	drawing: Drawing,
): SVGSVGElement | null {
	const { comparison, truth, predicted } = view.drawn;
	const { scale } = comparison;
	const { theme } = drawing;
	const chart = estimateRows(
		{
			scale,
			rows: comparison.rows.map((row) => ({
				label: row.label,
				...(row.detail === undefined ? {} : { detail: row.detail }),
				point: row,
				...styleOf(row.role, theme),
				columns: [
					withInterval(scale, row),
					...(truth === null ? [] : [against(comparison, row.estimate, row.truth ?? truth)]),
				],
				...(truth === null || row.truth === undefined ? {} : { own: row.truth.value }),
				words: rowWords(comparison, row, truth),
			})),
			heads: [unitHead(scale), ...(truth === null ? [] : ['Against the truth'])],
			lines: [
				...(truth === null
					? []
					: [{ at: truth.value, label: `Truth: ${truth.label}`, colour: theme.ink }]),
				...(predicted === null
					? []
					: [{ at: predicted, label: 'Your prediction', colour: theme.first, dash: '5,4' }]),
			],
			...(comparison.sides === undefined ? {} : { sides: comparison.sides }),
		},
		drawing,
	);
	return render(chart, drawing, view);
}
