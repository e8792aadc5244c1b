import type { Engine, LoadedTable } from '../../db/engine.ts';
import { mayRetry } from '../../db/supervised-engine.ts';
import type { Sheet } from '../../export/sheet.ts';
import type { Figure, PresentContext, View } from '../../figures/figure.ts';
import type { Task } from '../../figures/computations.ts';
import { optionValues, planFigures } from '../../figures/run.ts';
import { SCREEN } from '../../plot/themes.ts';
import { drawingWidth } from '../figure/drawing-widths.ts';
import { isWide } from '../figure/figure-facts.ts';
import { isInType } from '../figure/in-type.ts';
import { displayOf } from '../view/display.ts';
import type { Asked } from './board.svelte.ts';
import { cohortRows } from './cohort-rows.ts';
import type { Answers, Painter } from './painter.ts';
import { TaskWorkers } from './task-workers.ts';

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
	/** Throws RangeError for a figure that was not asked for, or that has to wait for `later`. */
	readonly view: (id: string) => View;
	/** Null when the view is there. */
	readonly later: (id: string) => Promise<void> | null;
}

/**
 * Asks all questions of a page's figures at once. Works on any engine, so that the build and the page count
 * the same way. Rejects as `Engine.query` does.
 * @param apart does a figure's task elsewhere; without it, each figure does its own here
 */
export async function presentFigures(
	figures: readonly Figure[],
	engine: Engine,
	asked: Asked,
	signal?: AbortSignal,
	apart?: (task: Task) => Promise<unknown>,
): Promise<Presented> {
	const plan = planFigures([cohortRows, ...figures], asked.cohort, asked.options);
	const tables = await Promise.all(
		plan.statements.map((statement) => engine.query(statement, signal)),
	);
	const results = new Map<string, unknown>();
	const waiting = new Map<string, Promise<void>>();
	if (apart === undefined) for (const [id, result] of plan.read(tables)) results.set(id, result);
	else {
		const { policy } = displayOf(asked.choices ?? {});
		for (const [id, { kind, result }] of plan.readApart(tables, policy, apart))
			if (kind === 'ready') results.set(id, result);
			else {
				const worked = result.then((outcome) => {
					results.set(id, outcome);
					waiting.delete(id);
				});
				// Nobody may be waiting for it any more.
				worked.catch(() => undefined);
				waiting.set(id, worked);
			}
	}
	const views = new Map<string, View>();
	const view = (id: string): View => {
		const before = views.get(id);
		if (before) return before;
		const figure = figures.find((candidate) => candidate.id === id);
		if (!figure) throw new RangeError(`This page has no figure "${id}".`);
		if (waiting.has(id)) throw new RangeError(`The numbers of "${id}" are not there yet.`);
		const made = figure.present(results.get(id), presentContext(figure, asked));
		views.set(id, made);
		return made;
	};
	return {
		rows: Number(results.get(cohortRows.id)),
		view,
		later: (id) => waiting.get(id) ?? null,
	};
}

/**
 * The painter of one page's figures.
 * @param engine starts the engine if need be, and loads these tables if they are not there
 */
export function figurePainter(
	figures: readonly Figure[],
	engine: (tables: readonly LoadedTable[]) => Promise<Engine>,
): Painter {
	const workers = new TaskWorkers();

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
		const presented = await presentFigures(some, ready, asked, signal, (task) =>
			workers.outcome(task, signal),
		);
		return {
			rows: presented.rows,
			later: presented.later,
			draw: (id, width, prefix = id) => {
				const figure = named(id);
				const words = presented.view(id);
				if (isInType(figure)) return { view: words, svg: null };
				const svg = figure.chart(words, {
					document,
					width: drawingWidth(width, isWide(figure)),
					theme: SCREEN,
					idPrefix: prefix,
				});
				return { view: words, svg };
			},
		};
	}

	async function warm(ids: readonly string[], asked: Asked, signal: AbortSignal): Promise<void> {
		const some = ids.map(named);
		const ready = await engine(tablesOf(some, asked));
		const { statements } = planFigures(some, asked.cohort, asked.options);
		for (const statement of statements) await ready.query(statement, signal);
	}

	async function sheet(
		...[id, asked, place, signal]: Parameters<Painter['sheet']>
	): Promise<Sheet> {
		const figure = named(id);
		const [{ sheetOf }, ready] = await Promise.all([
			import('../export/sheet-of.ts'),
			engine(tablesOf([figure], asked)),
		]);
		const { view } = await presentFigures([figure], ready, asked, signal);
		const { statements } = planFigures([figure], asked.cohort, asked.options);
		return sheetOf({ figure, view: view(id), asked, statements, ...place });
	}

	/** After a crash the engine restarts once by itself: the same question may be asked once more. */
	async function twice<Answer>(ask: () => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
		try {
			return await ask();
		} catch (error) {
			if (mayRetry(error) && !signal.aborted) return ask();
			throw error;
		}
	}

	return {
		answer: (ids, asked, signal) => twice(() => answer(ids, asked, signal), signal),
		warm,
		sheet: (id, asked, place, signal) => twice(() => sheet(id, asked, place, signal), signal),
		statements: (id, asked) => planFigures([named(id)], asked.cohort, asked.options).statements,
	};
}
