import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest as PublishedManifest, TableEntry } from '../src/lib/db/manifest.ts';
import { TABLE_FILES, type TableFile } from '../src/lib/synthesis/encode/tables.ts';
import { GENERATOR_VERSION, SCHEMA_VERSION } from '../src/lib/synthesis/version.ts';

/** What `manifest.json` says about a registry that is whole: every table is there. */
export interface Manifest extends PublishedManifest {
	readonly tables: Readonly<Record<TableFile, TableEntry>>;
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
