import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { figure } from './page-parts.ts';
import { expect, test } from './site.ts';
import { settled } from './waiting.ts';

async function saved(page: Page, id: string, label: string): Promise<Download> {
	const place = figure(page, id);
	await place.getByRole('button', { name: /^Export, share/ }).click();
	await place.getByRole('button', { name: 'Export…' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('radio', { name: new RegExp(`^${label}`) }).check();
	const coming = page.waitForEvent('download');
	await dialog.getByRole('button', { name: `Save ${label}`, exact: true }).click();
	return coming;
}

test('a figure is saved as PDF with its own font, made in the page', async ({ page }) => {
	await page.goto('./survival/?kaplan-meier.by=setting');
	await settled(page);
	const file = await saved(page, 'kaplan-meier', 'PDF');
	expect(file.suggestedFilename()).toMatch(/^synthetic_kaplan-meier_\d{4}-\d{2}-\d{2}\.pdf$/);
	const text = readFileSync(await file.path()).toString('latin1');
	expect(text).toMatch(/^%PDF-/);
	expect(text).toContain('/FontFile2');
	expect(text).toContain('+Inter-Regular');
	expect(text).toContain('/Lang (en-GB)');
	expect(text).toMatch(/\/S \/Figure/);
	expect(text.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
});

test('a figure of bars is saved as a slide with a chart to edit, one of curves as a picture', async ({
	page,
}) => {
	await page.goto('./');
	await settled(page);
	const bars = await saved(page, 'survival-by-setting', 'PowerPoint');
	expect(bars.suggestedFilename()).toMatch(/^synthetic_survival-by-setting_.*\.pptx$/);
	const chart = unzipSync(readFileSync(await bars.path()));
	expect(Object.keys(chart).filter((name) => /charts\/chart\d+\.xml$/.test(name))).toHaveLength(1);

	await page.goto('./survival/');
	await settled(page);
	const curves = unzipSync(
		readFileSync(await (await saved(page, 'kaplan-meier', 'PowerPoint')).path()),
	);
	const svg = strFromU8(curves['ppt/media/figure-1.svg'] ?? new Uint8Array());
	expect(svg).toContain('At risk');
	// The preview has the very picture, and the words around it.
	const preview = page.getByRole('dialog').getByRole('img', { name: /^Preview, slide 1 of 1/ });
	const shown = decodeURIComponent((await preview.getAttribute('src')) ?? '');
	const drawn = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg)?.[1] ?? 'nothing';
	expect(shown).toContain(drawn);
	expect(shown).toContain('Synthetic data. Not patients.');
	const png = Object.keys(curves).filter((name) => name.endsWith('.png'));
	expect(png).toHaveLength(1);
	const slide = strFromU8(curves['ppt/slides/slide1.xml'] ?? new Uint8Array());
	expect(slide).toContain('Simulated registry: ');
	expect(slide).toContain('svgBlip');
});
