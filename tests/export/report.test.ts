import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { makeCsv } from '../../src/lib/export/data/make-data.ts';
import type { Maker } from '../../src/lib/export/format.ts';
import { pdfMaker } from '../../src/lib/export/pdf/pdf.ts';
import { makePngInNode, paintInNode } from '../../src/lib/export/png/node-painter.ts';
import { pptxMaker } from '../../src/lib/export/pptx/pptx.ts';
import { makeOfFigures } from '../../src/lib/export/report/figures-that-work.ts';
import { makeReportHtml } from '../../src/lib/export/report/html.ts';
import { retitled, sheetsWithNotes, type ReportPart } from '../../src/lib/export/report/parts.ts';
import { makeReportZip } from '../../src/lib/export/report/zip.ts';
import type { ExportSettings } from '../../src/lib/export/settings.ts';
import type { Sheet } from '../../src/lib/export/sheet.ts';
import type { TextBlock, TextSheet } from '../../src/lib/export/text-sheet.ts';
import { noteFrames } from '../../src/lib/export/svg/note-frame.ts';
import { remarkLayout } from '../../src/lib/export/pptx/layout.ts';
import { figure } from '../../src/lib/figures/index.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { FONTS } from './fonts.ts';
import { readPng } from './read-png.ts';
import { readXml } from './read-xml.ts';
import { DAY, sheetsFor } from './sheets.ts';

const NOTE = 'Compare <both> & "discuss".\nThen go on.';
const settings: ExportSettings = {
	preset: 'double',
	theme: 'light',
	background: 'white',
	size: { kind: 'scale', scale: 1 },
};
const figures = ['headline', 'kaplan-meier', 'survival-by-diagnosis'].map(figure);
const nothing = () => undefined;
const going = new AbortController().signal;

/** Figures of three cohorts, one under another title, and a note. */
async function report(): Promise<readonly ReportPart[]> {
	const [full = [], small = [], empty = []] = await Promise.all(
		(['full', 'small', 'empty'] as const).map((kind) => sheetsFor(kind, figures)),
	);
	const [first] = full;
	if (!first) throw new Error('There is no figure.');
	const sheets = [retitled(first, 'Mine & yours'), ...full.slice(1), ...small, ...empty];
	const parts = sheets.map((sheet): ReportPart => ({ kind: 'figure', sheet }));
	return [
		...parts.slice(0, 1),
		{ kind: 'note', text: 'First note.' },
		...parts.slice(1),
		{ kind: 'note', text: NOTE },
	];
}

function sheets(parts: readonly ReportPart[]): readonly Sheet[] {
	return parts.flatMap((part) => (part.kind === 'figure' ? [part.sheet] : []));
}

/** One whose chart fails. */
function broken(sheet: Sheet): Sheet {
	const draw = () => {
		throw new Error('no ink');
	};
	return { ...sheet, draw };
}

/** A text of the site, long enough for more than a page. */
const TEXT: TextSheet = {
	id: 'lesson-x-text',
	title: 'Simulated registry: Lesson 1, “A <b> & c”',
	blocks: [
		{ kind: 'heading', text: 'The claim' },
		{ kind: 'quote', text: 'All & more <live>.' },
		...Array.from({ length: 40 }, (_, at): TextBlock => {
			const text = `Stretch ${at} says that nobody is a patient here, and says it in more words than one line has.`;
			return { kind: at % 4 === 3 ? 'item' : 'paragraph', text };
		}),
		{ kind: 'heading', text: 'Sources' },
		{ kind: 'small', text: 'A last word.' },
	],
	source: 'Lowflow synthetic registry, seed 7.',
	mark: 'Synthetic data. Not patients. Not for clinical decisions.',
	link: 'https://lowflow.example/x/learn/x/?step=scenario&v=1',
	date: DAY,
};

const plain = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

describe('a report as one page', () => {
	test('holds every figure, number, note, source and citation, and nothing from outside', async () => {
		const parts = await report();
		const { file, failures } = await makeReportHtml(parts, DAY, nodeDocument(), nothing, going);
		expect(failures).toEqual([]);
		expect(file.name).toBe(`synthetic_report_${DAY}.html`);
		const html = new TextDecoder().decode(file.bytes);
		const { document } = parseHTML(html);
		const places = [...document.querySelectorAll('figure')];
		expect(places).toHaveLength(9);
		for (const [at, sheet] of sheets(parts).entries()) {
			const place = places[at];
			const said = plain(place?.textContent ?? '');
			for (const words of [
				sheet.title,
				sheet.cohort,
				sheet.description,
				sheet.source,
				sheet.mark,
				sheet.citation.text,
				...(sheet.empty === null ? sheet.notes : [sheet.empty]),
			])
				expect(said).toContain(plain(words));
			const cells = [...(place?.querySelectorAll('tbody tr') ?? [])].map((row) =>
				[...row.querySelectorAll('th, td')].map((cell) => cell.textContent),
			);
			expect(cells).toEqual(sheet.table.rows.map((row) => row.map(({ text }) => text)));
			expect(place?.querySelectorAll('svg')).toHaveLength(sheet.empty === null ? 2 : 0);
			expect(place?.querySelector('a')?.getAttribute('href')).toBe(sheet.link);
		}
		const notes = [...document.querySelectorAll('.note')].map((note) => note.textContent);
		expect(notes).toEqual(['First note.', NOTE]);
		expect(html).not.toMatch(
			/<(script|link|iframe|object|embed|img|image|use|foreignObject|base|form)\b|\ssrc=|\son\w+=|@import|url\((?!#)|javascript:|\bstyle="/i,
		);
		const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
		expect(new Set(ids).size).toBe(ids.length);
		for (const [, svg = ''] of html.matchAll(/(<svg[\s\S]*?<\/svg>)/g)) readXml(svg);
	});

	test('allows its own style and nothing else', async () => {
		const { file } = await makeReportHtml(await report(), DAY, nodeDocument(), nothing, going);
		const html = new TextDecoder().decode(file.bytes);
		const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
		const hash = createHash('sha256').update(style).digest('base64');
		expect(html).toContain(
			`content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
		);
	});

	test('names a figure that cannot be drawn, keeps its numbers, and has the others', async () => {
		const [one, two] = sheets(await report());
		if (!one || !two) throw new Error('There is no figure.');
		const parts = [broken(one), two].map((sheet): ReportPart => ({ kind: 'figure', sheet }));
		const { file, failures } = await makeReportHtml(parts, DAY, nodeDocument(), nothing, going);
		expect(failures).toEqual(['Mine & yours: no ink']);
		const { document } = parseHTML(new TextDecoder().decode(file.bytes));
		const [first, second] = document.querySelectorAll('figure');
		expect(first?.textContent).toContain('no ink');
		expect(first?.querySelectorAll('tbody tr').length).toBe(one.table.rows.length);
		expect(second?.querySelectorAll('svg')).toHaveLength(2);
	});
});

describe('a report as a ZIP', () => {
	test('holds each figure in every format, all of them together, and a manifest with the hashes', async () => {
		const parts = await report();
		const registry = {
			schemaVersion: '0.2',
			generatorVersion: '1.0.0',
			seed: 7,
			cases: 6000,
			snapshot: 'end of 2024',
			hash: '0123456789abcdef'.repeat(4),
		};
		const document = nodeDocument();
		const shares: number[] = [];
		const { file, failures } = await makeReportZip(
			[...parts, { kind: 'figure', sheet: broken(sheets(parts)[1] as Sheet) }],
			{ date: DAY, registry, reportFile: '{"kind":"lowflow-report"}' },
			{
				png: () => Promise.resolve(makePngInNode),
				pdf: () => Promise.resolve(pdfMaker(FONTS)),
				pptx: () => Promise.resolve(pptxMaker(paintInNode)),
			},
			settings,
			document,
			(share) => shares.push(share),
			going,
		);
		expect(shares).toEqual(shares.toSorted((a, b) => a - b));
		expect(failures.map((each) => each.replace(/( of|:).*/, ''))).toEqual([
			...['SVG', 'PNG', 'Web page', 'PDF', 'PowerPoint'],
		]);
		const entries = unzipSync(file.bytes);
		const text = (name: string): string => new TextDecoder().decode(entries[name]);
		const manifest = JSON.parse(text('manifest.json')) as {
			readonly synthetic: boolean;
			readonly registry: unknown;
			readonly failures: readonly string[];
			readonly figures: readonly { readonly link: string; readonly files: readonly string[] }[];
			readonly files: readonly {
				readonly name: string;
				readonly bytes: number;
				readonly sha256: string;
			}[];
		};
		expect(manifest.synthetic).toBe(true);
		expect(manifest.registry).toEqual(registry);
		expect(manifest.failures).toEqual(failures);
		expect(new Set(['manifest.json', ...manifest.files.map(({ name }) => name)])).toEqual(
			new Set(Object.keys(entries)),
		);
		for (const { name, bytes, sha256 } of manifest.files) {
			const entry = entries[name] ?? new Uint8Array();
			expect(entry.length).toBe(bytes);
			expect(createHash('sha256').update(entry).digest('hex')).toBe(sha256);
			if (name !== 'README.txt') expect(name).toMatch(/^synthetic_/);
		}
		for (const [at, sheet] of sheets(parts).entries()) {
			const folder = `synthetic_0${at + 1}_${sheet.id}`;
			const stem = `${folder}/synthetic_${sheet.id}_${DAY}`;
			const named = (words: string) => `${folder}/synthetic_${sheet.id}_${words}`;
			expect(manifest.figures[at]?.files.toSorted()).toEqual(
				[
					...['svg', 'png', 'csv', 'arrow', 'parquet', 'R', 'mjs', 'sql', 'bib'].map(
						(extension) => `${stem}.${extension}`,
					),
					named(`README_${DAY}.txt`),
					named(`citation_${DAY}.json`),
					named(`alternative-text_${DAY}.txt`),
				].toSorted(),
			);
			expect(manifest.figures[at]?.link).toBe(sheet.link);
			// The code beside the numbers reads them by their name.
			expect(text(`${stem}.R`)).toContain(`synthetic_${sheet.id}_${DAY}.csv`);
			readXml(text(`${stem}.svg`));
			expect(readPng(Buffer.from(entries[`${stem}.png`] ?? [])).width).toBe(792);
			const csv = await makeCsv([sheet], null, document, nothing, going);
			expect(text(`${stem}.csv`)).toBe(new TextDecoder().decode(csv.bytes));
			expect(text(named(`alternative-text_${DAY}.txt`))).toContain(sheet.alt);
			expect(text('README.txt')).toContain(sheet.link);
		}
		expect(text(`synthetic_report_${DAY}.json`)).toBe('{"kind":"lowflow-report"}');
		expect(text(`synthetic_report_${DAY}.pdf`)).toMatch(/^%PDF-/);
		const deck = Object.keys(
			unzipSync(entries[`synthetic_report_${DAY}.pptx`] ?? new Uint8Array()),
		);
		expect(deck.filter((name) => /slides\/slide\d+\.xml$/.test(name)).length).toBeGreaterThan(9);
		expect(text('README.txt')).toContain('Synthetic data. Not patients.');
	});
});

describe('a text of the site in a report', () => {
	async function withText(): Promise<readonly ReportPart[]> {
		const [one, two] = sheets(await report());
		if (!one || !two) throw new Error('There is no figure.');
		return [
			{ kind: 'figure', sheet: one },
			{ kind: 'text', text: TEXT },
			{ kind: 'figure', sheet: two },
		];
	}

	test('stands in the page between its neighbours, listed, marked and linked', async () => {
		const { file } = await makeReportHtml(await withText(), DAY, nodeDocument(), nothing, going);
		const { document } = parseHTML(new TextDecoder().decode(file.bytes));
		const places = [...document.querySelectorAll('main > figure, main > section')];
		expect(places.map(({ id }) => id)).toEqual(['figure-1', 'text-1', 'figure-2']);
		const place = places[1];
		for (const { text } of TEXT.blocks) expect(plain(place?.textContent ?? '')).toContain(text);
		expect(place?.querySelector('blockquote')?.textContent).toBe('All & more <live>.');
		expect(place?.querySelector('h2')?.textContent).toBe(TEXT.title);
		expect(place?.querySelector('a')?.getAttribute('href')).toBe(TEXT.link);
		expect(place?.textContent).toContain(TEXT.mark);
		expect(document.querySelector('nav a[href="#text-1"]')?.textContent).toBe(TEXT.title);
	});

	test('has pages and slides of its own, each with title, mark and link, every word once', async () => {
		const [first] = sheetsWithNotes(await withText());
		if (!first) throw new Error('There is no figure.');
		expect(first.remarks?.after).toEqual([TEXT]);
		for (const preset of ['handout', 'slide', 'single'] as const) {
			const pages = noteFrames(TEXT, first.mark, preset, nodeDocument());
			expect(pages.length).toBeGreaterThan(1);
			const said = pages.map(({ svg }) => plain(svg.textContent).replaceAll(' ', ''));
			for (const page of said)
				for (const words of [TEXT.title, TEXT.mark, TEXT.link])
					expect(page).toContain(words.replaceAll(' ', ''));
			const whole = said.join('');
			for (const { text } of TEXT.blocks.slice(2, -2))
				expect(whole.split(text.replaceAll(' ', '')).length).toBeLessThanOrEqual(2);
			expect(whole).toContain('Alastword.');
			// No heading is the last of its page.
			for (const { roles } of pages)
				expect(roles.findLast((role, at) => role !== 'P' || at < roles.length - 3)).toBe('P');
		}
		const { pages, head, link } = remarkLayout(TEXT);
		expect([head, link]).toEqual([TEXT.title, TEXT.link]);
		expect(
			pages
				.flat()
				.map(({ text }) => text)
				.join(' '),
		).toBe(TEXT.blocks.map(({ text }) => text).join(' '));
		for (const words of pages) expect(words.at(-1)?.kind).not.toBe('heading');
		const deck = await pptxMaker(paintInNode)([first], settings, nodeDocument(), nothing, going);
		const slides = Object.entries(unzipSync(deck.bytes))
			.filter(([name]) => /slides\/slide\d+\.xml$/.test(name))
			.map(([, bytes]) => new TextDecoder().decode(bytes));
		const own = slides.filter((xml) => xml.includes('Lesson 1, “A &lt;b&gt; &amp; c”'));
		expect(own).toHaveLength(pages.length);
		for (const xml of own) expect(xml).toContain('Synthetic data. Not patients.');
		const pdf = await pdfMaker(FONTS)([first], settings, nodeDocument(), nothing, going);
		const written = Buffer.from(pdf.bytes).toString('latin1');
		expect(written).toContain(TEXT.link);
	});

	test('is a plain file in the ZIP, and stays when the figure beside it fails', async () => {
		const [figureOne, text, figureTwo] = await withText();
		if (figureOne?.kind !== 'figure' || !text || !figureTwo) throw new Error('Parts are missing.');
		const parts: readonly ReportPart[] = [
			{ kind: 'figure', sheet: broken(figureOne.sheet) },
			text,
			figureTwo,
		];
		const seen: Sheet[] = [];
		const make: Maker<null> = (made) => {
			if (made.some(({ title }) => title === figureOne.sheet.title))
				return Promise.reject(new Error('no ink'));
			seen.splice(0, seen.length, ...made);
			return Promise.resolve({ name: 'x', type: 'text/plain', bytes: new Uint8Array() });
		};
		await makeOfFigures(make, parts, null, nodeDocument(), nothing, going);
		expect(seen.map(({ remarks }) => remarks)).toEqual([{ before: [TEXT], after: [] }]);
		const nothingMade = () => Promise.reject(new Error('not asked'));
		const { file } = await makeReportZip(
			parts.slice(1),
			{
				date: DAY,
				registry: {
					...{ schemaVersion: '0.2', generatorVersion: '1.0.0', seed: 7, cases: 6000 },
					...{ snapshot: 'end of 2024', hash: 'ab'.repeat(32) },
				},
				reportFile: '{}',
			},
			{ png: nothingMade, pdf: nothingMade, pptx: nothingMade },
			settings,
			nodeDocument(),
			nothing,
			going,
		);
		const entries = unzipSync(file.bytes);
		const name = `synthetic_text_01_lesson-x-text_${DAY}.txt`;
		const read = (of: string) => new TextDecoder().decode(entries[of]);
		for (const words of [TEXT.title, TEXT.mark, TEXT.link, ...TEXT.blocks.map((each) => each.text)])
			expect(read(name)).toContain(words);
		expect(read('README.txt')).toContain(name);
		const manifest = JSON.parse(read('manifest.json')) as { readonly texts: readonly unknown[] };
		expect(manifest.texts).toEqual([
			...[{ id: TEXT.id, title: TEXT.title, link: TEXT.link, source: TEXT.source, file: name }],
		]);
	});
});

describe('formats that know figures only', () => {
	const make: Maker<null> = (made) => {
		const bad = made.find(({ n }) => n.used === -1);
		if (bad) return Promise.reject(new Error('no ink'));
		const bytes = new TextEncoder().encode(made.map(({ title }) => title).join('\n'));
		return Promise.resolve({ name: 'x', type: 'text/plain', bytes });
	};

	test('have the notes before and after the figures, and the reader’s titles marked as theirs', async () => {
		const [one, two] = sheets(await report());
		if (!one || !two) throw new Error('There is no figure.');
		const [first, second] = sheetsWithNotes([
			{ kind: 'note', text: 'Before.' },
			{ kind: 'figure', sheet: one },
			{ kind: 'note', text: ' ' },
			{ kind: 'figure', sheet: two },
			{ kind: 'note', text: 'After\nall.' },
		]);
		expect(one.title).toBe('Simulated registry: Mine & yours');
		expect(one.alt).toContain('Mine & yours');
		expect(first?.notes.at(-1)).toMatch(/figure’s own: \S/);
		expect(first?.remarks).toEqual({ before: ['Before.'], after: [] });
		expect(second?.remarks).toEqual({ before: [], after: ['After\nall.'] });
		expect(second?.notes).toEqual(two.notes);
	});

	test('leave out a figure that fails, and name it', async () => {
		const [one, two] = sheets(await report());
		if (!one || !two) throw new Error('There is no figure.');
		const bad = { ...two, n: { cohort: 1, used: -1 } };
		const parts = [one, bad].map((sheet): ReportPart => ({ kind: 'figure', sheet }));
		const made = await makeOfFigures(make, parts, null, nodeDocument(), nothing, going);
		expect(new TextDecoder().decode(made.file.bytes)).toBe(one.title);
		expect(made.failures).toEqual([expect.stringMatching(/: no ink$/)]);
		const alone = makeOfFigures(make, parts.slice(1), null, nodeDocument(), nothing, going);
		await expect(alone).rejects.toThrow(/no ink/);
	});

	test('stop when told to', async () => {
		const parts = await report();
		const stopped = AbortSignal.abort();
		const document = nodeDocument();
		await expect(makeReportHtml(parts, DAY, document, nothing, stopped)).rejects.toThrow(
			expect.objectContaining({ name: 'AbortError' }),
		);
		await expect(
			makeOfFigures(makePngInNode, parts, settings, document, nothing, stopped),
		).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
	});
});
