import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/lib/db/engine.ts';
import { isEngineError, isLoadError, isQueryError, QueryError } from '../../src/lib/db/errors.ts';
import { manifestHash, type Manifest } from '../../src/lib/db/manifest.ts';
import { memorySource } from '../../src/lib/db/memory-source.ts';
import { nodeEngine } from '../../src/lib/db/node-engine.ts';
import { fixtureRegistry } from './fixture-registry.ts';

const fixture = fixtureRegistry(5, 120, 80);
let folder: string;
let engine: Engine;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lowflow-registry-'));
	for (const [table, stream] of Object.entries(fixture.streams)) {
		await writeFile(join(folder, `${table}.arrows.gzbin`), gzipSync(stream));
	}
	await writeFile(join(folder, 'manifest.json'), JSON.stringify(fixture.manifest));
	engine = await nodeEngine({ registry: folder });
});
afterAll(async () => {
	await engine.close();
	await rm(folder, { recursive: true });
});

const ask = async (sql: string, params: (string | number)[] = []) =>
	(await engine.query({ sql, params })).column('answer');

describe('what is loaded', () => {
	test('has the rows of the files, and their values', async () => {
		expect(await ask('select count(*) as answer from runs')).toEqual([120]);
		expect(await ask('select case_id as answer from runs')).toEqual(
			fixture.rows['runs']?.map((row) => row['case_id']),
		);
		for (const name of ['location', 'baseline_neuro', 'off_hours', 'severity_index']) {
			expect(await ask(`select ${name} as answer from runs`)).toEqual(
				fixture.rows['runs']?.map((row) => row[name]),
			);
		}
	});

	test('keeps enumerations in codebook order', async () => {
		expect(await ask('select distinct age_group as answer from runs order by age_group')).toEqual([
			'neonate',
			'infant',
			'child',
			'adolescent',
			'adult',
		]);
	});

	test('has derived columns that are never missing for a run', async () => {
		expect(
			await ask(
				'select count(*) as answer from runs where age_class is null or major_complication is null or comp_renal is null or n_comp_groups is null',
			),
		).toEqual([0]);
		expect(await ask('select max(n_comp_groups) as answer from runs')).not.toEqual([0]);
	});

	test('grows when asked, and is all arrests once the others are there', async () => {
		await expect(ask('select count(*) as answer from arrest_case')).rejects.toThrow(QueryError);
		await Promise.all([engine.load(['conventional']), engine.load(['conventional', 'centre'])]);
		await engine.load(['conventional']);
		expect(await ask('select count(*) as answer from arrest_case')).toEqual([200]);
		expect(
			await ask(
				'select count(*) as answer from arrest_case where major_complication is null and comp_limb is null and age_class is not null',
			),
		).toEqual([80]);
	});

	test('comes back with 64-bit numbers as numbers and missing as null', async () => {
		const answer = await ask(
			'select unnest([9007199254740991::bigint, null, 7::hugeint::bigint]) as answer',
		);
		expect(answer).toEqual([9007199254740991, null, 7]);
		expect(await ask('select 1.25::decimal(9, 2) as answer')).toEqual([1.25]);
	});

	test('binds text as text', async () => {
		expect(await ask('select ? as answer', [`'; drop table runs; --`])).toEqual([
			`'; drop table runs; --`,
		]);
	});
});

describe('the lock', () => {
	test.each([
		`select * from read_csv('${join('/etc', 'hostname')}')`,
		`select * from read_text('package.json')`,
		`copy runs to '${join(tmpdir(), 'lowflow-copied.csv')}'`,
		`attach '${join(tmpdir(), 'lowflow-attached.db')}' as other`,
		`export database '${join(tmpdir(), 'lowflow-exported')}'`,
		'load parquet',
		"load 'https://example.org/x.duckdb_extension'",
		"select * from 'x.parquet'",
		"select json_extract('{}', 'a')",
		'set enable_external_access = true',
		'set autoinstall_known_extensions = true',
		'set lock_configuration = false',
		'reset lock_configuration',
		"set memory_limit = '1GB'",
	])('refuses %s', async (sql) => {
		const error: unknown = await engine
			.query({ sql, params: [] })
			.catch((thrown: unknown) => thrown);
		expect(isQueryError(error) && error.sql).toBe(sql);
		expect(String(error)).toMatch(/other figures still work/);
	});

	test('leaves no file behind', async () => {
		await expect(access(join(tmpdir(), 'lowflow-copied.csv'))).rejects.toThrow();
		await expect(access(join(tmpdir(), 'lowflow-attached.db'))).rejects.toThrow();
	});

	test('installs no extension', async () => {
		await engine.query({ sql: 'install json', params: [] }).catch(() => undefined);
		expect(
			await ask(
				'select count(*) as answer from duckdb_extensions() where loaded and not (install_mode is null or install_mode in (?, ?))',
				['STATICALLY_LINKED', 'UNKNOWN'],
			),
		).toEqual([0]);
		await expect(engine.query({ sql: 'load json', params: [] })).rejects.toThrow(QueryError);
	});
});

describe('an abort', () => {
	test('before the question keeps it from being asked', async () => {
		const reason = new DOMException('no longer wanted', 'AbortError');
		await expect(
			engine.query({ sql: 'not even SQL', params: [] }, AbortSignal.abort(reason)),
		).rejects.toBe(reason);
	});

	test('while it is asked means no answer', async () => {
		const controller = new AbortController();
		const answer = engine.query({ sql: 'select 1', params: [] }, controller.signal);
		controller.abort();
		await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
	});
});

describe('files that are not right', () => {
	const startWith = async (
		change: (registry: { manifest: Manifest; streams: typeof fixture.streams }) => {
			manifest?: Manifest;
			streams?: typeof fixture.streams;
		},
	) => {
		const { manifest, streams } = { ...fixture, ...change(fixture) };
		return nodeEngine({ registry: memorySource(manifest, streams) }).then(
			() => null,
			(error: unknown) => error,
		);
	};
	const withRuns = (change: Partial<Manifest['tables'][string]>): Manifest => {
		const runs = fixture.manifest.tables['runs'];
		if (!runs) throw new Error('The fixture lacks runs.');
		const tables = { ...fixture.manifest.tables, runs: { ...runs, ...change } };
		return { ...fixture.manifest, tables, hash: manifestHash(tables) };
	};

	test('a manifest that promises more rows or columns is found out', async () => {
		const rows = await startWith(() => ({ manifest: withRuns({ rows: 121 }) }));
		expect(isLoadError(rows) && rows.fault).toBe('mismatch');
		expect(String(rows)).toContain('120 of 121 rows');
		const columns = await startWith(() => ({ manifest: withRuns({ columns: 7 }) }));
		expect(String(columns)).toMatch(/\d+ of 7 columns/);
	});

	test('a table that is not there, or not in the manifest, is named', async () => {
		const others = Object.fromEntries(
			Object.entries(fixture.streams).filter(([table]) => table !== 'runs'),
		);
		const error = await startWith(() => ({ streams: others }));
		expect(isLoadError(error) && error.fault).toBe('missing');
	});

	test('a value outside the codebook is refused, and nothing of the table stays', async () => {
		const stranger = fixtureRegistry(5, 120, 80, { setting: 'on_the_moon' });
		const other = await nodeEngine({ registry: stranger.source, tables: ['centre'] });
		const error: unknown = await other.load(['runs']).catch((thrown: unknown) => thrown);
		expect(isLoadError(error) && error.fault).toBe('mismatch');
		expect(String(error)).toContain('on_the_moon');
		for (const table of ['runs', 'raw_runs']) {
			await expect(other.query({ sql: `from ${table}`, params: [] })).rejects.toThrow(QueryError);
		}
		const centres = await other.query({ sql: 'select count(*) as n from centre', params: [] });
		expect(centres.column('n')).toEqual([12]);
		await other.close();
	});

	test('a folder without a registry is named', async () => {
		const error: unknown = await nodeEngine({ registry: join(folder, 'nowhere') }).catch(
			(thrown: unknown) => thrown,
		);
		expect(isLoadError(error) && error.fault).toBe('missing');
		expect(String(error)).toContain('manifest.json');
	});

	test('a manifest that is no JSON is named', async () => {
		const other = await mkdtemp(join(tmpdir(), 'lowflow-broken-'));
		await writeFile(join(other, 'manifest.json'), '{');
		const error: unknown = await nodeEngine({ registry: other }).catch((thrown: unknown) => thrown);
		expect(isLoadError(error) && error.fault).toBe('manifest');
		await rm(other, { recursive: true });
	});
});

test('a closed engine says so', async () => {
	const other = await nodeEngine({ registry: fixture.source, tables: [] });
	await other.close();
	await other.close();
	const error: unknown = await other
		.query({ sql: 'select 1', params: [] })
		.catch((thrown: unknown) => thrown);
	expect(isEngineError(error) && error.fault).toBe('closed');
});
