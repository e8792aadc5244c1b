import type { Figure, OptionSpecs } from '../../figures/figure.ts';

/** What the page needs to know of a figure before its code is there: sent with the page, plain JSON. */
export interface FigureFacts {
	readonly id: string;
	readonly name: string;
	readonly wide: boolean;
	readonly options: OptionSpecs;
	readonly methods: readonly string[];
}

export function figureFacts(figure: Figure): FigureFacts {
	const { id, name, wide, options, methods } = figure;
	return { id, name, wide, options, methods };
}
