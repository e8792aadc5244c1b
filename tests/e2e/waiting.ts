import { expect, type Page } from '@playwright/test';

/** Waits until the engine answers questions. */
export async function engineReady(page: Page): Promise<void> {
	await expect(page.locator('html')).toHaveAttribute('data-engine', 'ready', { timeout: 90_000 });
}

/** Waits until the engine has given up. */
export async function engineFailed(page: Page): Promise<void> {
	await expect(page.locator('html')).toHaveAttribute('data-engine', 'failed', { timeout: 90_000 });
}

/** Waits until every figure of the page answers the view asked for, those out of sight included. */
export async function settled(page: Page): Promise<void> {
	await engineReady(page);
	await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'false');
	await expect(page.locator('figure[aria-busy="true"]')).toHaveCount(0);
}
