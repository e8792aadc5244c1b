import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { lessonCatalogue } from '../../src/lib/lessons/index.ts';
import { tabTo } from './page-parts.ts';
import { expect, test } from './site.ts';

/** Which files of the registry were asked for, by name. */
function asked(page: Page): string[] {
	const files: string[] = [];
	page.on('request', (request) => {
		const name = /registry\/([a-z_]+)\.arrows/.exec(request.url())?.[1];
		if (name !== undefined) files.push(name);
	});
	return files;
}

/** Mean and SD of the truth of lesson 1 over many registries, as measured. */
function measuredTruth(): { readonly mean: number; readonly sd: number } {
	const text = readFileSync('src/lib/lessons/contract/measured.json', 'utf8');
	const { lessons } = JSON.parse(text) as {
		readonly lessons: {
			readonly denominators: {
				readonly childTruth: { readonly mean: number; readonly sd: number };
			};
		};
	};
	return lessons.denominators.childTruth;
}

const section = (page: Page, id: string) => page.locator(`section#${id}`);

test('lesson 1 by keyboard alone: predict, look, open the key, check', async ({ page }) => {
	const files = asked(page);
	await page.goto('./learn/');
	await tabTo(page, page.getByRole('link', { name: /^Survival of whom/ }));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Out of how many?');
	await expect(section(page, 'look')).toBeHidden();
	await expect(section(page, 'so-what')).toBeHidden();

	const commit = page.getByRole('button', { name: 'Commit to this answer' });
	await expect(commit).toBeDisabled();
	await tabTo(page, page.getByRole('slider'));
	await page.keyboard.press('ArrowLeft');
	await tabTo(page, commit);
	await page.keyboard.press('Enter');
	await expect(section(page, 'commit')).toContainText('You predicted 39');
	await expect(section(page, 'look')).toBeVisible();
	await expect(page.locator('#denominators-ladder svg').filter({ visible: true })).toHaveCount(1);
	expect(files, 'the key before the reveal').not.toContain('answer_key');

	await tabTo(page, page.getByRole('button', { name: 'Open the answer key' }));
	await page.keyboard.press('Enter');
	const comparison = page.locator('#denominators-comparison');
	await expect(comparison.locator('svg')).toHaveAccessibleDescription(/Truth, .*Your prediction/);
	expect(files).toContain('answer_key');
	await expect(section(page, 'reveal')).toContainText('it favours ECPR');
	await expect(section(page, 'so-what')).toBeVisible();

	const many = section(page, 'reveal').locator('summary', { hasText: 'Is that only this file?' });
	await tabTo(page, many);
	await page.keyboard.press('Enter');
	const { mean, sd } = measuredTruth();
	const row = page.getByRole('row', { name: /^Children: if all eligible were activated/ });
	await expect(row).toContainText(`${(100 * mean).toFixed(1)} (${(100 * sd).toFixed(1)})`);

	const question = section(page, 'check').getByRole('group').first();
	await question.getByRole('radio').nth(1).check();
	await expect(question.getByRole('status')).toContainText('Right.');

	await page.reload();
	await expect(section(page, 'commit')).toContainText('You predicted 39');
	await page.getByRole('button', { name: 'Start this lesson over' }).click();
	await expect(commit).toBeDisabled();
	await expect(section(page, 'look')).toBeHidden();
});

test('all fourteen on a phone, one after the other: skip, open the key, and go on to the next', async ({
	page,
}) => {
	test.setTimeout(180_000);
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto(`./learn/${lessonCatalogue[0]?.facts.id ?? ''}/`);
	for (const [at, { facts }] of lessonCatalogue.entries()) {
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(facts.title);
		const skip = page.getByRole('button', { name: /^Skip/ });
		await expect(skip).toBeEnabled();
		await skip.press('Enter');
		await expect(section(page, 'commit').locator('p[role=status]')).toBeFocused();
		await page.getByRole('button', { name: 'Open the answer key' }).press('Enter');
		await expect(page.getByRole('heading', { name: 'The truth' })).toBeFocused();
		await expect(page.locator(`#${facts.id}-comparison svg`)).toBeVisible({ timeout: 30_000 });
		await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
		const figures = page.locator('figure[data-lesson-figure]');
		for (const figure of await figures.all()) {
			await expect(figure.locator('svg, .empty').filter({ visible: true })).toHaveCount(1);
			await expect(figure.getByRole('button', { name: /^Export, share…: / })).toBeEnabled();
		}
		const wide = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(wide, `${facts.id} is no wider than the phone`).toBe(390);
		const next = lessonCatalogue[at + 1]?.facts;
		if (next !== undefined)
			await page
				.getByRole('navigation', { name: 'Other lessons' })
				.getByRole('link', { name: `${next.number}. ${next.title}` })
				.click();
	}
});

test('a link opens a lesson at a step with its settings, and says that nothing was predicted', async ({
	page,
}) => {
	await page.goto('./learn/minutes/?step=look&way=landmark&colour=red');
	await expect(page.getByText('Part of this link was left out.')).toBeVisible();
	await expect(section(page, 'commit')).toContainText('nothing was predicted');
	await expect(page.getByRole('radio', { name: 'Landmark at minute 30' })).toBeChecked();
	const drawing = page.locator('#minutes-timeline svg').filter({ visible: true });
	await expect(drawing).toHaveAccessibleDescription(/left out, decided at minute 30/);
	await page.getByRole('radio', { name: 'Activated at minute 10' }).check();
	await expect(drawing).toHaveAccessibleDescription(/counts as ECPR, decided at minute 10/);
	await expect(page).toHaveURL(/way=activated/);
});

test('a figure of a lesson is exported by keyboard, with a link that reopens it', async ({
	page,
	site,
}) => {
	await page.goto('./learn/denominators/?step=look&group=adult-ohca');
	await expect(page.locator('#denominators-ladder')).toContainText('adults out of hospital');
	const place = page.locator('#denominators-ladder');
	await place.getByRole('button', { name: 'Export, share…: Survival by denominator' }).focus();
	await page.keyboard.press('Enter');
	await tabTo(page, place.getByRole('button', { name: 'Export…' }), 3);
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Export: Survival by denominator' });
	await expect(dialog.getByRole('img')).toBeVisible();
	const coming = page.waitForEvent('download');
	await dialog.getByRole('button', { name: 'Save SVG', exact: true }).press('Enter');
	const saved = await coming;
	expect(saved.suggestedFilename()).toMatch(/^synthetic_lesson-denominators-ladder_[\d-]+\.svg$/);
	const svg = readFileSync(await saved.path(), 'utf8').replaceAll(/<[^>]+>|\s/g, '');
	expect(svg).toContain('Simulatedregistry:Survivaltodischargeoffourgroups');
	expect(svg).toContain(
		`${site.url}learn/denominators/?step=look&amp;group=adult-ohca&amp;v=1&amp;data=`,
	);
});

test('settings chosen in haste end with the answer to the last of them', async ({ page }) => {
	await page.goto('./learn/denominators/?step=look');
	const main = page.getByRole('main');
	const [children, adults] = ['Children, in hospital', 'Adults, out of hospital'].map((name) =>
		page.getByRole('radio', { name }),
	);
	if (!children || !adults) throw new Error('Two groups are needed.');
	await adults.check();
	await children.check();
	await adults.check();
	await expect(main).toHaveAttribute('data-answer', 'group=adult-ohca');
	await expect(main).toHaveAttribute('aria-busy', 'false');
	await expect(page.locator('#denominators-ladder')).toContainText('adults out of hospital');
});

test('where storage is refused a lesson works and says so', async ({ page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(window, 'localStorage', {
			get: () => {
				throw new DOMException('refused', 'SecurityError');
			},
		});
	});
	await page.goto('./learn/denominators/');
	await expect(page.getByText('This browser refuses to keep anything')).toBeVisible();
	await page.getByRole('button', { name: /^Skip/ }).click();
	await expect(section(page, 'look')).toBeVisible();
});

test('a key that cannot be fetched is said, the rest of the lesson opens, and it can be tried again', async ({
	page,
	expected,
}) => {
	expected.push(/Failed to load resource/);
	await page.route(/answer_key/, (route) => route.abort());
	await page.goto('./learn/denominators/?step=look');
	await page.getByRole('button', { name: 'Open the answer key' }).click();
	await expect(section(page, 'reveal').getByRole('alert')).toBeVisible();
	await expect(section(page, 'so-what')).toBeVisible();
	await page.unroute(/answer_key/);
	await section(page, 'reveal').getByRole('button', { name: 'Try again' }).click();
	await expect(page.locator('#denominators-comparison svg')).toBeVisible();
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	for (const { facts } of lessonCatalogue)
		test(`lesson ${facts.number} shows its figures, questions with answers and sources`, async ({
			page,
		}) => {
			await page.goto(`./learn/${facts.id}/`);
			await expect(section(page, 'look')).toBeVisible();
			const figures = page.locator('figure[data-lesson-figure]');
			expect(await figures.count()).toBeGreaterThan(0);
			for (const figure of await figures.all())
				await expect(figure.locator('svg').filter({ visible: true })).toHaveCount(1);
			await expect(section(page, 'check').getByText('Answer').first()).toBeVisible();
			await expect(section(page, 'sources').getByRole('link').first()).toBeVisible();
		});
});
