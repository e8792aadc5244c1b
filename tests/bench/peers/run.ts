/**
 * `npm ci && npm run bench` in this folder: other ways of answering the same eight linked views, on the same bytes,
 * in the same browser. Needs the built site (`npm run build` in the project's folder) for engine and registry.
 * Flags: --registry DIR (default: the site's own), --browsers N, --passes N, --arms a,b, --write.
 */
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { findOrInstallChromium } from '../../e2e/chromium.ts';
import { loadWords, machineFacts, busyShare } from '../machine.ts';
import { makeScan } from './arms/scan.ts';
import { asMarkdown, type ArmResult } from './report.ts';
import { GESTURES } from './steps.ts';
import { writeTable } from './table.ts';
import { hashOf } from './views.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const PROJECT = resolve(HERE, '..', '..', '..');
const ARMS = [
	'scan',
	'lowflow',
	'sets',
	'naive',
	'mosaic',
	'mosaic-plain',
	'arquero',
	'crossfilter',
];

// What is shared with the project's own benchmark reads from the project's folder.
process.chdir(PROJECT);

const { values: flags } = parseArgs({
	options: {
		registry: { type: 'string', default: join(PROJECT, 'build', 'registry') },
		browsers: { type: 'string', default: '3' },
		passes: { type: 'string', default: '3' },
		arms: { type: 'string', default: ARMS.join(',') },
		write: { type: 'boolean', default: false },
	},
});

const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html',
	'.js': 'text/javascript',
	'.wasm': 'application/wasm',
};

/** Serves a folder on a free port of this machine. */
async function served(folder: string) {
	const server = createServer((request, response) => {
		const path = new URL(request.url ?? '/', 'http://localhost').pathname;
		const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
		readFile(file).then(
			(body) => {
				const type = TYPES[extname(file)] ?? 'application/octet-stream';
				response.writeHead(200, { 'content-type': type }).end(body);
			},
			() => response.writeHead(404).end(),
		);
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port was given.');
	return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

/** The right hash for every step of every gesture, by a plain loop in this process. */
async function reference(table: string): Promise<readonly (readonly string[])[]> {
	const scan = await makeScan(new Uint8Array(await readFile(table)), '');
	return Promise.all(
		GESTURES.map(({ steps }) =>
			Promise.all(
				steps.map(async (filters) => {
					const answer = await scan.answer(filters);
					return answer ? hashOf(answer) : '';
				}),
			),
		),
	);
}

async function measured(url: string, arm: string, right: readonly (readonly string[])[]) {
	const browser = await chromium.launch({
		executablePath: findOrInstallChromium('with windows'),
		args: ['--no-sandbox', '--disable-background-networking'],
	});
	try {
		const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
		const foreign: string[] = [];
		page.on('request', (request) => {
			if (request.url().startsWith('http') && !request.url().startsWith(url))
				foreign.push(request.url());
		});
		await page.goto(url);
		await page.waitForFunction(() => 'peers' in window);
		const start = await page.evaluate(
			([name, at]) => window.peers.start(name, `${at}table.arrows`, `${at}engine/`),
			[arm, url] as const,
		);
		const passes: ArmResult['passes'][number][] = [];
		for (let pass = 0; pass <= Number(flags.passes); pass++)
			for (const [at, gesture] of GESTURES.entries()) {
				const result = await page.evaluate((one) => window.peers.run(one), gesture);
				await page.evaluate(() => window.peers.run({ name: 'clear', steps: [{}] }));
				const hashes = right[at] ?? [];
				const wrong =
					'settled' in result
						? Number(result.hash !== hashes.at(-1))
						: result.filter(({ hash }, step) => hash !== hashes[step]).length;
				passes.push({ gesture: at, result, wrong, cold: pass === 0 });
			}
		return {
			start,
			passes,
			foreign,
			frame: await page.evaluate(() => window.peers.frameTime()),
		};
	} finally {
		await browser.close();
	}
}

const work = await mkdtemp(join(tmpdir(), 'lowflow-peers-'));
try {
	await build({
		configFile: false,
		logLevel: 'error',
		root: HERE,
		base: './',
		resolve: { dedupe: ['@duckdb/duckdb-wasm', '@uwdata/flechette'] },
		build: { outDir: join(work, 'site'), target: 'es2022', chunkSizeWarningLimit: 9000 },
	});
	const table = join(work, 'site', 'table.arrows');
	const rows = await writeTable(resolve(flags.registry), table);
	await mkdir(join(work, 'site', 'engine'));
	for (const file of ['duckdb-eh.wasm.gzbin', 'duckdb-browser-eh.worker.js'])
		await copyFile(join(PROJECT, 'build', 'engine', file), join(work, 'site', 'engine', file));
	const right = await reference(table);
	const before = `${((await busyShare()) * 100).toFixed(0)} % of its cores in use; load ${loadWords()}`;
	const site = await served(join(work, 'site'));
	const results = new Map<string, ArmResult[]>();
	const arms = flags.arms.split(',');
	for (let browser = 0; browser < Number(flags.browsers); browser++)
		for (const arm of browser % 2 === 0 ? arms : [...arms].reverse()) {
			console.log(`Browser ${browser + 1}, ${arm}`);
			try {
				results.set(arm, [...(results.get(arm) ?? []), await measured(site.url, arm, right)]);
			} catch (error) {
				console.error(`${arm}: ${error instanceof Error ? error.message : String(error)}`);
			}
		}
	site.close();
	const text = asMarkdown({
		rows,
		results,
		before,
		machine: machineFacts(findOrInstallChromium('with windows')),
	});
	console.log(`\n${text}`);
	if (flags.write) await writeFile(join(HERE, `PEERS-${rows}.md`), text);
} finally {
	await rm(work, { recursive: true, force: true });
}
