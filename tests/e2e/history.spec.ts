import { expectView } from './expect-view.ts';
import { chip, mark, opener, panel, tickBox } from './page-parts.ts';
import { expect, test } from './site.ts';
import { expectTrueMoments, momentsOf, watchViews } from './view-watch.ts';

test('Back and Forward walk the filters; reload keeps them', async ({ page, site }) => {
	await watchViews(page);
	await page.goto('./');
	await expectView(page, site, '');
	await mark(page, 'survival-by-setting', 'setting', 'ihca').click();
	await expectView(page, site, 'setting=ihca');
	await opener(page, 'first rhythm').click();
	await tickBox(panel(page), 'initial_rhythm', 'vf').check();
	await tickBox(panel(page), 'initial_rhythm', 'pvt').check();
	await page.keyboard.press('Escape');
	await expectView(page, site, 'setting=ihca&rhythm=vf,pvt');

	await page.goBack();
	await expectView(page, site, 'setting=ihca&rhythm=vf');
	await page.goBack();
	await expectView(page, site, 'setting=ihca');
	await page.goBack();
	await expectView(page, site, '');
	await expect(chip(page, 'setting')).toHaveCount(0);
	await page.goForward();
	await page.goForward();
	await expectView(page, site, 'setting=ihca&rhythm=vf');
	expectTrueMoments(await momentsOf(page), site.folder);

	await page.reload();
	await expectView(page, site, 'setting=ihca&rhythm=vf');
	await page.goBack();
	await expectView(page, site, 'setting=ihca');
	expectTrueMoments(await momentsOf(page), site.folder);
});

test('from a linked view to another page and back; the opening view and back', async ({
	page,
	site,
}) => {
	await watchViews(page);
	await page.goto('./?dx=sepsis');
	await expectView(page, site, 'dx=sepsis');
	await page.getByRole('button', { name: 'Back to all ECPR runs under 18' }).click();
	await expectView(page, site, '');
	await page.goBack();
	await expectView(page, site, 'dx=sepsis');

	await page.getByRole('link', { name: 'Methods', exact: true }).first().click();
	await expect(page).toHaveTitle(/Methods/);
	await page.goBack();
	await expectView(page, site, 'dx=sepsis');
	await page.getByRole('link', { name: 'Lowflow' }).click();
	await expectView(page, site, '');
	await page.goBack();
	await expectView(page, site, 'dx=sepsis');
	expectTrueMoments(await momentsOf(page), site.folder);
});

test('the front page reached from another page is live', async ({ page, site }) => {
	await page.goto('./data/');
	await page.getByRole('link', { name: 'Overview' }).click();
	await expectView(page, site, '');
	await mark(page, 'survival-by-setting', 'setting', 'ohca').click();
	await expectView(page, site, 'setting=ohca');
	await page.goBack();
	await expectView(page, site, '');
	await page.goBack();
	await expect(page).toHaveTitle(/Data/);
});
