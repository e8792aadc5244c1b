import { percent } from '../../domain/format.ts';
import { count } from '../../domain/format.ts';
import type { Drawing } from '../../plot/drawing.ts';
import { heatMap, type HeatCell } from '../../plot/heat-map.ts';
import { render } from '../../plot/render.ts';
import type { View } from '../figure.ts';
import { shareSentence } from '../shares/share-words.ts';
import { ageClassLabel, clickOn, labelOf } from '../words/labels.ts';
import type { CrossDrawn, DrawnCell } from './present.ts';

function heatCell(cell: DrawnCell, diagnosis: string | null): HeatCell {
	const { share, setting } = cell;
	const name = `${labelOf('dx_group', diagnosis)}, ${labelOf('setting', setting).toLowerCase()}`;
	const filter = { ...clickOn('dx_group', diagnosis), and: clickOn('setting', setting) };
	if (share === null) return { share: null, lines: ['none'], words: `${name}: no runs`, filter };
	const words = `${name}, discharged alive: ${shareSentence(share)}`;
	switch (share.kind) {
		case 'shown':
			return {
				share: share.estimate,
				lines: [percent(share.estimate), `n\u00a0${count(share.n)}`],
				words,
				filter,
			};
		case 'hidden':
			return { share: null, lines: ['too few'], words, filter };
		case 'empty':
			return { share: null, lines: ['open'], words, filter };
	}
}

/** The heat map; null when there is nothing to draw. */
export function crossChart(view: View<CrossDrawn>, drawing: Drawing): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { columns, rows } = view.drawn;
	const classes = [...new Set(columns.map(({ ageClass }) => ageClass))];
	const chart = heatMap(
		{
			groups: classes.map((ageClass) => ({
				heading: ageClassLabel(ageClass, true),
				columns: columns
					.filter((column) => column.ageClass === ageClass)
					.map(({ setting }) => labelOf('setting', setting)),
			})),
			rows: rows.map(({ diagnosis, cells }) => ({
				label: labelOf('dx_group', diagnosis),
				missing: diagnosis === null,
				filter: clickOn('dx_group', diagnosis),
				cells: cells.map((cell) => heatCell(cell, diagnosis)),
			})),
			scaleLabel: 'Discharged alive',
		},
		drawing,
	);
	return render(chart, drawing, view);
}
