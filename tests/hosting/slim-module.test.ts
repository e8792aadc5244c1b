import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import { describe, expect, test } from 'vitest';
import { slimModule } from '../../src/hosting/slim-module.ts';

const resolve = createRequire(import.meta.url).resolve;

/** One function that gives 42, exported under these names. */
function moduleWith(names: readonly string[]): Uint8Array<ArrayBuffer> {
	const entries = names.flatMap((name) => [name.length, ...new TextEncoder().encode(name), 0, 0]);
	return Uint8Array.from([
		...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
		...[1, 5, 1, 0x60, 0, 1, 0x7f],
		...[3, 2, 1, 0],
		...[7, entries.length + 1, names.length, ...entries],
		...[10, 6, 1, 4, 0, 0x41, 42, 0x0b],
	]);
}

describe('slimModule', () => {
	test('keeps the exports a script names, and the code', async () => {
		const slim = slimModule(
			moduleWith(['used', 'unused', '$also_used']),
			'm.used(); m["$also_used"]',
		);
		const { instance } = await WebAssembly.instantiate(Uint8Array.from(slim));
		expect(Object.keys(instance.exports)).toEqual(['used', '$also_used']);
		expect((instance.exports['used'] as () => number)()).toBe(42);
	});

	test('takes a part of a name for no name', async () => {
		const slim = slimModule(moduleWith(['run']), 'm.running()');
		const { instance } = await WebAssembly.instantiate(Uint8Array.from(slim));
		expect(Object.keys(instance.exports)).toEqual([]);
	});

	test('refuses what is no module, or not a whole one', () => {
		expect(() => slimModule(new TextEncoder().encode('<html>'), '')).toThrow(RangeError);
		const cut = moduleWith(['used']);
		expect(() => slimModule(cut.subarray(0, cut.length - 3), '')).toThrow(RangeError);
	});
});

test('the database answers as before without its unused exports', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'lowflow-slim-'));
	const original = await readFile(resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
	const script = await readFile(
		resolve('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs'),
		'utf8',
	);
	const slim = slimModule(original, script);
	expect(original.length - slim.length).toBeGreaterThan(5_000_000);
	const mainModule = join(folder, 'slim.wasm');
	await writeFile(mainModule, slim);
	const database = await createDuckDB(
		{ mvp: { mainModule, mainWorker: '' }, eh: { mainModule, mainWorker: '' } },
		new VoidLogger(),
		NODE_RUNTIME,
	);
	await database.instantiate();
	database.open({});
	const connection = database.connect();
	const rows = connection.query(
		"select sum(i)::int as s, regexp_replace('abc', 'b', 'x') as r, quantile_cont(i, 0.5) as q from range(1001) t(i)",
	);
	expect(rows.toArray().map(String)).toEqual(['{"s": 500500, "r": "axc", "q": 500}']);
	expect(() => connection.query("select error('on purpose')")).toThrow(/on purpose/);
	expect(() => connection.query('selec')).toThrow(/syntax error/);
	connection.close();
	await rm(folder, { recursive: true });
});
