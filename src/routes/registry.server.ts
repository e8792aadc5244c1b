import { readFile } from 'node:fs/promises';
import type { Engine } from '$lib/db/engine.ts';
import { parseManifest, type Manifest } from '$lib/db/manifest.ts';
import { nodeEngine } from '$lib/db/node-engine.ts';
import type { RegistryFacts } from '$lib/ui/registry-facts.ts';

/** Folder of the generated registry, as the build sees it. */
const REGISTRY_FOLDER = 'static/registry';

async function readJson(path: string, advice: string): Promise<unknown> {
	try {
		return JSON.parse(await readFile(path, 'utf8'));
	} catch (cause) {
		throw new Error(`${path} cannot be read. ${advice}`, { cause });
	}
}

/** The manifest of the registry that is being built into the site. Throws when there is none. */
export async function builtManifest(): Promise<Manifest> {
	return parseManifest(
		await readJson(`${REGISTRY_FOLDER}/manifest.json`, 'Run "npm run data" to make the registry.'),
	);
}

export async function registryFacts(): Promise<RegistryFacts> {
	const manifest = await builtManifest();
	const site = (await readJson('package.json', 'Run the build in the project folder.')) as {
		readonly version: string;
	};
	const { schemaVersion, generatorVersion, seed, cases, snapshot, hash } = manifest;
	return {
		schemaVersion,
		generatorVersion,
		siteVersion: site.version,
		seed,
		cases,
		snapshot,
		hash,
	};
}

let engine: Promise<Engine> | undefined;

/** The build's database, opened once for all pages. */
export function buildEngine(): Promise<Engine> {
	engine ??= nodeEngine({ registry: REGISTRY_FOLDER });
	return engine;
}
