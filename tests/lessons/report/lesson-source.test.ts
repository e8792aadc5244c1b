import { beforeAll, describe, expect, it, vi } from 'vitest';
import { makeReportHtml } from '../../../src/lib/export/report/html.ts';
import type { ReportPart } from '../../../src/lib/export/report/parts.ts';
import { lessonCatalogue } from '../../../src/lib/lessons/index.ts';
import type { Lesson } from '../../../src/lib/lessons/lesson.ts';
import type { LessonAnswers } from '../../../src/lib/lessons/report/lesson-answers.ts';
import {
	lessonParts,
	needsTruth,
	reportLessons,
} from '../../../src/lib/lessons/report/lesson-parts.ts';
import { TEXT } from '../../../src/lib/lessons/report/part-names.ts';
import { sourceOf } from '../../../src/lib/lessons/report/lesson-source.ts';
import type { Found } from '../../../src/lib/lessons/worker/lesson-desk.ts';
import { settingsOf } from '../../../src/lib/lessons/settings.ts';
import { nodeDocument } from '../../../src/lib/plot/node-document.ts';
import type { KeptLesson } from '../../../src/lib/ui/report/report-items.ts';
import { madeWorld } from '../made-world.ts';

const { signal } = new AbortController();
const place = {
	facts: {
		schemaVersion: '0.2',
		generatorVersion: '1.0.0',
		siteVersion: '0.1.0',
		seed: 7,
		cases: 24_000,
		snapshot: 'end of 2024',
		hash: '0123456789abcdef'.repeat(4),
		whatIf: 'seed 7, 24,000 cases',
	},
	site: 'https://lowflow.example/x/',
	date: '2026-11-22',
};
const KEY = '1,cases-24000,seed-7';

function kept(
	lesson: string,
	part: string,
	query = '',
	more: Partial<KeptLesson> = {},
): KeptLesson {
	return { kind: 'lesson', lesson, part, query, key: 'item-1', opened: true, ...more };
}

/** The same for a reader who has not opened the answer key. */
function unread({ kind, lesson, part, query, key }: KeptLesson): KeptLesson {
	return { kind, lesson, part, query, key };
}

describe('parts of lessons in a report', () => {
	let lessons: readonly Lesson[];
	/** Lessons whose answer key was read. */
	let opened: string[] = [];
	let answers: LessonAnswers;

	beforeAll(async () => {
		vi.stubGlobal('document', nodeDocument());
		lessons = await Promise.all(lessonCatalogue.map(({ lesson }) => lesson()));
		const found = new Map<string, Found>();
		const { data, key } = await madeWorld({ cases: 24_000, seed: 7 });
		answers = {
			world: key.world,
			found: async (id, settings, truth) => {
				if (truth) opened.push(id);
				const name = JSON.stringify([id, settings]);
				const before = found.get(name);
				if (before !== undefined) return truth ? before : { ...before, truth: null };
				const analysis = await lessonCatalogue.find(({ facts }) => facts.id === id)?.analysis();
				const answer = analysis?.analyse(data, settings);
				const both = { answer, truth: analysis?.reveal(data, key, settings) };
				found.set(name, both);
				return truth ? both : { answer, truth: null };
			},
			made: async (id, settings) => {
				const analysis = await lessonCatalogue.find(({ facts }) => facts.id === id)?.analysis();
				return analysis?.again?.({ ...key.world, cases: 4000 }, settings, () => undefined);
			},
			close: () => undefined,
		};
		return () => vi.unstubAllGlobals();
	}, 60_000);

	const source = (revealed = false) =>
		sourceOf({
			answers,
			revealed: () => revealed,
			registry: () => ({ key: KEY, words: place.facts.whatIf }),
		});

	it('have names of their own, that the page of the report knows', async () => {
		const known = await reportLessons();
		for (const lesson of lessons) {
			const ids = lessonParts(lesson).map(({ id }) => id);
			expect(new Set(ids).size, lesson.facts.id).toBe(ids.length);
			expect(Object.keys(known[lesson.facts.id]?.parts ?? {})).toEqual(ids);
		}
	});

	it('leave as any figure does: marked, with their own link, words and numbers, and no prediction', async () => {
		const parts: ReportPart[] = [];
		for (const lesson of lessons) {
			const { id, number } = lesson.facts;
			for (const part of lessonParts(lesson)) {
				const what = `${id} ${part.id}`;
				const made = await source().part(kept(id, part.id, `world=${KEY}`), place, signal);
				parts.push(made);
				if (made.kind === 'note') throw new Error(`${what} is a note.`);
				const said = made.kind === 'figure' ? made.sheet : made.text;
				expect(said.title, what).toMatch(/^Simulated what-if registry: \S/);
				expect(said.mark, what).toMatch(/^Synthetic data\. Not patients\..*24,000 cases/);
				expect(said.link, what).toBe(
					`https://lowflow.example/x/learn/${id}/?step=${part.step}&world=${KEY}&v=1&data=01234567`,
				);
				expect(JSON.stringify(made), what).not.toMatch(/your prediction|you said|undefined|NaN/i);
				if (made.kind === 'text') {
					const words = made.text.blocks.map(({ text }) => text).join('\n');
					for (const heading of ['The claim', 'What the figures say', 'So what', 'Sources'])
						expect(words, what).toContain(heading);
					expect(words).toContain('On a what-if registry: seed 7');
					expect(words.includes('What the answer key shows')).toBe(part.id === TEXT.after);
					expect(words).not.toMatch(/\*\*/);
					continue;
				}
				expect(made.sheet.name).toMatch(new RegExp(`^Lesson ${number}: `));
				expect(made.sheet.table.rows.length, what).toBeGreaterThan(0);
				const counted = await source().count(kept(id, part.id, `world=${KEY}`), signal);
				if (counted.kind !== 'figure') throw new Error(`${what} is no figure.`);
				expect(made.sheet.title.endsWith(`registry: ${counted.view.title}`)).toBe(true);
				const drawn = counted.draw(900);
				expect(drawn === null, what).toBe(counted.view.empty !== null);
				if (drawn !== null) expect(Number(drawn.getAttribute('width'))).toBeLessThanOrEqual(720);
			}
		}
		expect(parts.length).toBeGreaterThan(14 * 5);
		const { file, failures } = await makeReportHtml(
			parts,
			place.date,
			nodeDocument(),
			() => undefined,
			signal,
		);
		expect(failures).toEqual([]);
		const html = new TextDecoder().decode(file.bytes);
		expect(html.match(/<section class="text"/g)).toHaveLength(28);
	}, 120_000);

	it('show their settings, and the registries made anew for a figure', async () => {
		const lesson = lessons.find(({ facts }) => facts.id === 'indication');
		if (lesson === undefined) throw new Error('Lesson 3 is needed.');
		const query = `adjust=severity&world=${KEY}`;
		const ladder = await source().part(kept('indication', 'ladder', query), place, signal);
		if (ladder.kind !== 'figure') throw new Error('It is a figure.');
		expect(ladder.sheet.link).toContain('?step=look&adjust=severity&world=');
		const settings = settingsOf(lesson.settings, { adjust: 'severity' });
		expect(ladder.sheet.options).toEqual(settings);
		const { answer } = await answers.found('indication', settings, false, signal);
		const figure = lesson.figures.find(({ id }) => id === 'ladder');
		const view = figure?.present(answer, { settings, confidenceLevel: 0.95 });
		expect(ladder.sheet.table.rows.map((row) => row.map(({ value }) => value))).toEqual(
			view?.table.rows.map((row) => row.map(({ value }) => value)),
		);
		const again = await source().part(
			kept('indication', 'strength-here', '', { made: ['4', '2'] }),
			place,
			signal,
		);
		if (again.kind !== 'figure') throw new Error('It is a figure.');
		expect(again.sheet.table.rows.map(([first]) => first?.value)).toEqual([1, 2, 4]);
	}, 60_000);

	it('keep the truth closed, and leave the answer key alone, until the reader has opened it', async () => {
		for (const lesson of lessons)
			for (const part of lessonParts(lesson)) {
				const { id } = lesson.facts;
				const item = kept(id, part.id);
				const unopened = unread(item);
				opened = [];
				if (needsTruth(part)) {
					expect(await source().count(unopened, signal)).toEqual({ kind: 'closed' });
					await expect(source().part(unopened, place, signal)).rejects.toThrow(/was not opened/);
				} else if (part.kind === 'look') await source().count(unopened, signal);
				expect(opened, `${id} ${part.id}`).toEqual([]);
			}
		const compared = unread(kept('minutes', 'comparison'));
		expect((await source(true).count(compared, signal)).kind).toBe('figure');
		expect(opened).toEqual(['minutes']);
	}, 60_000);
});
