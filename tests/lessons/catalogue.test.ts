import { beforeAll, describe, expect, it } from 'vitest';
import { folderSource } from '../../src/lib/db/folder-source.ts';
import { nodeEngine } from '../../src/lib/db/node-engine.ts';
import { comparisonChart } from '../../src/lib/lessons/comparison/comparison-chart.ts';
import { comparisonView } from '../../src/lib/lessons/comparison/comparison-view.ts';
import { answerKey } from '../../src/lib/lessons/data/answer-key.ts';
import { lessonDataOf } from '../../src/lib/lessons/data/lesson-data-of.ts';
import { extractOf } from '../../src/lib/lessons/data/lesson-data.ts';
import { lessonCatalogue } from '../../src/lib/lessons/index.ts';
import type { Lesson, LessonAnalysis, Settings } from '../../src/lib/lessons/lesson.ts';
import { settingsOf } from '../../src/lib/lessons/settings.ts';
import { SOURCES } from '../../src/lib/lessons/sources.ts';
import type { View } from '../../src/lib/figures/figure.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { SCREEN } from '../../src/lib/plot/themes.ts';

/** Words that explain instead of describing; no title has them. */
const CAUSAL =
	/\b(because|due to|effects?|impacts?|benefits?|improves?|reduces?|saves?|protects?|risk factors?)\b/i;

/** The published file, read once for all lessons. */
const file = (async () => {
	const engine = await nodeEngine({ registry: 'static/registry' });
	const data = await lessonDataOf(engine, ['cases', 'shortEvents', 'runs', 'complications']);
	await engine.close();
	const source = folderSource('static/registry');
	const streams = {
		cases: await source.table('answer_key'),
		centres: await source.table('answer_key_centre'),
	};
	return { data, key: answerKey(streams, extractOf(data, 'cases').columns.case_id) };
})();

it('is numbered in order, with ids of its own', () => {
	const numbers = lessonCatalogue.map(({ facts }) => facts.number);
	expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
	expect(new Set(lessonCatalogue.map(({ facts }) => facts.id)).size).toBe(numbers.length);
	for (const { facts } of lessonCatalogue) expect(facts.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

describe.each(lessonCatalogue.map((entry) => [entry.facts.id, entry] as const))(
	'%s',
	(_, entry) => {
		let lesson: Lesson;
		let analysis: LessonAnalysis;
		let settings: Settings;
		let answer: unknown;
		let truth: unknown;

		beforeAll(async () => {
			lesson = await entry.lesson();
			analysis = await entry.analysis();
			settings = settingsOf(lesson.settings);
			const { data, key } = await file;
			answer = analysis.analyse(data, settings);
			truth = analysis.reveal(data, key, settings);
		});

		function expectWhole(view: View): void {
			expect(view.title).not.toMatch(CAUSAL);
			expect(view.title.length).toBeGreaterThan(10);
			expect(view.description).toMatch(/\d/);
			expect(view.table.rows.length).toBeGreaterThan(0);
			for (const row of view.table.rows) expect(row).toHaveLength(view.table.columns.length);
			expect(view.n.used).toBeLessThanOrEqual(view.n.cohort);
			const words = [view.title, view.subtitle, view.description, ...view.notes].join(' ');
			expect(words).not.toMatch(/NaN|undefined|Infinity|\[object/);
		}

		it('answers in plain JSON: a page is sent it', () => {
			expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
		});

		it('asks, explains every option, and has one right answer to each question', () => {
			const { text } = lesson;
			expect(text.quiz.length).toBeGreaterThanOrEqual(3);
			for (const { options } of text.quiz) {
				expect(options.filter(({ right }) => right === true)).toHaveLength(1);
				expect(options.length).toBeGreaterThanOrEqual(2);
				for (const { why } of options) expect(why.length).toBeGreaterThan(20);
			}
			expect(text.instructor.length).toBeGreaterThan(0);
			expect(text.soWhat.sentence).toMatch(/\?$/);
			expect(lesson.facts.domains.length).toBeGreaterThan(0);
		});

		it('cites papers that can be looked up, each once', () => {
			const names = lesson.text.sources.map(({ source }) => source);
			expect(new Set(names).size).toBe(names.length);
			for (const name of names)
				expect('doi' in SOURCES[name] || 'address' in SOURCES[name]).toBe(true);
		});

		it('answers in plain JSON that fits into a page', () => {
			const text = JSON.stringify(answer);
			expect(JSON.parse(text)).toEqual(answer);
			expect(text.length).toBeLessThan(40_000);
			expect(JSON.parse(JSON.stringify(truth))).toEqual(truth);
		});

		it('draws every figure at any width, with its numbers and its words', () => {
			const context = { settings, confidenceLevel: 0.95 };
			for (const figure of lesson.figures) {
				const view = figure.present(answer, context);
				expectWhole(view);
				for (const width of [358, 660]) {
					const drawing = { document: nodeDocument(), width, theme: SCREEN, idPrefix: figure.id };
					const svg = figure.chart(view, drawing);
					expect(svg === null).toBe(view.empty !== null);
					expect(svg?.outerHTML ?? '').not.toMatch(/NaN|undefined|Infinity/);
				}
			}
			for (const figure of lesson.truthFigures ?? [])
				expectWhole(figure.present({ answer, truth }, context));
		});

		it('puts its answers beside the truth', () => {
			const comparison = lesson.comparison(answer, settings, truth);
			expect(comparison.rows.some(({ role }) => role === 'naive')).toBe(true);
			expect(comparison.rows.some(({ role }) => role === 'careful')).toBe(true);
			for (const { lower, upper, estimate } of comparison.rows) {
				expect(Number.isFinite(estimate)).toBe(true);
				if (lower !== null) expect(lower).toBeLessThanOrEqual(estimate);
				if (upper !== null) expect(upper).toBeGreaterThanOrEqual(estimate);
			}
			const view = comparisonView(comparison, lesson.trueValue(truth, settings), 0.3);
			expectWhole(view);
			const svg = comparisonChart(view, {
				document: nodeDocument(),
				width: 660,
				theme: SCREEN,
				idPrefix: 'c',
			});
			expect(svg?.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
		});

		it('says what it shows without a hole', () => {
			const said = [
				...lesson.reading(answer, settings),
				...lesson.verdict(answer, truth, settings, null),
			];
			expect(said.length).toBeGreaterThan(1);
			for (const sentence of said) expect(sentence).not.toMatch(/NaN|undefined|Infinity|\[object/);
		});
	},
);
