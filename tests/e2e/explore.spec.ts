import type { Page } from '@playwright/test';
import { figure, openNumbers, rowsOf, tabTo } from './page-parts.ts';
import { expect, test } from './site.ts';
import { settled } from './waiting.ts';

const WARD = 'Does ward arrest do worse than cardiac-ICU arrest, allowing for diagnosis?';

/** The blank of the question that bears these words. */
function blank(page: Page, label: string) {
	return figure(page, 'explore').getByRole('combobox', { name: label, exact: true });
}

async function toExplore(page: Page): Promise<void> {
	await page
		.getByRole('navigation', { name: 'Pages' })
		.getByRole('link', { name: 'Explore' })
		.click();
}

test('a saved question is opened, changed, linked and reopened by keyboard alone', async ({
	page,
	anotherReader,
}) => {
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('./explore/');
	await settled(page);
	const question = page.getByRole('link', { name: WARD });
	await tabTo(page, question);
	await page.keyboard.press('Enter');
	await settled(page);
	await expect(page).toHaveURL(
		/\?setting=ihca&explore\.by=location&explore\.adjust=dx_group#explore$/,
	);
	const place = figure(page, 'explore');
	await expect(place.getByRole('heading')).toContainText('allowing for diagnosis');
	await expect(blank(page, 'by')).toHaveValue('location');
	await expect(blank(page, 'allowing for')).toHaveValue('dx_group');
	await expect(place).toBeInViewport();

	const outcome = blank(page, 'Show');
	await outcome.focus();
	await page.keyboard.type('any major');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/explore\.outcome=major_complication/);
	await settled(page);
	await expect(place.getByRole('heading')).toContainText('The share with a major complication');

	const copy = page.getByRole('button', { name: 'Copy link' }).first();
	await copy.focus();
	await page.keyboard.press('Enter');
	await expect(
		page.getByRole('status').filter({ hasText: 'Link to this view copied.' }),
	).toBeVisible();
	const link = await page.evaluate(() => navigator.clipboard.readText());
	const said = await place.innerText();

	const colleague = await anotherReader();
	await colleague.goto(link);
	await settled(colleague);
	await expect(colleague.getByText('Part of this link was left out')).toHaveCount(0);
	expect(await figure(colleague, 'explore').innerText()).toBe(said);
	await page.reload();
	await settled(page);
	expect(await place.innerText()).toBe(said);
});

test('each of the four questions is two clicks from any page', async ({ page }) => {
	await page.goto('./');
	for (const [words, id, path] of [
		[WARD, 'explore', /explore\/\?/],
		[
			'Which complications come early?',
			'complication-onset',
			/complications\/\?complication-onset\./,
		],
		['Is my centre unusual, or small?', 'centre-funnel', /centres\/\?centre-funnel\.measure=/],
		['How late is too late?', 'low-flow-survival', /survival\/#/],
	] as const) {
		await toExplore(page);
		await page.getByRole('link', { name: words }).click();
		await expect(page).toHaveURL(path);
		await settled(page);
		await expect(figure(page, id)).toBeInViewport();
		await expect(page.getByText('Part of this link was left out')).toHaveCount(0);
	}
});

test('the ward is held against the cardiac ICU with crude and adjusted differences and who dropped out', async ({
	page,
}) => {
	await page.goto('./explore/?setting=ihca&explore.by=location&explore.adjust=dx_group');
	await settled(page);
	const rows = await rowsOf(await openNumbers(page, 'explore'));
	expect(rows[0]?.[0]).toBe('Cardiac ICU (reference)');
	const ward = rows.find(([name]) => name === 'Ward') ?? [];
	expect(ward).toHaveLength(16);
	for (const at of [6, 9]) expect(ward[at]).toMatch(/^[+−]?\d+(\.\d)?$/);
	const [used, alone, unplaced] = ward.slice(12, 15).map((text) => Number(text.replace(',', '')));
	expect((used ?? NaN) + (alone ?? NaN) + (unplaced ?? NaN)).toBe(
		Number(ward[2]?.replace(',', '')),
	);
});

test('choices that make no sense are closed with the reason; a link that makes one is told', async ({
	page,
}) => {
	await page.goto('./explore/');
	await settled(page);
	const heat = blank(page, 'drawn as').locator('option[value="heat"]');
	await expect(heat).toBeDisabled();
	await expect(heat).toHaveText('a heat map (choose a split)');
	await blank(page, 'split by').selectOption('age_group');
	await settled(page);
	await expect(heat).toBeEnabled();
	await page.goto('./explore/?explore.chart=years');
	await settled(page);
	await expect(figure(page, 'explore')).toContainText(
		'“drawn as lines over years” is set aside: group by year.',
	);
});

test('arrests without ECMO are fetched when a question is about them', async ({ page }) => {
	const fetched: string[] = [];
	page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
	await page.goto('./explore/');
	await settled(page);
	expect(fetched.filter((path) => path.includes('/registry/conventional'))).toHaveLength(0);
	await blank(page, 'among').selectOption('eligible');
	await expect(figure(page, 'explore')).toContainText('eligible arrests in children under 18');
	await settled(page);
	expect(fetched.filter((path) => path.includes('/registry/conventional'))).toHaveLength(1);
	await expect(page.getByRole('alert')).toHaveCount(0);
});
