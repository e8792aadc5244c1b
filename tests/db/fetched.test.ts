import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveBuild, type ServedSite } from '../../src/hosting/serve.ts';
import { earlySource } from '../../src/lib/db/early-source.ts';
import { isEngineError, isLoadError } from '../../src/lib/db/errors.ts';
import { fetchEngineList, fetchEngineModule } from '../../src/lib/db/fetched-engine.ts';
import { fetchedSource } from '../../src/lib/db/fetched-source.ts';
import { fixtureRegistry } from './fixture-registry.ts';

const fixture = fixtureRegistry(3, 100, 20);
const module = new Uint8Array(50_000).map((_, at) => (at * 7) % 256);
let folder: string;
let site: ServedSite;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lowflow-fetched-'));
	for (const name of ['registry', 'broken', 'engine', 'cut']) await mkdir(join(folder, name));
	for (const name of ['registry', 'broken']) {
		await writeFile(join(folder, name, 'manifest.json'), JSON.stringify(fixture.manifest));
	}
	const runs = gzipSync(fixture.streams['runs'] ?? new Uint8Array());
	await writeFile(join(folder, 'registry', 'runs.arrows.gzbin'), runs);
	await writeFile(join(folder, 'broken', 'runs.arrows.gzbin'), runs.subarray(0, 700));
	const packed = gzipSync(module);
	const list = {
		wasm: { file: 'm.gzbin', bytes: module.length, gzipBytes: packed.length },
		worker: { file: 'w.js', bytes: 10 },
	};
	for (const name of ['engine', 'cut']) {
		await writeFile(join(folder, name, 'engine.json'), JSON.stringify(list));
	}
	await writeFile(join(folder, 'engine', 'm.gzbin'), packed);
	await writeFile(join(folder, 'cut', 'm.gzbin'), packed.subarray(0, 200));
	await writeFile(join(folder, 'registry', 'engine.json'), '{"wasm":{"file":"../x"}}');
	site = await serveBuild({ port: 0, folder, base: '/x/y', headers: [] });
});
afterAll(async () => {
	await site.close();
	await rm(folder, { recursive: true });
});

const faultOf = (work: Promise<unknown>) =>
	work.then(
		() => 'fetched',
		(error: unknown) =>
			isLoadError(error) || isEngineError(error) ? error.fault : (error as Error).name,
	);

describe('fetchedSource', () => {
	test('fetches and checks a table below a sub-path, and reports its bytes', async () => {
		let bytes = 0;
		const source = fetchedSource(`${site.url}registry/`);
		const stream = await source.table('runs', (more) => (bytes += more));
		expect(stream).toEqual(fixture.streams['runs']);
		expect(bytes).toBe(gzipSync(fixture.streams['runs'] ?? new Uint8Array()).length);
	});

	test('says what is wrong', async () => {
		const good = fetchedSource(`${site.url}registry/`);
		expect(await faultOf(good.table('centre'))).toBe('missing');
		expect(await faultOf(good.table('nonsense'))).toBe('missing');
		expect(await faultOf(fetchedSource(`${site.url}broken/`).table('runs'))).toBe('truncated');
		expect(await faultOf(fetchedSource(`${site.url}nowhere/`).manifest())).toBe('missing');
		expect(await faultOf(fetchedSource('http://localhost:1/').manifest())).toBe('unreachable');
	});

	test('asks again for a manifest that failed', async () => {
		const source = fetchedSource(`${site.url}later/`);
		expect(await faultOf(source.manifest())).toBe('missing');
		await mkdir(join(folder, 'later'));
		await writeFile(join(folder, 'later', 'manifest.json'), JSON.stringify(fixture.manifest));
		expect((await source.manifest()).hash).toBe(fixture.manifest.hash);
	});

	test('stops when told to', async () => {
		const source = fetchedSource(`${site.url}registry/`);
		const reason = new DOMException('left the page', 'AbortError');
		await expect(source.table('runs', undefined, AbortSignal.abort(reason))).rejects.toBe(reason);
	});
});

describe('earlySource', () => {
	test('begins before it is asked, once a table', async () => {
		const asked: string[] = [];
		const source = earlySource(
			{
				...fixture.source,
				table: (name) => {
					asked.push(name);
					return fixture.source.table(name);
				},
			},
			['runs'],
			() => undefined,
		);
		expect(asked).toEqual(['runs']);
		expect((await source.table('runs')).length).toBe(fixture.streams['runs']?.length);
		expect(asked).toEqual(['runs']);
		await source.table('runs');
		await source.table('centre');
		expect(asked).toEqual(['runs', 'runs', 'centre']);
	});

	test('tells of the first failure without being asked', async () => {
		const broken = fetchedSource(`${site.url}broken/`);
		const source = earlySource(broken, ['runs'], () => undefined);
		expect(await faultOf(source.failed)).toBe('truncated');
	});
});

describe('the engine module', () => {
	test('is inflated into a blob of its type', async () => {
		const base = `${site.url}engine/`;
		let bytes = 0;
		const list = await fetchEngineList(base);
		const blob = await fetchEngineModule(base, list, (more) => (bytes += more));
		expect(new Uint8Array(await blob.arrayBuffer())).toEqual(module);
		expect(blob.type).toBe('application/wasm');
		expect(bytes).toBe(list.wasm.gzipBytes);
	});

	test('that is missing, cut off or of another size says so', async () => {
		const list = await fetchEngineList(`${site.url}engine/`);
		const fetched = (folderName: string, of = list) =>
			faultOf(fetchEngineModule(`${site.url}${folderName}/`, of, () => undefined));
		expect(await fetched('nowhere')).toBe('engine-missing');
		expect(await fetched('cut')).toBe('engine-damaged');
		const other = { ...list, wasm: { ...list.wasm, bytes: 1 } };
		expect(await fetched('engine', other)).toBe('engine-damaged');
		expect(await faultOf(fetchEngineList(`${site.url}nowhere/`))).toBe('engine-missing');
		expect(await faultOf(fetchEngineList(`${site.url}registry/`))).toBe('engine-damaged');
	});
});
