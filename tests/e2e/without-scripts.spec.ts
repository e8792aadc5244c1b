import type { Page } from '@playwright/test';
import { DEFAULT_COHORT } from '../../src/lib/domain/cohort.ts';
import { count } from '../../src/lib/domain/format.ts';
import { cohortText } from '../../src/lib/domain/sentence.ts';
import { headlineText } from './expect-view.ts';
import {
	expectFiguresStand,
	FIGURE_PATHS,
	figure,
	figuresOf,
	IN_TYPE,
	openNumbers,
	rowsOf,
	sentence,
	SYNTHETIC,
} from './page-parts.ts';
import { registryRuns, runsOf, shareOf } from './registry-runs.ts';
import { expect, test } from './site.ts';

test.use({ javaScriptEnabled: false });

/** What the front page promises, in its order. */
const PROMISED = [
	'headline',
	'registry-summary',
	'outcome-cascade',
	'survival-by-setting',
	'survival-by-location',
	'survival-by-diagnosis',
	'survival-setting-diagnosis',
	'complications-by-group',
	'use-by-year',
	'survival-by-year',
];

test('the front page shows every figure, with its numbers, before any script runs', async ({
	page,
	site,
}) => {
	await page.goto('./');
	await expect(page.getByText(SYNTHETIC)).toBeVisible();
	const runs = runsOf(registryRuns(site.folder), DEFAULT_COHORT);
	await expect(sentence(page)).toHaveText(cohortText(DEFAULT_COHORT, 'runs', runs.length));
	for (const outcome of ['survived_discharge', 'survived_ecls'] as const)
		await expect(figure(page, 'headline')).toContainText(
			headlineText(shareOf(runs, outcome), runs.length),
		);

	const ids = await page
		.locator('figure[data-figure]')
		.evaluateAll((all) => all.map((each) => each.getAttribute('data-figure')));
	expect(ids).toEqual(PROMISED);
	for (const id of PROMISED) {
		const place = figure(page, id);
		await expect(place.getByRole('heading', { level: 2 })).not.toBeEmpty();
		await expect(place.locator('h2 + p')).toContainText(/\d.* (ECPR runs|arrests) in /);
		if (!IN_TYPE.has(id)) {
			const drawing = place.getByRole('img').filter({ visible: true });
			await expect(drawing).toHaveCount(1);
			await expect(drawing).toHaveAccessibleName(/\w{3}/);
			await expect(drawing).toHaveAccessibleDescription(/\d/);
			expect((await drawing.boundingBox())?.width).toBeGreaterThan(300);
		}
		const table = await openNumbers(page, id);
		await expect(table).toBeVisible();
		await expect(table.locator('caption')).not.toBeEmpty();
		expect((await rowsOf(table)).length, `rows of ${id}`).toBeGreaterThan(0);
	}
});

for (const path of FIGURE_PATHS.filter(Boolean)) {
	test(`/${path} shows every figure, with its numbers, before any script runs`, async ({
		page,
		site,
	}) => {
		await page.goto(`./${path}`);
		const runs = runsOf(registryRuns(site.folder), DEFAULT_COHORT);
		await expect(sentence(page)).toHaveText(cohortText(DEFAULT_COHORT, 'runs', runs.length));
		expect(figuresOf(path).length).toBeGreaterThan(0);
		await expectFiguresStand(page, path);
		for (const id of figuresOf(path)) {
			await expect(figure(page, id).locator('h2 + p')).toContainText(
				/\d.* (ECPR runs|arrests) in /,
			);
			expect((await rowsOf(await openNumbers(page, id))).length, `rows of ${id}`).toBeGreaterThan(
				0,
			);
		}
	});
}

test('without scripts nothing is offered that only a script can do', async ({ page }) => {
	await page.goto('./');
	await expect(page.getByText(/needs scripts, which are switched off/)).toBeVisible();
	for (const name of ['Copy link', 'Add a condition', /^Export/])
		await expect(page.getByRole('button', { name }).filter({ visible: true })).toHaveCount(0);
	await expect(page.getByLabel('Appearance').filter({ visible: true })).toHaveCount(0);
});

test('a phone gets the narrow drawings', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	for (const path of FIGURE_PATHS) {
		await page.goto(`./${path}`);
		await expectNarrow(page, path);
	}
});

async function expectNarrow(page: Page, path: string): Promise<void> {
	for (const id of figuresOf(path).filter((each) => !IN_TYPE.has(each))) {
		const drawing = figure(page, id).getByRole('img').filter({ visible: true });
		await expect(drawing).toHaveCount(1);
		const box = await drawing.boundingBox();
		const [, , drawn] = ((await drawing.getAttribute('viewBox')) ?? '').split(/\s+/).map(Number);
		expect(drawn, `${id} is drawn for a phone`).toBeLessThanOrEqual(358);
		expect(box?.width, `${id} is shown at its size`).toBeGreaterThanOrEqual(340);
	}
}

test('the data and methods pages are whole', async ({ page, site }) => {
	await page.goto('./data/');
	await expect(page.getByText(SYNTHETIC)).toBeVisible();
	await expect(sentence(page)).toBeVisible();
	const runs = page
		.getByRole('row')
		.filter({ has: page.getByRole('rowheader', { name: 'runs', exact: true }) });
	await expect(runs).toContainText(count(registryRuns(site.folder).length));
	await expect(
		page.getByRole('row').filter({ hasText: 'survived_discharge' }).first(),
	).toBeVisible();

	await page.goto('./methods/');
	await expect(page.getByText(SYNTHETIC)).toBeVisible();
	await expect(page.getByRole('heading', { name: /Wilson/i }).first()).toBeVisible();
	await expect(page.getByText('place=cicu,ward')).toBeVisible();
});

test('a phone reaches the other pages without scripts', async ({ page, site }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto('./');
	await page.getByRole('button', { name: 'Menu' }).click();
	await page
		.getByRole('navigation', { name: 'Pages' })
		.getByRole('link', { name: 'Methods', exact: true })
		.click();
	await expect(page).toHaveURL(`${site.url}methods/`);
});
