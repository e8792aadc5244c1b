import { bytesToHex } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { tableFromIPC } from '@uwdata/flechette';
import { manifestHash, type Manifest } from '../../src/lib/db/manifest.ts';
import { SCHEMA_VERSION } from '../../src/lib/synthesis/version.ts';
import { memorySource } from '../../src/lib/db/memory-source.ts';
import type { RegistrySource } from '../../src/lib/db/registry-source.ts';
import { worldWith } from '../../src/lib/synthesis/parameters/world.ts';
import { generateRegistry } from '../../src/lib/synthesis/registry.ts';

export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** A registry in memory: as the engine loads it, and as plain rows for a second route. */
export interface GeneratedRegistry {
	readonly source: RegistrySource;
	readonly runs: readonly Row[];
	/** Complications one by one. */
	readonly episodes: readonly Row[];
	/** Organ groups of the complications on file, by case. */
	readonly groupsOf: ReadonlyMap<string, ReadonlySet<string>>;
	/** Cases with a major complication on file. */
	readonly major: ReadonlySet<string>;
	/** Eligible arrests one by one: runs and the rest. */
	readonly eligible: readonly Row[];
	/** The answer key, case by case; what no figure may read. */
	readonly answerKey: () => readonly Row[];
}

/** The registry of this many eligible arrests. */
export function generatedRegistry(cases: number, seed: number): GeneratedRegistry {
	const registry = generateRegistry(worldWith({ cases, seed }));
	const streams: Record<string, Uint8Array<ArrayBuffer>> = {};
	const tables: Record<string, Manifest['tables'][string]> = {};
	for (const [name, { rows, bytes }] of Object.entries(registry)) {
		const stream = new Uint8Array(bytes);
		streams[name] = stream;
		tables[name] = {
			file: `${name}.arrows.gzbin`,
			rows,
			columns: tableFromIPC(stream).numCols,
			bytes: stream.length,
			gzipBytes: stream.length,
			sha256: bytesToHex(sha256(stream)),
		};
	}
	const manifest: Manifest = {
		schemaVersion: SCHEMA_VERSION,
		generatorVersion: 'test',
		seed,
		cases,
		snapshot: 'end of 2024',
		hash: manifestHash(tables),
		tables,
	};
	const rows = (name: string): Row[] => {
		const stream = streams[name];
		if (stream === undefined) throw new Error(`The registry has no table ${name}.`);
		return tableFromIPC(stream, { useBigInt: false }).toArray();
	};
	const runs = rows('runs').map((row) => ({ ...row }));
	const groupsOf = new Map<string, Set<string>>();
	const major = new Set<string>();
	const episodes = rows('complication').map((row) => ({ ...row }));
	for (const episode of episodes) {
		const id = String(episode['case_id']);
		const groups = groupsOf.get(id) ?? new Set();
		groupsOf.set(id, groups.add(String(episode['comp_group'])));
		if (episode['is_major'] === true) major.add(id);
	}
	return {
		source: memorySource(manifest, streams),
		runs,
		episodes,
		groupsOf,
		major,
		eligible: [...runs, ...rows('conventional').map((row) => ({ ...row }))],
		answerKey: () => rows('answer_key'),
	};
}
