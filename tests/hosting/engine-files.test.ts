import { mkdtemp, readdir, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeEngineFiles } from '../../src/hosting/engine-files.ts';

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lowflow-engine-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the engine is written once, complete, and again only when something is wrong', async () => {
	expect(await writeEngineFiles(folder)).toBe(true);
	expect((await readdir(folder)).sort()).toEqual([
		'duckdb-browser-eh.worker.js',
		'duckdb-eh.wasm.gzbin',
		'engine.json',
	]);
	const list = JSON.parse(await readFile(join(folder, 'engine.json'), 'utf8')) as {
		wasm: { bytes: number; gzipBytes: number };
		worker: { bytes: number };
	};
	const packed = await readFile(join(folder, 'duckdb-eh.wasm.gzbin'));
	expect(packed.length).toBe(list.wasm.gzipBytes);
	expect(gunzipSync(packed).length).toBe(list.wasm.bytes);
	expect(packed.length).toBeLessThan(8_000_000);
	const worker = await readFile(join(folder, 'duckdb-browser-eh.worker.js'), 'utf8');
	expect(Buffer.byteLength(worker)).toBe(list.worker.bytes);
	expect(worker).toContain('navigator.locks.request(self.name');
	expect(worker).not.toContain('sourceMappingURL');

	const { mtimeMs } = await stat(join(folder, 'duckdb-eh.wasm.gzbin'));
	expect(await writeEngineFiles(folder)).toBe(false);
	expect((await stat(join(folder, 'duckdb-eh.wasm.gzbin'))).mtimeMs).toBe(mtimeMs);

	await unlink(join(folder, 'duckdb-browser-eh.worker.js'));
	expect(await writeEngineFiles(folder)).toBe(true);
	await writeFile(join(folder, 'engine.json'), '{"source":"an older version"}');
	expect(await writeEngineFiles(folder)).toBe(true);
});
