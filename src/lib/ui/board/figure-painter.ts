import type { Engine, Statement } from '../../db/engine.ts';
import { mayRetry } from '../../db/supervised-engine.ts';
import { SUPPRESS_SMALL_CELLS } from '../../domain/small-cell.ts';
import type { Figure, PresentContext, View } from '../../figures/figure.ts';
import { catalogue, figure as figureNamed } from '../../figures/index.ts';
import { optionValues, planFigures } from '../../figures/run.ts';
import { SCREEN } from '../../plot/themes.ts';
import { drawingWidth } from '../figure/drawing-widths.ts';
import { isWide } from '../figure/figure-facts.ts';
import { isInType } from '../figure/in-type.ts';
import type { Asked } from './board.svelte.ts';
import type { Answers, Painter } from './painter.ts';

export const CONFIDENCE_LEVEL = 0.95;

/** What `present` is told of a view. */
export function presentContext(figure: Figure, asked: Asked): PresentContext {
	return {
		cohort: asked.cohort,
		options: optionValues(figure, asked.options[figure.id]),
		policy: SUPPRESS_SMALL_CELLS,
		confidenceLevel: CONFIDENCE_LEVEL,
	};
}

/** The words of every figure of a page for a view, and the cohort's number of rows. */
export interface Presented {
	readonly rows: number;
	view(id: string): View;
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
	const plan = planFigures(figures, asked.cohort, asked.options);
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
	const [first] = figures;
	return { rows: first ? view(first.id).n.cohort : 0, view };
}

/** The painter of one page's figures; `engine` starts the engine if need be. */
export function figurePainter(page: string, engine: () => Promise<Engine>): Painter {
	const figures = catalogue.filter((figure) => figure.page === page);

	async function answer(asked: Asked, signal: AbortSignal): Promise<Answers> {
		const presented = await presentFigures(figures, await engine(), asked, signal);
		return {
			rows: presented.rows,
			draw: (id, width) => {
				const figure = figures.find((candidate) => candidate.id === id);
				const words = presented.view(id);
				if (!figure || isInType(figure)) return { view: words, svg: null };
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
		answer: (asked, signal) =>
			answer(asked, signal).catch((error: unknown) => {
				if (mayRetry(error) && !signal.aborted) return answer(asked, signal);
				throw error;
			}),
	};
}

/** What a figure asks the database for a view. Throws RangeError for a figure the catalogue does not have. */
export function statementsOf(id: string, asked: Asked): readonly Statement[] {
	return planFigures([figureNamed(id)], asked.cohort, asked.options).statements;
}
