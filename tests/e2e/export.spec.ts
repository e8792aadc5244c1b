import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { readPng } from '../export/read-png.ts';
import { readXml, type XmlElement } from '../export/read-xml.ts';
import { figure, SYNTHETIC, tabTo } from './page-parts.ts';
import { expect, test } from './site.ts';
import { settled } from './waiting.ts';

/** Opens a figure's menu and its export by keyboard alone. */
async function openExport(page: Page, id: string): Promise<void> {
	const place = figure(page, id);
	const button = place.getByRole('button', { name: /^Export, share/ });
	await button.focus();
	await page.keyboard.press('Enter');
	await tabTo(page, place.getByRole('button', { name: 'Export…' }), 5);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog').getByRole('img')).toBeVisible();
}

async function save(page: Page, label: string): Promise<Download> {
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name: `Save ${label}`, exact: true }).press('Enter');
	return coming;
}

async function bytesOf(saved: Download): Promise<Buffer> {
	return readFileSync(await saved.path());
}

function texts(element: XmlElement): string[] {
	return element.name === 'text' ? [element.text] : element.children.flatMap(texts);
}

const today = /^synthetic_kaplan-meier_\d{4}-\d{2}-\d{2}\.(svg|png)$/;

test('a figure is exported as SVG by keyboard: the file is the preview, and says all', async ({
	page,
	site,
}) => {
	await page.goto('./survival/?dx=sepsis&kaplan-meier.by=setting');
	await settled(page);
	await openExport(page, 'kaplan-meier');
	const dialog = page.getByRole('dialog', { name: 'Export: Survival over time' });
	const saved = await save(page, 'SVG');
	expect(saved.suggestedFilename()).toMatch(today);
	await expect(dialog.getByRole('status')).toHaveText(/^Saved synthetic_kaplan-meier/);
	const svg = (await bytesOf(saved)).toString('utf8');
	const shown = await dialog.getByRole('img').getAttribute('src');
	expect(decodeURIComponent(shown?.split(',').slice(1).join(',') ?? '')).toBe(svg);

	const said = texts(readXml(svg)).join(' ');
	const heading = await figure(page, 'kaplan-meier').getByRole('heading').innerText();
	expect(said.replaceAll('\u00a0', ' ')).toContain(
		`Simulated registry: ${heading.replaceAll(/\s/g, ' ')}`.slice(0, 60),
	);
	expect(said).toContain(SYNTHETIC);
	const address = said.replaceAll(' ', '');
	expect(address).toContain(`${site.url}survival/?dx=sepsis&kaplan-meier.by=setting&v=1&data=`);
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(
		figure(page, 'kaplan-meier').getByRole('button', { name: /^Export, share/ }),
	).toBeFocused();
});

test('the numbers of the export are those on screen', async ({ page }) => {
	await page.goto('./survival/?kaplan-meier.by=setting');
	await settled(page);
	const onScreen = await figure(page, 'kaplan-meier')
		.locator('svg')
		.filter({ visible: true })
		.locator('text')
		.allTextContents();
	await openExport(page, 'kaplan-meier');
	const svg = (await bytesOf(await save(page, 'SVG'))).toString('utf8');
	const plain = (text: string): string => text.replaceAll(/\s/g, ' ');
	const exported = texts(readXml(svg)).map(plain).join(' ');
	const missing = onScreen.map(plain).filter((text) => /\d/.test(text) && !exported.includes(text));
	expect(onScreen.length).toBeGreaterThan(30);
	expect(missing).toEqual([]);
});

test('a PNG has the width and resolution asked for, and can be seen through if asked', async ({
	page,
}) => {
	await page.goto('./survival/');
	await settled(page);
	await openExport(page, 'kaplan-meier');
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('radio', { name: /PNG/ }).check();
	await dialog.getByRole('combobox', { name: 'For' }).selectOption('single');
	await dialog.getByRole('combobox', { name: 'Size' }).selectOption('width');
	await dialog.getByRole('spinbutton', { name: 'Width, px' }).fill('1004');
	await dialog.getByRole('spinbutton', { name: 'Resolution, dpi' }).fill('300');
	await expect(dialog.getByText('85 × ')).toContainText('1004 × ');
	const white = await save(page, 'PNG');
	expect(white.suggestedFilename()).toMatch(today);
	const bytes = await bytesOf(white);
	const read = readPng(bytes);
	expect(read.width).toBe(1004);
	expect(read.dpi).toBeCloseTo(300, 1);
	expect((await cornerOf(page, bytes))[3]).toBe(255);
	await dialog.getByRole('combobox', { name: 'Background' }).selectOption('transparent');
	expect((await cornerOf(page, await bytesOf(await save(page, 'PNG'))))[3]).toBe(0);
});

/** The first px of an image, as the browser reads it: red, green, blue, alpha. */
function cornerOf(page: Page, png: Buffer): Promise<number[]> {
	return page.evaluate(async (base64) => {
		const image = new Image();
		image.src = `data:image/png;base64,${base64}`;
		await image.decode();
		const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext(
			'2d',
		);
		pen?.drawImage(image, 0, 0);
		return [...(pen?.getImageData(0, 0, 1, 1).data ?? [])];
	}, png.toString('base64'));
}

test('the drawing of the export looks like the one on screen', async ({ page }) => {
	await page.goto('./survival/?kaplan-meier.by=setting');
	await settled(page);
	const drawing = figure(page, 'kaplan-meier').locator('svg').filter({ visible: true });
	const curves = (root: string): Promise<number[][]> =>
		page.evaluate((selector) => {
			const svg = document.querySelector(selector);
			const drawn = [...(svg?.querySelectorAll<SVGPathElement>('g[fill="none"] path') ?? [])];
			// A level piece stands before the first death; the curve goes on after the gap.
			const lines = drawn.filter((line) => line.getBBox().height > 0);
			return lines.map((line) => {
				const { x, width, y, height } = line.getBBox();
				const steps = Array.from({ length: 21 }, (_, at) => {
					const point = line.getPointAtLength((line.getTotalLength() * at) / 20);
					return [(point.x - x) / width, (point.y - y) / height];
				});
				return steps.flat();
			});
		}, root);
	await drawing.evaluate((svg) => svg.setAttribute('data-compared', 'screen'));
	const onScreen = await curves('[data-compared="screen"]');
	await openExport(page, 'kaplan-meier');
	const svg = (await bytesOf(await save(page, 'SVG'))).toString('utf8');
	await page.evaluate((text) => {
		const read = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
		read.setAttribute('data-compared', 'export');
		document.body.append(document.adoptNode(read));
	}, svg);
	const exported = await curves('[data-compared="export"]');
	expect(onScreen).toHaveLength(2);
	expect(exported).toHaveLength(2);
	// Each curve within its own box: lengths along it shift a little where the axes have another ratio.
	exported.forEach((line, which) => {
		const ends = [0, 1, line.length - 2, line.length - 1];
		for (const at of ends)
			expect(Math.abs((line[at] ?? 9) - (onScreen[which]?.[at] ?? 0))).toBeLessThan(0.01);
	});
});

test('a figure is copied as an image and as text', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('./');
	await settled(page);
	await openExport(page, 'headline');
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Copy text' }).click();
	await expect(dialog.getByRole('status')).toHaveText('Text copied.');
	const text = await page.evaluate(() => navigator.clipboard.readText());
	expect(text).toMatch(/^Simulated registry: /);
	expect(text).toContain(SYNTHETIC);
	await dialog.getByRole('button', { name: 'Copy image' }).click();
	await expect(dialog.getByRole('status')).toHaveText('Image copied.');
	const size = await page.evaluate(async () => {
		const [item] = await navigator.clipboard.read();
		const image = await createImageBitmap(await (item as ClipboardItem).getType('image/png'));
		return [image.width, image.height];
	});
	expect(size[0]).toBe(1584);
	expect(size[1]).toBeGreaterThan(300);
});

test('without a clipboard the words stand in a box, and the image is to be saved', async ({
	page,
}) => {
	await page.addInitScript(() => {
		Object.defineProperty(navigator, 'clipboard', { value: undefined });
	});
	await page.goto('./');
	await settled(page);
	await openExport(page, 'survival-by-setting');
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Copy text' }).click();
	await expect(dialog.getByRole('textbox', { name: 'The figure in words' })).toHaveValue(
		/^Simulated registry: /,
	);
	await dialog.getByRole('button', { name: 'Copy image' }).click();
	await expect(dialog.getByRole('status')).toContainText('Save the file as PNG instead');
});

test('an empty cohort exports its sentence, and a maker that cannot be fetched is named', async ({
	page,
	expected,
}) => {
	await page.goto('./?dx=hypothermia&age=neonate&chd_stage=post_stage1');
	await settled(page);
	await openExport(page, 'survival-by-setting');
	const svg = (await bytesOf(await save(page, 'SVG'))).toString('utf8');
	expect(texts(readXml(svg)).join(' ')).toContain('No ECPR run matches these filters.');
	expected.push(/Failed to load resource|Failed to fetch dynamically imported module|preload/);
	await page.route('**/_app/immutable/**', (route) => route.abort());
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('radio', { name: /PNG/ }).check();
	await dialog.getByRole('button', { name: 'Save PNG' }).click();
	await expect(dialog.getByRole('alert')).toContainText('was not made');
	await expect(dialog.getByRole('button', { name: 'Save PNG' })).toBeEnabled();
});
