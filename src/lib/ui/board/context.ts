import { createContext } from 'svelte';
import type { Board, FigureOptions } from './board.svelte.ts';

/** What a figure may ask of its page. */
export interface PageActions {
	/**
	 * Filters the cohort to one level of a variable, or lifts that filter again; `adding` adds the level to
	 * those chosen. Resolves when the figures on screen are painted. Names that are no filter are ignored.
	 */
	filterTo(filter: string, level: string, adding: boolean): Promise<void>;
	chooseOption(figure: string, option: string, value: string): void;
	/** Options in force, chosen by the reader. */
	readonly options: FigureOptions;
	/** Link that reopens this view at a figure. */
	linkTo(figure: string): string;
	shareLink(link: string, what: string): void;
	/** Opens the figure's SQL and method. */
	showMethod(figure: string): void;
}

export const [boardContext, setBoardContext] = createContext<Board>();
export const [pageActionsContext, setPageActionsContext] = createContext<PageActions>();
