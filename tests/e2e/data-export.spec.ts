import { readFileSync } from 'node:fs';
import { DEFAULT_COHORT, matches } from '../../src/lib/domain/cohort.ts';
import { strictCsv } from '../export/strict-csv.ts';
import { figure, tabTo } from './page-parts.ts';
import { expect, test } from './site.ts';
import { settled } from './waiting.ts';
import { table } from './registry-runs.ts';

test('the numbers of a figure are saved as CSV by keyboard, and are those of its table', async ({
	page,
}) => {
	await page.goto('./');
	await settled(page);
	const place = figure(page, 'survival-by-diagnosis');
	const shown = await place
		.locator('table tbody tr')
		.evaluateAll((rows) => rows.map((row) => row.querySelector('th')?.textContent.trim() ?? ''));
	await place.getByRole('button', { name: /^Export, share/ }).focus();
	await page.keyboard.press('Enter');
	await tabTo(page, place.getByRole('button', { name: 'Export…' }), 5);
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog');
	const csv = dialog.getByRole('radio', { name: /^CSV/ });
	await dialog.getByRole('radio', { name: /^SVG/ }).focus();
	for (let step = 0; step < 12 && !(await csv.isChecked()); step++)
		await page.keyboard.press('ArrowDown');
	await expect(dialog.locator('pre')).toContainText('synthetic,diagnosis,discharged_alive');
	const coming = page.waitForEvent('download');
	await dialog.getByRole('button', { name: 'Save CSV' }).press('Enter');
	const saved = await coming;
	expect(saved.suggestedFilename()).toMatch(
		/^synthetic_survival-by-diagnosis_\d{4}-\d\d-\d\d\.csv$/,
	);
	const text = readFileSync(await saved.path(), 'utf8').replace(/^\uFEFF/, '');
	const [head = [], ...records] = strictCsv(text);
	expect(head.slice(0, 5)).toEqual([
		...['synthetic', 'diagnosis', 'discharged_alive', 'discharged_alive_of'],
		'discharged_alive_share',
	]);
	expect(records.map((record) => record[1])).toEqual(shown);
	for (const [mark, , x, n, share] of records) {
		expect(mark).toBe('TRUE');
		if (x !== '') expect(Number(share)).toBeCloseTo(Number(x) / Number(n), 12);
	}
});

test('method, SQL and R code can be copied without a clipboard, by keyboard', async ({ page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(navigator, 'clipboard', { value: undefined });
	});
	await page.goto('./survival/?kaplan-meier.by=sex');
	await settled(page);
	const place = figure(page, 'kaplan-meier');
	await place.getByRole('button', { name: /^Export, share/ }).click();
	await place.getByRole('button', { name: 'Show SQL and method' }).click();
	const dialog = page.getByRole('dialog', { name: /SQL and method/ });
	await dialog.getByRole('button', { name: 'Write R code' }).press('Enter');
	const selected = (): Promise<string> => page.evaluate(() => getSelection()?.toString() ?? '');
	for (const [what, said] of [
		['method', 'Kaplan-Meier'],
		['SQL', 'select'],
		['R code', 'survfit(Surv(time[own], event[own]) ~ 1'],
	] as const) {
		await dialog.getByRole('button', { name: `Copy ${what}` }).press('Enter');
		await expect(dialog.getByRole('region', { name: what, exact: true })).toBeFocused();
		expect(await selected()).toContain(said);
	}
	await expect(dialog.getByText('copy it with your keys')).toHaveCount(3);
});

test('the cases of the cohort are saved, every column, and so is their codebook', async ({
	page,
	site,
}) => {
	await page.goto('./');
	await settled(page);
	const place = figure(page, 'survival-by-setting');
	await place.getByRole('button', { name: /^Export, share/ }).click();
	await place.getByRole('button', { name: 'Show SQL and method' }).click();
	const dialog = page.getByRole('dialog', { name: /SQL and method/ });
	const coming = page.waitForEvent('download');
	await dialog.getByRole('button', { name: 'Cases as CSV' }).press('Enter');
	const saved = await coming;
	expect(saved.suggestedFilename()).toMatch(/^synthetic_cases_\d{4}-\d\d-\d\d\.csv$/);
	const text = readFileSync(await saved.path(), 'utf8').replace(/^\uFEFF/, '');
	const [head = [], ...records] = strictCsv(text);
	const published = table(site.folder, 'runs');
	const columns = published.schema.fields.map(({ name }) => name);
	expect(head).toEqual([...columns, 'synthetic']);
	const ages = published.getChild('age_group');
	const wanted = Array.from({ length: published.numRows }, (_, row) => ({
		age_group: String(ages?.get(row)),
	})).filter((row) => matches(row, DEFAULT_COHORT));
	expect(records.length).toBe(wanted.length);

	const readme = page.waitForEvent('download');
	await dialog.getByRole('button', { name: 'Codebook' }).press('Enter');
	const said = readFileSync(await (await readme).path(), 'utf8');
	expect(said).toContain('Synthetic data. Not patients.');
	for (const name of columns) expect(said).toContain(`- ${name}: `);
});
