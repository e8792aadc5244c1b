import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Download, Page } from '@playwright/test';
import { tableFromIPC } from 'apache-arrow';
import { parseManifest } from '../../src/lib/db/manifest.ts';
import { readCsv } from './read-csv.ts';
import { table } from './registry-runs.ts';
import { expect, test } from './site.ts';

/** What a cell of the registry can hold. */
type Scalar = string | number | boolean | null;

const TABLES = ['runs', 'complication', 'centre', 'cpr_denominator', 'eligible_counts'] as const;

function manifestOf(folder: string) {
	return parseManifest(JSON.parse(readFileSync(join(folder, 'registry', 'manifest.json'), 'utf8')));
}

async function download(page: Page, name: string): Promise<Download> {
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name, exact: true }).click();
	return coming;
}

async function bytesOf(saved: Download): Promise<Buffer> {
	return readFileSync(await saved.path());
}

test('every table as an Arrow file: rows, columns and values of the published one', async ({
	page,
	site,
}) => {
	const { tables } = manifestOf(site.folder);
	await page.goto('./data/');
	for (const name of TABLES) {
		const saved = await download(page, `Arrow file of ${name}`);
		expect(saved.suggestedFilename()).toMatch(
			new RegExp(`^synthetic_${name}_[0-9a-f]{8}\\.arrow$`),
		);
		const bytes = await bytesOf(saved);
		expect(bytes.subarray(0, 6).toString('latin1'), 'Arrow file format').toBe('ARROW1');
		const made = tableFromIPC(bytes);
		const published = table(site.folder, name);
		expect(made.numRows, name).toBe(tables[name]?.rows);
		const columns = published.schema.fields.map((field) => field.name);
		expect(made.schema.fields.map((field) => field.name)).toEqual([...columns, 'synthetic']);
		for (const column of columns) {
			const [one, other] = [made, published].map((each) => each.getChild(column));
			const differing = Array.from({ length: made.numRows }, (_, row) => row).filter(
				(row) => one?.get(row) !== other?.get(row),
			);
			expect(differing, `${name}.${column}`).toEqual([]);
		}
	}
});

test('every table as CSV: rows, columns and values of the published one, and nothing a spreadsheet would run', async ({
	page,
	site,
}) => {
	const { tables } = manifestOf(site.folder);
	await page.goto('./data/');
	for (const name of TABLES) {
		const saved = await download(page, `CSV of ${name}`);
		expect(saved.suggestedFilename()).toMatch(new RegExp(`^synthetic_${name}_[0-9a-f]{8}\\.csv$`));
		const [head = [], ...rows] = readCsv((await bytesOf(saved)).toString('utf8'));
		const published = table(site.folder, name);
		const columns = published.schema.fields.map((field) => field.name);
		expect(head).toEqual([...columns, 'synthetic']);
		expect(rows.length, name).toBe(tables[name]?.rows);
		expect(rows.filter((row) => row.length !== head.length)).toEqual([]);
		expect(rows.flat().filter((cell) => /^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/.test(cell))).toEqual([]);
		for (const at of [0, Math.floor(rows.length / 2), rows.length - 1]) {
			const wanted = columns.map((column) => {
				const value = published.getChild(column)?.get(at) as Scalar;
				if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
				return value === null ? '' : String(value);
			});
			expect(rows[at], `${name}, row ${at}`).toEqual([...wanted, 'TRUE']);
		}
	}
	await expect(page.getByRole('button', { name: 'CSV of runs' })).toBeEnabled();
});

test('the shipped files are those of the manifest', async ({ page, site, request }) => {
	const { tables } = manifestOf(site.folder);
	await page.goto('./data/');
	for (const entry of Object.values(tables)) {
		const link = page.getByRole('link', { name: entry.file }).first();
		const answer = await request.get(
			await link.evaluate((each) => (each as HTMLAnchorElement).href),
		);
		expect(answer.status(), entry.file).toBe(200);
		expect((await answer.body()).length, entry.file).toBe(entry.gzipBytes);
	}
});

test('a table that cannot be fetched: the page says so', async ({ page, expected }) => {
	expected.push(/404/);
	await page.route('**/registry/centre.arrows.gzbin*', (route) => route.fulfill({ status: 404 }));
	await page.goto('./data/');
	await page.getByRole('button', { name: 'CSV of centre' }).click();
	await expect(
		page.getByRole('status').filter({ hasText: 'centre.arrows.gzbin is not on this site' }),
	).toBeVisible({
		timeout: 90_000,
	});
	await expect(page.getByRole('button', { name: 'CSV of centre' })).toBeEnabled();
});

test('the codebook is searched on the page, also where it was reached from another page', async ({
	page,
}) => {
	await page.goto('./data/');
	const built = await page.locator('[data-drawn="codebook"]').innerText();
	const calibration = await page.locator('[data-drawn="calibration"]').innerText();
	const search = page.getByRole('searchbox', { name: 'Search the codebook' });
	await search.fill('lactate');
	await expect(page.getByText(/^\d+ of \d+ variables$/)).not.toHaveText(/^(\d+) of \1 /);
	const found = page.locator('[data-drawn="codebook"] tbody tr').filter({ visible: true });
	await expect(found.filter({ hasNotText: /lactate/i })).toHaveCount(0);
	await expect(found).not.toHaveCount(0);
	await search.fill('');
	await expect(page.locator('[data-drawn="codebook"]')).toHaveText(built, { useInnerText: true });

	await page.goto('./methods/');
	await page.getByRole('link', { name: 'Data', exact: true }).first().click();
	await expect(page).toHaveURL(/\/data\/$/);
	await expect(page.locator('[data-drawn="calibration"]')).toHaveText(calibration, {
		useInnerText: true,
	});
	await expect(page.locator('[data-drawn="codebook"]')).toHaveText(built, { useInnerText: true });
	await expect(page.getByText(/^(\d+) of \1 variables$/)).toBeVisible();
});
