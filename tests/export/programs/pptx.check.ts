import { rmSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paintInNode } from '../../../src/lib/export/png/node-painter.ts';
import { pptxMaker } from '../../../src/lib/export/pptx/pptx.ts';
import { slidesOf, type Slide } from '../../../src/lib/export/pptx/slides.ts';
import type { Sheet } from '../../../src/lib/export/sheet.ts';
import { nodeDocument } from '../../../src/lib/plot/node-document.ts';
import { GREY } from '../../../src/lib/plot/themes.ts';
import { readXml, type XmlElement } from '../read-xml.ts';
import { COHORT_KINDS, sheetsFor, type CohortKind } from '../sheets.ts';
import { FOLDER, inkOfPages, pageTexts, printed, put, squeezed } from './open.ts';

const make = pptxMaker(paintInNode);
const never = new AbortController().signal;

/** A slide and the figure it is of, which may have several. */
interface OfFigure {
	readonly sheet: Sheet;
	readonly slide: Slide;
}

interface Deck {
	readonly slides: readonly OfFigure[];
	readonly files: Readonly<Record<string, Uint8Array>>;
	readonly printed: string;
}

const decks = new Map<string, Deck>();

/** Every figure in one deck a cohort, and the full one in grey; all opened by LibreOffice at once. */
beforeAll(async () => {
	const made: { name: string; slides: OfFigure[]; bytes: Uint8Array; file: string }[] = [];
	const variants = [
		...COHORT_KINDS.map((kind) => [kind, 'light'] as const),
		['full', 'grey'] as const,
	];
	for (const [kind, theme] of variants) {
		const sheets = await sheetsFor(kind);
		const { bytes } = await make(sheets, { theme }, nodeDocument(), () => undefined, never);
		const name = `${kind}-${theme}`;
		const slides = sheets.flatMap((sheet) =>
			slidesOf(sheet, { theme }, nodeDocument()).map((slide) => ({ sheet, slide })),
		);
		made.push({ name, slides, bytes, file: put(`${name}.pptx`, bytes) });
	}
	const pdfs = printed(made.map(({ file }) => file));
	made.forEach(({ name, slides, bytes }, at) =>
		decks.set(name, { slides, files: unzipSync(bytes), printed: pdfs[at] ?? '' }),
	);
});

afterAll(() => {
	rmSync(FOLDER, { recursive: true, force: true });
});

function deckOf(name: string): Deck {
	const deck = decks.get(name);
	if (deck === undefined) throw new Error(`No deck ${name} was made.`);
	return deck;
}

function all(element: XmlElement): XmlElement[] {
	return [element, ...element.children.flatMap(all)];
}

const NAMES = [...COHORT_KINDS.map((kind) => `${kind}-light`), 'full-grey'];

describe.each(NAMES)('every figure on a slide, %s', (name) => {
	test('LibreOffice opens it and shows title, mark and a drawing on every slide', () => {
		const { slides, printed: pdf } = deckOf(name);
		const texts = pageTexts(pdf).map(squeezed);
		expect(texts.length).toBe(slides.length);
		slides.forEach(({ sheet }, at) => {
			for (const words of [
				sheet.title,
				sheet.mark,
				sheet.link,
				...(sheet.empty === null ? sheet.notes : [sheet.empty]),
			])
				expect(texts[at], sheet.id).toContain(squeezed(words));
		});
		const ink = inkOfPages(pdf);
		expect(ink.length).toBe(slides.length);
		ink.forEach((share, at) => {
			const sheet = slides[at]?.sheet;
			expect(share, sheet?.id).toBeGreaterThan(sheet?.empty === null ? 0.02 : 0.01);
		});
	});

	test('the package is whole: every relationship leads to a part, every part has a type', () => {
		const { files } = deckOf(name);
		const names = Object.keys(files);
		const types = readXml(strFromU8(files['[Content_Types].xml'] ?? new Uint8Array()));
		const endings = new Set<string>();
		const parts = new Set<string>();
		for (const { attributes } of types.children) {
			if (attributes['Extension'] !== undefined) endings.add(attributes['Extension']);
			if (attributes['PartName'] !== undefined) parts.add(attributes['PartName'].slice(1));
		}
		expect([...parts].filter((part) => !names.includes(part))).toEqual([]);
		for (const part of names) {
			const ending = part.slice(part.lastIndexOf('.') + 1);
			expect(parts.has(part) || endings.has(ending), part).toBe(true);
			if (ending !== 'xml' && ending !== 'rels') continue;
			const xml = readXml(strFromU8(files[part] ?? new Uint8Array()));
			if (ending !== 'rels') continue;
			const folder = part.slice(0, part.lastIndexOf('_rels/'));
			const ids = xml.children.map(({ attributes }) => attributes['Id']);
			expect(new Set(ids).size, part).toBe(ids.length);
			for (const { attributes } of xml.children) {
				if (attributes['TargetMode'] === 'External') continue;
				const target = new URL(attributes['Target'] ?? '', `file:///${folder}`).pathname.slice(1);
				expect(names, `${part} → ${target}`).toContain(target);
			}
		}
	});

	test('title, words for those who do not see it, and notes are in their places', () => {
		const { slides, files } = deckOf(name);
		slides.forEach(({ sheet, slide: { part } }, at) => {
			const slide = readXml(strFromU8(files[`ppt/slides/slide${at + 1}.xml`] ?? new Uint8Array()));
			const shapes = all(slide);
			const title = shapes.find(
				(shape) =>
					shape.name === 'p:sp' &&
					all(shape).some(
						({ name, attributes }) => name === 'p:ph' && attributes['type'] === 'title',
					),
			);
			expect(saidBy(title), sheet.id).toBe(
				part === null ? sheet.title : `${sheet.title} (${part})`,
			);
			const described = shapes.map(({ attributes }) => attributes['descr'] ?? '');
			if (sheet.empty === null)
				expect(described, sheet.id).toContain(
					`${part === null ? '' : `Part ${part}. `}${sheet.alt} ${sheet.description}`,
				);
			const notes = saidBy(
				readXml(strFromU8(files[`ppt/notesSlides/notesSlide${at + 1}.xml`] ?? new Uint8Array())),
			);
			for (const words of [
				...[sheet.cohort, sheet.alt, sheet.citation.text, sheet.mark, ...sheet.notes],
			])
				expect(notes, sheet.id).toContain(words);
		});
	});
});

test('words of pictures are large enough for a slide, and no picture leaves its slide', () => {
	for (const name of NAMES)
		for (const { sheet, slide } of deckOf(name).slides) {
			if (slide.shows.kind !== 'picture') continue;
			const { svg, box } = slide.shows.picture;
			const [, , across = 1] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
			const sizes = [...svg.querySelectorAll('text')].map((text) => {
				const set = text.closest('[font-size]')?.getAttribute('font-size') ?? '10';
				return (Number(set) * box.w * 72) / across;
			});
			expect(Math.min(...sizes), `${name}: ${sheet.id}`).toBeGreaterThan(9.9);
			expect(box.x + box.w, sheet.id).toBeLessThan(13);
			expect(box.y + box.h, sheet.id).toBeLessThan(6.9);
		}
});

test('a figure on several slides has every row once, in its order', () => {
	const several = deckOf('full-grey').slides.filter(({ slide }) => slide.part !== null);
	expect(several.length).toBeGreaterThan(1);
	for (const id of new Set(several.map(({ sheet }) => sheet.id))) {
		const own = several.filter(({ sheet }) => sheet.id === id);
		const words = squeezed(
			own
				.flatMap(({ slide: { shows } }) =>
					shows.kind === 'picture' ? [...shows.picture.svg.querySelectorAll('text')] : [],
				)
				.map(({ textContent }) => textContent)
				.join(''),
		);
		const whole = own[0]?.sheet.draw?.({
			...{ document: nodeDocument(), width: 1000, theme: GREY, idPrefix: 'x' },
		});
		const numbers = [...(whole?.querySelectorAll('text') ?? [])]
			.map(({ textContent }) => squeezed(textContent))
			// Ticks of an axis are another choice at another width.
			.filter((text) => /\d{2}/.test(text) && !/^[\d.]+%$/.test(text));
		expect(numbers.length, id).toBeGreaterThan(10);
		for (const number of numbers) expect(words, id).toContain(number);
	}
});

test.each(NAMES)('what PowerPoint is strict about is as it wants it: %s', (name) => {
	const { files, slides } = deckOf(name);
	slides.forEach((_, at) => {
		const path = `ppt/slides/slide${at + 1}.xml`;
		const rels = readXml(
			strFromU8(files[`ppt/slides/_rels/slide${at + 1}.xml.rels`] ?? new Uint8Array()),
		);
		const known = new Set(rels.children.map(({ attributes }) => attributes['Id']));
		const elements = all(readXml(strFromU8(files[path] ?? new Uint8Array())));
		const ids = elements.flatMap((each) =>
			each.name === 'p:cNvPr' ? [each.attributes['id']] : [],
		);
		expect(new Set(ids).size, path).toBe(ids.length);
		for (const each of elements) {
			for (const key of ['r:embed', 'r:id', 'r:link'])
				if (each.attributes[key] !== undefined && each.attributes[key] !== '')
					expect(known, `${path} ${each.name}`).toContain(each.attributes[key]);
			// Bodies of text without a paragraph, and lists of extensions without one, are what it calls corrupt.
			if (each.name === 'p:txBody')
				expect(each.children.some((child) => child.name === 'a:p')).toBe(true);
			if (each.name === 'a:extLst') expect(each.children.length, path).toBeGreaterThan(0);
			if (each.name === 'a:off' || each.name === 'a:ext')
				for (const key of ['x', 'y', 'cx', 'cy'])
					if (each.attributes[key] !== undefined)
						expect(each.attributes[key], `${path} ${key}`).toMatch(/^\d+$/);
		}
		const blips = elements.filter((each) => each.name === 'a:blip');
		for (const blip of blips) {
			expect(blip.attributes['r:embed'], path).toBeDefined();
			expect(all(blip).some((each) => each.name === 'asvg:svgBlip')).toBe(true);
		}
	});
});

function saidBy(element: XmlElement | undefined): string {
	return element === undefined
		? ''
		: all(element)
				.filter(({ name }) => name === 'a:t')
				.map(({ text }) => text)
				.join('\n');
}

/** Cells of the workbook behind a chart: place → text or number. */
function cellsOf(workbook: Uint8Array): Map<string, string | number> {
	const sheet = readXml(
		strFromU8(unzipSync(workbook)['xl/worksheets/sheet1.xml'] ?? new Uint8Array()),
	);
	return new Map(
		all(sheet)
			.filter(({ name }) => name === 'c')
			.map((cell) => {
				const [value] = all(cell).filter(({ name }) => name === 'v' || name === 't');
				const text = value?.text ?? '';
				return [
					cell.attributes['r'] ?? '',
					cell.attributes['t'] === undefined ? Number(text) : text,
				];
			}),
	);
}

test.each<CohortKind>(['full', 'small'])(
	'editable charts hold the values and intervals, and nothing where nothing may be shown: %s',
	(kind) => {
		const { slides, files } = deckOf(`${kind}-light`);
		const charts = slides.flatMap(({ sheet: { id }, slide: { shows } }, at) =>
			shows.kind === 'chart' ? [{ id, native: shows.native, at }] : [],
		);
		expect(charts.length).toBeGreaterThan(0);
		for (const { id, native, at } of charts) {
			const rels = strFromU8(files[`ppt/slides/_rels/slide${at + 1}.xml.rels`] ?? new Uint8Array());
			const number = /charts\/chart(\d+)\.xml/.exec(rels)?.[1] ?? '';
			const chart = all(
				readXml(strFromU8(files[`ppt/charts/chart${number}.xml`] ?? new Uint8Array())),
			);
			const cells = cellsOf(
				files[`ppt/embeddings/Microsoft_Excel_Worksheet${number}.xlsx`] ?? new Uint8Array(),
			);
			const series = chart.filter(({ name }) => name === 'c:ser');
			expect(series.length, id).toBe(native.series.length);
			native.series.forEach((one, column) => {
				const letter = String.fromCharCode('B'.charCodeAt(0) + column);
				expect(cells.get(`${letter}1`)).toBe(one.name);
				const drawn = pointsIn(series[column], 'c:val');
				one.values.forEach((value, row) => {
					expect(cells.get(`A${row + 2}`)).toBe(native.categories[row]);
					expect(cells.get(`${letter}${row + 2}`), id).toBe(value ?? undefined);
					expect(drawn.get(row), id).toBe(value ?? undefined);
					const limits = one.intervals?.[row] ?? null;
					const below = pointsIn(series[column], 'c:minus').get(row);
					const above = pointsIn(series[column], 'c:plus').get(row);
					if (value === null || limits === null) expect(below).toBeUndefined();
					else {
						expect(value - (below ?? NaN), id).toBeCloseTo(limits[0], 9);
						expect(value + (above ?? NaN), id).toBeCloseTo(limits[1], 9);
					}
				});
			});
		}
		if (kind === 'small')
			expect(
				charts.some(({ native }) => native.series.some(({ values }) => values.includes(null))),
			).toBe(true);
	},
);

function pointsIn(series: XmlElement | undefined, name: string): Map<number, number> {
	const part = series === undefined ? [] : all(series).filter((each) => each.name === name);
	return new Map(
		part
			.flatMap(all)
			.filter((each) => each.name === 'c:pt')
			.map((point) => [Number(point.attributes['idx']), Number(point.children[0]?.text)]),
	);
}
