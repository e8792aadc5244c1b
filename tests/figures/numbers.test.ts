import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/lib/db/engine.ts';
import { nodeEngine } from '../../src/lib/db/node-engine.ts';
import { DEFAULT_COHORT, EVERYONE, type Cohort } from '../../src/lib/domain/cohort.ts';
import { SHOW_SMALL_CELLS } from '../../src/lib/domain/small-cell.ts';
import type { TableTwin, View } from '../../src/lib/figures/figure.ts';
import { overviewFigures } from '../../src/lib/figures/overview.ts';
import { planFigures } from '../../src/lib/figures/run.ts';
import { DEFAULT_WORLD } from '../../src/lib/synthesis/parameters/world.ts';
import { fewFilters } from '../domain/arbitraries.ts';
import { context } from './frozen-results.ts';
import { generatedRegistry, type GeneratedRegistry } from './generated-registry.ts';
import { expectedTable } from './second-route.ts';

let registry: GeneratedRegistry;
let engine: Engine;

beforeAll(async () => {
	registry = generatedRegistry(DEFAULT_WORLD.cases, DEFAULT_WORLD.seed);
	engine = await nodeEngine({ registry: registry.source, tables: ['runs', 'eligible_counts'] });
});
afterAll(() => engine.close());

/** Views of all figures with nothing hidden, so that every number can be compared. */
async function views(cohort: Cohort): Promise<Map<string, View>> {
	const plan = planFigures(overviewFigures, cohort);
	const tables = [];
	for (const statement of plan.statements) tables.push(await engine.query(statement));
	const results = plan.read(tables);
	return new Map(
		overviewFigures.map((figure) => {
			const plain: unknown = JSON.parse(JSON.stringify(results.get(figure.id)));
			expect(plain, `${figure.id} is plain JSON`).toEqual(results.get(figure.id));
			return [
				figure.id,
				figure.present(plain, { ...context(figure, cohort), policy: SHOW_SMALL_CELLS }),
			];
		}),
	);
}

/** The table as words → numbers. */
function numbersOf({ columns, rows }: TableTwin): Map<string, (number | null)[]> {
	const isNumber = columns.map(({ numeric }) => numeric);
	return new Map(
		rows.map((row) => [
			row
				.filter((_, at) => isNumber[at] !== true)
				.map(({ text }) => text)
				.join(' | '),
			row
				.filter((_, at) => isNumber[at] === true)
				.map(({ value }) => (typeof value === 'number' ? value : null)),
		]),
	);
}

const Z = 1.959963984540054;

/** Limits of Wilson's interval as the roots of (p − x/n)² = z² p (1 − p) / n. */
function wilsonRoots(x: number, n: number): readonly [number, number] {
	const a = 1 + (Z * Z) / n;
	const b = -(2 * (x / n) + (Z * Z) / n);
	const c = (x / n) ** 2;
	const root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
	return [(-b - root) / (2 * a), (-b + root) / (2 * a)];
}

/** Checks the two limits that stand after every share of a table. */
function checkIntervals({ columns, rows }: TableTwin): void {
	columns.forEach(({ label }, share) => {
		if (label !== '%') return;
		for (const row of rows) {
			const [x, n, , lower, upper] = row.slice(share - 2, share + 3).map(({ value }) => value);
			if (typeof lower !== 'number' || typeof upper !== 'number') continue;
			const [low, high] = wilsonRoots(Number(x), Number(n));
			expect(lower).toBeCloseTo(low, 9);
			expect(upper).toBeCloseTo(high, 9);
		}
	});
}

async function check(cohort: Cohort): Promise<number> {
	let compared = 0;
	for (const [id, view] of await views(cohort)) {
		const figure = overviewFigures.find((one) => one.id === id);
		const expected = expectedTable(id, figure?.draws ?? [], registry, cohort);
		const found = numbersOf(view.table);
		if (view.n.cohort === 0) {
			expect(view.empty, id).toMatch(/^No ECPR run matches/);
			continue;
		}
		checkIntervals(view.table);
		expect([...found.keys()].toSorted(), id).toEqual([...expected.keys()].toSorted());
		for (const [key, numbers] of expected) {
			const own = found.get(key) ?? [];
			expect(own.length, `${id}: ${key}`).toBe(numbers.length);
			numbers.forEach((number, at) => {
				if (number !== null) expect(own[at], `${id}: ${key}, number ${at}`).toBe(number);
			});
			compared += numbers.length;
		}
	}
	return compared;
}

describe('every number of every figure, counted again by loops over the rows', () => {
	test('the cohort the site opens with', async () => {
		expect(await check(DEFAULT_COHORT)).toBeGreaterThan(300);
	});

	test('the whole registry', async () => {
		expect(await check(EVERYONE)).toBeGreaterThan(900);
	});

	test('the acceptance case: single ventricle, neonates, cardiac ICU', async () => {
		const levels = (...names: string[]) => ({ kind: 'levels' as const, levels: names });
		const compared = await check({
			clauses: {
				age_group: levels('neonate'),
				location: levels('cicu'),
				dx_group: levels('chd_single_ventricle'),
			},
		});
		expect(compared).toBeGreaterThan(100);
	});

	test('random cohorts', async () => {
		let compared = 0;
		await fc.assert(
			fc.asyncProperty(fewFilters(3), async (cohort) => {
				compared += await check(cohort);
			}),
			{ seed: 20241, numRuns: 25 },
		);
		expect(compared).toBeGreaterThan(3000);
	}, 300_000);
});
