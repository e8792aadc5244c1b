import { createContext } from 'svelte';
import type { FigureOptions } from './board.svelte.ts';

/** A level of a variable as the page names it: what a click on a bar, a cell or a number sets. */
export interface ClickedLevel {
	readonly filter: string;
	readonly level: string;
}

/** What a figure may ask of its page once the page's controls are there. */
export interface PageActions {
	/**
	 * Filters the cohort to one level of a variable, or lifts that filter again; `adding` lets the level join or
	 * leave those chosen, `and` names the other variable of a cell. Resolves when the figures on screen are
	 * painted. Names that are no filter are ignored.
	 */
	filterTo(filter: string, level: string, adding: boolean, and?: ClickedLevel): Promise<void>;
	/**
	 * Told that `filterTo` is likely to be called with this next: asks for the answer. Changes nothing that is shown.
	 */
	foresee(filter: string, level: string, adding: boolean, and?: ClickedLevel): void;
	/** Filters the cohort to a range, ends inclusive, null meaning open; both open lifts the filter. */
	filterRange(filter: string, low: number | null, high: number | null): Promise<void>;
	chooseOption(figure: string, option: string, value: string): void;
	/** Options in force, as chosen by the reader. */
	readonly options: FigureOptions;
	/** Hands out a link that reopens this view at a figure. */
	shareFigure(figure: string): void;
	/** Opens the export of the figure. */
	exportFigure(figure: string): void;
	/** The query that reopens a figure as it is shown now. */
	queryOf(figure: string): string;
	/** Opens the figure's SQL and method. */
	showMethod(figure: string): void;
}

/** The actions of a page, whose code arrives after the first paint; what is asked before then waits for it. */
export class LateActions {
	/** Null until the code is there. */
	current = $state.raw<PageActions | null>(null);
	readonly ready: Promise<PageActions>;
	#resolve: (actions: PageActions) => void = () => undefined;

	constructor() {
		this.ready = new Promise((resolve) => (this.#resolve = resolve));
	}

	readonly provide = (actions: PageActions): void => {
		this.current = actions;
		this.#resolve(actions);
	};
}

export const [actionsContext, setActionsContext] = createContext<LateActions>();
