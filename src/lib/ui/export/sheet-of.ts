import type { Statement } from '../../db/engine.ts';
import { count } from '../../domain/format.ts';
import { cohortText } from '../../domain/sentence.ts';
import { encodeView } from '../../domain/view-url.ts';
import { shortAlternative } from '../../export/words/alternative-text.ts';
import { citationOf } from '../../export/words/citation.ts';
import type { Sheet } from '../../export/sheet.ts';
import type { Figure, View } from '../../figures/figure.ts';
import { optionValues } from '../../figures/run.ts';
import { ownCohort } from '../../figures/words/cohort-words.ts';
import { LIGHT } from '../../plot/themes.ts';
import type { Asked } from '../board/board.svelte.ts';
import { pathOfPage } from '../page/figure-pages.ts';
import { DISPLAY, displayOf } from '../view/display.ts';
import type { Place } from './place.ts';

/** What a sheet is made of: a figure, its answer to a view, and where and when. */
export interface SheetSource extends Place {
	readonly figure: Figure;
	/** Its words for the view, after the small-cell rule. */
	readonly view: View;
	readonly asked: Asked;
	readonly statements: readonly Statement[];
}

/** "Synthetic data" in full, as every page and every export says it. */
export const SYNTHETIC_MARK = 'Synthetic data. Not patients. Not for clinical decisions.';

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
	const { whatIf } = facts;
	const title = `Simulated ${whatIf === undefined ? '' : 'what-if '}registry: ${view.title}`;
	const world = whatIf === undefined ? '' : `what-if registry (${whatIf}), `;
	const version = `${world}schema ${facts.schemaVersion}, generator ${facts.generatorVersion}, seed ${facts.seed}, SHA-256 ${facts.hash.slice(0, 16)}`;
	const link = linkTo(figure, asked, facts.hash, site);
	const drawable = view.empty === null;
	return {
		id: figure.id,
		name: figure.name,
		title,
		subtitle: view.subtitle,
		cohort: cohortOf(figure, view, asked),
		n: view.n,
		notes: view.notes,
		alt: shortAlternative({
			id: figure.id,
			title,
			n: view.n,
			empty: view.empty,
			table: view.table,
		}),
		description: view.empty ?? view.description,
		source: `Lowflow synthetic registry, ${version}; ${count(facts.cases)} eligible arrests to the ${facts.snapshot}.`,
		mark: whatIf === undefined ? SYNTHETIC_MARK : `${SYNTHETIC_MARK} What-if registry: ${whatIf}.`,
		link,
		date,
		citation: citationOf({ id: figure.id, title: view.title, version, link, date }),
		table: {
			caption: view.table.caption,
			columns: view.table.columns,
			rows: view.table.rows.map((row) => row.map(({ text, value }) => ({ text, value }))),
		},
		empty: view.empty,
		draw: drawable ? (drawing) => figure.chart(view, drawing) : null,
		native: figure.native?.(view, LIGHT) ?? null,
		methods: figure.methods,
		confidenceLevel: displayOf(asked.choices ?? {}).confidenceLevel,
		options: optionValues(figure, asked.options[figure.id]),
		sql: statements.map(withValues),
	};
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
function cohortOf(figure: Figure, view: View, asked: Asked): string {
	const own = cohortText(ownCohort(asked.cohort, figure.draws), figure.population, view.n.cohort);
	if (view.subtitle.startsWith(own)) return own;
	return /^.*?\.(?= [A-Z]|$)/.exec(view.subtitle)?.[0] ?? own;
}

/** A statement with its values beneath, as a comment. */
function withValues({ sql, params }: Statement): string {
	if (params.length === 0) return sql;
	return `${sql}\n-- values of the question marks, in order: ${params.map((value) => JSON.stringify(value)).join(', ')}`;
}
