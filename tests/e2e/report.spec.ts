import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Download, Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { figure, rowsOf, SYNTHETIC, tabTo } from './page-parts.ts';
import { expect, test } from './site.ts';
import { settled } from './waiting.ts';

/** Adds a figure to the report from its menu, by keyboard alone. */
async function addToReport(page: Page, id: string): Promise<void> {
	const place = figure(page, id);
	await place.getByRole('button', { name: /^Export, share/ }).focus();
	await page.keyboard.press('Enter');
	await tabTo(page, place.getByRole('button', { name: 'Add to report' }), 6);
	await page.keyboard.press('Enter');
	await expect(place.getByText(/^Added to the report/)).toBeVisible();
}

function reportLink(page: Page): Locator {
	return page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: /^Report/ });
}

/** Waits until the page of the report is there and has read what is kept. */
async function opened(page: Page): Promise<Locator> {
	await expect(page.getByRole('heading', { level: 1, name: 'Report', exact: true })).toBeVisible();
	const upload = page.getByLabel('Open report file');
	await expect(upload).toBeEnabled();
	return upload;
}

/** Waits until every figure of the report is counted: an entry says that it is busy from its first moment. */
async function counted(page: Page): Promise<void> {
	await opened(page);
	await expect(page.locator('figure[aria-busy="true"]')).toHaveCount(0, { timeout: 90_000 });
	await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'false');
}

/** Titles of figures and texts of notes, in order. */
function entries(page: Page): Promise<readonly string[]> {
	return page
		.locator('.items > *')
		.evaluateAll((all) =>
			all.map(
				(each) =>
					each.querySelector('textarea')?.value ?? each.querySelector('h2')?.textContent ?? '',
			),
		);
}

async function save(page: Page, name: string): Promise<Download> {
	const button = page.getByRole('button', { name, exact: true });
	// Off while another file is being made.
	await expect(button).toBeEnabled();
	const coming = page.waitForEvent('download');
	await button.press('Enter');
	return coming;
}

/** What axe finds wrong with the page, in either colours. */
async function expectAccessible(page: Page): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		const { violations } = await new AxeBuilder({ page }).analyze();
		const said = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
		expect(said, colorScheme).toEqual([]);
	}
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

test('figures of two pages, each with its own cohort, become a report that leaves as one file', async ({
	page,
	browser,
}) => {
	test.slow();
	await page.goto('./?dx=sepsis');
	await settled(page);
	const onPage = await figure(page, 'survival-by-setting').getByRole('heading').innerText();
	await addToReport(page, 'survival-by-setting');
	await expect(reportLink(page)).toHaveText(/^Report\s\(1\)$/);
	await page.goto('./survival/?setting=ihca&level=99&kaplan-meier.days=30');
	await settled(page);
	const curve = await figure(page, 'kaplan-meier').getByRole('heading').innerText();
	await addToReport(page, 'kaplan-meier');
	await reportLink(page).focus();
	await page.keyboard.press('Enter');
	await counted(page);
	expect((await entries(page)).map(plain)).toEqual([onPage, curve].map(plain));
	const first = figure(page, 'survival-by-setting');
	await expect(first).toContainText('sepsis');
	await expect(figure(page, 'kaplan-meier')).toContainText('in hospital');
	await expect(figure(page, 'kaplan-meier')).toContainText('99');

	await page
		.getByRole('button', { name: /^Move down/ })
		.first()
		.press('Enter');
	await expect(page.getByRole('status').filter({ hasText: 'Now number 2 of 2.' })).toBeVisible();
	await expect(first.getByRole('button', { name: /^Move up/ })).toBeFocused();
	await page
		.getByRole('button', { name: /^Add a note below/ })
		.first()
		.press('Enter');
	await expect(page.getByRole('textbox', { name: /^Note/ })).toBeFocused();
	await page.keyboard.type('Discuss <this>.');
	await first.getByRole('button', { name: /^Change the title/ }).press('Enter');
	await expect(first.getByRole('textbox', { name: /^Title in this report/ })).toBeFocused();
	await page.keyboard.type('Sepsis by place');
	await page.keyboard.press('Enter');
	await expect(first.getByRole('heading')).toHaveText('Sepsis by place');
	await expect(first).toContainText(`The figure’s own title: ${onPage.slice(0, 20)}`);

	await first.getByRole('button', { name: /^Remove/ }).press('Enter');
	const undo = page.getByRole('button', { name: /^Undo/ });
	await expect(undo).toBeFocused();
	await page.keyboard.press('Enter');
	const inOrder = [plain(curve), 'Discuss <this>.', 'Sepsis by place'];
	await counted(page);
	expect((await entries(page)).map(plain)).toEqual(inOrder);
	await page.reload();
	await counted(page);
	expect((await entries(page)).map(plain)).toEqual(inOrder);

	await expectAccessible(page);

	const tables: string[][][] = [];
	for (const id of ['kaplan-meier', 'survival-by-setting']) {
		await figure(page, id).locator('summary').click();
		tables.push(await rowsOf(figure(page, id).getByRole('table')));
	}
	const html = await save(page, 'Save Web page');
	expect(html.suggestedFilename()).toMatch(/^synthetic_report_\d{4}-\d{2}-\d{2}\.html$/);
	const saved = `${await html.path()}.html`;
	await html.saveAs(saved);

	const zip = await save(page, 'Save ZIP');
	const packed = unzipSync(readFileSync(await zip.path()));
	const manifest = JSON.parse(new TextDecoder().decode(packed['manifest.json'])) as {
		readonly files: readonly { readonly name: string; readonly sha256: string }[];
		readonly failures: readonly string[];
	};
	expect(manifest.failures).toEqual([]);
	// Twelve files a figure; README, page, PDF, slides and report file of the whole.
	expect(manifest.files).toHaveLength(2 * 12 + 5);
	for (const { name, sha256 } of manifest.files)
		expect(
			createHash('sha256')
				.update(packed[name] ?? '')
				.digest('hex'),
		).toBe(sha256);
	await expect(page.getByRole('alert')).toHaveCount(0);

	// As from a stick, on a machine without a network.
	const offline = await browser.newContext({ offline: true, javaScriptEnabled: false });
	const stick = await offline.newPage();
	const asked: string[] = [];
	stick.on('request', (request) => asked.push(request.url()));
	const complaints: string[] = [];
	stick.on('console', (line) => complaints.push(line.text()));
	await stick.goto(pathToFileURL(saved).href);
	await expect(stick.getByText(SYNTHETIC).first()).toBeVisible();
	for (const [at, rows] of tables.entries()) {
		const place = stick.locator('figure').nth(at);
		await expect(place.locator('svg').filter({ visible: true })).toHaveCount(1);
		await place.locator('summary').first().click();
		expect(await rowsOf(place.getByRole('table'))).toEqual(rows);
	}
	await expect(stick.getByRole('heading', { level: 2 })).toHaveText([
		/^Simulated registry: /,
		'Simulated registry: Sepsis by place',
	]);
	await expect(stick.getByText('Discuss <this>.', { exact: true })).toBeVisible();
	expect(asked).toEqual([pathToFileURL(saved).href]);
	expect(complaints).toEqual([]);
	await offline.close();
});

test('a report file is opened again, with what the site does not have left out', async ({
	page,
}) => {
	// A file chosen before the page can take it would be lost: until its scripts are here, none can be chosen.
	let release = (): void => undefined;
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route(/\/_app\/.*\.js$/, async (route) => {
		await held;
		await route.continue();
	});
	await page.goto('./report/', { waitUntil: 'commit' });
	await expect(page.getByLabel('Open report file')).toBeDisabled();
	release();
	const upload = await opened(page);
	await expect(page.getByText('The report is empty.')).toBeVisible();
	const file = (text: string) => ({
		name: 'mine.json',
		mimeType: 'application/json',
		buffer: Buffer.from(text),
	});
	await upload.setInputFiles(file('{"kind":"shopping-list"}'));
	await expect(page.getByRole('alert')).toContainText('no report of this site');
	const items = [
		{ kind: 'note', text: 'A note.' },
		{ kind: 'figure', figure: 'crystal-ball', query: '' },
		{ kind: 'figure', figure: 'outcome-cascade', query: 'dx=hypothermia,moon' },
		{ kind: 'figure', figure: 'outcome-cascade', query: 'age=any' },
	];
	await upload.setInputFiles(file(JSON.stringify({ kind: 'lowflow-report', version: 1, items })));
	await expect(page.getByText('This site has no figure “crystal-ball”')).toBeVisible();
	await expect(page.getByText(/has no value “moon”/)).toBeVisible();
	await counted(page);
	await expect(reportLink(page)).toHaveText(/\(2\)$/);
	await expect(figure(page, 'outcome-cascade').getByRole('img')).toHaveCount(2);
	const before = await entries(page);
	const saved = await save(page, 'Save report file');
	await upload.setInputFiles({
		name: 'again.json',
		mimeType: 'application/json',
		buffer: readFileSync(await saved.path()),
	});
	await expect(page.getByText('3 entries added from again.json.')).toBeVisible();
	await counted(page);
	expect(await entries(page)).toEqual([...before, ...before]);
});

/** Adds a figure of a lesson from its menu, by keyboard alone. */
async function addOfLesson(page: Page, id: string): Promise<void> {
	const place = page.locator(`[data-lesson-figure="${id}"]`);
	await place.getByRole('button', { name: /^Export, share/ }).focus();
	await page.keyboard.press('Enter');
	await tabTo(page, place.getByRole('button', { name: 'Add to report' }), 6);
	await page.keyboard.press('Enter');
	await expect(place.getByText(/^Added to the report/)).toBeVisible();
}

test('figures and the text of a lesson, its truth too, stand in a report and in every file of it', async ({
	page,
	browser,
	anotherReader,
}) => {
	test.slow();
	await page.goto('./learn/indication/?step=look');
	const main = page.getByRole('main');
	await page.getByRole('radio', { name: 'Diagnosis and severity' }).check();
	await expect(main).toHaveAttribute('data-answer', /./);
	await expect(main).toHaveAttribute('aria-busy', 'false');
	await addOfLesson(page, 'indication-ladder');
	const ladder = plain(await page.locator('#indication-ladder-title').innerText());
	await page.getByRole('button', { name: 'Open the answer key' }).press('Enter');
	await expect(page.locator('#indication-comparison')).toBeVisible({ timeout: 90_000 });
	await addOfLesson(page, 'indication-comparison');
	const compared = plain(await page.locator('#indication-comparison-title').innerText());
	const shown = page.locator('#indication-comparison');
	await shown.locator('summary').click();
	const truth = (await rowsOf(shown.getByRole('table'))).filter(
		([name]) => name !== 'Your prediction',
	);
	const text = page.getByRole('button', { name: 'Add the lesson’s text to the report' });
	await text.press('Enter');
	await expect(page.locator('#sources').getByText(/^Added to the report \(3\)/)).toBeVisible();

	await page.goto('./report/');
	await counted(page);
	const words = 'Lesson 3, “Apples and oranges”';
	expect((await entries(page)).map(plain)).toEqual([ladder, compared, words]);
	await expect(page.locator('.items > figure').nth(2)).toContainText('What the answer key shows');
	await expect(page.locator('.items')).not.toContainText('Your prediction');
	await page
		.getByRole('button', { name: 'Move up: Lesson 3: text, with the truth, 3' })
		.press('Enter');
	const inOrder = [ladder, words, compared];
	await expect.poll(async () => (await entries(page)).map(plain)).toEqual(inOrder);
	await page.reload();
	await counted(page);
	expect((await entries(page)).map(plain)).toEqual(inOrder);
	await expectAccessible(page);
	const opens = page.getByRole('link', {
		name: 'Open on its page: Lesson 3: The answers beside the truth, 3',
	});
	await expect(opens).toHaveAttribute('href', /learn\/indication\/\?step=reveal&adjust=/);

	const zip = await save(page, 'Save ZIP');
	const packed = unzipSync(readFileSync(await zip.path()));
	const read = (ending: RegExp): string => {
		const name = Object.keys(packed).find((each) => ending.test(each));
		return new TextDecoder().decode(packed[name ?? '']);
	};
	expect(read(/^manifest\.json$/)).toContain('"failures": []');
	expect(read(/^synthetic_text_01_lesson-indication-text_.*\.txt$/)).toContain(
		`Simulated registry: ${words}`,
	);
	const csv = read(/^synthetic_02_lesson-indication-comparison\/.*\.csv$/);
	for (const [name = ''] of truth) expect(csv).toContain(name.split(' (')[0]);
	const deck = unzipSync(
		packed[Object.keys(packed).find((name) => /report_.*\.pptx$/.test(name)) ?? ''] ??
			new Uint8Array(),
	);
	const slides = Object.entries(deck)
		.filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
		.map(([, bytes]) => new TextDecoder().decode(bytes));
	for (const title of [ladder, compared, words])
		expect(
			slides.filter((xml) => plain(xml).includes(`Simulated registry: ${title}`)).length,
			title,
		).toBeGreaterThan(0);

	const html = await save(page, 'Save Web page');
	const saved = `${await html.path()}.html`;
	await html.saveAs(saved);
	const offline = await browser.newContext({ offline: true, javaScriptEnabled: false });
	const stick = await offline.newPage();
	await stick.goto(pathToFileURL(saved).href);
	await expect(stick.getByRole('heading', { level: 2 })).toHaveText(
		inOrder.map(
			(title) =>
				new RegExp(
					`^Simulated registry: ${title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+')}`,
				),
		),
	);
	const place = stick.locator('figure').nth(1);
	await place.locator('summary').first().click();
	expect(await rowsOf(place.getByRole('table'))).toEqual(truth);
	await expect(stick.locator('section.text')).toContainText('What the answer key shows');
	await offline.close();

	// Another reader has not opened the answer key: the truth stays closed until they do, and the key is not fetched.
	const file = await save(page, 'Save report file');
	const other = await anotherReader();
	const keys: string[] = [];
	other.on('request', (request) => {
		if (request.url().includes('answer_key')) keys.push(request.url());
	});
	await other.goto('./report/');
	await (
		await opened(other)
	).setInputFiles({
		name: 'theirs.json',
		mimeType: 'application/json',
		buffer: readFileSync(await file.path()),
	});
	await counted(other);
	await expect(other.getByRole('button', { name: 'Open the answer key' })).toHaveCount(2);
	expect(keys).toEqual([]);
	await other.getByRole('button', { name: 'Open the answer key' }).last().press('Enter');
	await counted(other);
	const theirs = other.locator('.items > figure').last();
	await theirs.locator('summary').click();
	expect(await rowsOf(theirs.getByRole('table'))).toEqual(truth);
	expect(keys.length).toBeGreaterThan(0);
});

test('a report is saved as a PDF and as slides, one for each figure and note', async ({ page }) => {
	test.slow();
	await page.goto('./report/');
	const upload = await opened(page);
	const items = [
		{ kind: 'figure', figure: 'survival-by-setting', query: 'dx=sepsis' },
		{ kind: 'note', text: 'Between them.' },
		{ kind: 'figure', figure: 'kaplan-meier', query: 'setting=ihca' },
	];
	await upload.setInputFiles({
		name: 'two.json',
		mimeType: 'application/json',
		buffer: Buffer.from(JSON.stringify({ kind: 'lowflow-report', version: 1, items })),
	});
	await expect(page.getByText('3 entries added from two.json.')).toBeVisible();
	await counted(page);
	const pdf = readFileSync(await (await save(page, 'Save PDF')).path()).toString('latin1');
	expect(pdf).toMatch(/^%PDF-/);
	expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(3);
	const deck = await save(page, 'Save PowerPoint');
	const slides = Object.keys(unzipSync(readFileSync(await deck.path()))).filter((name) =>
		/^ppt\/slides\/slide\d+\.xml$/.test(name),
	);
	expect(slides).toHaveLength(3);
	await expect(page.getByRole('alert')).toHaveCount(0);
});

test('where storage is refused the report works for the visit, and says so', async ({ page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(window, 'localStorage', {
			get: () => {
				throw new DOMException('denied', 'SecurityError');
			},
		});
	});
	await page.goto('./');
	await settled(page);
	await addToReport(page, 'outcome-cascade');
	await reportLink(page).click();
	await expect(page.getByRole('alert')).toContainText('refuses storage');
	await counted(page);
	await expect(figure(page, 'outcome-cascade').getByRole('img')).toBeVisible();
	expect(await entries(page)).toHaveLength(1);
});
