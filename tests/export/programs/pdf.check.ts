import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { count } from '../../../src/lib/domain/format.ts';
import { pdfMaker } from '../../../src/lib/export/pdf/pdf.ts';
import { PRESET_LIST, presetOf } from '../../../src/lib/export/presets.ts';
import { frameSvg } from '../../../src/lib/export/svg/frame.ts';
import { nodeDocument } from '../../../src/lib/plot/node-document.ts';
import { FONTS } from '../fonts.ts';
import { COHORT_KINDS, sheetsFor } from '../sheets.ts';
import { facts, FOLDER, fonts, inkOfPages, pageSizes, pageTexts, put, squeezed } from './open.ts';

const make = pdfMaker(FONTS);
const never = new AbortController().signal;
const quiet = (): void => undefined;
const POINTS_PER_MM = 72 / 25.4;

afterAll(() => {
	rmSync(FOLDER, { recursive: true, force: true });
});

test.each([...COHORT_KINDS.map((kind) => [kind, 'light'] as const), ['full', 'grey'] as const])(
	'every figure as PDF, %s cohort in %s: all words, fonts inside, nothing blank',
	async (kind, theme) => {
		const sheets = await sheetsFor(kind);
		const look = { preset: 'double', theme, background: 'white' } as const;
		const made = await make(sheets, look, nodeDocument(), quiet, never);
		const pdf = put(`${kind}-${theme}.pdf`, made.bytes);
		const texts = pageTexts(pdf).map(squeezed);
		expect(texts.length).toBe(sheets.length);
		sheets.forEach((sheet, at) => {
			for (const words of [
				sheet.title,
				sheet.subtitle,
				`n = ${count(sheet.n.cohort)}`,
				sheet.mark,
				sheet.source,
				sheet.link,
				sheet.date,
				`${at + 1} / ${sheets.length}`,
				...(sheet.empty === null ? sheet.notes : [sheet.empty]),
			])
				expect(texts[at], sheet.id).toContain(squeezed(words));
		});
		const found = fonts(pdf);
		expect(found.length).toBeGreaterThan(0);
		for (const font of found)
			expect(font).toMatchObject({
				name: expect.stringMatching(/^[A-Z]{6}\+Inter-/) as string,
				embedded: true,
				unicode: true,
			});
		const said = facts(pdf);
		expect(said.get('Title')).toBe(`Simulated registry: ${sheets.length} figures`);
		expect(said.get('Tagged')).toBe('yes');
		expect(said.get('JavaScript')).toBe('no');
		const ink = inkOfPages(pdf);
		expect(ink.length).toBe(sheets.length);
		for (const share of ink) expect(share).toBeGreaterThan(0.01);
	},
);

test.each(PRESET_LIST.map(({ id }) => id))('a page of "%s" has its size', async (id) => {
	const preset = presetOf(id);
	const [sheet] = await sheetsFor('full', undefined);
	if (sheet === undefined) throw new Error('The catalogue is empty.');
	const look = { preset: id, theme: 'light', background: 'white' } as const;
	const pdf = put(`${id}.pdf`, (await make([sheet], look, nodeDocument(), quiet, never)).bytes);
	const framed = frameSvg(sheet, look, nodeDocument());
	const [, , across = 0, down = 0] = (framed.getAttribute('viewBox') ?? '').split(' ').map(Number);
	const width = preset.widthMm * POINTS_PER_MM;
	const sizes = pageSizes(pdf);
	expect(sizes).toEqual([[expect.closeTo(width, 1), expect.closeTo((width * down) / across, 1)]]);
	expect(facts(pdf).get('Title')).toBe(sheet.title);
});
