import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isComplete } from '../../data/manifest.ts';

const SEED = 7;

/**
 * A folder with a registry of this many eligible arrests, made by the generator and kept in `cache` for the
 * next run. Throws when the generator fails.
 */
export async function registryOf(cases: number, cache: string): Promise<string> {
	const folder = join(cache, `registry-${cases}-${SEED}`);
	if (await isComplete(folder, SEED, cases)) return folder;
	await mkdir(cache, { recursive: true });
	console.log(`Generating ${cases.toLocaleString('en')} eligible arrests (kept for the next run).`);
	const made = spawnSync(
		process.execPath,
		[
			...process.execArgv,
			'data/generate.ts',
			...['--cases', String(cases)],
			...['--seed', String(SEED)],
			...['--out', folder],
		],
		{ stdio: ['ignore', 'inherit', 'inherit'] },
	);
	if (made.status !== 0) throw new Error(`A registry of ${cases} cases could not be generated.`);
	return folder;
}

/** How many eligible arrests a folder's registry holds; null when there is none. */
export async function casesIn(folder: string): Promise<number | null> {
	const path = join(folder, 'manifest.json');
	if (!existsSync(path)) return null;
	return (JSON.parse(await readFile(path, 'utf8')) as { cases: number }).cases;
}
