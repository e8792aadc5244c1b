import type { Figure, View } from '../../figures/figure.ts';
import type { HeadlineDrawn } from '../../figures/headline/present.ts';

/** Figures that the page sets in type; their chart serves exports. */
const IN_TYPE: ReadonlySet<string> = new Set(['headline']);

/** Does the page set this figure in type rather than draw it? */
export function isInType({ id }: Pick<Figure, 'id'>): boolean {
	return IN_TYPE.has(id);
}

/** What the headline numbers are set from. */
export function headlineOf(view: View): HeadlineDrawn {
	return view.drawn as HeadlineDrawn;
}
