import type { Locator, Page } from '@playwright/test';
import { figure, tabTo } from './page-parts.ts';
import { expect, test } from './site.ts';
import { settled } from './waiting.ts';

/** Adds a figure to the report from its menu, by keyboard alone. */
async function addToReport(page: Page, id: string): Promise<void> {
	const place = figure(page, id);
	await place.getByRole('button', { name: /^Export, share/ }).focus();
	await page.keyboard.press('Enter');
	await tabTo(page, place.getByRole('button', { name: 'Add to report' }), 6);
	await page.keyboard.press('Enter');
	await expect(place.getByText(/^Added to the report/)).toBeVisible();
}

function reportLink(page: Page): Locator {
	return page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: /^Report/ });
}

/** Waits until every figure of the report is counted. */
async function counted(page: Page): Promise<void> {
	await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'false', { timeout: 90_000 });
}

/** Titles of figures and texts of notes, in order. */
function entries(page: Page): Promise<readonly string[]> {
	return page
		.locator('.items > *')
		.evaluateAll((all) =>
			all.map(
				(each) =>
					each.querySelector('textarea')?.value ?? each.querySelector('h2')?.textContent ?? '',
			),
		);
}

test('where storage is refused the report works for the visit, and says so', async ({ page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(window, 'localStorage', {
			get: () => {
				throw new DOMException('denied', 'SecurityError');
			},
		});
	});
	await page.goto('./');
	await settled(page);
	await addToReport(page, 'outcome-cascade');
	await reportLink(page).click();
	await expect(page.getByRole('alert')).toContainText('refuses storage');
	await counted(page);
	await expect(figure(page, 'outcome-cascade').getByRole('img')).toBeVisible();
	expect(await entries(page)).toHaveLength(1);
});
