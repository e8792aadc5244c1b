import type { Figure, View } from '../../figures/figure.ts';
import { nodeDocument } from '../../plot/node-document.ts';
import { SCREEN } from '../../plot/themes.ts';
import { htmlOf } from '../html-of.ts';
import { isInType } from './in-type.ts';
import { COLUMN, FULL, NARROW } from './drawing-widths.ts';
import { shortDrawing } from './short-drawing.ts';
import { isWide } from './figure-facts.ts';
import FigureBody from './FigureBody.svelte';
import FigureHead from './FigureHead.svelte';
import FigureTable from './FigureTable.svelte';

/** A figure's pieces as the build puts them into the page, drawn for a narrow and for a wide place. Node only. */
export function prerenderFigure(
	figure: Figure,
	view: View,
): readonly (readonly [string, string])[] {
	const draw = (width: number, at: string): string =>
		shortDrawing(
			figure.chart(view, {
				document: nodeDocument(),
				width,
				theme: SCREEN,
				idPrefix: `${figure.id}-${at}`,
			})?.outerHTML ?? '',
		);
	const wide = isInType(figure) ? '' : draw(isWide(figure) ? FULL : COLUMN, 'wide');
	const prerendered = isInType(figure)
		? undefined
		: {
				narrow: describedBy(draw(NARROW, 'narrow'), wide),
				wide,
				full: isWide(figure),
			};
	return [
		[`${figure.id}:head`, htmlOf(FigureHead, { id: figure.id, view })],
		[`${figure.id}:body`, htmlOf(FigureBody, { id: figure.id, view, prerendered })],
		[`${figure.id}:table`, htmlOf(FigureTable, { table: view.table })],
	];
}

const DESCRIPTION = /<desc id="([^"]*)">(.*?)<\/desc>/s;

/** A drawing whose words are those of another on the page, with that one's; an id reaches what is not shown too. */
function describedBy(svg: string, other: string): string {
	const [own, id, words] = DESCRIPTION.exec(svg) ?? [];
	const [, otherId, otherWords] = DESCRIPTION.exec(other) ?? [];
	return own === undefined || otherId === undefined || words !== otherWords
		? svg
		: svg.replace(own, '').replace(`aria-describedby="${id}"`, `aria-describedby="${otherId}"`);
}
