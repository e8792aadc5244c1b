import { DEFAULT_COHORT } from '$lib/domain/cohort.ts';
import { catalogue } from '$lib/figures/index.ts';
import { Board } from '$lib/ui/board/board.svelte.ts';
import { presentFigures } from '$lib/ui/board/figure-painter.ts';
import { EngineSession } from '$lib/ui/engine/engine-session.svelte.ts';
import { factsOfFigure } from '$lib/ui/figure/facts-of-figure.ts';
import { prerenderFigure } from '$lib/ui/figure/prerender-figure.ts';
import CohortControls from '$lib/ui/filter/CohortControls.svelte';
import { htmlOf } from '$lib/ui/html-of.ts';
import type { PageServerLoad } from './$types';
import { buildEngine, builtManifest } from './registry.server.ts';

/**
 * Draws the overview for the cohort the site opens with. The drawings go into the page's HTML (by way of
 * `locals`, see hooks.server.ts); only what the page's code needs beside them is sent as data.
 */
export const load = (async ({ locals }) => {
	const figures = catalogue.filter((figure) => figure.page === 'overview');
	const asked = { cohort: DEFAULT_COHORT, options: {}, cohortKey: '' };
	const presented = await presentFigures(figures, await buildEngine(), asked);
	const { rows } = presented;
	const facts = figures.map(factsOfFigure);
	const { hash } = await builtManifest();

	const controls = htmlOf(CohortControls, {
		board: new Board(
			figures.map(({ id }) => id),
			{ ...asked, rows },
			() => Promise.reject(new Error('The build draws the figures itself.')),
		),
		session: new EngineSession(() => '/'),
		figures: facts,
		dataHash: hash,
		provide: () => undefined,
	});
	locals.drawn = new Map([
		['cohort', controls],
		...figures.flatMap((figure) => prerenderFigure(figure, presented.view(figure.id))),
	]);
	return { rows, cohort: DEFAULT_COHORT, figures: facts };
}) satisfies PageServerLoad;
