import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { GENERATOR_VERSION, SCHEMA_VERSION, SNAPSHOT } from '../synthesis/version.ts';

/** One file of the registry. Bytes and hash are of the uncompressed Arrow stream. */
export interface TableEntry {
	readonly file: string;
	readonly rows: number;
	readonly columns: number;
	readonly bytes: number;
	readonly gzipBytes: number;
	readonly sha256: string;
}

/** What was generated: with which seed and version, which files, and their checksums. */
export interface Manifest {
	readonly schemaVersion: string;
	readonly generatorVersion: string;
	readonly seed: number;
	readonly cases: number;
	readonly snapshot: string;
	readonly hash: string;
	readonly tables: Readonly<Record<string, TableEntry>>;
}

/**
 * A manifest from parsed JSON. Throws TypeError with the reason when a field is missing or malformed, when a
 * file name could leave the folder, when the schema is another, or when `hash` does not follow from the tables.
 */
export function parseManifest(json: unknown): Manifest {
	const top = recordAt(json, 'manifest');
	const tables: Record<string, TableEntry> = {};
	for (const [name, value] of Object.entries(recordAt(top['tables'], 'tables'))) {
		if (!/^[a-z_]+$/.test(name)) throw new TypeError(`${JSON.stringify(name)} is no table name`);
		tables[name] = parseEntry(value, name);
	}
	const manifest: Manifest = {
		schemaVersion: textAt(top, 'schemaVersion'),
		generatorVersion: textAt(top, 'generatorVersion'),
		seed: countAt(top, 'seed'),
		cases: countAt(top, 'cases'),
		snapshot: textAt(top, 'snapshot'),
		hash: hexAt(top, 'hash'),
		tables,
	};
	if (manifest.schemaVersion !== SCHEMA_VERSION) {
		throw new TypeError(
			`it describes schema ${manifest.schemaVersion}, this site reads ${SCHEMA_VERSION}`,
		);
	}
	if (manifestHash(tables) !== manifest.hash) {
		throw new TypeError('its hash does not follow from its tables');
	}
	return manifest;
}

/** The manifest of freshly made tables. */
export function manifestOf<Tables extends Manifest['tables']>(
	seed: number,
	cases: number,
	tables: Tables,
): Manifest & { readonly tables: Tables } {
	return {
		schemaVersion: SCHEMA_VERSION,
		generatorVersion: GENERATOR_VERSION,
		seed,
		cases,
		snapshot: SNAPSHOT,
		hash: manifestHash(tables),
		tables,
	};
}

/** SHA-256 over the tables' hashes, joined by newlines in the order of table names: the data's version. */
export function manifestHash(tables: Readonly<Record<string, Pick<TableEntry, 'sha256'>>>): string {
	const hashes = Object.keys(tables)
		.sort()
		.map((name) => tables[name]?.sha256 ?? '');
	return bytesToHex(sha256(utf8ToBytes(hashes.join('\n'))));
}

function parseEntry(value: unknown, name: string): TableEntry {
	const entry = recordAt(value, name);
	const file = textAt(entry, 'file');
	if (!/^[a-z_]+\.arrows\.gzbin$/.test(file)) {
		throw new TypeError(`${JSON.stringify(file)} is no name of a data file`);
	}
	return {
		file,
		rows: countAt(entry, 'rows'),
		columns: countAt(entry, 'columns'),
		bytes: countAt(entry, 'bytes'),
		gzipBytes: countAt(entry, 'gzipBytes'),
		sha256: hexAt(entry, 'sha256'),
	};
}

function recordAt(value: unknown, name: string): Record<string, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new TypeError(`${name} is not an object`);
	}
	return value as Record<string, unknown>;
}

function textAt(record: Record<string, unknown>, name: string): string {
	const value = record[name];
	if (typeof value !== 'string' || value === '') throw new TypeError(`${name} is not a text`);
	return value;
}

function countAt(record: Record<string, unknown>, name: string): number {
	const value = record[name];
	if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
		throw new TypeError(`${name} is not a whole number`);
	}
	return value;
}

function hexAt(record: Record<string, unknown>, name: string): string {
	const value = textAt(record, name);
	if (!/^[0-9a-f]{64}$/.test(value)) throw new TypeError(`${name} is not a SHA-256`);
	return value;
}
