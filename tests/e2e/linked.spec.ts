import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { count } from '../../src/lib/domain/format.ts';
import { cohortOf } from './cohorts.ts';
import { expectView } from './expect-view.ts';
import { chip, figure, mark, sentence } from './page-parts.ts';
import { registryRuns, runsOf } from './registry-runs.ts';
import { expect, test } from './site.ts';
import { settled } from './waiting.ts';

/** The sentence counts the rows of an address, on any page. */
async function expectCohort(
	page: Page,
	site: { readonly folder: string },
	query: string,
): Promise<void> {
	const { length } = runsOf(registryRuns(site.folder), cohortOf(query));
	await expect(sentence(page)).toContainText(`${count(length)} ECPR run`);
	await settled(page);
	expect(new URL(page.url()).search).toBe(query === '' ? '' : `?${query}`);
}

/** The part of a figure's axis that may be dragged over. */
function axis(page: Page, id: string): Locator {
	return figure(page, id).locator('svg .brush').filter({ visible: true }).first();
}

/** Drags from one share of an axis to another; the button stays down. */
async function drag(page: Page, along: Locator, from: number, to: number): Promise<void> {
	await along.scrollIntoViewIfNeeded();
	const box = await along.boundingBox();
	if (!box) throw new Error('The axis is not drawn.');
	const y = box.y + box.height / 2;
	await page.mouse.move(box.x + box.width * from, y);
	await page.mouse.down();
	await page.mouse.move(box.x + box.width * to, y + 3, { steps: 5 });
}

const end = (page: Page, id: string, which: 'from' | 'to') =>
	figure(page, id).getByRole('slider', { name: new RegExp(`, ${which}:`) });

/** The handles stand on the axis line, whoever drew it: the build or the page. */
async function expectOnAxis(page: Page, id: string): Promise<void> {
	const [handle, area] = [
		await end(page, id, 'from').boundingBox(),
		await axis(page, id).boundingBox(),
	];
	if (!handle || !area) throw new Error('The axis or its handle is not drawn.');
	const line = area.y + area.height;
	expect(Math.abs(handle.y + handle.height / 2 - line)).toBeLessThan(3);
}

test('dragging over minutes of flow filters every figure; Back undoes it', async ({
	page,
	site,
}) => {
	await page.goto('./survival/');
	await settled(page);
	await expect(end(page, 'low-flow-survival', 'from')).toBeVisible();
	await expectOnAxis(page, 'low-flow-survival');
	const along = axis(page, 'low-flow-survival');
	// The axis runs from 10 to 120 minutes.
	await drag(page, along, 20 / 110, 35 / 110);
	const painted = figure(page, 'low-flow-survival').locator('[data-range]').first();
	await expect(painted).toHaveText(/^30–45\smin$/);
	await page.mouse.up();
	await expectCohort(page, site, 'flow=30..45');
	await expect(painted).toHaveText(/^30–45\smin$/);
	await expectOnAxis(page, 'low-flow-survival');
	await expect(chip(page, 'ecmo_flow_min')).toBeVisible();
	await expect(figure(page, 'low-flow-survival')).toContainText(
		'The filter on low-flow time does not apply here',
	);

	await drag(page, along, 50 / 110, 1.1);
	await page.mouse.up();
	await expectCohort(page, site, 'flow=60..');
	await page.goBack();
	await expectCohort(page, site, 'flow=30..45');
	await expect(painted).toHaveText(/^30–45\smin$/);
	await page.goBack();
	await expectCohort(page, site, '');
	await expect(painted).toHaveCount(0);
});

test('Escape gives a drag up, and a press without a drag is still a click', async ({
	page,
	site,
}) => {
	await page.goto('./survival/');
	await settled(page);
	await expect(end(page, 'low-flow-survival', 'from')).toBeVisible();
	await drag(page, axis(page, 'low-flow-survival'), 0.2, 0.4);
	await page.keyboard.press('Escape');
	await page.mouse.up();
	await expect(figure(page, 'low-flow-survival').locator('[data-range]')).toHaveCount(0);
	await expectCohort(page, site, '');
	await mark(page, 'low-flow-survival', 'ecmo_flow_min', '40..49').click();
	await expectCohort(page, site, 'flow=40..49');
});

test('years may be dragged over, and the handles too', async ({ page, site }) => {
	await page.goto('./');
	await settled(page);
	await expect(end(page, 'use-by-year', 'from')).toBeAttached();
	// Thirteen years, each with a band of its own.
	await drag(page, axis(page, 'use-by-year'), 3.5 / 13, 7.5 / 13);
	await page.mouse.up();
	await expectView(page, site, 'year=2015..2019');
	const box = await end(page, 'use-by-year', 'to').boundingBox();
	const whole = await axis(page, 'use-by-year').boundingBox();
	if (!box || !whole) throw new Error('The handle is not drawn.');
	await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
	await page.mouse.down();
	await page.mouse.move(whole.x + (whole.width * 9.9) / 13, box.y, { steps: 4 });
	await page.mouse.up();
	await expectView(page, site, 'year=2015..2021');
});

test('by keyboard: the ends of the range', async ({ page, site }) => {
	await page.goto('./survival/?flow=30..45');
	await settled(page);
	const from = end(page, 'low-flow-survival', 'from');
	await expect(from).toHaveAttribute('aria-valuetext', /^30\smin$/);
	await from.focus();
	await page.keyboard.press('ArrowRight');
	await expectCohort(page, site, 'flow=31..45');
	await expect(from).toBeFocused();
	await expect(from).toHaveAttribute('aria-valuenow', '31');
	await page.keyboard.press('Tab');
	const to = end(page, 'low-flow-survival', 'to');
	await expect(to).toBeFocused();
	await page.keyboard.down('PageUp');
	await expect(to).toHaveAttribute('aria-valuenow', '55');
	await page.keyboard.press('Escape');
	await page.keyboard.up('PageUp');
	await expect(to).toHaveAttribute('aria-valuenow', '45');
	await page.keyboard.press('End');
	await expectCohort(page, site, 'flow=31..');
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Home');
	await expectCohort(page, site, '');
});

test('a finger drags sideways over the axis', async ({ page, site }) => {
	await page.goto('./survival/');
	await settled(page);
	await expect(end(page, 'low-flow-survival', 'from')).toBeVisible();
	const along = axis(page, 'low-flow-survival');
	await along.scrollIntoViewIfNeeded();
	const box = await along.boundingBox();
	if (!box) throw new Error('The axis is not drawn.');
	expect(
		await along.evaluate((area) => getComputedStyle(area.closest('svg') ?? area).touchAction),
	).toBe('pan-y pinch-zoom');
	const touch = await page.context().newCDPSession(page);
	const at = (share: number) => [{ x: box.x + box.width * share, y: box.y + 60 }];
	await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(20 / 110) });
	for (const minutes of [24, 28, 32, 35])
		await touch.send('Input.dispatchTouchEvent', {
			type: 'touchMove',
			touchPoints: at(minutes / 110),
		});
	await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
	await expectCohort(page, site, 'flow=30..45');
});

test('a point of the funnel: hover names it, a click filters to it, another lifts it', async ({
	page,
	site,
}) => {
	await page.goto('./centres/');
	await settled(page);
	const funnel = figure(page, 'centre-funnel');
	await expect(funnel.getByRole('group', { name: /^Points:/ })).toBeAttached();
	const point = funnel.locator('svg [data-point="0"]').filter({ visible: true }).last();
	const centre = await point.getAttribute('data-level');
	const told = funnel.locator('.told');
	await point.hover();
	await expect(told).toHaveText(
		new RegExp(`^Centre ${centre ?? ''}, .*[\\d,]+ of [\\d,]+; .*limits of chance`),
	);
	await point.click();
	await expectCohort(page, site, `hospital=${centre ?? ''}`);
	await expect(chip(page, 'centre_id')).toContainText(centre ?? '?');
	await expect(sentence(page)).toContainText(`at centre ${centre ?? '?'}`);
	await expect(
		funnel
			.locator('svg text')
			.filter({ hasText: centre ?? '?' })
			.first(),
	).toBeVisible();
	await mark(page, 'centre-funnel', 'centre_id', centre ?? '').click();
	await expectCohort(page, site, '');
	await page.goBack();
	await expectCohort(page, site, `hospital=${centre ?? ''}`);
	await chip(page, 'centre_id').click();
	await expectCohort(page, site, '');
});

test('by keyboard: one stop of Tab, arrows from point to point, Enter filters', async ({
	page,
	site,
}) => {
	await page.goto('./centres/');
	await settled(page);
	const funnel = figure(page, 'centre-funnel');
	const points = funnel.getByRole('group', { name: /^Points:/ }).getByRole('button');
	await expect(points).toHaveCount(1);
	await points.focus();
	const levels = await funnel
		.locator('svg')
		.filter({ visible: true })
		.locator('[data-point="0"]')
		.evaluateAll((hits) => hits.map((hit) => hit.getAttribute('data-level')));
	const named = (at: number) =>
		new RegExp(`^Centre ${levels[at] ?? '?'}, discharged alive of ECPR`);
	await expect(points).toBeFocused();
	await expect(points).toHaveAccessibleName(named(0));
	await expect(points).toHaveAccessibleDescription(/Enter filters all figures/);
	await page.keyboard.press('End');
	await expect(points).toHaveAccessibleName(named(levels.length - 1));
	await page.keyboard.press('ArrowLeft');
	await expect(points).toHaveAccessibleName(named(levels.length - 2));
	await expect(funnel.locator('.told')).toHaveText(named(levels.length - 2));
	await page.keyboard.press('Enter');
	await expectCohort(page, site, `hospital=${levels.at(-2) ?? ''}`);
	await expect(points).toBeFocused();
	await expect(points).toHaveAttribute('aria-pressed', 'true');
	await page.keyboard.press('ArrowDown');
	await expect(points).toHaveAccessibleName(
		new RegExp(`^Centre ${levels.at(-2) ?? '?'}, discharged alive of eligible`),
	);
	const { violations } = await new AxeBuilder({ page })
		.include('figure[data-figure="centre-funnel"]')
		.analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await page.keyboard.press('Enter');
	await expectCohort(page, site, '');
	await page.keyboard.press('Tab');
	await expect(points).not.toBeFocused();
	await expect(funnel.locator('.told')).toHaveCount(0);
	await page.keyboard.press('Shift+Tab');
	await expect(points).toBeFocused();
});

test('the panel lists the centres and finds them by words', async ({ page, site }) => {
	await page.goto('./centres/');
	await settled(page);
	await page.getByRole('button', { name: 'Add a condition' }).click();
	const dialog = page.getByRole('dialog', { name: 'Conditions' });
	const centres = dialog.getByRole('group', { name: 'Centre', exact: true });
	const boxes = centres.getByRole('checkbox');
	const all = new Set(registryRuns(site.folder).map(({ filters }) => filters.centre_id));
	await expect(boxes).toHaveCount(all.size);
	await centres.getByRole('searchbox').fill('k0041');
	await expect(boxes).toHaveCount(1);
	await boxes.check();
	await page.keyboard.press('Escape');
	await expectCohort(page, site, 'hospital=K0041');
});

test('a cell of the heat map filters by both its variables, and lifts both', async ({
	page,
	site,
}) => {
	await page.goto('./');
	await settled(page);
	const cell = figure(page, 'survival-setting-diagnosis')
		.locator('svg .hit[data-filter="dx_group"][data-level="sepsis"][data-and-level="ihca"]')
		.filter({ visible: true });
	await cell.click();
	await expectView(page, site, 'setting=ihca&dx=sepsis');
	await cell.click();
	await expectView(page, site, '');
});
