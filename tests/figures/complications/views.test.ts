import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/lib/db/engine.ts';
import { nodeEngine } from '../../../src/lib/db/node-engine.ts';
import {
	DEFAULT_COHORT,
	EVERYONE,
	FILTER_NAMES,
	matches,
	normaliseCohort,
	type Cohort,
} from '../../../src/lib/domain/cohort.ts';
import { complicationAssociation } from '../../../src/lib/figures/complication-association/complication-association.ts';
import { complicationPairs } from '../../../src/lib/figures/complication-pairs/complication-pairs.ts';
import { incidence } from '../../../src/lib/figures/complication-onset/incidence.ts';
import { complicationFigures } from '../../../src/lib/figures/complications.ts';
import type { Figure, FigureAnswer, OptionValues, View } from '../../../src/lib/figures/figure.ts';
import { optionValues, planFigures } from '../../../src/lib/figures/run.ts';
import { SHOW_SMALL_CELLS, SUPPRESS_SMALL_CELLS } from '../../../src/lib/domain/small-cell.ts';
import { filterOf } from '../../../src/lib/domain/filters.ts';
import { nodeDocument } from '../../../src/lib/plot/node-document.ts';
import { LIGHT } from '../../../src/lib/plot/themes.ts';
import { fewFilters } from '../../domain/arbitraries.ts';
import { CAUSAL_WORDS, choices } from '../choices.ts';
import { context } from '../frozen-results.ts';
import { generatedRegistry, type GeneratedRegistry } from '../generated-registry.ts';
import { overlaps, placedTexts } from '../svg-texts.ts';

let engine: Engine;
let registry: GeneratedRegistry;

beforeAll(async () => {
	registry = generatedRegistry(12_000, 5);
	engine = await nodeEngine({ registry: registry.source, tables: ['runs'] });
});
afterAll(() => engine.close());

async function viewOf(figure: Figure, cohort: Cohort, chosen: OptionValues): Promise<View> {
	const plan = planFigures([figure], cohort, { [figure.id]: chosen });
	const tables = [];
	for (const statement of plan.statements) tables.push(await engine.query(statement));
	return figure.present(plan.read(tables).get(figure.id), {
		...context(figure, cohort),
		options: optionValues(figure, chosen),
	});
}

/** Words read well, nothing is cut or covered at any width, and no small count is told. */
function check(figure: Figure, view: View, widths: readonly number[] = [358, 560, 1180]): void {
	expect(view.title).not.toMatch(CAUSAL_WORDS);
	for (const text of [view.title, view.subtitle, view.description, ...view.notes])
		expect(text).not.toMatch(/NaN|undefined|null|Infinity|\.\.|\s{2}/);
	for (const row of view.table.rows) expect(row.length).toBe(view.table.columns.length);
	visit(view.drawn);
	for (const width of widths) {
		const svg = figure.chart(view, {
			document: nodeDocument(),
			width,
			theme: LIGHT,
			idPrefix: 'x',
		});
		expect(svg === null, 'a drawing unless empty').toBe(view.empty !== null);
		if (svg === null) continue;
		expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
		const texts = placedTexts(svg);
		expect(overlaps(texts)).toEqual([]);
		expect(texts.filter(({ left, right }) => left < -0.5 || right > width + 0.5)).toEqual([]);
	}
}

function visit(value: unknown): void {
	if (typeof value !== 'object' || value === null) return;
	if ('kind' in value && value.kind === 'shown' && 'x' in value && 'n' in value) {
		const { x, n } = value as { x: number; n: number };
		for (const count of [x, n - x]) expect(count === 0 || count > 4, `${x} of ${n}`).toBe(true);
	}
	Object.values(value).forEach(visit);
}

const levels = (...names: string[]) => ({ kind: 'levels' as const, levels: names });

/** A few runs, so that nearly everything is hidden. */
const FEW: Cohort = {
	clauses: { age_group: levels('neonate'), dx_group: levels('sepsis'), setting: levels('ihca') },
};

/** A cohort of one run: the filters say all that filters can say of it. */
function onlyRun(): Cohort {
	for (const run of registry.runs) {
		const cohort = normaliseCohort({
			clauses: Object.fromEntries(
				FILTER_NAMES.filter((name) => filterOf(name).kind === 'levels').map((name) => [
					name,
					levels(run[name] === null ? 'unknown' : String(run[name])),
				]),
			),
		});
		const same = registry.runs.filter((other) => matches(other, cohort));
		if (same.length === 1 && run['survived_discharge'] !== null) return cohort;
	}
	throw new Error('no run stands alone');
}

/** The year is never missing. */
const NOBODY: Cohort = { clauses: { arrest_year: levels('unknown') } };

for (const figure of complicationFigures)
	describe(figure.id, () => {
		test.each([
			['under 18', DEFAULT_COHORT],
			['everyone', EVERYONE],
			['a few', FEW],
		] as const)('%s: every choice reads and draws well', async (_, cohort) => {
			for (const chosen of choices(figure)) {
				const view = await viewOf(figure, cohort, chosen);
				check(figure, view);
				if (figure.id === 'complication-onset' && cohort === FEW)
					expect(view.empty ?? 'Too few to say: ').toMatch(/^Too few to say: /);
				else expect(view.empty).toBeNull();
				expect(view.n.used).toBeLessThanOrEqual(view.n.cohort);
			}
		});

		test('one run: nothing of it can be told', async () => {
			const cohort = onlyRun();
			for (const chosen of choices(figure)) {
				const view = await viewOf(figure, cohort, chosen);
				check(figure, view, [358]);
				if (figure.id === 'complication-onset') expect(view.empty).toMatch(/^Too few to say: /);
				else expect(view.empty).toBeNull();
				if (figure.id === 'complication-heatmap') continue;
				expect(view.n.cohort).toBe(1);
				expect(view.description).toContain('too few to say');
				expect(view.description).not.toMatch(/\d\u202f%/);
				expect(view.subtitle).not.toMatch(/ECMO-hours in all/);
			}
		});

		test('no run matches: a sentence instead of a drawing', async () => {
			for (const chosen of choices(figure)) {
				const view = await viewOf(figure, NOBODY, chosen);
				check(figure, view);
				expect(view.empty).toMatch(/^No ECPR run matches these filters/);
				expect(view.n).toEqual({ cohort: 0, used: 0 });
			}
		});

		test('no rows at all', () => {
			for (const chosen of choices(figure)) {
				const options = optionValues(figure, chosen);
				const answers = figure
					.requests(DEFAULT_COHORT, options)
					.map(({ kind }): FigureAnswer =>
						kind === 'cells' ? { kind, cells: [] } : { kind: 'rows', rows: [] },
					);
				const view = figure.present(figure.result(answers, DEFAULT_COHORT, options), {
					...context(figure, DEFAULT_COHORT),
					options,
				});
				check(figure, view);
				expect(view.empty).toMatch(/^No ECPR run matches these filters/);
			}
		});

		test('random cohorts read and draw well', async () => {
			await fc.assert(
				fc.asyncProperty(fewFilters(3), fc.nat(), async (cohort, at) => {
					const all = choices(figure);
					check(figure, await viewOf(figure, cohort, all[at % all.length] ?? {}), [358]);
				}),
				{ seed: 41, numRuns: 15 },
			);
		});
	});

describe('what is hidden stays hidden', () => {
	const everything = (figure: Figure, view: View): string => {
		const svg = figure.chart(view, {
			document: nodeDocument(),
			width: 560,
			theme: LIGHT,
			idPrefix: 'x',
		});
		return JSON.stringify(view) + (svg?.outerHTML ?? '');
	};

	test('survival with a rare complication may be any, and nothing a reader sees changes', () => {
		const view = (runs: number, alive: number, suppress = true): string => {
			const counts = { runs: 60, known: 60, alive: 30 };
			const result = {
				runs: 200,
				known: 200,
				alive: 90,
				kinds: complicationAssociation
					.result([], DEFAULT_COHORT, {})
					.kinds.map(({ kind }) =>
						kind === 'limb' ? { kind, runs, known: runs, alive } : { kind, ...counts },
					),
			};
			return everything(
				complicationAssociation,
				complicationAssociation.present(result, {
					...context(complicationAssociation, DEFAULT_COHORT),
					policy: suppress ? SUPPRESS_SMALL_CELLS : SHOW_SMALL_CELLS,
				}),
			);
		};
		expect(view(3, 1)).toBe(view(3, 2));
		expect(view(3, 1)).toBe(view(2, 1));
		expect(view(20, 2)).toBe(view(20, 3));
		expect(view(3, 1, false)).not.toBe(view(2, 1, false));
	});

	test('a pair that few runs have, or lack, is told neither by share nor by ratio', () => {
		const view = (both: number): string => {
			const empty = complicationPairs.result([], DEFAULT_COHORT, {});
			const result = {
				runs: 300,
				pairs: empty.pairs.map((pair, at) => ({
					...pair,
					withOne: 40,
					withOther: 50,
					both: at === 0 ? both : 20,
				})),
			};
			return everything(
				complicationPairs,
				complicationPairs.present(result, context(complicationPairs, DEFAULT_COHORT)),
			);
		};
		expect(view(1)).toBe(view(4));
		expect(view(37)).toBe(view(39));
		expect(view(10)).not.toBe(view(11));
	});

	test('curves stop before the hour at which 1 to 4 are at risk', () => {
		const exits = Array.from(
			{ length: 40 },
			(_, at) => [Math.max(1, at * 3), 1 + (at % 3), 1] as const,
		);
		const stopped = incidence(exits, 0.95, SUPPRESS_SMALL_CELLS);
		const whole = incidence(exits, 0.95, SHOW_SMALL_CELLS);
		expect(stopped.complication?.stop).toBe(105 / 24);
		expect(whole.complication?.stop).toBe(336 / 24);
		// Three had one by 24 hours.
		expect(stopped.landmarks.map(({ atRisk }) => atRisk)).toEqual([
			{ least: 29, most: 38 },
			16,
			null,
			null,
		]);
		expect(stopped.landmarks[0]?.complication).toBeNull();
		expect(whole.landmarks.map(({ atRisk }) => atRisk)).toEqual([32, 16, 0, 0]);
		expect(stopped.atRisk).toEqual([40, 16, null, null]);
	});

	test('a complication that 1 to 4 runs had has no curve, nor do the ends beside it', () => {
		const rare = [
			...Array.from({ length: 3 }, (_, at) => [at, 1, 1] as const),
			[50, 2, 60],
			[60, 3, 50],
		] as const;
		const { complication, others, landmarks } = incidence(rare, 0.95, SUPPRESS_SMALL_CELLS);
		expect([complication, others]).toEqual([null, null]);
		expect(landmarks.every(({ atRisk, died }) => atRisk === null && died === null)).toBe(true);
		const few = [
			[5, 1, 30],
			[50, 2, 3],
			[60, 3, 50],
		] as const;
		const second = incidence(few, 0.95, SUPPRESS_SMALL_CELLS);
		expect(second.complication?.steps.at(-1)?.reached?.share).toBeCloseTo(30 / 83, 12);
		expect(second.others).toBeNull();
		expect(second.landmarks[0]).toMatchObject({ atRisk: 53, died: null, offAlive: null });
	});
});
