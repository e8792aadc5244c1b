import type { Statement } from '../../db/engine.ts';
import type { Sheet } from '../../export/sheet.ts';
import type { View } from '../../figures/figure.ts';
import type { Place } from '../export/place.ts';
import type { Asked } from './board.svelte.ts';

/** The engine's answers to one view, ready to be drawn figure by figure. */
export interface Answers {
	/** Rows of the cohort. */
	readonly rows: number;
	/**
	 * Null when the figure can be drawn now. Else a promise: part of its numbers is being worked out apart. Rejects with
	 * an AbortError when the request's signal says so, else with an error whose message is for the reader.
	 */
	later(id: string): Promise<void> | null;
	/**
	 * Words and drawing of a figure for a place this many px wide. Takes some milliseconds: draws.
	 * @param prefix of the ids in the drawing, where the figure's own id will not do: it stands on the page twice
	 */
	draw(
		id: string,
		width: number,
		prefix?: string,
	): { readonly view: View; readonly svg: SVGSVGElement | null };
}

/** What asks and draws. Its code (figures, charts) is fetched after the first paint. */
export interface Painter {
	/**
	 * Asks the questions of these figures. Rejects with an AbortError when `signal` says so, else with an error
	 * whose message is for the reader.
	 */
	answer(ids: readonly string[], asked: Asked, signal: AbortSignal): Promise<Answers>;
	/** Asks what these figures ask, and takes no answer: for the engine to have done it before. Rejects as `answer` does. */
	warm(ids: readonly string[], asked: Asked, signal: AbortSignal): Promise<void>;
	/** What a figure asks the database for a view. Throws RangeError for a figure the page does not have. */
	statements(id: string, asked: Asked): readonly Statement[];
	/** A figure as it leaves the building. Rejects as `answer` does, or when the code of exports cannot be fetched. */
	sheet(id: string, asked: Asked, place: Place, signal: AbortSignal): Promise<Sheet>;
}
