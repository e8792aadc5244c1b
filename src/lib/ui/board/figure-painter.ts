import type { Engine, LoadedTable } from '../../db/engine.ts';
import { mayRetry } from '../../db/supervised-engine.ts';
import type { Figure, PresentContext, View } from '../../figures/figure.ts';
import { optionValues, planFigures } from '../../figures/run.ts';
import { SCREEN } from '../../plot/themes.ts';
import { drawingWidth } from '../figure/drawing-widths.ts';
import { isWide } from '../figure/figure-facts.ts';
import { isInType } from '../figure/in-type.ts';
import { displayOf } from '../view/display.ts';
import type { Asked } from './board.svelte.ts';
import { cohortRows } from './cohort-rows.ts';
import type { Answers, Painter } from './painter.ts';

/** What `present` is told of a view. */
export function presentContext(figure: Figure, asked: Asked): PresentContext {
	return {
		cohort: asked.cohort,
		options: optionValues(figure, asked.options[figure.id]),
		...displayOf(asked.choices ?? {}),
	};
}

/** Tables that some figures need for a view, beside those a page opens with. */
export function tablesOf(figures: readonly Figure[], asked: Asked): readonly LoadedTable[] {
	const tables = figures.flatMap((figure) => [
		...(figure.tables ?? []),
		...(figure.tablesFor?.(optionValues(figure, asked.options[figure.id])) ?? []),
	]);
	return [...new Set(tables)];
}

/** The words of every figure of a page for a view, and the cohort's number of rows. */
export interface Presented {
	readonly rows: number;
	readonly view: (id: string) => View;
}

/**
 * Asks all questions of a page's figures at once. Works on any engine, so that the build and the page count
 * the same way. Rejects as `Engine.query` does.
 */
export async function presentFigures(
	figures: readonly Figure[],
	engine: Engine,
	asked: Asked,
	signal?: AbortSignal,
): Promise<Presented> {
	const plan = planFigures([cohortRows, ...figures], asked.cohort, asked.options);
	const tables = await Promise.all(
		plan.statements.map((statement) => engine.query(statement, signal)),
	);
	const results = plan.read(tables);
	const views = new Map<string, View>();
	const view = (id: string): View => {
		const before = views.get(id);
		if (before) return before;
		const figure = figures.find((candidate) => candidate.id === id);
		if (!figure) throw new RangeError(`This page has no figure "${id}".`);
		const made = figure.present(results.get(id), presentContext(figure, asked));
		views.set(id, made);
		return made;
	};
	return { rows: Number(results.get(cohortRows.id)), view };
}

/**
 * The painter of one page's figures.
 * @param engine starts the engine if need be, and loads these tables if they are not there
 */
export function figurePainter(
	figures: readonly Figure[],
	engine: (tables: readonly LoadedTable[]) => Promise<Engine>,
): Painter {
	function named(id: string): Figure {
		const figure = figures.find((candidate) => candidate.id === id);
		if (!figure) throw new RangeError(`This page has no figure "${id}".`);
		return figure;
	}

	async function answer(
		ids: readonly string[],
		asked: Asked,
		signal: AbortSignal,
	): Promise<Answers> {
		const some = ids.map(named);
		const ready = await engine(tablesOf(some, asked));
		signal.throwIfAborted();
		const presented = await presentFigures(some, ready, asked, signal);
		return {
			rows: presented.rows,
			draw: (id, width) => {
				const figure = named(id);
				const words = presented.view(id);
				if (isInType(figure)) return { view: words, svg: null };
				const svg = figure.chart(words, {
					document,
					width: drawingWidth(width, isWide(figure)),
					theme: SCREEN,
					idPrefix: id,
				});
				return { view: words, svg };
			},
		};
	}

	return {
		// After a crash the engine restarts once by itself: the same question may be asked once more.
		answer: (ids, asked, signal) =>
			answer(ids, asked, signal).catch((error: unknown) => {
				if (mayRetry(error) && !signal.aborted) return answer(ids, asked, signal);
				throw error;
			}),
		statements: (id, asked) => planFigures([named(id)], asked.cohort, asked.options).statements,
	};
}
