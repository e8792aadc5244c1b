/**
 * The page one would write first: after each click every figure asks its own question, one awaited after the
 * other, and every figure is drawn anew, in sight or not. Same engine, same questions, same charts and the
 * same tables as the dashboard; no batch, no order, nothing cancelled.
 */
import { browserEngine } from '../../../src/lib/db/browser-engine.ts';
import type { Engine } from '../../../src/lib/db/engine.ts';
import { DEFAULT_COHORT, type Cohort } from '../../../src/lib/domain/cohort.ts';
import { cohortPhrases } from '../../../src/lib/domain/sentence.ts';
import { encodeView } from '../../../src/lib/domain/view-url.ts';
import type { Figure, TableTwin, View } from '../../../src/lib/figures/figure.ts';
import { catalogue } from '../../../src/lib/figures/index.ts';
import { planFigures } from '../../../src/lib/figures/run.ts';
import { SCREEN } from '../../../src/lib/plot/themes.ts';
import { presentContext } from '../../../src/lib/ui/board/figure-painter.ts';
import { drawingWidth } from '../../../src/lib/ui/figure/drawing-widths.ts';
import { afterClick } from '../../../src/lib/ui/filter/filter-to.ts';

const figures = catalogue.filter(({ page }) => page === 'overview');
const main = found(document, 'main');
const places = new Map(figures.map((figure) => [figure.id, placed(figure)]));
let cohort = DEFAULT_COHORT;

function found(within: ParentNode, selector: string): HTMLElement {
	const element = within.querySelector<HTMLElement>(selector);
	if (!element) throw new Error(`The page has no ${selector}.`);
	return element;
}

function element(name: string, text = ''): HTMLElement {
	const made = document.createElement(name);
	made.textContent = text;
	return made;
}

/** The elements of a figure, empty. */
function placed({ id, wide }: Figure) {
	const place = document.createElement('figure');
	place.dataset.figure = id;
	place.dataset.view = '';
	place.classList.toggle('spanning', wide);
	const head = element('div');
	const body = element('div');
	body.dataset.drawn = `${id}:body`;
	const numbers = element('details');
	const table = element('div');
	numbers.append(element('summary', 'Numbers'), table);
	place.append(head, body, numbers);
	found(main, '.figures').append(place);
	return { place, head, body, table };
}

function tableOf({ caption, columns, rows }: TableTwin): HTMLTableElement {
	const table = document.createElement('table');
	table.append(element('caption', caption));
	const titles = table.createTHead().insertRow();
	titles.append(...columns.map(({ label }) => element('th', label)));
	const body = table.createTBody();
	for (const row of rows) body.insertRow().append(...row.map(({ text }) => element('td', text)));
	return table;
}

function draw(figure: Figure, view: View, key: string): void {
	const place = places.get(figure.id);
	if (!place) return;
	const { head, body, table } = place;
	head.replaceChildren(element('h2', view.title), element('p', view.subtitle));
	const svg = figure.chart(view, {
		document,
		width: drawingWidth(body.clientWidth, figure.wide),
		theme: SCREEN,
		idPrefix: figure.id,
	});
	body.replaceChildren(svg ?? element('p', view.empty ?? ''), element('p', view.notes.join(' ')));
	table.replaceChildren(tableOf(view.table));
	place.place.dataset.view = key;
}

async function show(engine: Engine, next: Cohort): Promise<void> {
	cohort = next;
	const asked = {
		cohort,
		options: {},
		cohortKey: encodeView(
			{ cohort, choices: {}, options: {} },
			{ specs: { choices: {}, figures: {} } },
		),
	};
	main.setAttribute('aria-busy', 'true');
	main.dataset.view = asked.cohortKey;
	for (const figure of figures) {
		const plan = planFigures([figure], cohort);
		const tables = [];
		for (const statement of plan.statements) tables.push(await engine.query(statement));
		const result = plan.read(tables).get(figure.id);
		const view = figure.present(result, presentContext(figure, asked));
		draw(figure, view, asked.cohortKey);
		if (figure === figures[0]) {
			const phrases = cohortPhrases(cohort, 'runs', view.n.cohort);
			found(main, '[data-sentence]').textContent = phrases.map(({ text }) => text).join('');
		}
	}
	main.setAttribute('aria-busy', 'false');
}

const engine = await browserEngine({ base: new URL('../', location.href).href });
main.addEventListener('click', (event) => {
	const target = event.target instanceof Element ? event.target : null;
	if (target?.closest('button')) {
		void show(engine, DEFAULT_COHORT);
		return;
	}
	const hit = target?.closest<HTMLElement | SVGElement>('[data-filter][data-level]');
	const { filter = '', level = '', and, andLevel } = hit?.dataset ?? {};
	const cell = and && andLevel ? { filter: and, level: andLevel } : undefined;
	if (hit) void show(engine, afterClick(cohort, { filter, level }, event.ctrlKey, cell));
});
await show(engine, DEFAULT_COHORT);
document.documentElement.dataset.engine = 'ready';
