import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, LoadedTable } from '../../src/lib/db/engine.ts';
import { nodeEngine } from '../../src/lib/db/node-engine.ts';
import { DEFAULT_COHORT, withClause } from '../../src/lib/domain/cohort.ts';
import { outcomeOf, type Task } from '../../src/lib/figures/computations.ts';
import { figure as figureNamed } from '../../src/lib/figures/index.ts';
import { figurePainter, presentFigures, tablesOf } from '../../src/lib/ui/board/figure-painter.ts';
import { generatedRegistry, type GeneratedRegistry } from '../figures/generated-registry.ts';

let registry: GeneratedRegistry;
let engine: Engine;

beforeAll(async () => {
	registry = generatedRegistry(1500, 3);
	engine = await nodeEngine({ registry: registry.source });
});

afterAll(() => engine.close());

const bySetting = figureNamed('survival-by-setting');
const summary = figureNamed('registry-summary');
const cohort = withClause(DEFAULT_COHORT, 'setting', { kind: 'levels', levels: ['ihca'] });
const asked = { cohort, options: {}, cohortKey: 'setting=ihca' };
const signal = new AbortController().signal;

describe('the answer to a page', () => {
	it('counts the cohort by itself, not by a figure that ignores filters', async () => {
		// All counts shown: of a small cohort those left out would be hidden.
		const exact = { ...asked, choices: { small: 'show' } };
		const { rows, view } = await presentFigures([bySetting], engine, exact);
		const minors = registry.runs.filter((run) => run['age_group'] !== 'adult');
		const inHospital = minors.filter((run) => run['setting'] === 'ihca');
		expect(rows).toBe(inHospital.length);
		expect(view('survival-by-setting').n.cohort).toBe(minors.length);
		expect(inHospital.length).toBeLessThan(minors.length);
	});

	it('is that of the figures asked for, and only those', async () => {
		const painter = figurePainter([bySetting, summary], () => Promise.resolve(engine));
		const answers = await painter.answer(['registry-summary'], asked, signal);
		expect(answers.rows).toBeGreaterThan(0);
		expect(() => answers.draw('survival-by-setting', 358)).toThrow(RangeError);
		expect(() => answers.draw('no-such-figure', 358)).toThrow(RangeError);
		expect(painter.statements('survival-by-setting', asked)).toHaveLength(1);
	});

	it('loads what its figures need before it asks, for the options chosen', async () => {
		const needy = {
			...bySetting,
			id: 'needy',
			options: {
				arm: {
					label: 'Arm',
					values: ['no', 'yes'].map((value) => ({ value, label: value })),
					initial: 'no',
				},
			},
			tables: ['centre'] as const,
			tablesFor: (options: Readonly<Record<string, string>>): readonly LoadedTable[] =>
				options['arm'] === 'yes' ? ['conventional', 'centre'] : [],
		};
		const chosen = { ...asked, options: { needy: { arm: 'yes' } } };
		expect(tablesOf([bySetting], asked)).toEqual([]);
		expect(tablesOf([bySetting, needy], asked)).toEqual(['centre']);
		expect(tablesOf([bySetting, needy], chosen)).toEqual(['centre', 'conventional']);

		const wanted: (readonly LoadedTable[])[] = [];
		const painter = figurePainter([bySetting, needy], (tables) => {
			wanted.push(tables);
			return Promise.resolve(engine);
		});
		await painter.answer(['survival-by-setting'], chosen, signal);
		await painter.answer(['needy'], chosen, signal);
		expect(wanted).toEqual([[], ['centre', 'conventional']]);
	});

	it('is the same whether a task is done apart or here', async () => {
		for (const [id, options] of [
			['competing-outcomes', { by: 'age_group' }],
			['centre-funnel', { measure: 'adjusted' }],
			['subgroup-forest', { show: 'contrast' }],
		] as const) {
			const one = figureNamed(id);
			const chosen = { ...asked, options: { [id]: options } };
			await engine.load(['conventional']);
			const tasks: Task[] = [];
			const here = await presentFigures([one], engine, chosen);
			expect(here.later(id)).toBeNull();
			const apart = await presentFigures([one], engine, chosen, signal, (task) => {
				tasks.push(structuredClone(task));
				return Promise.resolve(structuredClone(outcomeOf(structuredClone(task))));
			});
			expect(tasks).toHaveLength(1);
			expect(() => apart.view(id)).toThrow('not there yet');
			await apart.later(id);
			expect(apart.later(id)).toBeNull();
			expect(apart.view(id)).toEqual(here.view(id));
		}
	});
});
