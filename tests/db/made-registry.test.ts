import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { writeRegistry } from '../../data/write-registry.ts';
import { laterSource } from '../../src/lib/db/later-source.ts';
import { madeRegistry } from '../../src/lib/db/made-registry.ts';
import { parseManifest } from '../../src/lib/db/manifest.ts';
import { memorySource } from '../../src/lib/db/memory-source.ts';
import { TABLE_FILES } from '../../src/lib/synthesis/encode/tables.ts';
import { worldOf, PUBLISHED } from '../../src/lib/synthesis/what-if/settings.ts';

describe('a registry made in memory', () => {
	it('has the bytes, rows and hash that the command writes for the same world', async () => {
		const world = worldOf({ ...PUBLISHED, cases: 3000 });
		const folder = await mkdtemp(join(tmpdir(), 'lowflow-made-'));
		try {
			const told: number[] = [];
			const made = await madeRegistry(world, (done) => told.push(done));
			const written = await writeRegistry(world, join(folder, 'registry'), () => undefined);
			expect(made.manifest.hash).toBe(written.hash);
			expect(parseManifest(JSON.parse(JSON.stringify(made.manifest)))).toEqual(made.manifest);
			for (const table of TABLE_FILES) {
				const { file, rows, columns, bytes, sha256 } = written.tables[table];
				expect(made.manifest.tables[table]).toMatchObject({ file, rows, columns, bytes, sha256 });
				const stream = gunzipSync(await readFile(join(folder, 'registry', file)));
				expect(Buffer.compare(stream, made.streams[table])).toBe(0);
			}
			expect(told.at(-1)).toBe(3000);
			expect(told.length).toBeGreaterThan(1);
			expect(told).toEqual([...told].sort((a, b) => a - b));
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	});

	it('can be waited for, and tried again after a failure', async () => {
		const { manifest, streams } = await madeRegistry(worldOf({ ...PUBLISHED, cases: 500 }));
		let tries = 0;
		const source = laterSource(() =>
			++tries === 1
				? Promise.reject(new Error('not yet'))
				: Promise.resolve(memorySource(manifest, streams)),
		);
		await expect(source.manifest()).rejects.toThrow('not yet');
		expect(await source.manifest()).toBe(manifest);
		expect(await source.table('runs')).toEqual(streams.runs);
	});
});
