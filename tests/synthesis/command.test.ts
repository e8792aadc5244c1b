import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isComplete, type Manifest } from '../../data/manifest.ts';
import { BadFlag, parseOptions } from '../../data/options.ts';
import { makeProgress } from '../../data/progress.ts';
import { writeRegistry } from '../../data/write-registry.ts';
import { TABLE_FILES } from '../../src/lib/synthesis/encode/tables.ts';
import { worldWith } from '../../src/lib/synthesis/parameters/world.ts';
import { generateRegistry } from '../../src/lib/synthesis/registry.ts';

const world = worldWith({ cases: 2500, seed: 4 });
let folder = '';
let out = '';
let manifest: Manifest;
const told: [number, number][] = [];

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lowflow-data-'));
	out = join(folder, 'registry');
	manifest = await writeRegistry(world, out, (done, of) => told.push([done, of]));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('writeRegistry', () => {
	it('writes what the generator makes, compressed, with a manifest that agrees', async () => {
		const memory = generateRegistry(world);
		expect(JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'))).toEqual(manifest);
		for (const table of TABLE_FILES) {
			const entry = manifest.tables[table];
			const packed = await readFile(join(out, entry.file));
			const bytes = gunzipSync(packed);
			expect(packed.length).toBe(entry.gzipBytes);
			expect(bytes.length).toBe(entry.bytes);
			expect(entry.rows).toBe(memory[table].rows);
			expect(Buffer.compare(bytes, memory[table].bytes)).toBe(0);
			expect(createHash('sha256').update(bytes).digest('hex')).toBe(entry.sha256);
			// No time in the gzip header.
			expect(packed.readUInt32LE(4)).toBe(0);
		}
		const lines = TABLE_FILES.map((table) => manifest.tables[table].sha256).join('\n');
		expect(manifest.hash).toBe(createHash('sha256').update(lines).digest('hex'));
		expect(told.at(-1)).toEqual([2500, 2500]);
	});

	it('leaves nothing behind and replaces an older registry', async () => {
		await writeFile(join(out, 'left-over'), 'x');
		const again = await writeRegistry(world, out, () => undefined);
		expect(again).toEqual(manifest);
		expect(await readdir(folder)).toEqual(['registry']);
		expect(await readdir(out)).not.toContain('left-over');
	});

	it('says why it cannot write and leaves no half-made folder', async () => {
		const file = join(folder, 'file');
		await writeFile(file, '');
		await expect(writeRegistry(world, join(file, 'x'), () => undefined)).rejects.toThrow();
		expect((await readdir(folder)).sort()).toEqual(['file', 'registry']);
		await rm(file);
	});
});

describe('isComplete', () => {
	it('knows the registry it is asked for, and no other', async () => {
		expect(await isComplete(out, 4, 2500)).toBe(true);
		expect(await isComplete(out, 5, 2500)).toBe(false);
		expect(await isComplete(out, 4, 2501)).toBe(false);
		expect(await isComplete(join(folder, 'nowhere'), 4, 2500)).toBe(false);
		await truncate(join(out, manifest.tables.runs.file), 100);
		expect(await isComplete(out, 4, 2500)).toBe(false);
	});
});

describe('parseOptions', () => {
	it('reads every flag, joined or apart', () => {
		expect(parseOptions(['--cases', '1000', '--seed=7', '--out', 'x', '--if-missing'])).toEqual({
			cases: 1000,
			seed: 7,
			out: 'x',
			ifMissing: true,
		});
		expect(parseOptions([])).toMatchObject({ cases: 60_000, out: 'static/registry' });
	});

	it.each([
		[['--cases', 'many'], '--cases needs a whole number from 1'],
		[['--cases', '0'], '--cases needs a whole number'],
		[['--cases'], 'not nothing'],
		[['--seed', '-3'], '--seed needs a whole number'],
		[['--seed', '1e3'], '--seed needs a whole number'],
		[['--out'], '--out needs the name of a folder'],
		[['--speed', '3'], 'There is no flag "--speed"'],
	])('refuses %j in a sentence', (args, message) => {
		expect(() => parseOptions(args)).toThrow(BadFlag);
		expect(() => parseOptions(args)).toThrow(message);
	});
});

describe('makeProgress', () => {
	it('tells the time left', () => {
		const lines: string[] = [];
		let clock = 0;
		const stream = { isTTY: false, write: (text: string) => lines.push(text) };
		const progress = makeProgress(stream as unknown as NodeJS.WriteStream, () => clock);
		clock = 2000;
		progress(20, 100);
		clock = 10_000;
		progress(100, 100);
		expect(lines[0]).toBe('20 of 100 cases, about 8 s left\n');
		expect(lines[1]).toBe('100 cases in 10.0 s\n');
	});
});
