import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { TABLE_FILES, type TableFile } from '../src/lib/synthesis/encode/tables.ts';
import { GENERATOR_VERSION, SCHEMA_VERSION, SNAPSHOT } from '../src/lib/synthesis/version.ts';

/** One file of the registry. */
export interface TableEntry {
	readonly file: string;
	readonly rows: number;
	readonly columns: number;
	/** Of the Arrow IPC stream, before gzip. */
	readonly bytes: number;
	readonly gzipBytes: number;
	/** SHA-256 of the Arrow IPC stream, before gzip, in hexadecimal. */
	readonly sha256: string;
}

/** What `manifest.json` says about a registry. */
export interface Manifest {
	readonly schemaVersion: string;
	readonly generatorVersion: string;
	readonly seed: number;
	readonly cases: number;
	readonly snapshot: string;
	/** SHA-256 over the tables' own, one a line in the order of their names. */
	readonly hash: string;
	readonly tables: Readonly<Record<TableFile, TableEntry>>;
}

/** The hash that names a registry, from the hashes of its tables. */
export function registryHash(hashes: Readonly<Record<TableFile, string>>): string {
	return createHash('sha256')
		.update(TABLE_FILES.map((table) => hashes[table]).join('\n'))
		.digest('hex');
}

export function makeManifest(
	seed: number,
	cases: number,
	tables: Readonly<Record<TableFile, TableEntry>>,
): Manifest {
	const hashes = Object.fromEntries(
		TABLE_FILES.map((table) => [table, tables[table].sha256]),
	) as Record<TableFile, string>;
	return {
		schemaVersion: SCHEMA_VERSION,
		generatorVersion: GENERATOR_VERSION,
		seed,
		cases,
		snapshot: SNAPSHOT,
		hash: registryHash(hashes),
		tables,
	};
}

/** Whether a folder already holds this registry: same versions, seed and cases, and files of the sizes told. */
export async function isComplete(folder: string, seed: number, cases: number): Promise<boolean> {
	try {
		const manifest = JSON.parse(
			await readFile(join(folder, 'manifest.json'), 'utf8'),
		) as Partial<Manifest>;
		if (
			manifest.generatorVersion !== GENERATOR_VERSION ||
			manifest.schemaVersion !== SCHEMA_VERSION ||
			manifest.seed !== seed ||
			manifest.cases !== cases
		)
			return false;
		for (const table of TABLE_FILES) {
			const entry = manifest.tables?.[table];
			if (entry === undefined) return false;
			if ((await stat(join(folder, entry.file))).size !== entry.gzipBytes) return false;
		}
		return true;
	} catch {
		// Whatever is wrong with what is there, it is not complete and is made anew.
		return false;
	}
}
