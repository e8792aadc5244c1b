import type { Page } from '@playwright/test';

/**
 * Opens the pages to come as on a metered connection: the engine then waits until it is asked for. For tests of what
 * stands in a page before that.
 */
export async function metered(page: Page): Promise<void> {
	await page.addInitScript(() => {
		Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
	});
}
