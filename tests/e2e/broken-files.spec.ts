import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { tableToIPC } from 'apache-arrow';
import { expectView } from './expect-view.ts';
import { expectFiguresStand, figure, mark, sentence } from './page-parts.ts';
import { table } from './registry-runs.ts';
import { expect, test } from './site.ts';
import { engineFailed, engineReady, settled } from './waiting.ts';

const RUNS = 'runs.arrows.gzbin';

/** Says what happened, what still works, what to do; and every figure of the build still stands. */
async function expectTrouble(page: Page, what: RegExp, advice: RegExp): Promise<void> {
	await engineFailed(page);
	const alert = page.getByRole('alert');
	await expect(alert).toContainText(what);
	await expect(alert).toContainText('The figures already on the page and all text stay readable.');
	await expect(alert).toContainText(advice);
	await expect(sentence(page)).toContainText('ECPR runs in children under 18');
	await expectFiguresStand(page);
}

const gzipped = (folder: string, name: string) => readFileSync(join(folder, 'registry', name));

interface Damage {
	readonly what: string;
	readonly file: string;
	/** What arrives instead of the file; null for a 404. */
	readonly body: (folder: string) => Buffer | null;
	readonly says: RegExp;
	readonly advises: RegExp;
}

const DAMAGES: readonly Damage[] = [
	{
		what: 'missing',
		file: `registry/${RUNS}`,
		body: () => null,
		says: /data file runs\.arrows\.gzbin is not on this site/,
		advises: /build it again/,
	},
	{
		what: 'cut short on its way',
		file: `registry/${RUNS}`,
		body: (folder) => gzipped(folder, RUNS).subarray(0, 300_000),
		says: /runs\.arrows\.gzbin ends too early/,
		advises: /Reload/,
	},
	{
		what: 'cut short before it was packed',
		file: `registry/${RUNS}`,
		body: (folder) => gzipSync(gunzipSync(gzipped(folder, RUNS)).subarray(0, 2_000_000)),
		says: /runs\.arrows\.gzbin ends too early/,
		advises: /Reload/,
	},
	{
		what: 'altered by one byte',
		file: `registry/${RUNS}`,
		body: (folder) => {
			const plain = gunzipSync(gzipped(folder, RUNS));
			const at = plain.length - 5000;
			plain.writeUInt8((plain.readUInt8(at) + 1) % 256, at);
			return gzipSync(plain);
		},
		says: /runs\.arrows\.gzbin is not the one that was published/,
		advises: /Reload/,
	},
	{
		what: 'damaged inside its packing',
		file: 'registry/complication.arrows.gzbin',
		body: (folder) => {
			const bytes = Buffer.from(gzipped(folder, 'complication.arrows.gzbin'));
			const at = bytes.length - 2000;
			bytes.writeUInt8((bytes.readUInt8(at) + 1) % 256, at);
			return bytes;
		},
		says: /complication\.arrows\.gzbin is not the one that was published/,
		advises: /Reload/,
	},
	{
		what: 'in Arrow file format',
		file: `registry/${RUNS}`,
		body: (folder) => gzipSync(tableToIPC(table(folder, 'runs'), 'file')),
		says: /runs\.arrows\.gzbin is an Arrow file where an Arrow stream is expected/,
		advises: /build it again/,
	},
	{
		what: 'a list of files that is not one',
		file: 'registry/manifest.json',
		body: () => Buffer.from('<!doctype html><title>Sign in</title>'),
		says: /list of data files, manifest\.json, cannot be read/,
		advises: /build it again/,
	},
	{
		what: 'the engine missing',
		file: 'engine/duckdb-eh.wasm.gzbin',
		body: () => null,
		says: /file of the database engine could not be fetched/,
		advises: /Check the connection/,
	},
	{
		what: 'the engine cut short',
		file: 'engine/duckdb-eh.wasm.gzbin',
		body: (folder) =>
			readFileSync(join(folder, 'engine', 'duckdb-eh.wasm.gzbin')).subarray(0, 1_000_000),
		says: /file of the database engine is incomplete or altered/,
		advises: /Reload/,
	},
	{
		what: "the engine's worker missing",
		file: 'engine/duckdb-browser-eh.worker.js',
		body: () => null,
		says: /file of the database engine could not be fetched \(its worker script\)/,
		advises: /Check the connection/,
	},
];

for (const { what, file, body, says, advises } of DAMAGES) {
	test(`a file of the site: ${what}`, async ({ page, site, expected }) => {
		const instead = body(site.folder);
		if (instead === null) expected.push(/404/);
		await page.route(`**/${file}*`, (route) =>
			instead === null
				? route.fulfill({ status: 404, body: 'Not found' })
				: route.fulfill({ body: instead, contentType: 'application/octet-stream' }),
		);
		await page.goto('./');
		await expectTrouble(page, says, advises);
	});
}

test('a linked view whose data never came: said so, and Try again opens it once they are there', async ({
	page,
	site,
	expected,
}) => {
	expected.push(/ERR_FAILED/);
	await page.route(`**/registry/${RUNS}*`, (route) => route.abort());
	await page.goto('./?place=cicu');
	await expectTrouble(page, /could not be fetched/, /Check the connection/);
	await expect(page.getByRole('alert')).toContainText(
		'sentence and figures still show the one before',
	);
	await page.unroute(`**/registry/${RUNS}*`);
	await page.getByRole('button', { name: 'Try again' }).click();
	await expectView(page, site, 'place=cicu');
	await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a browser without WebAssembly', async ({ page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(globalThis, 'WebAssembly', { value: undefined });
	});
	await page.goto('./');
	await expectTrouble(page, /does not run WebAssembly/, /Filters need a current browser/);
});

test('a browser without workers', async ({ page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(globalThis, 'Worker', { value: undefined });
	});
	await page.goto('./');
	await expectTrouble(page, /does not allow web workers/, /Filters need a current browser/);
});

test('a browser that refuses storage: everything works, the appearance lasts until the page closes', async ({
	page,
	site,
}) => {
	await page.addInitScript(() => {
		for (const name of ['localStorage', 'sessionStorage'])
			Object.defineProperty(window, name, {
				get: () => {
					throw new DOMException('Storage is refused.', 'SecurityError');
				},
			});
	});
	await page.goto('./');
	await engineReady(page);
	await page.getByLabel('Appearance').selectOption('Dark');
	await expect(page.locator('html')).toHaveAttribute('data-appearance', 'dark');
	await mark(page, 'survival-by-setting', 'setting', 'ohca').click();
	await expectView(page, site, 'setting=ohca');
});

test('the code of the filters cannot be fetched: the figures of the build stay readable, and it is said', async ({
	page,
	expected,
}) => {
	expected.push(/ERR_FAILED|Failed to fetch dynamically imported module/);
	const html = await (await page.request.get('./')).text();
	// What the page names it gets; what its code fetches later it does not.
	await page.route('**/_app/immutable/**/*.js', (route) => {
		const named = html.includes(new URL(route.request().url()).pathname);
		return named ? route.continue() : route.abort();
	});
	await page.goto('./');
	await expect(page.getByRole('alert')).toContainText(/could not be fetched/);
	await expect(page.getByRole('alert')).toContainText(/stay readable/);
	await expectFiguresStand(page);
});

test('the code of the report cannot be fetched: adding to it says so, and works once it can', async ({
	page,
	expected,
}) => {
	expected.push(/ERR_FAILED/);
	let gone = true;
	await page.route('**/_app/immutable/chunks/*.js', async (route) => {
		const answer = await route.fetch();
		// Of all chunks, the one that says what an entry of a report is.
		const ofReport = (await answer.text()).includes('[a-z0-9-]{1,80}');
		await (ofReport && gone ? route.abort() : route.fulfill({ response: answer }));
	});
	await page.goto('./');
	await settled(page);
	const place = figure(page, 'survival-by-setting');
	const add = async () => {
		await place.getByRole('button', { name: /^Export, share/ }).click();
		await place.getByRole('button', { name: 'Add to report' }).click();
	};
	await add();
	const said = place.getByRole('status').first();
	await expect(said).toContainText('The code of the report could not be fetched');
	await expect(said).not.toContainText('Added');
	gone = false;
	await add();
	await expect(said).toContainText('Added to the report (2)');
});
