import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeView } from '../../src/lib/domain/view-url.ts';
import { catalogue } from '../../src/lib/figures/index.ts';
import { lessonCatalogue } from '../../src/lib/lessons/index.ts';
import type { LessonAnswers } from '../../src/lib/lessons/report/lesson-answers.ts';
import { lessonParts } from '../../src/lib/lessons/report/lesson-parts.ts';
import { sourceOf } from '../../src/lib/lessons/report/lesson-source.ts';
import { writeAddress } from '../../src/lib/lessons/settings.ts';
import { DEFAULT_WORLD } from '../../src/lib/synthesis/parameters/world.ts';
import { withWorld } from '../../src/lib/ui/what-if/world-search.ts';
import { readReportFile } from '../../src/lib/ui/report/report-file.ts';
import { reportFileText } from '../../src/lib/ui/report/report-file-text.ts';
import type { LessonItem, ReportItem } from '../../src/lib/ui/report/report-items.ts';
import { DISPLAY } from '../../src/lib/ui/view/display.ts';
import { anyCohort } from '../domain/arbitraries.ts';

const dataHash = 'ab12cd34'.padEnd(64, '0');
const answers: LessonAnswers = {
	world: DEFAULT_WORLD,
	found: () => Promise.reject(new Error('A file is read without counting.')),
	made: () => Promise.reject(new Error('A file is read without counting.')),
	close: () => undefined,
};
const lessons = sourceOf({
	answers,
	revealed: () => false,
	registry: () => ({ key: '', words: '' }),
});
const known = {
	figures: catalogue,
	codes: {},
	dataHash,
	lesson: (item: LessonItem) => lessons.checked(item),
};
const taught = await Promise.all(lessonCatalogue.map(({ lesson }) => lesson()));

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

const lessonItem = fc
	.record({
		lesson: fc.constantFrom(...taught),
		pick: fc.nat(50),
		world: fc.constantFrom('', '1,seed-7', '1,effect-none'),
		title: fc.option(fc.string({ minLength: 1, maxLength: 60 })),
	})
	.map(({ lesson, pick, world, title }): ReportItem => {
		const settings = Object.fromEntries(
			Object.entries(lesson.settings).map(([name, spec]) => {
				if (spec.kind === 'choice')
					return [name, spec.values[pick % spec.values.length]?.value ?? ''];
				const steps = Math.round((spec.high - spec.low) / spec.step);
				return [name, String(spec.low + (pick % (steps + 1)) * spec.step)];
			}),
		);
		const parts = lessonParts(lesson);
		const part = parts[pick % parts.length];
		if (part === undefined) throw new Error('A lesson has parts.');
		const query = withWorld(writeAddress(lesson.settings, settings, null), world).slice(1);
		const made = part.kind === 'again' && pick % 2 === 0 ? { made: ['2', '4'] } : {};
		return {
			...{ kind: 'lesson', lesson: lesson.facts.id, part: part.id, query, ...made },
			...(title !== null && { title }),
		};
	});

const noteItem = fc
	.string({ unit: 'grapheme', maxLength: 200 })
	.map((text): ReportItem => ({ kind: 'note', text }));

test('what was saved is what is opened, whatever is in it', async () => {
	const anyItem = fc.oneof(figureItem, lessonItem, noteItem);
	await fc.assert(
		fc.asyncProperty(fc.array(anyItem, { maxLength: 6 }), async (items) => {
			// That the reader opened the answer key stays on the device.
			const kept = items.map((item) =>
				item.kind === 'lesson' ? { ...item, opened: true as const } : item,
			);
			const text = reportFileText(kept, dataHash, '2026-11-22');
			expect(await readReportFile(text, known)).toEqual({ items, notices: [] });
		}),
		{ numRuns: 60 },
	);
});

test('whatever the text, it is a report or refused in a sentence', async () => {
	await fc.assert(
		fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
			await expect(readReportFile(text, known)).rejects.toThrow(
				/^This file is no report.*as it was\.$/,
			);
		}),
	);
});

test('a file of a newer version is refused', async () => {
	const text = reportFileText([], dataHash, '2026-11-22').replace('"version": 1', '"version": 2');
	await expect(readReportFile(text, known)).rejects.toThrow(/newer version/);
});

test('what the site does not have is left out and said, and the rest is kept', async () => {
	const items = [
		{ kind: 'figure', figure: 'crystal-ball', query: '' },
		{ kind: 'figure', figure: 'headline', query: 'dx=sepsis,moon&level=99' },
		{ kind: 'figure', figure: 'kaplan-meier', query: 'kaplan-meier.by=moon&setting=ihca' },
		{ kind: 'figure', figure: 'headline', query: 'world=1,moon-7' },
		{ kind: 'poem' },
		{ kind: 'figure', figure: 'headline', query: 'x'.repeat(5000) },
		{ kind: 'note', text: '<b>kept</b>' },
		{ kind: 'lesson', lesson: 'astrology', part: 'text', query: '' },
		{ kind: 'lesson', lesson: 'indication', part: 'crystal-ball', query: '' },
		{
			kind: 'lesson',
			lesson: 'indication',
			part: 'strength-here',
			query: 'adjust=severity&group=nobody&step=look',
			made: ['2', '99', 'x'],
			opened: true,
		},
	] as unknown as readonly ReportItem[];
	const text = JSON.stringify({
		kind: 'lowflow-report',
		version: 1,
		data: 'f'.repeat(64),
		items,
	});
	const { items: read, notices } = await readReportFile(text, known);
	expect(read).toEqual([
		{ kind: 'figure', figure: 'headline', query: 'dx=sepsis&level=99' },
		{ kind: 'figure', figure: 'kaplan-meier', query: 'setting=ihca' },
		{ kind: 'figure', figure: 'headline', query: '' },
		{ kind: 'note', text: '<b>kept</b>' },
		{
			kind: 'lesson',
			lesson: 'indication',
			part: 'strength-here',
			query: 'adjust=severity',
			made: ['2'],
		},
	]);
	expect(notices.join('\n')).toMatch(/other data \(version “ffffffff”/);
	expect(notices.join('\n')).toMatch(/no figure “crystal-ball”/);
	expect(notices.filter((notice) => notice.includes('moon'))).toHaveLength(3);
	expect(notices.join('\n')).toMatch(/no lesson “astrology”/);
	expect(notices.join('\n')).toMatch(/Lesson 3 of this site has no figure “crystal-ball”/);
	expect(notices.join('\n')).toMatch(/cannot be “nobody”/);
	expect(notices.filter((notice) => /^Entry (5|6) is no figure,/.test(notice))).toEqual(
		notices.filter((notice) => notice.startsWith('Entry')),
	);
	expect(notices.filter((notice) => notice.startsWith('Entry'))).toHaveLength(2);
});
