import type { Figure, OptionSpecs, RefusedValues } from '../../figures/figure.ts';

/** What the page needs to know of a figure before its code is there: sent with the page, plain JSON. */
export interface FigureFacts {
	readonly id: string;
	readonly name: string;
	readonly wide: boolean;
	readonly options: OptionSpecs;
	/** Values that make no sense beside the initial choices, with the reason. */
	readonly refused?: RefusedValues;
	readonly methods: readonly { readonly id: string; readonly name: string }[];
}

/** Figures that the overview gives its full width though one column would do, so that the others pair up. */
const GIVEN_ROOM: ReadonlySet<string> = new Set(['registry-summary']);

/** Does this figure span the page? */
export function isWide({ id, wide }: Pick<Figure, 'id' | 'wide'>): boolean {
	return wide || GIVEN_ROOM.has(id);
}

/** Figures whose options are the question itself: they stand first, and large. */
const ASKED: ReadonlySet<string> = new Set(['explore']);

/** Are this figure's options the question it answers? */
export function isAsked({ id }: Pick<Figure, 'id'>): boolean {
	return ASKED.has(id);
}
