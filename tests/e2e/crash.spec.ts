import { expectView } from './expect-view.ts';
import { chip, expectFiguresStand, mark } from './page-parts.ts';
import { holdWorkers, killAtNextPress, killNow, pressUnforeseen } from './killable-workers.ts';
import { expect, test } from './site.ts';
import { expectTrueMoments, momentsOf, watchViews } from './view-watch.ts';
import { engineFailed, engineReady, settled } from './waiting.ts';

test('an engine killed in the middle of a question restarts once; killed again it says so, and Try again works', async ({
	page,
	site,
}) => {
	await watchViews(page);
	await holdWorkers(page);
	await page.goto('./?dx=sepsis');
	await expectView(page, site, 'dx=sepsis');

	await killAtNextPress(page, 'loud');
	await pressUnforeseen(mark(page, 'survival-by-setting', 'setting', 'ihca'));
	await expectView(page, site, 'setting=ihca&dx=sepsis');
	await expect(page.getByRole('alert')).toHaveCount(0);

	// What the last press asked for out of sight is answered too, so that the next message is the next question's.
	await settled(page);
	await killAtNextPress(page, 'loud');
	await pressUnforeseen(chip(page, 'dx_group'));
	await engineFailed(page);
	const alert = page.getByRole('alert');
	await expect(alert).toContainText('The database stopped unexpectedly');
	await expect(alert).toContainText('stay readable');
	await expect(alert).toContainText('sentence and figures still show the one before');
	await expect(page.getByRole('main')).toHaveAttribute('data-view', 'setting=ihca&dx=sepsis');
	await expectFiguresStand(page);
	expect(new URL(page.url()).search).toBe('?setting=ihca');

	await alert.getByRole('button', { name: 'Try again' }).click();
	await expectView(page, site, 'setting=ihca');
	await expect(page.getByRole('alert')).toHaveCount(0);
	expectTrueMoments(await momentsOf(page), site.folder);
});

test('an engine that dies while nobody asks comes back unasked; twice, the figures of the build stay', async ({
	page,
	site,
}) => {
	await holdWorkers(page);
	await page.goto('./');
	await expectView(page, site, '');
	await killNow(page);
	await expect(page.locator('html')).toHaveAttribute('data-engine', 'loading');
	await engineReady(page);
	await killNow(page);
	await engineFailed(page);
	await expect(page.getByRole('alert')).toContainText('The database stopped unexpectedly');
	await expectFiguresStand(page);
	await mark(page, 'survival-by-setting', 'setting', 'ihca').click();
	await expectView(page, site, 'setting=ihca');
	await expect(page.getByRole('alert')).toHaveCount(0);
});

test('an engine that falls silent in the middle of a question is given up after a while and replaced', async ({
	page,
	site,
}) => {
	await holdWorkers(page);
	await page.goto('./');
	await expectView(page, site, '');
	await killAtNextPress(page, 'silent');
	await pressUnforeseen(mark(page, 'survival-by-setting', 'setting', 'ohca'));
	await expect(page.getByRole('status').filter({ hasText: 'Loading your cohort' })).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('data-engine', 'loading', { timeout: 90_000 });
	await expectView(page, site, 'setting=ohca');
});
