import type { Page } from '@playwright/test';
import { cohortText } from '../../src/lib/domain/sentence.ts';
import { cohortOf, queryOf } from './cohorts.ts';
import { figure, FIGURE_PATHS, figuresOf, mark, sentence } from './page-parts.ts';
import { registryRuns, runsOf } from './registry-runs.ts';
import { expect, test } from './site.ts';
import { settled } from './waiting.ts';

/** Proves that a page stands at a cohort: the sentence with its count from the files, and every figure. */
async function expectCohort(page: Page, folder: string, query: string): Promise<void> {
	const cohort = cohortOf(query);
	const runs = runsOf(registryRuns(folder), cohort).length;
	await expect(sentence(page)).toHaveText(cohortText(cohort, 'runs', runs));
	await settled(page);
	await expect(page.getByRole('main')).toHaveAttribute('data-view', queryOf(cohort));
	await expect(
		page.locator(`figure[data-figure]:not([data-view="${queryOf(cohort)}"])`),
	).toHaveCount(0);
}

/** The link to a page in the header. */
function pageLink(page: Page, name: string) {
	return page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name });
}

for (const path of FIGURE_PATHS) {
	test(`a link opens /${path} at a cohort: none, few and many runs`, async ({ page, site }) => {
		for (const query of ['dx=hypothermia&age=neonate', 'dx=hypothermia', 'age=any']) {
			await page.goto(`./${path}?${query}`);
			await expectCohort(page, site.folder, query);
			await expect(page.locator('figure[data-figure]')).toHaveCount(figuresOf(path).length);
			await expect(page.getByRole('alert')).toHaveCount(0);
		}
	});
}

test('the cohort travels with the links of the header, and Back walks the pages', async ({
	page,
	site,
}) => {
	await page.goto('./?dx=sepsis');
	await expectCohort(page, site.folder, 'dx=sepsis');
	await pageLink(page, 'Survival').click();
	await expect(page).toHaveURL(`${site.url}survival/?dx=sepsis`);
	await expectCohort(page, site.folder, 'dx=sepsis');
	await expect(page.getByText('Part of this link was left out.')).toHaveCount(0);
	await figure(page, 'kaplan-meier').getByRole('combobox', { name: 'Days' }).selectOption('30');
	await expect(page).toHaveURL(`${site.url}survival/?dx=sepsis&kaplan-meier.days=30`);
	await settled(page);
	await expect(figure(page, 'kaplan-meier').getByRole('heading')).toContainText('30 days');

	await pageLink(page, 'Complications').click();
	await expect(page).toHaveURL(`${site.url}complications/?dx=sepsis`);
	await expectCohort(page, site.folder, 'dx=sepsis');
	await pageLink(page, 'Methods').click();
	await expect(page).toHaveURL(`${site.url}methods/`);
	await pageLink(page, 'Overview').click();
	await expectCohort(page, site.folder, 'dx=sepsis');
	await mark(page, 'survival-by-setting', 'setting', 'ihca').click();
	await expectCohort(page, site.folder, 'setting=ihca&dx=sepsis');

	await page.goBack();
	await expectCohort(page, site.folder, 'dx=sepsis');
	await page.goBack();
	await expect(page).toHaveTitle(/Methods/);
	await page.goBack();
	await expect(page).toHaveURL(`${site.url}complications/?dx=sepsis`);
	await page.goBack();
	await expect(page).toHaveURL(`${site.url}survival/?dx=sepsis&kaplan-meier.days=30`);
	await expectCohort(page, site.folder, 'dx=sepsis');
	await expect(figure(page, 'kaplan-meier').getByRole('combobox', { name: 'Days' })).toHaveValue(
		'30',
	);
});

test('a link to an option of a figure opens it; one of another page is said to be left out', async ({
	page,
}) => {
	await page.goto('./survival/?kaplan-meier.days=30&use-by-year.by=setting');
	await settled(page);
	await expect(figure(page, 'kaplan-meier').getByRole('heading')).toContainText('30 days');
	await expect(page.getByText(/knows nothing called .use-by-year\.by/)).toBeVisible();
});

test('arrests without ECMO are fetched only when they are asked for', async ({ page }) => {
	const fetched: string[] = [];
	page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
	const conventional = () => fetched.filter((path) => path.includes('/registry/conventional'));
	await page.goto('./survival/');
	await settled(page);
	expect(conventional()).toHaveLength(0);
	await figure(page, 'low-flow-survival')
		.getByRole('combobox', { name: 'Conventional CPR' })
		.selectOption('yes');
	await expect.poll(() => conventional().length).toBe(1);
	await settled(page);
	await expect(page.getByRole('alert')).toHaveCount(0);
	await figure(page, 'low-flow-survival')
		.getByRole('combobox', { name: 'Conventional CPR' })
		.selectOption('no');
	await figure(page, 'low-flow-survival')
		.getByRole('combobox', { name: 'Conventional CPR' })
		.selectOption('yes');
	await settled(page);
	expect(conventional()).toHaveLength(1);
});

test('how numbers are shown is chosen on the page, is in the address and travels', async ({
	page,
	site,
}) => {
	await page.goto('./complications/?dx=hypothermia');
	await settled(page);
	const rates = figure(page, 'complication-rates');
	await expect(rates).toContainText('too few to say');
	await page.getByRole('button', { name: 'Display' }).click();
	const panel = page.getByRole('group', { name: 'Display' });
	await panel.getByRole('combobox', { name: 'Counts of 1 to 4' }).selectOption('show');
	await panel.getByRole('combobox', { name: 'Intervals' }).selectOption('99');
	await expect(page).toHaveURL(`${site.url}complications/?dx=hypothermia&level=99&small=show`);
	await settled(page);
	await expect(rates).not.toContainText('too few to say');
	await expect(rates).toContainText('99\u202f%');
	await page.keyboard.press('Escape');
	await pageLink(page, 'Overview').click();
	await expect(page).toHaveURL(`${site.url}?dx=hypothermia&level=99&small=show`);
	await settled(page);
	await expect(page.getByRole('main').getByText('too few')).toHaveCount(0);
	// Two steps at once: to the other page, and there to the view before.
	await page.evaluate(() => {
		history.back();
		setTimeout(() => {
			history.back();
		}, 20);
	});
	await expect(page).toHaveURL(`${site.url}complications/?dx=hypothermia&small=show`);
	await expect(rates).toBeVisible();
	await settled(page);
	await expect(rates).toContainText('95\u202f%');
});
