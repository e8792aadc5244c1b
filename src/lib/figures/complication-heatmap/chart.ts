import { percent } from '../../domain/format.ts';
import type { Drawing } from '../../plot/drawing.ts';
import { heatMap, type HeatCell } from '../../plot/heat-map.ts';
import { render } from '../../plot/render.ts';
import { stackCharts } from '../../plot/stack-charts.ts';
import { widest, wrapText } from '../../plot/text-width.ts';
import type { View } from '../figure.ts';
import { shareSentence } from '../shares/share-words.ts';
import type { ShownShare } from '../shares/shown-share.ts';
import { ageClassLabel, clickOn } from '../words/labels.ts';
import { inSentence } from '../words/finding.ts';
import type { HeatDrawn } from './present.ts';

/** Px a column asks for at the least. */
const COLUMN = 78;
/** Px of the letters over a column. */
const HEAD = 12;
/** Px the rows' names ask for beside the columns. */
const NAMES = 170;
const GAP = 14;

function cell(share: ShownShare | undefined, words: string): HeatCell {
	switch (share?.kind) {
		case 'shown':
			return { share: share.estimate, lines: [percent(share.estimate)], words };
		case 'hidden':
			return { share: null, lines: ['too few'], words };
		default:
			return { share: null, lines: ['none'], words };
	}
}

/** How many columns stand side by side: as many as fit, in parts of about equal size. */
function perPart(labels: readonly string[], width: number): number {
	const columns = labels.length;
	const words = labels.flatMap((label) => wrapText(label, 0, HEAD));
	const column = Math.max(COLUMN, widest(words, HEAD) + 8);
	const beside = Math.floor((width - NAMES) / column);
	const fit = Math.max(1, beside >= Math.min(columns, 3) ? beside : Math.floor(width / column));
	return Math.ceil(columns / Math.ceil(columns / fit));
}

/** A row for each kind, a column for each level; in parts under each other where they would not fit. */
export function heatChart(view: View<HeatDrawn>, drawing: Drawing): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { across, columns, rows } = view.drawn;
	const classes = [...new Set(columns.map(({ ageClass }) => ageClass))];
	const parts = classes.flatMap((ageClass) => {
		const own = columns.flatMap((column, at) => (column.ageClass === ageClass ? [at] : []));
		const size = perPart(
			own.map((at) => columns[at]?.label ?? ''),
			drawing.width,
		);
		return Array.from({ length: Math.ceil(own.length / size) }, (_, part) => ({
			ageClass,
			columns: own.slice(part * size, (part + 1) * size),
		}));
	});
	const scaleUnder = parts.findLastIndex((part) =>
		rows.some(({ shares }) => part.columns.some((at) => shares[at]?.kind === 'shown')),
	);
	const charts = parts.map((part, at) =>
		heatMap(
			{
				groups: [
					{
						heading: ageClassLabel(part.ageClass),
						columns: part.columns.map((column) => columns[column]?.label ?? ''),
					},
				],
				rows: rows.map(({ kind, shares }) => ({
					label: kind.label,
					cells: part.columns.map((column) => {
						const { level = null, label = '' } = columns[column] ?? {};
						const share = shares[column];
						const said = share === undefined ? 'none' : shareSentence(share);
						return {
							...cell(share, `${kind.label}, ${inSentence(label)}: ${said}`),
							filter: clickOn(across, level),
						};
					}),
				})),
				scaleLabel: at === scaleUnder ? 'Runs with one' : null,
			},
			drawing,
		),
	);
	return render(stackCharts(charts, GAP), drawing, view);
}
