import { percent } from '../../src/lib/domain/format.ts';
import { expectView, headlineText } from './expect-view.ts';
import { figure, mark, sentence } from './page-parts.ts';
import { shareOf } from './registry-runs.ts';
import { expect, test } from './site.ts';
import { expectTrueMoments, momentsOf, watchViews } from './view-watch.ts';
import { settled } from './waiting.ts';
import { wilsonByHand } from './wilson-by-hand.ts';

const NEONATES = 'age=neonate&place=cicu&dx=chd_single_ventricle';

test('a link opened before its engine is there never shows a chart under the wrong sentence', async ({
	page,
	site,
}) => {
	await watchViews(page);
	let release: () => void = () => undefined;
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/engine/*.wasm.gzbin', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(`./?${NEONATES}`);
	await expect(page.getByRole('status').filter({ hasText: 'Loading your cohort' })).toBeVisible();
	await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'true');
	await expect(sentence(page)).toContainText('children under 18');
	await expect(page.getByRole('progressbar', { name: 'Loading the database' })).toBeVisible();
	expectTrueMoments(await momentsOf(page), site.folder);
	release();
	await expectView(page, site, NEONATES);
	const moments = await momentsOf(page);
	expectTrueMoments(moments, site.folder);
	expect(new Set(moments.map(({ view }) => view))).toEqual(new Set(['', NEONATES]));
});

test('a click while a linked cohort is on its way wins over it', async ({ page, site }) => {
	await watchViews(page);
	let release: () => void = () => undefined;
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/engine/*.wasm.gzbin', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto('./?place=ward');
	await expect(page.getByRole('status').filter({ hasText: 'Loading your cohort' })).toBeVisible();
	await mark(page, 'survival-by-setting', 'setting', 'ohca').click();
	await expect.poll(() => new URL(page.url()).searchParams.get('setting')).toBe('ohca');
	release();
	await expectView(page, site, 'setting=ohca&place=ward');
	const moments = await momentsOf(page);
	expectTrueMoments(moments, site.folder);
	expect(moments.map(({ view }) => view)).not.toContain('place=ward');
});

test('neonates with single-ventricle disease arresting in the cardiac ICU: survival, denominator, interval, and a link a colleague can open', async ({
	page,
	site,
	anotherReader,
}) => {
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto(`./?${NEONATES}`);
	const runs = await expectView(page, site, NEONATES);
	const share = shareOf(runs, 'survived_discharge');
	const { low, high } = wilsonByHand(share);
	const discharged = figure(page, 'headline').locator('div', {
		has: page.getByRole('term').filter({ hasText: /discharge/i }),
		hasNot: page.getByRole('term').filter({ hasText: /neurology/i }),
	});
	const said = (await discharged.last().innerText()).replace(/\s+/g, ' ');
	expect(said).toContain(percent(share.x / share.n).replace(/\s+/g, ' '));
	expect(said).toMatch(headlineText(share, runs.length));
	expect(said).toContain(`${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)}`);

	await page.getByRole('button', { name: 'Copy link' }).click();
	await expect(
		page.getByRole('status').filter({ hasText: 'Link to this view copied.' }),
	).toBeVisible();
	const link = await page.evaluate(() => navigator.clipboard.readText());
	const url = new URL(link);
	expect(url.searchParams.get('v')).toBe('1');
	expect(url.searchParams.get('data')).toMatch(/^[0-9a-f]{8}$/);

	const colleague = await anotherReader();
	await colleague.goto(link);
	await expectView(colleague, site, NEONATES);
	await expect(colleague.getByText('Part of this link was left out')).toHaveCount(0);
	for (const id of ['headline', 'survival-by-setting'] as const)
		expect(await figure(colleague, id).innerText()).toBe(await figure(page, id).innerText());
});

test('a link to one figure opens at that figure', async ({ page, anotherReader, site }) => {
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('./?dx=sepsis');
	await settled(page);
	const place = figure(page, 'survival-by-location');
	await place.getByRole('button', { name: /^Export, share/ }).click();
	await place.getByRole('button', { name: 'Copy link to this figure' }).click();
	await expect(
		page.getByRole('status').filter({ hasText: 'Link to this figure copied.' }),
	).toBeVisible();
	const link = await page.evaluate(() => navigator.clipboard.readText());
	const colleague = await anotherReader();
	await colleague.goto(link);
	await expectView(colleague, site, 'dx=sepsis');
	await expect(figure(colleague, 'survival-by-location')).toBeInViewport();
});

test('where the clipboard is refused, the link stands in a box to copy from', async ({ page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(navigator, 'clipboard', { value: undefined });
	});
	await page.goto('./?dx=sepsis');
	await settled(page);
	const copy = page.getByRole('button', { name: 'Copy link' });
	await copy.click();
	const box = page.getByRole('dialog', { name: 'Link to this view' });
	await expect(box.getByRole('textbox', { name: 'Link' })).toHaveValue(
		/\?dx=sepsis&v=1&data=[0-9a-f]{8}$/,
	);
	await page.keyboard.press('Escape');
	await expect(box).toBeHidden();
	await expect(copy).toBeFocused();
});
