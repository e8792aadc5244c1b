import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import { FONTS, makePngInNode } from '../../src/lib/export/png/node-painter.ts';
import { pixelsOf } from '../../src/lib/export/png/pixels.ts';
import { withResolution } from '../../src/lib/export/png/resolution.ts';
import { PRESET_LIST } from '../../src/lib/export/presets.ts';
import type { ExportSettings } from '../../src/lib/export/settings.ts';
import type { Sheet } from '../../src/lib/export/sheet.ts';
import { frameSvg } from '../../src/lib/export/svg/frame.ts';
import { svgText } from '../../src/lib/export/svg/xml.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { readPng } from './read-png.ts';
import { COHORT_KINDS, DAY, sheetsFor } from './sheets.ts';

const document = nodeDocument();
const settings: ExportSettings = {
	preset: 'double',
	theme: 'light',
	background: 'white',
	size: { kind: 'scale', scale: 1 },
};

async function png(sheet: Sheet, with_: Partial<ExportSettings> = {}) {
	const signal = new AbortController().signal;
	return makePngInNode([sheet], { ...settings, ...with_ }, document, () => undefined, signal);
}

async function first(): Promise<Sheet> {
	const [sheet] = await sheetsFor('full');
	if (sheet === undefined) throw new Error('The catalogue is empty.');
	return sheet;
}

/** Share of px that are not paper, in the whole image and in its lower half. */
function inked(svg: string): { whole: number; lower: number } {
	const image = new Resvg(svg, {
		fitTo: { mode: 'width', value: 400 },
		font: { loadSystemFonts: false, fontFiles: FONTS, sansSerifFamily: 'Inter' },
	}).render();
	const { pixels, width, height } = image;
	let [whole, lower] = [0, 0];
	for (let at = 0; at < pixels.length; at += 4) {
		if ((pixels[at] ?? 255) + (pixels[at + 1] ?? 255) + (pixels[at + 2] ?? 255) > 3 * 225) continue;
		whole++;
		if (at / 4 > (width * height) / 2) lower++;
	}
	return { whole: whole / (width * height), lower: (2 * lower) / (width * height) };
}

describe.each(COHORT_KINDS)('every figure painted by another program, %s cohort', (kind) => {
	test('is not blank', async () => {
		const theme = kind === 'small' ? 'grey' : 'light';
		for (const sheet of await sheetsFor(kind)) {
			const ink = inked(svgText(frameSvg(sheet, { ...settings, theme }, document)));
			expect(ink.whole, sheet.id).toBeGreaterThan(0.012);
			expect(ink.lower, sheet.id).toBeGreaterThan(0.005);
			expect(ink.whole, sheet.id).toBeLessThan(0.75);
		}
	});
});

test('an image has the size and resolution asked for', async () => {
	const sheet = await first();
	for (const scale of [1, 2, 4] as const)
		for (const { id, width, widthMm } of PRESET_LIST) {
			if (scale === 4 && id !== 'single') continue;
			const file = await png(sheet, { preset: id, size: { kind: 'scale', scale } });
			const read = readPng(file.bytes);
			expect(read.width).toBe(width * scale);
			expect(read.dpi).toBeCloseTo((width * scale) / (widthMm / 25.4), 1);
		}
	const file = await png(sheet, { size: { kind: 'width', width: 2126, dpi: 300 } });
	expect(file).toMatchObject({ name: `synthetic_${sheet.id}_${DAY}.png`, type: 'image/png' });
	const read = readPng(file.bytes);
	expect(read.width).toBe(2126);
	expect(read.dpi).toBeCloseTo(300, 1);
	expect(read.chunks.filter((type) => type === 'pHYs')).toHaveLength(1);
	expect(read.chunks.slice(0, 2)).toEqual(['IHDR', 'pHYs']);
});

test('a resolution written twice stands there once', async () => {
	const { bytes } = await png(await first());
	const again = readPng(withResolution(bytes, 600));
	expect(again.dpi).toBeCloseTo(600, 1);
	expect(again.chunks.filter((type) => type === 'pHYs')).toHaveLength(1);
	expect(() => withResolution(new Uint8Array(20), 300)).toThrow(RangeError);
});

test('transparent leaves the paper out, white does not', async () => {
	const sheet = await first();
	const corner = (background: ExportSettings['background']): number | undefined => {
		const svg = svgText(frameSvg(sheet, { ...settings, background }, document));
		return new Resvg(svg).render().pixels[3];
	};
	expect(corner('transparent')).toBe(0);
	expect(corner('white')).toBe(255);
});

test('what cannot be made is brought back to what can', () => {
	expect(pixelsOf({ kind: 'width', width: NaN, dpi: 1 }, 'single')).toEqual({
		width: 200,
		dpi: 72,
	});
	expect(pixelsOf({ kind: 'width', width: 1e9, dpi: 1e9 }, 'single')).toEqual({
		width: 8000,
		dpi: 1200,
	});
});

test('work stopped on purpose gives no file', async () => {
	const sheet = await first();
	const abort = new AbortController();
	abort.abort();
	await expect(
		makePngInNode([sheet], settings, document, () => undefined, abort.signal),
	).rejects.toMatchObject({ name: 'AbortError' });
	await expect(
		makePngInNode(
			[sheet, sheet],
			settings,
			document,
			() => undefined,
			new AbortController().signal,
		),
	).rejects.toThrow('one figure');
});
