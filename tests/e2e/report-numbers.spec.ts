import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Download, Locator, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { readXml, type XmlElement } from '../export/read-xml.ts';
import { strictCsv } from '../export/strict-csv.ts';
import { rowsOf } from './page-parts.ts';
import { expect, test } from './site.ts';

/** Eight figures, each of its own cohort; the seventh is so small that counts are hidden. */
const ITEMS = [
	{ figure: 'headline', query: 'age=any&setting=ohca' },
	{ figure: 'survival-by-setting', query: 'dx=sepsis' },
	{ figure: 'kaplan-meier', query: 'setting=ihca&kaplan-meier.by=sex&kaplan-meier.days=30' },
	{ figure: 'subgroup-forest', query: '' },
	{ figure: 'complication-heatmap', query: 'age_group=infant' },
	{ figure: 'neurological-outcome', query: 'age=any' },
	{ figure: 'outcome-cascade', query: 'dx=hypothermia,toxic_ingestion' },
	{ figure: 'centre-funnel', query: 'age=any&level=99' },
].map((item) => ({ kind: 'figure', ...item }));

const TOO_FEW = 'too few to say';

/** A text without spaces, which drawings and readers of PDF set as they like, and without signs of per cent: a pair of limits has one or two. */
function squeezed(text: string): string {
	return text.normalize('NFKC').replaceAll(/[\s%]/g, '');
}

function all(element: XmlElement): XmlElement[] {
	return [element, ...element.children.flatMap(all)];
}

/** A figure as the page of the report shows it. */
interface Shown {
	readonly title: string;
	readonly rows: readonly (readonly string[])[];
	/** Numbers of the table that the drawing, or the type in its place, says as well. */
	readonly drawn: readonly string[];
	/** All numbers of its lead. */
	readonly lead: string;
}

async function shown(place: Locator): Promise<Shown> {
	await place.locator('summary').last().click();
	const rows = await rowsOf(place.getByRole('table').last());
	const texts = await place.locator('.place svg text').allTextContents();
	const inType = texts.length > 0 ? texts : await place.locator('.place').allTextContents();
	const numbers = new Set(inType.flatMap((text) => squeezed(text).match(/\d[\d,.]*\d/g) ?? []));
	const cells = rows.flatMap((row) => row.slice(1)).map(squeezed);
	const drawn = [...new Set(cells)].filter((cell) => numbers.has(cell));
	return {
		title: squeezed(await place.getByRole('heading').first().innerText()),
		rows,
		drawn,
		lead: squeezed(await place.locator('.subtitle').first().innerText()),
	};
}

async function save(page: Page, name: string): Promise<Download> {
	const button = page.getByRole('button', { name, exact: true });
	await expect(button).toBeEnabled({ timeout: 120_000 });
	const coming = page.waitForEvent('download', { timeout: 240_000 });
	await button.press('Enter');
	return coming;
}

/** Every text of an SVG, as one. */
function svgWords(svg: string): string {
	return squeezed(
		all(readXml(svg))
			.map(({ name, text }) => (name === 'text' ? text : ''))
			.join(' '),
	);
}

test('the numbers of eight figures are the same on the page and in every file of the report', async ({
	page,
	browser,
}) => {
	test.setTimeout(600_000);
	await page.goto('./report/');
	const upload = page.getByLabel('Open report file');
	await expect(upload).toBeEnabled();
	await upload.setInputFiles({
		name: 'eight.json',
		mimeType: 'application/json',
		buffer: Buffer.from(JSON.stringify({ kind: 'lowflow-report', version: 1, items: ITEMS })),
	});
	await expect(page.getByText('8 entries added')).toBeVisible();
	await expect(page.locator('figure[aria-busy="true"]')).toHaveCount(0, { timeout: 180_000 });
	const figures: Shown[] = [];
	for (let at = 0; at < ITEMS.length; at++)
		figures.push(await shown(page.locator('.items > figure').nth(at)));
	for (const [at, { drawn }] of figures.entries())
		expect(drawn.length, ITEMS[at]?.figure).toBeGreaterThan(1);
	expect(JSON.stringify(figures)).toContain(TOO_FEW);

	await test.step('the web page, opened from a file without a network', async () => {
		const html = await save(page, 'Save Web page');
		const saved = `${await html.path()}.html`;
		await html.saveAs(saved);
		const offline = await browser.newContext({ offline: true });
		const stick = await offline.newPage();
		await stick.goto(pathToFileURL(saved).href);
		for (const [at, { rows, drawn, lead }] of figures.entries()) {
			const place = stick.locator('figure').nth(at);
			await place.locator('summary').first().click();
			expect(await rowsOf(place.getByRole('table'))).toEqual(rows);
			const said = squeezed((await place.textContent()) ?? '');
			expect(said).toContain(lead);
			for (const number of drawn) expect(said, ITEMS[at]?.figure).toContain(number);
		}
		await offline.close();
	});

	await test.step('the ZIP: drawing and exact numbers of each', async () => {
		const packed = unzipSync(readFileSync(await (await save(page, 'Save ZIP')).path()));
		const inFolder = (at: number, ending: string): string => {
			const folder = `synthetic_0${at + 1}_`;
			const name = Object.keys(packed).find(
				(each) => each.startsWith(folder) && each.endsWith(ending),
			);
			return strFromU8(packed[name ?? ''] ?? new Uint8Array());
		};
		for (const [at, { rows, drawn, lead }] of figures.entries()) {
			const words = svgWords(inFolder(at, '.svg'));
			expect(words).toContain(lead);
			for (const number of drawn) expect(words, ITEMS[at]?.figure).toContain(number);
			const [, ...records] = strictCsv(inFolder(at, '.csv').replace(/^\uFEFF/, ''));
			expect(records.length).toBe(rows.length);
			rows.forEach((row, line) =>
				row.forEach((text, column) => {
					const exact = records[line]?.[column + 1] ?? '';
					const where = `${ITEMS[at]?.figure ?? ''}: ${text} is ${exact}`;
					if (text === TOO_FEW) expect(exact, where).toBe('');
					const number = Number(
						text
							.normalize('NFKC')
							.replace('−', '-')
							.replaceAll(/[,%\s+]/g, ''),
					);
					if (exact === '' || Number.isNaN(number) || text === '') return;
					const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
					const off = [1, 100].map((unit) => Math.abs(Number(exact) * unit - number));
					expect(Math.min(...off), where).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-9);
				}),
			);
		}
		expect(
			Object.keys(packed).filter((name) => /report.*\.(pdf|pptx|html|json)$/.test(name)),
		).toHaveLength(4);
	});

	await test.step('the slides: pictures, and charts that can be edited', async () => {
		const deck = unzipSync(readFileSync(await (await save(page, 'Save PowerPoint')).path()));
		const part = (name: string): string => strFromU8(deck[name] ?? new Uint8Array());
		const slides: string[] = [];
		const numbers = Object.keys(deck).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
		for (let number = 1; number <= numbers.length; number++) {
			const rels = part(`ppt/slides/_rels/slide${number}.xml.rels`);
			const own = (pattern: RegExp): string[] =>
				[...rels.matchAll(pattern)].map(([, at]) => at ?? '');
			const xml = readXml(part(`ppt/slides/slide${number}.xml`));
			slides.push(
				[
					...all(xml).map(({ name, text }) => (name === 'a:t' ? text : '')),
					...own(/Target="\.\.\/media\/([^"]+\.svg)"/g).map((name) =>
						svgWords(part(`ppt/media/${name}`)),
					),
					...own(/Target="\/?(?:\.\.|ppt)\/charts\/([^"]+)"/g).flatMap((name) =>
						all(readXml(part(`ppt/charts/${name}`))).map(({ name: tag, text }) =>
							tag === 'c:v' ? text : '',
						),
					),
				].join(' '),
			);
		}
		for (const [at, { title, drawn, lead }] of figures.entries()) {
			const words = slides
				.map(squeezed)
				.filter((text) => text.includes(title))
				.join(' ');
			expect(words).toContain(lead);
			for (const number of drawn) expect(words, ITEMS[at]?.figure).toContain(number);
		}
	});

	await test.step('the PDF', async () => {
		const path = await (await save(page, 'Save PDF')).path();
		const read = spawnSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' });
		if (read.error !== undefined) {
			const description = 'pdftotext is not installed: the PDF was not read here.';
			test.info().annotations.push({ type: 'skipped', description });
			return;
		}
		// Lines of a page's text may come in another order than on the page, but none is cut.
		const pages = read.stdout.split('\f').map(squeezed);
		for (const [at, { title, drawn }] of figures.entries()) {
			const words = pages.filter((text) => text.includes(title)).join(' ');
			expect(words, ITEMS[at]?.figure).not.toBe('');
			for (const number of drawn) expect(words, ITEMS[at]?.figure).toContain(number);
		}
	});
	await expect(page.getByRole('alert')).toHaveCount(0);
});
