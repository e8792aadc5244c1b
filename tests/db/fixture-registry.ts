import {
	bool,
	dictionary,
	float64,
	int16,
	int32,
	tableFromArrays,
	tableToIPC,
	utf8,
	type DataType,
} from '@uwdata/flechette';
import { bytesToHex } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { variablesOf } from '../../src/lib/domain/codebook.ts';
import { complicationGroupOf, isMajorComplication } from '../../src/lib/domain/complications.ts';
import type { Variable } from '../../src/lib/domain/variable.ts';
import { manifestHash, type Manifest } from '../../src/lib/db/manifest.ts';
import { memorySource } from '../../src/lib/db/memory-source.ts';
import type { RegistrySource } from '../../src/lib/db/registry-source.ts';

export type Value = string | number | boolean | null;
export type Row = Record<string, Value>;

export interface FixtureRegistry {
	readonly rows: Readonly<Record<string, readonly Row[]>>;
	readonly streams: Record<string, Uint8Array<ArrayBuffer>>;
	readonly manifest: Manifest;
	readonly source: RegistrySource;
}

const BANDS: Variable[] = variablesOf('centre').filter(({ name }) =>
	['centre_type', 'annual_ecpr_volume_band'].includes(name),
);

const COUNTS: readonly Variable[] = [
	...variablesOf('cpr_denominator').filter(
		({ name }) => !name.startsWith('n_') && name !== 'centre_id',
	),
	...BANDS,
	...variablesOf('arrest_case').filter(({ name }) => name === 'dx_group'),
	...variablesOf('cpr_denominator')
		.filter(({ name }) => name === 'n_cpr_lt10')
		.map((each): Variable => ({ ...each, name: 'n_eligible' })),
];

/**
 * A small registry with every column of the codebook, filled at random: nothing in it means anything.
 * `lastRun`: values that the last run has in place of random ones.
 */
export function fixtureRegistry(
	seed: number,
	runs = 400,
	conventional = 300,
	lastRun: Row = {},
): FixtureRegistry {
	const arrest = [...variablesOf('arrest_case'), ...BANDS];
	const columns: Record<string, readonly Variable[]> = {
		runs: arrest,
		conventional: arrest,
		complication: variablesOf('complication'),
		centre: variablesOf('centre'),
		cpr_denominator: variablesOf('cpr_denominator'),
		eligible_counts: COUNTS,
	};
	const rows: Record<string, Row[]> = {
		runs: filled(arrest, runs, seed),
		conventional: filled(arrest, conventional, seed + 1),
		complication: filled(variablesOf('complication'), runs * 2, seed + 2),
		centre: filled(variablesOf('centre'), 12, seed + 3),
		cpr_denominator: filled(variablesOf('cpr_denominator'), 20, seed + 4),
		eligible_counts: filled(COUNTS, 30, seed + 5),
	};
	rows['runs']?.forEach((row, at) => (row['case_id'] = `C${at}`));
	rows['conventional']?.forEach((row, at) => (row['case_id'] = `C${runs + at}`));
	rows['complication']?.forEach((row, at) => {
		row['case_id'] = `C${(at * 7) % Math.floor(runs * 0.8)}`;
		row['comp_group'] = complicationGroupOf(String(row['comp_code']));
		row['is_major'] = isMajorComplication({
			comp_code: String(row['comp_code']),
			severity: String(row['severity']),
			intervention: String(row['intervention']),
		});
	});
	Object.assign(rows['runs']?.at(-1) ?? {}, lastRun);
	const streams: Record<string, Uint8Array<ArrayBuffer>> = {};
	const tables: Record<string, Manifest['tables'][string]> = {};
	for (const [table, variables] of Object.entries(columns)) {
		const stream = encoded(variables, rows[table] ?? []);
		streams[table] = stream;
		tables[table] = {
			file: `${table}.arrows.gzbin`,
			rows: rows[table]?.length ?? 0,
			columns: variables.length,
			bytes: stream.length,
			gzipBytes: stream.length,
			sha256: bytesToHex(sha256(stream)),
		};
	}
	const manifest: Manifest = {
		schemaVersion: '0.2',
		generatorVersion: '0.0.0',
		seed,
		cases: runs + conventional,
		snapshot: 'never',
		hash: manifestHash(tables),
		tables,
	};
	return { rows, streams, manifest, source: memorySource(manifest, streams) };
}

/** Rows as an Arrow IPC stream, typed as the published files are. */
export function encoded(
	variables: readonly Pick<Variable, 'name' | 'storage'>[],
	rows: readonly Row[],
): Uint8Array<ArrayBuffer> {
	const arrays = Object.fromEntries(
		variables.map(({ name }) => [name, rows.map((row) => row[name] ?? null)]),
	);
	const types = Object.fromEntries(variables.map((each) => [each.name, typeOf(each)]));
	const bytes = tableToIPC(tableFromArrays(arrays, { types }), { format: 'stream' });
	if (!bytes) throw new Error('flechette wrote nothing');
	return new Uint8Array(bytes);
}

function typeOf({ name, storage }: Pick<Variable, 'name' | 'storage'>): DataType {
	if (storage === 'enum') return dictionary(utf8(), int16());
	if (storage === 'boolean') return bool();
	if (storage === 'integer') return name.startsWith('n_') ? int32() : int16();
	return storage === 'number' ? float64() : utf8();
}

function filled(variables: readonly Variable[], count: number, seed: number): Row[] {
	const row = fc.record(Object.fromEntries(variables.map((each) => [each.name, valuesOf(each)])));
	return fc.sample(row, { numRuns: count, seed });
}

function valuesOf(of: Variable): fc.Arbitrary<Value> {
	const known = presentValuesOf(of);
	return of.missing === 'Never' || ['age_group', 'comp_code', 'comp_group'].includes(of.name)
		? known
		: fc.option(known, { freq: 4 });
}

function presentValuesOf({ name, storage, levels, range }: Variable): fc.Arbitrary<Value> {
	if (name === 'centre_id') return fc.integer({ min: 1, max: 12 }).map((n) => `K${1000 + n}`);
	if (levels) return fc.constantFrom(...levels.map(({ value }) => value));
	if (storage === 'boolean') return fc.boolean();
	const [low, high] = range ?? [0, 100];
	if (storage === 'integer') return fc.integer({ min: Math.ceil(low), max: Math.floor(high) });
	if (storage === 'number') {
		return fc.integer({ min: Math.ceil(low), max: Math.floor(high) }).map((n) => n / 2);
	}
	return fc.stringMatching(/^[a-z,"=+ ]{0,6}$/);
}
