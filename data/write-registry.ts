import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { TABLE_FILES, type TableFile } from '../src/lib/synthesis/encode/tables.ts';
import type { WorldParameters } from '../src/lib/synthesis/parameters/world.ts';
import { GROWING_TABLES, makeRegistry, type GrowingTable } from '../src/lib/synthesis/registry.ts';
import { emptyTally, mergeTally } from '../src/lib/synthesis/tally.ts';
import { manifestOf, type TableEntry } from '../src/lib/db/manifest.ts';
import type { Manifest } from './manifest.ts';
import { makeParts } from './parts.ts';
import type { Progress } from './progress.ts';
import { openTable, type TableWriter } from './table-writer.ts';

/** Fetched by every visit. */
const FETCHED_FIRST: ReadonlySet<GrowingTable> = new Set(['runs', 'complication']);

async function writeTables(
	world: WorldParameters,
	folder: string,
	progress: Progress,
): Promise<Manifest> {
	const { encoders, finish } = makeRegistry(world);
	const growing = Object.fromEntries(
		GROWING_TABLES.map((table) => [
			table,
			openTable(folder, table, FETCHED_FIRST.has(table) ? 9 : 6),
		]),
	) as Record<GrowingTable, TableWriter>;
	for (const table of GROWING_TABLES) await growing[table].write(encoders[table].head, 0);

	const tally = emptyTally();
	let done = 0;
	for await (const part of makeParts(world)) {
		mergeTally(tally, part.tally);
		for (const table of GROWING_TABLES) {
			const { bytes, rows } = part.tables[table];
			await growing[table].write(bytes, rows);
		}
		done += part.cases;
		progress(done, world.cases);
	}

	const entries: Partial<Record<TableFile, TableEntry>> = {};
	for (const table of GROWING_TABLES) {
		await growing[table].write(encoders[table].tail, 0);
		entries[table] = await growing[table].close(encoders[table].columns.length);
	}
	const small = finish(tally);
	for (const table of TABLE_FILES) {
		if (entries[table] !== undefined) continue;
		const { bytes, rows } = small[table as keyof typeof small];
		const writer = openTable(folder, table, 9);
		await writer.write(bytes, rows);
		entries[table] = await writer.close(encoders[table].columns.length);
	}
	return manifestOf(world.seed, world.cases, entries as Record<TableFile, TableEntry>);
}

/**
 * Writes every file of a world's registry and its manifest to a folder. The files are made in a folder beside
 * it, which takes its place only when all are complete: a stopped run leaves the old registry as it was.
 * Throws when the disk refuses, with the cause.
 */
export async function writeRegistry(
	world: WorldParameters,
	out: string,
	progress: Progress,
): Promise<Manifest> {
	const target = resolve(out);
	const unique = `${process.pid}-${Date.now()}`;
	const making = join(dirname(target), `.${basename(target)}-making-${unique}`);
	const old = join(dirname(target), `.${basename(target)}-old-${unique}`);
	await mkdir(making, { recursive: true });
	try {
		const manifest = await writeTables(world, making, progress);
		await writeFile(join(making, 'manifest.json'), `${JSON.stringify(manifest, null, '\t')}\n`);
		const replaced = await rename(target, old).then(
			() => true,
			(error: unknown) => {
				if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
				throw error;
			},
		);
		await rename(making, target);
		if (replaced) await rm(old, { recursive: true, force: true });
		return manifest;
	} catch (error) {
		await rm(making, { recursive: true, force: true });
		throw error;
	}
}
