import { afterEach, describe, expect, test, vi } from 'vitest';
import { PRESET_LIST } from '../../src/lib/export/presets.ts';
import type { Sheet } from '../../src/lib/export/sheet.ts';
import { frameSvg } from '../../src/lib/export/svg/frame.ts';
import { makeSvg } from '../../src/lib/export/svg/svg-file.ts';
import { svgText } from '../../src/lib/export/svg/xml.ts';
import { plainSpaces } from '../../src/lib/export/svg/words.ts';
import { catalogue } from '../../src/lib/figures/index.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { LIGHT } from '../../src/lib/plot/themes.ts';
import { FORMATS } from '../../src/lib/ui/export/formats.ts';
import { fontFetch } from './fonts.ts';
import { readXml, type XmlElement } from './read-xml.ts';
import { COHORT_KINDS, DAY, sheetsFor, SITE } from './sheets.ts';

const document = nodeDocument();

/** Elements and attributes that some program does not know, or that fetch something. */
const FORBIDDEN_ELEMENTS = /^(style|script|foreignObject|image|use|a|animate|filter|mask|symbol)$/;
const FORBIDDEN_ATTRIBUTES =
	/^(class|style|href|xlink:href|on.*|data-.*|paint-order|font-variant)$/;
const FORBIDDEN_VALUES =
	/currentColor|var\(|NaN|undefined|Infinity|\dem$|https?:(?!\/\/www\.w3\.org)/;

/** Everything a tree says, in order, without differences of spaces and line ends. */
function said(element: XmlElement): string {
	const texts = (each: XmlElement): string[] =>
		each.name === 'text' ? [each.text] : each.children.flatMap(texts);
	return squeezed(texts(element).join(' '));
}

/** Lines of a paragraph are elements of their own, and long words are cut: compares without any space. */
function squeezed(text: string): string {
	return plainSpaces(text).replace(/\s/g, '');
}

function all(element: XmlElement): XmlElement[] {
	return [element, ...element.children.flatMap(all)];
}

describe.each(COHORT_KINDS)('a sheet of every figure, %s cohort', (kind) => {
	test('has what an export must say', async () => {
		const sheets = await sheetsFor(kind);
		expect(sheets.map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id));
		for (const sheet of sheets) {
			expect(sheet.title, sheet.id).toMatch(/^Simulated registry: ./);
			expect(sheet.subtitle.startsWith(sheet.cohort), `${sheet.id}: ${sheet.cohort}`).toBe(true);
			expect(sheet.link.startsWith(SITE), sheet.link).toBe(true);
			expect(sheet.link.endsWith(`#${sheet.id}`), sheet.link).toBe(true);
			expect(sheet.citation.text).toContain('[Synthetic data]');
			expect(sheet.sql.length, sheet.id).toBeGreaterThan(0);
			expect(sheet.draw === null, sheet.id).toBe(sheet.empty !== null);
			const drawing = sheet.draw?.({ document, width: 560, theme: LIGHT, idPrefix: 'x' });
			expect(drawing == null, sheet.id).toBe(sheet.empty !== null);
			if (kind === 'full') expect(sheet.empty, sheet.id).toBeNull();
		}
		if (kind === 'empty') expect(sheets.filter(({ empty }) => empty !== null)).not.toEqual([]);
		if (kind === 'small') expect(JSON.stringify(sheets)).toContain('too few to say');
	});

	test.each(PRESET_LIST.map(({ id }) => id))('%s: one SVG that stands alone', async (preset) => {
		for (const sheet of await sheetsFor(kind))
			for (const theme of ['light', 'grey'] as const) {
				const look = { preset, theme, background: 'white' } as const;
				const root = readXml(svgText(frameSvg(sheet, look, document)));
				expectPlain(root, sheet.id);
				expectWhole(root, sheet);
			}
	});
});

function expectPlain(root: XmlElement, id: string): void {
	expect(root.name).toBe('svg');
	expect(root.attributes['xmlns']).toBe('http://www.w3.org/2000/svg');
	const elements = all(root);
	const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? []);
	expect(new Set(ids).size, id).toBe(ids.length);
	for (const { name, attributes } of elements) {
		expect(name).not.toMatch(FORBIDDEN_ELEMENTS);
		for (const [key, value] of Object.entries(attributes)) {
			expect(key, id).not.toMatch(FORBIDDEN_ATTRIBUTES);
			if (key !== 'xmlns') expect(value, `${id} ${name} ${key}`).not.toMatch(FORBIDDEN_VALUES);
			const asked = /^url\(#(.+)\)$/.exec(value)?.[1];
			if (asked !== undefined) expect(ids).toContain(asked);
		}
	}
}

function expectWhole(root: XmlElement, sheet: Sheet): void {
	const words = said(root);
	for (const part of [
		sheet.title,
		sheet.cohort,
		sheet.subtitle,
		sheet.n.cohort.toLocaleString('en-GB'),
		sheet.source,
		sheet.mark,
		sheet.link,
		sheet.date,
		...(sheet.empty === null ? sheet.notes : [sheet.empty]),
	])
		expect(words, sheet.id).toContain(squeezed(part));
	const [title, description] = root.children;
	expect(title).toMatchObject({ name: 'title', text: sheet.title });
	expect(description?.name).toBe('desc');
	expect(description?.text).toContain(sheet.description);
}

afterEach(() => {
	vi.unstubAllGlobals();
});

test('every format that needs no canvas makes a file whose name says that it is synthetic', async () => {
	const [sheet] = await sheetsFor('full');
	if (sheet === undefined) throw new Error('The catalogue is empty.');
	vi.stubGlobal('fetch', fontFetch);
	for (const { id, load } of FORMATS.filter(({ id }) => !['png', 'pptx'].includes(id))) {
		const make = await load();
		const file = await make(
			[sheet],
			{
				preset: 'single',
				theme: 'light',
				background: 'white',
				size: { kind: 'scale', scale: 1 },
			},
			document,
			() => undefined,
			new AbortController().signal,
		);
		expect(file.name, id).toMatch(
			new RegExp(`^synthetic_${sheet.id}(_[a-z]+)?_${DAY}\\.[a-zA-Z]+$`),
		);
		expect(file.bytes.length, id).toBeGreaterThan(100);
	}
});

test('the file is named for its figure and day, and holds the drawing that is framed', async () => {
	const [sheet, other] = await sheetsFor('full');
	if (sheet === undefined || other === undefined) throw new Error('The catalogue is empty.');
	const look = { preset: 'single', theme: 'light', background: 'white' } as const;
	const make = (sheets: readonly Sheet[], signal = new AbortController().signal) =>
		makeSvg(sheets, look, document, () => undefined, signal);
	const { name, type, bytes } = await make([sheet]);
	expect(name).toBe(`synthetic_${sheet.id}_${DAY}.svg`);
	expect(type).toBe('image/svg+xml');
	expect(new TextDecoder().decode(bytes)).toBe(svgText(frameSvg(sheet, look, document)));
	await expect(make([sheet, other])).rejects.toThrow('one figure');
	await expect(make([sheet], AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
});

test('a figure that draws nothing though it has an answer is named', async () => {
	const [sheet] = await sheetsFor('full');
	if (sheet === undefined) throw new Error('The catalogue is empty.');
	const look = { preset: 'single', theme: 'light', background: 'white' } as const;
	expect(() => frameSvg({ ...sheet, draw: () => null }, look, document)).toThrow(sheet.name);
});

test('formats are told apart', () => {
	expect(new Set(FORMATS.map(({ id }) => id)).size).toBe(FORMATS.length);
	expect(new Set(FORMATS.map(({ label }) => label)).size).toBe(FORMATS.length);
});
