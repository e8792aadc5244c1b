import { rm } from 'node:fs/promises';
import { expectView } from './expect-view.ts';
import { holdWorkers, killNow } from './killable-workers.ts';
import { figure, FIGURE_PATHS, FIGURES, sentence, tabTo } from './page-parts.ts';
import { expect, test } from './site.ts';
import { engineReady, settled } from './waiting.ts';
import {
	band,
	expectedRegistry,
	mixedRegistries,
	showsRegistry,
	watchRegistries,
	type Expected,
} from './what-if-registry.ts';

const SMALL = { cases: 5000, seed: 7, noEffect: true };
let small: Expected;

test.beforeAll(async () => {
	small = await expectedRegistry(SMALL);
});

test.afterAll(async () => {
	await rm(small.folder, { recursive: true, force: true });
});

test('a teacher makes a registry without any benefit by keyboard, and every page shows it and says so', async ({
	page,
	site,
}) => {
	await page.goto('./what-if/');
	await expect(page.getByRole('button', { name: 'Make this registry' })).toBeEnabled();
	await expect(band(page)).toHaveCount(0);
	await tabTo(page, page.getByRole('button', { name: 'No benefit at all' }));
	await page.keyboard.press('Enter');
	await tabTo(page, page.getByRole('spinbutton', { name: 'Eligible arrests' }));
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.type('5000');
	await tabTo(page, page.getByRole('spinbutton', { name: 'Seed' }));
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.type('7');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('status').filter({ hasText: 'Made.' })).toBeVisible();
	expect(new URL(page.url()).search).toBe(`?world=${small.key}`);
	await expect(page.getByRole('main')).toContainText(small.hash.slice(0, 8));
	await expect(page.getByRole('main')).toContainText('among 5,000 eligible arrests');

	await page.getByRole('main').getByRole('link', { name: 'Overview' }).click();
	await showsRegistry(page, small.key);
	const runs = await expectView(page, small, '');
	expect(runs.length).toBeGreaterThan(200);
	expect(runs.length).toBeLessThan(600);

	for (const path of [...FIGURE_PATHS, 'what-if/', 'data/', 'methods/']) {
		const names = { '': 'Overview', 'what-if/': 'What-if' } as Readonly<Record<string, string>>;
		const name = names[path] ?? path.charAt(0).toUpperCase() + path.slice(1, -1);
		await page
			.getByRole('navigation', { name: 'Pages' })
			.getByRole('link', { name, exact: true })
			.click();
		await expect(page).toHaveURL(`${site.url}${path}?world=${small.key}`);
		await expect(band(page)).toContainText(
			'What-if registry: no true effect, seed 7, 5,000 cases.',
		);
		await expect(page.getByRole('contentinfo')).toContainText(small.hash.slice(0, 8));
		if (FIGURE_PATHS.some((figures) => figures === path)) {
			await showsRegistry(page, small.key);
			await settled(page);
			await expect(page.getByRole('alert')).toHaveCount(0);
		}
	}
});

test('a cohort narrows a what-if registry, a link opens it for others, and Back leads out of it', async ({
	page,
	anotherReader,
	site,
}) => {
	await page.goto('./');
	await expectView(page, site, '');
	await page.goto(`./?dx=chd_two_ventricle&world=${small.key}`);
	await showsRegistry(page, small.key);
	await expectView(page, small, 'dx=chd_two_ventricle');
	await page.getByRole('button', { name: 'Remove the filter Diagnosis' }).click();
	await expectView(page, small, '');
	expect(new URL(page.url()).search).toBe(`?world=${small.key}`);

	const other = await anotherReader();
	await watchRegistries(other);
	await other.goto(page.url());
	await showsRegistry(other, small.key);
	await expectView(other, small, '');
	expect(await mixedRegistries(other)).toEqual([]);

	await page.goBack();
	await expectView(page, small, 'dx=chd_two_ventricle');
	await page.goBack();
	await expect(band(page)).toHaveCount(0);
	await showsRegistry(page, '');
	await expectView(page, site, '');
});

test('nothing of one registry is seen under the other: on arrival, on reload, on the way back', async ({
	page,
	site,
}) => {
	await watchRegistries(page);
	await page.goto(`./?world=${small.key}`);
	await showsRegistry(page, small.key);
	await settled(page);
	await expectView(page, small, '');
	expect(await mixedRegistries(page)).toEqual([]);

	await page.reload();
	await expect(band(page)).toContainText('no true effect');
	await showsRegistry(page, small.key);
	await expectView(page, small, '');
	await expect(figure(page, FIGURES[0] ?? '').first()).toBeVisible();
	expect(await mixedRegistries(page)).toEqual([]);

	await page.getByRole('button', { name: 'Back to the published registry' }).click();
	await showsRegistry(page, '');
	await expect(band(page)).toHaveCount(0);
	expect(new URL(page.url()).search).toBe('');
	await expectView(page, site, '');
	expect(await mixedRegistries(page)).toEqual([]);
});

test('making can be cancelled in the form, and on the way to a link', async ({ page, site }) => {
	await page.goto('./what-if/');
	const make = page.getByRole('button', { name: 'Make this registry' });
	await expect(make).toBeEnabled();
	await page.getByRole('spinbutton', { name: 'Eligible arrests' }).fill('200000');
	await make.click();
	await expect(page.getByRole('progressbar', { name: 'Cases made' })).toBeVisible();
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Stopped.' })).toBeVisible();
	await expect(make).toBeEnabled();
	await expect(band(page)).toHaveCount(0);

	await page.goto('./?dx=sepsis&world=1,cases-200000,seed-3');
	await expect(band(page)).toContainText('200,000 cases');
	await band(page).getByRole('button', { name: 'Cancel' }).click();
	await expect(band(page)).toHaveCount(0);
	await showsRegistry(page, '');
	await expectView(page, site, 'dx=sepsis');
});

test('an engine that dies comes back with the what-if registry', async ({ page }) => {
	await holdWorkers(page);
	await page.goto(`./?world=${small.key}`);
	await showsRegistry(page, small.key);
	await expectView(page, small, '');
	await killNow(page);
	await expect(page.locator('html')).toHaveAttribute('data-engine', 'loading');
	await engineReady(page);
	await page.getByRole('button', { name: 'Remove the filter Age group' }).click();
	await expectView(page, small, 'age=any');
});

test('what a link asks of a what-if registry and cannot have is said, the rest is made', async ({
	page,
	site,
}) => {
	await page.goto('./?world=1,hidden-9,cases-1000,moon-1');
	await expect(page.getByText('Part of this link was left out.')).toBeVisible();
	await expect(page.getByText('cannot be “9” (0 to 4)')).toBeVisible();
	await expect(page.getByText('no setting “moon-1”')).toBeVisible();
	await expect(band(page)).toContainText('What-if registry: seed 14, 1,000 cases.');
	await showsRegistry(page, '1,cases-1000');

	await page.goto('./?world=nonsense');
	await expect(page.getByText('which is none; the published one is shown')).toBeVisible();
	await expect(band(page)).toHaveCount(0);
	await expectView(page, site, '');
	await expect(sentence(page)).toBeVisible();

	await page.goto(`./?world=${small.key}&v=1&data=00000000`);
	await showsRegistry(page, small.key);
	await expect(page.getByText('made by another version of the generator')).toBeVisible();
});

test('the data page counts and hands out the what-if registry, not the published one', async ({
	page,
}) => {
	await page.goto(`./data/?world=${small.key}`);
	await expect(page.getByRole('main')).toContainText(small.hash);
	await expect(page.getByRole('main')).toContainText('5,000 arrests with at least ten minutes');
	await expect(page.getByRole('main')).toContainText('hold the what-if registry: no true effect');
	await expect(page.getByRole('link', { name: 'runs.arrows.gzbin' })).toHaveCount(0);
	await expect(page.locator('#variable-arrest_case-case_id')).toContainText('5,000 of 5,000');
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'CSV of centre', exact: true }).click();
	expect((await download).suggestedFilename()).toBe(
		`synthetic_what-if_centre_${small.hash.slice(0, 8)}.csv`,
	);
});

test('a lesson opens where ECPR does nothing: the true difference is 0 and it says so', async ({
	page,
}) => {
	const keys: string[] = [];
	page.on('request', (request) => {
		if (request.url().includes('answer_key')) keys.push(request.url());
	});
	await watchRegistries(page);
	await page.goto(`./learn/indication/?step=look&world=${small.key}`);
	const main = page.getByRole('main');
	await expect(main).toHaveAttribute('data-registry', small.key, { timeout: 90_000 });
	await expect(band(page)).toContainText('no true effect');
	await expect(page.getByText('nothing is asked here')).toBeVisible();
	await page.getByRole('button', { name: 'Open the answer key' }).click();
	const reveal = page.locator('section#reveal');
	await expect(reveal).toContainText('The true difference is 0.');
	await expect(reveal).toContainText('every case ends the same');
	await expect(page.locator('#indication-comparison svg')).toHaveAccessibleDescription(
		/Truth, activate in all or in none: 0\.0\.$/,
	);
	expect(await mixedRegistries(page)).toEqual([]);
	expect(keys, 'the published key under a what-if registry').toEqual([]);

	await page.getByRole('radio', { name: 'Everything known' }).check();
	await expect(page).toHaveURL(new RegExp(`adjust=everything&world=${small.key}$`));
	await page.getByRole('button', { name: 'Back to the published registry' }).click();
	await expect(main).toHaveAttribute('data-registry', '');
	await expect(band(page)).toHaveCount(0);
	await expect(page.locator('#indication-ladder svg').filter({ visible: true })).toHaveCount(1);
	expect(await mixedRegistries(page)).toEqual([]);
});

test('settings without an answer on a small registry say so beside them, and nothing stands under them', async ({
	page,
}) => {
	await page.goto('./learn/subgroups/?step=look&world=1,cases-5000,seed-3');
	const look = page.locator('section#look');
	const figures = page.locator('section#look figure[data-lesson-figure]');
	await expect(figures.first().locator('svg').filter({ visible: true })).toHaveCount(1, {
		timeout: 90_000,
	});
	await page.getByRole('button', { name: 'Open the answer key' }).click();
	await expect(page.locator('#subgroups-comparison svg')).toBeVisible({ timeout: 30_000 });
	await look.getByRole('radio', { name: 'Children: sepsis and the heart' }).check();
	await expect(look.getByRole('alert')).toContainText('too few cases', { timeout: 30_000 });
	for (const figure of await figures.all()) await expect(figure).toBeHidden();
	await expect(page.locator('#subgroups-comparison')).toHaveCount(0);
	await look.getByRole('radio', { name: 'Adults: embolism and the rest' }).check();
	await expect(look.getByRole('alert')).toHaveCount(0);
	for (const figure of await figures.all())
		await expect(figure.locator('svg').filter({ visible: true })).toHaveCount(1);
});

test('the reveal of a lesson leads to the world without benefit and keeps the settings', async ({
	page,
	site,
}) => {
	await page.goto('./learn/indication/?step=reveal&group=adult-ohca');
	const way = page.getByRole('link', { name: 'Open this lesson where ECPR does nothing' });
	await expect(way).toHaveAttribute(
		'href',
		`${new URL(site.url).pathname}learn/indication/?step=reveal&group=adult-ohca&world=1,effect-none`,
	);
	await page
		.getByRole('navigation', { name: 'Other lessons' })
		.getByRole('link', { name: 'All lessons' })
		.click();
	await expect(page).toHaveURL(`${site.url}learn/`);
});
