import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** Pages of the benchmark's own, put beside the site's. */
const PAGES = ['naive', 'page-statistics'];

/**
 * Copies a built site to a folder of its own, building it first where there is none, and puts the naive page
 * in its `naive/`, the one that times statistics in its `page-statistics/`. Returns the copy. Throws when either cannot be built.
 */
export async function prepareSite(site: string): Promise<string> {
	if (site === 'build' && !existsSync(join(site, 'index.html'))) {
		const built = spawnSync('npm', ['run', '--silent', 'build'], {
			stdio: ['ignore', 'ignore', 'inherit'],
			shell: process.platform === 'win32',
		});
		if (built.status !== 0)
			throw new Error('The site could not be built; the reason stands above.');
	}
	if (!existsSync(join(site, 'index.html')))
		throw new Error(`There is no built site in ${site}. Run "npm run build" first.`);
	const copy = await mkdtemp(join(tmpdir(), 'lowflow-bench-site-'));
	await cp(site, copy, { recursive: true, preserveTimestamps: true });
	for (const page of PAGES)
		await build({
			configFile: false,
			logLevel: 'error',
			root: join('tests', 'bench', page),
			base: './',
			build: {
				outDir: join(copy, page),
				emptyOutDir: true,
				target: 'es2022',
				chunkSizeWarningLimit: 4000,
			},
		});
	return copy;
}
