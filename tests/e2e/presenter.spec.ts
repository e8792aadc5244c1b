import AxeBuilder from '@axe-core/playwright';
import { tabTo } from './page-parts.ts';
import { expect, test } from './site.ts';

for (const [width, height, colorScheme] of [
	[1280, 720, 'light'],
	[1920, 1080, 'dark'],
] as const)
	test(`a lesson is shown to a room by keyboard alone: ${width}×${height}, ${colorScheme}`, async ({
		page,
	}) => {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await page.setViewportSize({ width, height });
		await page.goto('./learn/denominators/?group=adult-ohca');
		const where = page.getByRole('region', { name: 'Presenter view' }).getByRole('status');
		const section = (id: string) => page.locator(`section#${id}`);
		const present = page.getByRole('button', { name: 'Present', exact: true });
		await tabTo(page, present);
		await page.keyboard.press('Enter');
		await expect(where).toContainText('The claim');
		await expect(page).toHaveURL(/view=present/);
		await expect(section('scenario').locator('blockquote')).toBeVisible();
		await expect(section('scenario').locator('p')).toHaveCount(3);
		await expect(section('scenario').locator('p').first()).toBeHidden();
		await expect(page.getByText('Synthetic data.').first()).toBeVisible();
		const size = await section('scenario')
			.locator('blockquote')
			.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
		expect(size).toBeGreaterThan(24);

		await page.keyboard.press('ArrowRight');
		await expect(section('scenario').locator('p').first()).toBeVisible();
		await page.keyboard.press('ArrowLeft');
		await expect(section('scenario').locator('p').first()).toBeHidden();
		for (let presses = 0; presses < 4; presses++) await page.keyboard.press(' ');
		await expect(where).toContainText('Your prediction');
		await page.keyboard.press('PageDown');
		await expect(where).toContainText('Predict or skip first');
		await tabTo(page, page.getByRole('slider'));
		await page.keyboard.press('ArrowRight');
		await tabTo(page, page.getByRole('button', { name: 'Commit to this answer' }));
		await page.keyboard.press('Enter');
		await expect(section('commit')).toContainText('You predicted');
		await page.keyboard.press('PageDown');
		await expect(where).toContainText('Look');
		const figure = page.locator('#denominators-ladder');
		await expect(figure).toBeHidden();
		await page.keyboard.press('PageDown');
		await expect(figure).toBeVisible();
		await expect(figure).toContainText('adults out of hospital');
		const drawing = figure.locator('.drawing svg');
		await expect(drawing).toHaveCount(1);
		const type = await drawing.evaluate((svg) => {
			const shown = svg.getBoundingClientRect();
			const texts = [...svg.querySelectorAll('text')].map((text) => {
				const { height, bottom } = text.getBoundingClientRect();
				return { height, bottom };
			});
			return { least: Math.min(...texts.map(({ height }) => height)), bottom: shown.bottom };
		});
		expect(type.least, 'the smallest words of the figure, px').toBeGreaterThan(height / 54);
		expect(type.bottom, 'the figure ends above the bar').toBeLessThan(height * 0.93);

		await page.keyboard.press('?');
		await expect(page.getByRole('dialog')).toContainText('leave the presenter view');
		await page.keyboard.press('Escape');
		await expect(page.getByRole('dialog')).toBeHidden();
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);

		await page.keyboard.press('End');
		await expect(where).toContainText('The truth');
		await page.keyboard.press('PageDown');
		await expect(page.locator('#denominators-comparison svg')).toBeInViewport();

		await page.keyboard.press('Escape');
		await expect(present).toBeFocused();
		await expect(section('look')).toBeVisible();
		await expect(section('commit')).toContainText('You predicted');
		await expect(page).toHaveURL(/group=adult-ohca/);
		await expect(page).not.toHaveURL(/view=present/);
		await expect(page.locator('[data-ahead], [data-now]')).toHaveCount(0);
	});

test('a link opens the presenter view at a step', async ({ page }) => {
	await page.goto('./learn/minutes/?view=present&step=look');
	const where = page.getByRole('region', { name: 'Presenter view' }).getByRole('status');
	await expect(where).toContainText('Look');
	await expect(page.locator('section#scenario')).toBeHidden();
	await page.reload();
	await expect(where).toContainText('Look');
});

test('asked twice, the look opens without a prediction, and nothing is shown between', async ({
	page,
}) => {
	await page.goto('./learn/precision/?view=present&step=commit');
	const where = page.getByRole('region', { name: 'Presenter view' }).getByRole('status');
	await expect(where).toContainText('Your prediction');
	await page.keyboard.press('PageDown');
	await expect(where).toContainText('Predict or skip first');
	await page.keyboard.press('PageDown');
	await expect(where).toHaveText(/^Look\s+part 1 of/);
});

test('what is moved after the reveal can be moved in the room too', async ({ page }) => {
	await page.goto('./learn/indication/?view=present&step=reveal');
	const where = page.getByRole('region', { name: 'Presenter view' }).getByRole('status');
	const slider = page.getByRole('slider', { name: /Strength of the hidden variable/ });
	await expect(page.locator('.again')).toBeAttached({ timeout: 60_000 });
	for (let presses = 0; presses < 12 && !(await slider.isVisible()); presses++)
		await page.keyboard.press('PageDown');
	await expect(slider).toBeVisible();
	const before = await where.textContent();
	await slider.focus();
	await page.keyboard.press('ArrowRight');
	await expect(slider).not.toHaveValue('1');
	await expect(where).toHaveText(before ?? '');
});

for (const id of ['case-mix-survival', 'subgroups-slices'])
	test(`a long list is seen whole in the room: ${id}`, async ({ page }) => {
		await page.setViewportSize({ width: 1920, height: 1080 });
		await page.goto(`./learn/${id.slice(0, id.lastIndexOf('-'))}/?view=present&step=look`);
		const bar = page.getByRole('region', { name: 'Presenter view' });
		await expect(bar.getByRole('status')).toContainText('Look');
		await page.keyboard.press('PageDown');
		const drawing = page.locator(`#${id} .drawing svg`);
		await expect(drawing).toHaveCount(1);
		const top = (await bar.boundingBox())?.y ?? 0;
		const box = () => drawing.boundingBox();
		await expect.poll(async () => (await box())?.y ?? -1).toBeGreaterThan(0);
		await expect
			.poll(async () => ((await box())?.y ?? 0) + ((await box())?.height ?? Infinity))
			.toBeLessThan(top);
	});
