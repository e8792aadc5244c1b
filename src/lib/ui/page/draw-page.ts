import { centreList } from '../../db/centre-list.ts';
import type { Engine } from '../../db/engine.ts';
import { DEFAULT_COHORT } from '../../domain/cohort.ts';
import type { Figure, View } from '../../figures/figure.ts';
import type { Counted } from '../../figures/flow/flow.ts';
import { Board } from '../board/board.svelte.ts';
import { presentFigures, tablesOf } from '../board/figure-painter.ts';
import type { Drawn } from '../drawn.ts';
import { EngineSession } from '../engine/engine-session.svelte.ts';
import { factsOfFigure } from '../figure/facts-of-figure.ts';
import { prerenderFigure } from '../figure/prerender-figure.ts';
import CohortControls from '../filter/CohortControls.svelte';
import { htmlOf } from '../html-of.ts';
import type { FigurePath } from './figure-pages.ts';
import type { PageData } from './page-data.ts';

/** A page as the build makes it: pieces of HTML for its markers, and what its code needs beside them. */
export interface DrawnPage {
	readonly drawn: Drawn;
	readonly data: PageData;
}

/**
 * Draws a page of figures for the cohort the site opens with. Node only.
 * @param dataHash of the registry, for links
 */
export async function drawPage(
	path: FigurePath,
	figures: readonly Figure[],
	engine: Engine,
	dataHash: string,
): Promise<DrawnPage> {
	const asked = { cohort: DEFAULT_COHORT, options: {}, cohortKey: '' };
	const tables = tablesOf(figures, asked);
	await engine.load(tables);
	const { rows, view } = await presentFigures(figures, engine, asked);
	const facts = figures.map((figure) => {
		const { refused } = view(figure.id);
		return { ...factsOfFigure(figure), ...(refused === undefined ? {} : { refused }) };
	});
	const controls = htmlOf(CohortControls, {
		path,
		board: new Board(
			figures.map(({ id }) => id),
			{ ...asked, rows },
			() => Promise.reject(new Error('The build draws the figures itself.')),
		),
		session: new EngineSession(() => '/'),
		figures: facts,
		registry: { key: '', hash: dataHash },
		provide: () => undefined,
		onview: () => undefined,
	});
	return {
		drawn: new Map([
			['cohort', controls],
			...figures.flatMap((figure) => prerenderFigure(figure, view(figure.id))),
		]),
		data: {
			cohort: DEFAULT_COHORT,
			rows,
			figures: facts,
			counted: Object.fromEntries(figures.map(({ id }) => [id, countedIn(view(id))])),
			centres: (await centreList(engine)).map(({ id }) => id),
			tables,
		},
	};
}

function countedIn({ n, leftOut }: View): Counted {
	return leftOut === undefined ? { n } : { n, leftOut };
}
