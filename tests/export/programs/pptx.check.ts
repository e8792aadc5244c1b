import { rmSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paintInNode } from '../../../src/lib/export/png/node-painter.ts';
import { pptxMaker } from '../../../src/lib/export/pptx/pptx.ts';
import type { Sheet } from '../../../src/lib/export/sheet.ts';
import { nodeDocument } from '../../../src/lib/plot/node-document.ts';
import { readXml, type XmlElement } from '../read-xml.ts';
import { COHORT_KINDS, sheetsFor, type CohortKind } from '../sheets.ts';
import { FOLDER, inkOfPages, pageTexts, printed, put, squeezed } from './open.ts';

const make = pptxMaker(paintInNode);
const never = new AbortController().signal;

interface Deck {
	readonly sheets: readonly Sheet[];
	readonly files: Readonly<Record<string, Uint8Array>>;
	readonly printed: string;
}

const decks = new Map<string, Deck>();

/** Every figure in one deck a cohort, and the full one in grey; all opened by LibreOffice at once. */
beforeAll(async () => {
	const made: { name: string; sheets: readonly Sheet[]; bytes: Uint8Array; file: string }[] = [];
	const variants = [
		...COHORT_KINDS.map((kind) => [kind, 'light'] as const),
		['full', 'grey'] as const,
	];
	for (const [kind, theme] of variants) {
		const sheets = await sheetsFor(kind);
		const { bytes } = await make(sheets, { theme }, nodeDocument(), () => undefined, never);
		const name = `${kind}-${theme}`;
		made.push({ name, sheets, bytes, file: put(`${name}.pptx`, bytes) });
	}
	const pdfs = printed(made.map(({ file }) => file));
	made.forEach(({ name, sheets, bytes }, at) =>
		decks.set(name, { sheets, files: unzipSync(bytes), printed: pdfs[at] ?? '' }),
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
		const { sheets, printed: pdf } = deckOf(name);
		const texts = pageTexts(pdf).map(squeezed);
		expect(texts.length).toBe(sheets.length);
		sheets.forEach((sheet, at) => {
			for (const words of [
				sheet.title,
				sheet.mark,
				sheet.link,
				...(sheet.empty === null ? sheet.notes : [sheet.empty]),
			])
				expect(texts[at], sheet.id).toContain(squeezed(words));
		});
		const ink = inkOfPages(pdf);
		expect(ink.length).toBe(sheets.length);
		ink.forEach((share, at) => {
			expect(share, sheets[at]?.id).toBeGreaterThan(sheets[at]?.empty === null ? 0.02 : 0.01);
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
		const { sheets, files } = deckOf(name);
		sheets.forEach((sheet, at) => {
			const slide = readXml(strFromU8(files[`ppt/slides/slide${at + 1}.xml`] ?? new Uint8Array()));
			const shapes = all(slide);
			const title = shapes.find(
				(shape) =>
					shape.name === 'p:sp' &&
					all(shape).some(
						({ name, attributes }) => name === 'p:ph' && attributes['type'] === 'title',
					),
			);
			expect(saidBy(title), sheet.id).toBe(sheet.title);
			const described = shapes.map(({ attributes }) => attributes['descr'] ?? '');
			if (sheet.empty === null)
				expect(described, sheet.id).toContain(`${sheet.alt} ${sheet.description}`);
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
		const { sheets, files } = deckOf(`${kind}-light`);
		const charts = sheets.flatMap(({ id, native }, at) =>
			native === null ? [] : [{ id, native, at }],
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
