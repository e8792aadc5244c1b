import type { LoadedTable, Statement } from '../../db/engine.ts';
import { sqlScript, type TableFiles } from '../../db/sql-script.ts';
import { cohortText } from '../../domain/sentence.ts';
import { encodeView } from '../../domain/view-url.ts';
import { casesFileName, tableFileName } from '../../export/cases-file-name.ts';
import type { Sheet } from '../../export/sheet.ts';
import type { Figure, View } from '../../figures/figure.ts';
import { optionValues } from '../../figures/run.ts';
import { ownCohort } from '../../figures/words/cohort-words.ts';
import { LIGHT } from '../../plot/themes.ts';
import type { Asked } from '../board/board.svelte.ts';
import { pathOfPage } from '../page/figure-pages.ts';
import { DISPLAY, displayOf } from '../view/display.ts';
import type { Place } from './place.ts';
import { sheetFrom } from './sheet-from.ts';

/** What a sheet is made of: a figure, its answer to a view, and where and when. */
export interface SheetSource extends Place {
	readonly figure: Figure;
	/** Its words for the view, after the small-cell rule. */
	readonly view: View;
	readonly asked: Asked;
	readonly statements: readonly Statement[];
}

/** A figure as it leaves the building. Pure, so that page, batch and tests make the same sheet. */
export function sheetOf({
	figure,
	view,
	asked,
	statements,
	facts,
	site,
	date,
}: SheetSource): Sheet {
	const files = filesOf(facts, date);
	const { complication, conventional, centre } = files;
	return sheetFrom({
		facts,
		date,
		id: figure.id,
		name: figure.name,
		view,
		cohort: cohortOf(figure, view, asked),
		link: linkTo(figure, asked, facts.hash, site),
		draw: (drawing) => figure.chart(view, drawing),
		native: figure.native?.(view, LIGHT) ?? null,
		methods: figure.methods,
		confidenceLevel: displayOf(asked.choices ?? {}).confidenceLevel,
		options: optionValues(figure, asked.options[figure.id]),
		sql: sqlScript(statements, files),
		filters: asked.cohort,
		tables: { complication, conventional, centre },
	});
}

/** The address that reopens a view at a figure, with the versions of grammar and data. */
function linkTo(figure: Figure, asked: Asked, dataHash: string, site: string): string {
	const query = encodeView(
		{
			cohort: asked.cohort,
			choices: asked.choices ?? {},
			options: asked.options,
			...(asked.registry && { world: asked.registry }),
		},
		{
			specs: { choices: DISPLAY, figures: { [figure.id]: figure.options } },
			copyLink: true,
			dataHash,
		},
	);
	return `${site}${pathOfPage(figure.page).slice(1)}?${query}#${figure.id}`;
}

/** The cohort sentence of the figure itself: as its subtitle begins, where the figure narrows the cohort further. */
export function cohortOf(figure: Figure, view: View, asked: Asked): string {
	const own = cohortText(ownCohort(asked.cohort, figure.draws), figure.population, view.n.cohort);
	if (view.subtitle.startsWith(own)) return own;
	return /^.*?\.(?= [A-Z]|$)/.exec(view.subtitle)?.[0] ?? own;
}

/** The files that the page of the data hands out, and the cases of a cohort that every figure does. */
function filesOf({ hash, whatIf }: Place['facts'], date: string): TableFiles {
	const named = (table: LoadedTable): string =>
		tableFileName(table, { hash, whatIf: whatIf !== undefined }, 'csv');
	return {
		runs: casesFileName(date, 'csv'),
		complication: named('complication'),
		conventional: named('conventional'),
		centre: named('centre'),
		cpr_denominator: named('cpr_denominator'),
		eligible_counts: named('eligible_counts'),
	};
}
