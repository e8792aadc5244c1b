import type { Figure, View } from '../../figures/figure.ts';
import { nodeDocument } from '../../plot/node-document.ts';
import { SCREEN } from '../../plot/themes.ts';
import { htmlOf } from '../html-of.ts';
import { COLUMN, FULL, NARROW } from './drawing-widths.ts';
import FigureBody from './FigureBody.svelte';
import FigureHead from './FigureHead.svelte';
import FigureTable from './FigureTable.svelte';

/** A figure's pieces as the build puts them into the page, drawn for a narrow and for a wide place. Node only. */
export function prerenderFigure(
	figure: Figure,
	view: View,
): readonly (readonly [string, string])[] {
	const draw = (width: number, at: string): string =>
		figure.chart(view, {
			document: nodeDocument(),
			width,
			theme: SCREEN,
			idPrefix: `${figure.id}-${at}`,
		})?.outerHTML ?? '';
	const prerendered = {
		narrow: draw(NARROW, 'narrow'),
		wide: draw(figure.wide ? FULL : COLUMN, 'wide'),
		full: figure.wide,
	};
	return [
		[`${figure.id}:head`, htmlOf(FigureHead, { id: figure.id, view })],
		[`${figure.id}:body`, htmlOf(FigureBody, { view, prerendered })],
		[`${figure.id}:table`, htmlOf(FigureTable, { table: view.table })],
	];
}
