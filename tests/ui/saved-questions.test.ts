import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine.ts';
import { nodeEngine } from '../../src/lib/db/node-engine.ts';
import { sameCohort } from '../../src/lib/domain/cohort.ts';
import { decodeView } from '../../src/lib/domain/view-url.ts';
import { figure as figureNamed } from '../../src/lib/figures/index.ts';
import { questionOf } from '../../src/lib/figures/explore/question.ts';
import { linkedQuestions } from '../../src/lib/ui/explore/linked-questions.ts';
import { SAVED_QUESTIONS } from '../../src/lib/ui/explore/saved-questions.ts';
import { exploredView } from '../figures/explore/explored.ts';
import { generatedRegistry } from '../figures/generated-registry.ts';
import { optionValues } from '../../src/lib/figures/run.ts';

const questions = SAVED_QUESTIONS.flatMap((group) => group.questions);
const links = linkedQuestions().flatMap((group) => group.questions);

let engine: Engine;
beforeAll(async () => {
	const { source } = generatedRegistry(12_000, 5);
	engine = await nodeEngine({ registry: source, tables: ['runs', 'conventional'] });
});
afterAll(() => engine.close());

describe('the saved questions', () => {
	it('are a library, each once', () => {
		expect(questions.length).toBeGreaterThanOrEqual(14);
		expect(new Set(questions.map(({ words }) => words)).size).toBe(questions.length);
		for (const { words } of questions) expect(words).toMatch(/^[A-Z].*\?$/);
	});

	it('have the four that a clinician must find', () => {
		const answers = new Map(questions.map(({ words, figure }) => [words, figure]));
		expect(
			answers.get('Does ward arrest do worse than cardiac-ICU arrest, allowing for diagnosis?'),
		).toBe('explore');
		expect(answers.get('Which complications come early?')).toBe('complication-onset');
		expect(answers.get('Is my centre unusual, or small?')).toBe('centre-funnel');
		expect(answers.get('How late is too late?')).toBe('low-flow-survival');
	});

	it.each(questions.map((question, at) => [question.words, question, links[at]] as const))(
		'%s opens as it was saved',
		(_, question, link) => {
			const { options: specs } = figureNamed(question.figure);
			const { view, notices } = decodeView(link?.search ?? '?nothing', {
				specs: { choices: {}, figures: { [question.figure]: specs } },
			});
			expect(notices).toEqual([]);
			expect(sameCohort(view.cohort, question.cohort)).toBe(true);
			expect(view.options[question.figure] ?? {}).toEqual(question.options);
		},
	);

	it.each(
		questions.filter(({ figure }) => figure === 'explore').map((one) => [one.words, one] as const),
	)('%s has an answer, with nothing set aside', async (_, { options, cohort }) => {
		const values = optionValues(figureNamed('explore'), options);
		expect(questionOf(values).setAside).toEqual([]);
		const view = await exploredView(engine, cohort, options);
		expect(view.empty).toBeNull();
		expect(view.n.used).toBeGreaterThan(0);
	});
});
