import { expect, type Locator, type Page } from '@playwright/test';
import { catalogue } from '../../src/lib/figures/index.ts';
import { FIGURE_PAGES, pathOfPage } from '../../src/lib/ui/page/figure-pages.ts';
import { lessonCatalogue } from '../../src/lib/lessons/index.ts';
import { filterOf } from '../../src/lib/domain/filters.ts';
import type { FilterName } from '../../src/lib/domain/cohort.ts';
import { labelOf } from './cohorts.ts';

/** Pages made of figures, and all pages: addresses below the site's root. */
export const FIGURE_PATHS = Object.values(FIGURE_PAGES).map((path) => path.slice(1));
export const PATHS: readonly string[] = [
	...FIGURE_PATHS,
	'learn/',
	...lessonCatalogue.map(({ facts }) => `learn/${facts.id}/`),
	'learn/worksheet/',
	'what-if/',
	'report/',
	'data/',
	'methods/',
];

/** Figures of a page, in the order of the catalogue. */
export function figuresOf(path: string): readonly string[] {
	return catalogue.filter(({ page }) => pathOfPage(page) === `/${path}`).map(({ id }) => id);
}

/** Figures of the front page. */
export const FIGURES = figuresOf('');

/** Figures set in type rather than drawn. */
export const IN_TYPE: ReadonlySet<string> = new Set(['headline']);

export const SYNTHETIC = 'Synthetic data. Not patients. Not for clinical decisions.';

/** The cohort sentence. */
export function sentence(page: Page): Locator {
	return page.getByRole('heading', { level: 1 });
}

export function figure(page: Page, id: string): Locator {
	return page.locator(`figure[data-figure="${id}"]`);
}

/** The bar, cell or point of a figure that stands for a level: what the pointer clicks. */
export function mark(page: Page, id: string, filter: FilterName, level: string): Locator {
	return figure(page, id)
		.locator(`svg .hit[data-filter="${filter}"][data-level="${level}"]`)
		.filter({ visible: true })
		.first();
}

/** The panel that a phrase of the sentence opens. */
export function panel(page: Page): Locator {
	return page.getByRole('dialog', { name: 'Change this condition' });
}

/** The button, in the sentence or beside "Narrow by", that opens a filter's panel. */
export function opener(page: Page, text: string): Locator {
	return page.getByRole('main').getByRole('button', { name: text, exact: true }).first();
}

/** The tick box of a level in an open panel. */
export function tickBox(within: Locator, name: FilterName, level: string): Locator {
	return within
		.getByRole('group', { name: filterOf(name).label })
		.getByRole('checkbox', { name: labelOf(name, level), exact: true });
}

/** The chip that removes a filter. */
export function chip(page: Page, name: FilterName): Locator {
	return page
		.getByRole('list', { name: 'Filters in force' })
		.getByRole('button', { name: `Remove the filter ${filterOf(name).label}:` });
}

/** Every figure of a page is there to be read: its title and its drawing. */
export async function expectFiguresStand(page: Page, path = ''): Promise<void> {
	for (const id of figuresOf(path)) {
		await expect(figure(page, id).getByRole('heading')).toBeVisible();
		if (!IN_TYPE.has(id))
			await expect(figure(page, id).getByRole('img').filter({ visible: true })).toHaveCount(1);
	}
}

/** Opens the numbers of a figure. */
export async function openNumbers(page: Page, id: string): Promise<Locator> {
	const place = figure(page, id);
	await place.locator('summary').click();
	const table = place.getByRole('table');
	await expect(table.locator('tbody tr').first()).toBeVisible();
	return table;
}

/** The body of a table as text, row by row. */
export function rowsOf(table: Locator): Promise<string[][]> {
	return table
		.locator('tbody tr')
		.evaluateAll((rows) =>
			rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.trim())),
		);
}

/** Presses Tab until something has the focus; fails after `most` presses. */
export async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
	for (let presses = 0; presses < most; presses++) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`${target.toString()} was not reached in ${most} presses of Tab.`);
}
