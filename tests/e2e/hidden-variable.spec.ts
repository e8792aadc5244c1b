import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

const panel = (page: Page) => page.getByRole('group', { name: 'Move the hidden variable' });
const slider = (page: Page) =>
	panel(page).getByRole('slider', { name: /Strength of the hidden variable/ });
/** Where the panel says what was made; the figure's menu has a status of its own. */
const made = (page: Page) => panel(page).getByRole('status').filter({ hasText: 'ade at' });
const figure = (page: Page) => page.locator('#indication-strength-here');

/** How far the bar of progress stood in each frame painted from now on, without repeats. */
async function watchProgress(page: Page): Promise<() => Promise<readonly number[]>> {
	await page.evaluate(() => {
		const stood = new Set<number>();
		Object.assign(window, { progressSeen: stood });
		const look = () => {
			const bar = document.querySelector<HTMLProgressElement>(
				'progress[aria-label^="Registry at"]',
			);
			if (bar && bar.value > 0) stood.add(bar.value);
			requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
	});
	return () =>
		page.evaluate(() => [
			...(window as unknown as { progressSeen: ReadonlySet<number> }).progressSeen,
		]);
}

test('lesson 3: the hidden variable is moved by keyboard, stopped, and remembered', async ({
	page,
}) => {
	test.setTimeout(180_000);
	await page.goto('./learn/indication/?step=reveal');
	await expect(slider(page)).toHaveValue('1', { timeout: 60_000 });
	await expect(panel(page)).toContainText('In 20 registries of 60,000 arrests at this strength');
	await expect(figure(page).locator('svg').filter({ visible: true })).toHaveCount(1);

	await slider(page).focus();
	await page.keyboard.press('End');
	await expect(panel(page).getByRole('progressbar', { name: /×\s4/u })).toBeVisible();
	await page.keyboard.press('Tab');
	await expect(panel(page).getByRole('button', { name: 'Stop' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(panel(page)).toContainText(/Not made at ×\s4\./);
	await expect(panel(page).getByRole('alert')).toHaveCount(0);

	const progressSeen = await watchProgress(page);
	await panel(page).getByRole('button', { name: 'Make it' }).press('Enter');
	await expect(made(page)).toHaveText(/Made at ×\s4\./, {
		timeout: 120_000,
	});
	expect((await progressSeen()).length, 'the page is painted while it is made').toBeGreaterThan(10);
	await expect(panel(page)).toContainText('misses the truth');
	await expect(page).toHaveURL(/hidden=4/);
	const drawing = figure(page).locator('svg').filter({ visible: true });
	await expect(drawing).toHaveAccessibleDescription(/Strength 1: .*Strength 4: /);

	await slider(page).focus();
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.press('ArrowRight');
	await expect(made(page)).toHaveText(/Made at ×\s4\./);
	await expect(panel(page).getByRole('progressbar')).toHaveCount(0);
});

test('a link opens lesson 3 with another hidden variable, which is made at once', async ({
	page,
}) => {
	test.setTimeout(180_000);
	await page.goto('./learn/indication/?step=reveal&hidden=2');
	await expect(made(page)).toHaveText(/Made at ×\s2\./, {
		timeout: 120_000,
	});
	await expect(slider(page)).toHaveValue('2');
	await expect(panel(page)).toContainText('held the truth in 0 of them');
	const twenty = figure(page).getByRole('row', { name: /^2 / });
	await figure(page).locator('summary', { hasText: 'Numbers' }).click();
	await expect(twenty).toContainText('+17.3');
});
