import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const PACKAGE = '@duckdb/duckdb-wasm';
const WASM = 'duckdb-eh.wasm';
const WORKER = 'duckdb-browser-eh.worker.js';

/**
 * Puts the database engine where the site serves it from: `duckdb-eh.wasm.gzbin` (gzip, inflated by the page,
 * because some hosts refuse files over 25 MB and some do not compress), its worker script, and `engine.json`
 * with their sizes. Does nothing when they are there already. Returns whether it wrote.
 */
export async function writeEngineFiles(folder: string): Promise<boolean> {
	const resolve = createRequire(import.meta.url).resolve;
	const wasm = await readFile(resolve(`${PACKAGE}/dist/${WASM}`));
	const sha256 = createHash('sha256').update(wasm).digest('hex');
	const listPath = join(folder, 'engine.json');
	const before = await readFile(listPath, 'utf8').catch(() => '');
	if (before !== '' && isCurrent(before, sha256) && (await allThere(folder))) return false;
	const packed = await promisify(gzip)(wasm, { level: 9 });
	const worker = (await readFile(resolve(`${PACKAGE}/dist/${WORKER}`), 'utf8')).replace(
		/\n\/\/# sourceMappingURL=.*\s*$/,
		'\n',
	);
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, `${WASM}.gzbin`), packed);
	await writeFile(join(folder, WORKER), worker);
	const list = {
		wasm: { file: `${WASM}.gzbin`, bytes: wasm.length, gzipBytes: packed.length, sha256 },
		worker: { file: WORKER, bytes: Buffer.byteLength(worker) },
	};
	await writeFile(listPath, `${JSON.stringify(list, null, '\t')}\n`);
	return true;
}

function isCurrent(list: string, sha256: string): boolean {
	try {
		const { wasm } = JSON.parse(list) as { wasm?: { sha256?: string } };
		return wasm?.sha256 === sha256;
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
