import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { strFromU8, unzipSync } from 'fflate';
import { tabTo } from './page-parts.ts';
import { expect, test } from './site.ts';

test('a worksheet is filled and saved by keyboard, kept, and read back', async ({ page }) => {
	await page.goto('./learn/');
	await tabTo(page, page.getByRole('link', { name: 'appraisal worksheet' }));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Appraisal worksheet');
	await tabTo(page, page.getByRole('textbox', { name: 'Paper' }));
	await page.keyboard.type('A cohort of 591');
	await tabTo(page, page.getByRole('combobox', { name: 'Kind of study' }));
	await page.keyboard.press('ArrowDown');
	await expect(page.getByRole('heading', { name: /ROBINS-I/ })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Apples and oranges' }).first()).toBeVisible();
	await tabTo(page, page.getByRole('textbox', { name: /^Note: At which minute/ }));
	await page.keyboard.type('At minute 30');
	await tabTo(page, page.getByRole('textbox', { name: 'Baseline risk, %' }));
	await page.keyboard.type('20');
	await page.keyboard.press('Tab');
	await page.keyboard.type('1.5');
	await expect(page.getByRole('status').getByText('10.0 more per hundred')).toBeVisible();
	await expect(page.getByRole('img', { name: /Icon arrays/ })).toBeVisible();

	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);

	const saved = async (name: string): Promise<Buffer> => {
		const download = page.waitForEvent('download');
		await tabTo(page, page.getByRole('button', { name, exact: true }));
		await page.keyboard.press('Enter');
		return readFile(await (await download).path());
	};
	expect((await saved('PDF')).subarray(0, 5).toString()).toBe('%PDF-');
	const docx = unzipSync(new Uint8Array(await saved('Word (DOCX)')));
	expect(strFromU8(docx['word/document.xml'] ?? new Uint8Array())).toContain('At minute 30');
	expect((await saved('Markdown')).toString()).toContain('10.0 more per hundred');
	const json = await saved('JSON, to be read back here');

	await page.reload();
	const paper = page.getByRole('textbox', { name: 'Paper' });
	await expect(paper).toHaveValue('A cohort of 591');
	await page.getByText('Clear the sheet').click();
	await page.getByRole('button', { name: 'Clear all that is written' }).click();
	await expect(paper).toHaveValue('');
	const file = page.getByLabel('Read a saved JSON back');
	await file.setInputFiles({
		name: 'odd.json',
		mimeType: 'application/json',
		buffer: Buffer.from('{}'),
	});
	await expect(page.getByText('This file is not a worksheet')).toBeVisible();
	await file.setInputFiles({ name: 'sheet.json', mimeType: 'application/json', buffer: json });
	await expect(paper).toHaveValue('A cohort of 591');
});

test('where storage is refused the worksheet says so and works', async ({ page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(window, 'localStorage', {
			get: () => {
				throw new DOMException('refused', 'SecurityError');
			},
		});
	});
	await page.goto('./learn/worksheet/');
	await expect(page.getByText('This browser refuses to keep anything')).toBeVisible();
	await page.getByRole('textbox', { name: 'Paper' }).fill('Kept on the page');
	await expect(page.getByRole('textbox', { name: 'Paper' })).toHaveValue('Kept on the page');
});

test('a handout and an answer sheet are made in the browser', async ({ page }) => {
	await page.goto('./learn/denominators/');
	for (const name of ['Handout (PDF)', 'Answer sheet (PDF)']) {
		const download = page.waitForEvent('download');
		await page.getByRole('button', { name }).click();
		const bytes = await readFile(await (await download).path());
		expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
	}
	await expect(page.locator('section#look'), 'the sheet opens nothing on the page').toBeHidden();
});
