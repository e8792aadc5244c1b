import { metered } from './metered.ts';
import {
	expectFiguresStand,
	figure,
	FIGURES,
	FIGURE_PATHS,
	PATHS,
	SYNTHETIC,
} from './page-parts.ts';
import { expect, test } from './site.ts';
import { settled } from './waiting.ts';

for (const path of PATHS) {
	test(`/${path} prints its content and no controls`, async ({ page }) => {
		await page.goto(`./${path}`);
		if (FIGURE_PATHS.includes(path)) await settled(page);
		await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
		await expect(page.getByText(SYNTHETIC)).toBeVisible();
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		for (const role of ['navigation', 'combobox', 'searchbox', 'checkbox'] as const)
			await expect(page.getByRole(role).filter({ visible: true })).toHaveCount(0);
		for (const name of [/Copy link/, /Add a condition/, /^Export/, /Remove the filter/])
			await expect(page.getByRole('button', { name }).filter({ visible: true })).toHaveCount(0);
		await expect(page.locator('summary').filter({ visible: true })).toHaveCount(0);
		const paper = await page.evaluate(
			() => getComputedStyle(document.documentElement).backgroundColor,
		);
		expect(paper, 'white paper').toBe('rgb(255, 255, 255)');
		if (FIGURE_PATHS.includes(path)) await expectFiguresStand(page, path);
		expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
	});
}

test('nothing moves where reduced motion is asked for', async ({ page }) => {
	await metered(page);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	for (const path of ['./', './methods/']) {
		await page.goto(path);
		const moving = await page.evaluate(() => ({
			scroll: getComputedStyle(document.documentElement).scrollBehavior,
			running: document.getAnimations().length,
			styled: [...document.querySelectorAll('body *')].filter((element) => {
				const { transitionDuration, animationName } = getComputedStyle(element);
				return (
					transitionDuration.split(',').some((each) => parseFloat(each) > 0) ||
					animationName !== 'none'
				);
			}).length,
		}));
		expect(moving).toEqual({ scroll: 'auto', running: 0, styled: 0 });
	}
});

test('the choice of light or dark holds across pages and visits, and Automatic follows the system again', async ({
	page,
}) => {
	const paper = () =>
		page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
	await page.emulateMedia({ colorScheme: 'light' });
	await metered(page);
	await page.goto('./');
	await expect(page.getByLabel('Appearance')).toHaveValue('auto');
	expect(await paper()).toBe('rgb(255, 255, 255)');
	await page.getByLabel('Appearance').selectOption('Dark');
	const dark = await paper();
	expect(dark).not.toBe('rgb(255, 255, 255)');
	await page.getByRole('link', { name: 'Methods', exact: true }).first().click();
	await expect(page).toHaveTitle(/Methods/);
	expect(await paper()).toBe(dark);
	await page.reload();
	await expect(page.getByLabel('Appearance')).toHaveValue('dark');
	expect(await paper()).toBe(dark);
	await page.getByLabel('Appearance').selectOption('Automatic');
	await page.reload();
	expect(await paper()).toBe('rgb(255, 255, 255)');
	await page.emulateMedia({ colorScheme: 'dark' });
	expect(await paper()).toBe(dark);
});

test('on a laptop the first figure stands above the fold; on a phone all is one column', async ({
	page,
}) => {
	await page.setViewportSize({ width: 1280, height: 720 });
	await page.goto('./');
	const first = await figure(page, 'headline').getByRole('definition').first().boundingBox();
	expect((first?.y ?? 9999) + (first?.height ?? 0)).toBeLessThan(720);
	await page.setViewportSize({ width: 390, height: 844 });
	const lefts = await Promise.all(
		FIGURES.map(async (id) => (await figure(page, id).boundingBox())?.x),
	);
	expect(new Set(lefts).size).toBe(1);
});

test('a phone has the pages in a sheet, which closes when one is chosen', async ({
	page,
	site,
}) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto('./');
	const pages = page.getByRole('navigation', { name: 'Pages' });
	await expect(pages).toBeHidden();
	const menu = page.getByRole('button', { name: 'Menu' });
	await menu.click();
	await expect(pages.getByRole('link')).not.toHaveCount(0);
	for (const link of await pages.getByRole('link').all())
		expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
	await page.keyboard.press('Escape');
	await expect(pages).toBeHidden();
	await expect(menu).toBeFocused();
	await page.keyboard.press('Enter');
	await pages.getByRole('link', { name: 'Data', exact: true }).click();
	await expect(page).toHaveURL(`${site.url}data/`);
	await expect(pages).toBeHidden();
});
