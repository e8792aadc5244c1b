import { createHash } from 'node:crypto';
import { tableFromIPC } from '@uwdata/flechette';
import { describe, expect, it } from 'vitest';
import { manifestHash } from '../../src/lib/db/manifest.ts';
import { variablesOf } from '../../src/lib/domain/codebook.ts';
import { TABLE_COLUMNS, TABLE_FILES } from '../../src/lib/synthesis/encode/tables.ts';
import { DEFAULT_WORLD, worldWith } from '../../src/lib/synthesis/parameters/world.ts';
import { generateRegistry, makeRegistry, type Registry } from '../../src/lib/synthesis/registry.ts';
import { publishedRegistry } from './helpers/registry.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const hashOf = (registry: Registry) =>
	manifestHash(
		Object.fromEntries(
			TABLE_FILES.map((table) => [table, { sha256: sha256(registry[table].bytes) }]),
		),
	);

/** Change both only together with GENERATOR_VERSION: whoever has the old data then makes them anew. */
const SMALL_HASH = 'c6fad69b344010452d9ea45fad5a4276e96b2053fcafc4a125da2db3a68031ff';
const PUBLISHED_HASH = '3687b94c21cc3291b343f2d789f338543841e87bb111921aa8e501122f644d5b';

describe('same seed, same bytes', () => {
	const small = worldWith({ cases: 3000, seed: 5 });

	it('makes the same bytes twice', () => {
		const [first, second] = [generateRegistry(small), generateRegistry(small)];
		expect(hashOf(first)).toBe(hashOf(second));
		expect(hashOf(generateRegistry(worldWith({ cases: 3000, seed: 6 })))).not.toBe(hashOf(first));
	});

	it('makes the bytes that every other machine makes', () => {
		expect(hashOf(generateRegistry(small))).toBe(SMALL_HASH);
	});

	it('makes the published registry', () => {
		expect(hashOf(publishedRegistry().bytes)).toBe(PUBLISHED_HASH);
	});

	it('makes parts that do not depend on the order they are asked for', () => {
		const world = worldWith({ cases: 40_000, seed: 9 });
		const forth = makeRegistry(world);
		const back = makeRegistry(world);
		expect(forth.parts).toBe(3);
		const later = back.part(2);
		expect(sha256(back.part(0).tables.runs.bytes)).toBe(sha256(forth.part(0).tables.runs.bytes));
		expect(sha256(later.tables.complication.bytes)).toBe(
			sha256(forth.part(2).tables.complication.bytes),
		);
	});
});

describe('tables', () => {
	const { bytes } = publishedRegistry();

	it.each(TABLE_FILES)('%s holds its columns in order, and its rows', (table) => {
		const read = tableFromIPC(bytes[table].bytes);
		expect(read.names).toEqual(TABLE_COLUMNS[table].map(({ name }) => name));
		expect(read.numRows).toBe(bytes[table].rows);
	});

	it('carries every field of the codebook', () => {
		expect(variablesOf('arrest_case')).toHaveLength(100);
		const names = new Set(TABLE_COLUMNS.runs.map(({ name }) => name));
		for (const { name } of variablesOf('arrest_case')) expect(names).toContain(name);
		expect(bytes.runs.rows + bytes.conventional.rows).toBe(DEFAULT_WORLD.cases);
		expect(bytes.answer_key.rows).toBe(DEFAULT_WORLD.cases);
	});

	it('keeps numbers within range and to their decimals', () => {
		for (const table of ['runs', 'conventional'] as const) {
			const read = tableFromIPC(bytes[table].bytes);
			for (const { name, range, decimals, storage } of variablesOf('arrest_case')) {
				if (storage !== 'integer' && storage !== 'number') continue;
				const scale = 10 ** (storage === 'integer' ? 0 : (decimals ?? 0));
				const values = read.getChild(name).toArray() as ArrayLike<number | null>;
				const wrong = Array.from(values).find(
					(value) =>
						value !== null &&
						((range !== undefined && (value < range[0] || value > range[1])) ||
							Math.abs(Math.round(value * scale) / scale - value) > 1e-9),
				);
				expect([name, wrong]).toEqual([name, undefined]);
			}
		}
	});

	it('stores enumerations in codebook order', () => {
		const read = tableFromIPC(bytes.runs.bytes);
		for (const { name, levels } of variablesOf('arrest_case')) {
			if (levels === undefined) continue;
			const batch = read.getChild(name).data[0] as unknown as {
				dictionary: { toArray(): ArrayLike<string> };
			};
			expect(Array.from(batch.dictionary.toArray())).toEqual(levels.map(({ value }) => value));
		}
	});

	it('counts every eligible arrest and 1.3 shorter ones for each', () => {
		const { cases, denominator } = publishedRegistry();
		const eligible = tableFromIPC(bytes.eligible_counts.bytes).toArray() as {
			n_eligible: number;
			dx_group: string;
		}[];
		const total = eligible.reduce((sum, { n_eligible: n }) => sum + n, 0);
		expect(total).toBe(cases.length);
		const septic = eligible.filter(({ dx_group }) => dx_group === 'sepsis');
		expect(septic.reduce((sum, { n_eligible: n }) => sum + n, 0)).toBe(
			cases.filter(({ dx_group }) => dx_group === 'sepsis').length,
		);
		for (const [adult, survival] of [
			[false, 0.6],
			[true, 0.4],
		] as const) {
			const rows = denominator.filter(({ age_group }) => (age_group === 'adult') === adult);
			const events = rows.reduce((sum, { n_cpr_lt10: n }) => sum + n, 0);
			const alive = rows.reduce((sum, { n_survived_lt10: n }) => sum + n, 0);
			const arrests = cases.filter(({ age_group }) => (age_group === 'adult') === adult).length;
			expect(events / arrests).toBeCloseTo(1.3, 2);
			expect(Math.abs(alive / events - survival)).toBeLessThan(0.01);
		}
	});

	it('gives centres a truth that goes with their volume', () => {
		const { centreKeys } = publishedRegistry();
		const small = centreKeys.filter(({ declared_volume: volume }) => volume < 10);
		const large = centreKeys.filter(({ declared_volume: volume }) => volume >= 20);
		const mean = (rows: typeof small) =>
			rows.reduce((sum, { true_difference: d }) => sum + d, 0) / rows.length;
		expect(mean(large)).toBeGreaterThan(mean(small) + 0.03);
		const intercepts = centreKeys.map(({ random_intercept: value }) => value);
		const sd = Math.sqrt(intercepts.reduce((sum, v) => sum + v * v, 0) / intercepts.length);
		expect(sd).toBeGreaterThan(0.1);
		expect(sd).toBeLessThan(0.2);
	});
});
