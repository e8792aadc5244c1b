import { TABLE_COLUMNS, TABLE_FILES, type TableFile } from '../synthesis/encode/tables.ts';
import type { WorldParameters } from '../synthesis/parameters/world.ts';
import { generateRegistry } from '../synthesis/registry.ts';
import { sha256Hex } from './integrity.ts';
import { manifestOf, type Manifest, type TableEntry } from './manifest.ts';

/** A registry in memory: what its manifest says, and each table as an uncompressed Arrow stream. */
export interface MadeRegistry {
	readonly manifest: Manifest;
	readonly streams: Readonly<Record<TableFile, Uint8Array<ArrayBuffer>>>;
}

/**
 * Makes the registry of a world, with the bytes and the hash that `npm run data` writes for it. Nothing is
 * compressed, so that `gzipBytes` are those of the stream. `onProgress` hears how many cases are done.
 */
export async function madeRegistry(
	world: WorldParameters,
	onProgress?: (done: number, cases: number) => void,
): Promise<MadeRegistry> {
	const registry = generateRegistry(world, onProgress);
	const tables = {} as Record<TableFile, TableEntry>;
	const streams = {} as Record<TableFile, Uint8Array<ArrayBuffer>>;
	for (const table of TABLE_FILES) {
		const { rows, bytes } = registry[table];
		streams[table] = bytes;
		tables[table] = {
			file: `${table}.arrows.gzbin`,
			rows,
			columns: TABLE_COLUMNS[table].length,
			bytes: bytes.length,
			gzipBytes: bytes.length,
			sha256: await sha256Hex(bytes),
		};
	}
	return { manifest: manifestOf(world.seed, world.cases, tables), streams };
}
