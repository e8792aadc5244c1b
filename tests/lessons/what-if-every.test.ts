import { beforeAll, describe, expect, it } from 'vitest';
import { comparisonView } from '../../src/lib/lessons/comparison/comparison-view.ts';
import { lessonCatalogue } from '../../src/lib/lessons/index.ts';
import type { Lesson, Settings } from '../../src/lib/lessons/lesson.ts';
import { settingsOf } from '../../src/lib/lessons/settings.ts';
import type { Settings as World } from '../../src/lib/synthesis/what-if/settings.ts';
import { madeWorld } from './made-world.ts';

const HOLE = /NaN|undefined|Infinity|\[object/;

/** What a programmer reads, not a reader. */
const RAW = /is not a function|Cannot read|undefined|NaN|Infinity|\[object|out of range/;

/** Every choice of a lesson once, the others as they open. */
function openings(lesson: Lesson): readonly Settings[] {
	const chosen = Object.entries(lesson.settings).flatMap(([name, spec]) =>
		spec.kind === 'choice'
			? spec.values
					.filter(({ value }) => value !== spec.initial)
					.map(({ value }) => ({ [name]: value }))
			: [],
	);
	return [{}, ...chosen].map((each) => settingsOf(lesson.settings, each));
}

const WORLDS: readonly (readonly [string, Partial<World>, all: boolean])[] = [
	['without benefit', { cases: 8000, seed: 7, noEffect: true }, false],
	['with a hidden variable four times as strong', { cases: 8000, seed: 2, hidden: 4 }, false],
	[
		'with no value missing and centres alike',
		{ cases: 8000, seed: 3, missing: 0, centres: 0 },
		false,
	],
	['with nearly everything missing', { cases: 8000, seed: 4, missing: 1.9 }, false],
	['of 500 arrests', { cases: 500, seed: 5 }, false],
	// Of these cases one lesson's full model has no estimate; it must answer all the same.
	['a third of the published size', { cases: 20_000, seed: 5 }, true],
];

describe.each(WORLDS)('every lesson on a registry %s', (_, changes, all) => {
	let world: Awaited<ReturnType<typeof madeWorld>>;

	beforeAll(async () => {
		world = await madeWorld(changes);
	}, 120_000);

	it.each(lessonCatalogue.map((entry) => [entry.facts.id, entry] as const))(
		'%s runs without a hole, or says why not',
		async (id, entry) => {
			const [lesson, analysis] = await Promise.all([entry.lesson(), entry.analysis()]);
			const { data, key } = world;
			for (const settings of openings(lesson).slice(0, all ? 1 : undefined)) {
				const what = `${id} ${JSON.stringify(settings)}`;
				let answer: unknown;
				let truth: unknown;
				try {
					answer = analysis.analyse(data, settings);
					truth = analysis.reveal(data, key, settings);
				} catch (error) {
					expect(error, what).toBeInstanceOf(Error);
					expect(error, what).not.toBeInstanceOf(TypeError);
					const { message } = error as Error;
					expect(message, what).not.toMatch(RAW);
					expect(message.length, what).toBeGreaterThan(15);
					// A registry of this size has an answer to everything a lesson opens with.
					expect(all, `${what}: ${message}`).toBe(false);
					continue;
				}
				const context = { settings, confidenceLevel: 0.95 };
				const views = [
					...lesson.figures.map((figure) => figure.present(answer, context)),
					comparisonView(
						lesson.comparison(answer, settings, truth),
						lesson.trueValue(truth, settings),
						null,
					),
					...(lesson.truthFigures ?? []).map((figure) =>
						figure.present({ answer, truth }, context),
					),
				];
				const said = [
					...views.flatMap(({ title, subtitle, notes, description }) => [
						title,
						subtitle,
						...notes,
						description,
					]),
					...lesson.reading(answer, settings),
					...lesson.verdict(answer, truth, settings, null),
				];
				for (const words of said) expect(words, what).not.toMatch(HOLE);
			}
		},
		120_000,
	);
});

describe('a truth that needs a second run', () => {
	it('is that of the registry’s own world: none where ECPR, or volume, does nothing', async () => {
		const entry = lessonCatalogue.find(({ facts }) => facts.id === 'case-mix');
		const analysis = await entry?.analysis();
		const lesson = await entry?.lesson();
		if (analysis === undefined || lesson === undefined) throw new Error('Lesson 5 is needed.');
		const settings = settingsOf(lesson.settings);
		for (const changes of [{ noEffect: true }, { centres: 0 }]) {
			const { data, key } = await madeWorld({ cases: 12_000, seed: 8, ...changes });
			const answer = analysis.analyse(data, settings);
			const truth = analysis.reveal(data, key, settings) as { readonly difference: number };
			expect(truth.difference).toBe(0);
			const said = lesson.verdict(answer, truth, settings, null).join(' ');
			expect(said).toContain('The true difference is 0.');
			expect(said).not.toContain('wrong sign: it');
		}
	}, 120_000);
});
