import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeView } from '../../src/lib/domain/view-url.ts';
import { catalogue } from '../../src/lib/figures/index.ts';
import { readReportFile } from '../../src/lib/ui/report/report-file.ts';
import { reportFileText } from '../../src/lib/ui/report/report-file-text.ts';
import type { ReportItem } from '../../src/lib/ui/report/report-items.ts';
import { DISPLAY } from '../../src/lib/ui/view/display.ts';
import { anyCohort } from '../domain/arbitraries.ts';

const dataHash = 'ab12cd34'.padEnd(64, '0');
const known = { figures: catalogue, codes: {}, dataHash };

const figureItem = fc
	.record({
		figure: fc.constantFrom(...catalogue),
		cohort: anyCohort,
		level: fc.constantFrom('90', '95', '99'),
		pick: fc.nat(50),
		world: fc.constantFrom('', '1,seed-7', '1,effect-none'),
		title: fc.option(fc.string({ minLength: 1, maxLength: 60 })),
	})
	.map(({ figure, cohort, level, pick, world, title }): ReportItem => {
		const options = Object.fromEntries(
			Object.entries(figure.options).map(([name, { values }]) => [
				name,
				values[pick % values.length]?.value ?? '',
			]),
		);
		const specs = { choices: DISPLAY, figures: { [figure.id]: figure.options } };
		const view = { cohort, choices: { level }, options: { [figure.id]: options }, world };
		const query = encodeView(view, { specs });
		return { kind: 'figure', figure: figure.id, query, ...(title !== null && { title }) };
	});

const noteItem = fc
	.string({ unit: 'grapheme', maxLength: 200 })
	.map((text): ReportItem => ({ kind: 'note', text }));

test('what was saved is what is opened, whatever is in it', () => {
	fc.assert(
		fc.property(fc.array(fc.oneof(figureItem, noteItem), { maxLength: 6 }), (items) => {
			const text = reportFileText(items, dataHash, '2026-11-22');
			expect(readReportFile(text, known)).toEqual({ items, notices: [] });
		}),
		{ numRuns: 60 },
	);
});

test('whatever the text, it is a report or refused in a sentence', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
			expect(() => readReportFile(text, known)).toThrow(/^This file is no report.*as it was\.$/);
		}),
	);
});

test('a file of a newer version is refused', () => {
	const text = reportFileText([], dataHash, '2026-11-22').replace('"version": 1', '"version": 2');
	expect(() => readReportFile(text, known)).toThrow(/newer version/);
});

test('what the site does not have is left out and said, and the rest is kept', () => {
	const items = [
		{ kind: 'figure', figure: 'crystal-ball', query: '' },
		{ kind: 'figure', figure: 'headline', query: 'dx=sepsis,moon&level=99' },
		{ kind: 'figure', figure: 'kaplan-meier', query: 'kaplan-meier.by=moon&setting=ihca' },
		{ kind: 'figure', figure: 'headline', query: 'world=1,moon-7' },
		{ kind: 'poem' },
		{ kind: 'figure', figure: 'headline', query: 'x'.repeat(5000) },
		{ kind: 'note', text: '<b>kept</b>' },
	] as unknown as readonly ReportItem[];
	const text = JSON.stringify({
		kind: 'lowflow-report',
		version: 1,
		data: 'f'.repeat(64),
		items,
	});
	const { items: read, notices } = readReportFile(text, known);
	expect(read).toEqual([
		{ kind: 'figure', figure: 'headline', query: 'dx=sepsis&level=99' },
		{ kind: 'figure', figure: 'kaplan-meier', query: 'setting=ihca' },
		{ kind: 'figure', figure: 'headline', query: '' },
		{ kind: 'note', text: '<b>kept</b>' },
	]);
	expect(notices.join('\n')).toMatch(/other data \(version “ffffffff”/);
	expect(notices.join('\n')).toMatch(/no figure “crystal-ball”/);
	expect(notices.filter((notice) => notice.includes('moon'))).toHaveLength(3);
	expect(notices.filter((notice) => /^Entry (5|6) is no figure and no note/.test(notice))).toEqual(
		notices.filter((notice) => notice.startsWith('Entry')),
	);
	expect(notices.filter((notice) => notice.startsWith('Entry'))).toHaveLength(2);
});
