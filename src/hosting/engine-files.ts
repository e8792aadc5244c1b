import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { slimModule } from './slim-module.ts';

const PACKAGE = '@duckdb/duckdb-wasm';
const WASM = 'duckdb-eh.wasm';
const WORKER = 'duckdb-browser-eh.worker.js';

/**
 * Added to the worker's script: it holds a lock named as itself for as long as it lives. A worker that dies
 * tells nobody, but its lock is set free, and the page waits for that.
 */
const LIFE_LINE =
	'if (self.name && navigator.locks) navigator.locks.request(self.name, () => new Promise(() => {}));\n';

/**
 * Puts the database engine where the site serves it from: `duckdb-eh.wasm.gzbin` (without the exports nobody
 * uses, then gzip, inflated by the page, because some hosts refuse files over 25 MB and some do not compress),
 * its worker script, and `engine.json` with their sizes. Does nothing when they are there already. Returns
 * whether it wrote.
 */
export async function writeEngineFiles(folder: string): Promise<boolean> {
	const resolve = createRequire(import.meta.url).resolve;
	const original = await readFile(resolve(`${PACKAGE}/dist/${WASM}`));
	const script = await readFile(resolve(`${PACKAGE}/dist/${WORKER}`), 'utf8');
	const source = createHash('sha256')
		.update(original)
		.update(script + LIFE_LINE)
		.digest('hex');
	const listPath = join(folder, 'engine.json');
	const before = await readFile(listPath, 'utf8').catch(() => '');
	if (before !== '' && isCurrent(before, source) && (await allThere(folder))) return false;
	const wasm = slimModule(original, script);
	const packed = await promisify(gzip)(wasm, { level: 9 });
	const worker = script.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n') + LIFE_LINE;
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, `${WASM}.gzbin`), packed);
	await writeFile(join(folder, WORKER), worker);
	const list = {
		source,
		wasm: { file: `${WASM}.gzbin`, bytes: wasm.length, gzipBytes: packed.length },
		worker: { file: WORKER, bytes: Buffer.byteLength(worker) },
	};
	await writeFile(listPath, `${JSON.stringify(list, null, '\t')}\n`);
	return true;
}

function isCurrent(list: string, source: string): boolean {
	try {
		return (JSON.parse(list) as { source?: string }).source === source;
	} catch {
		return false;
	}
}

async function allThere(folder: string): Promise<boolean> {
	const files = [`${WASM}.gzbin`, WORKER].map((file) => readFile(join(folder, file)));
	return (await Promise.allSettled(files)).every(({ status }) => status === 'fulfilled');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const folder = join('static', 'engine');
	if (await writeEngineFiles(folder)) console.log(`Database engine written to ${folder}.`);
}
