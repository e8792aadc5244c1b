import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveBuild, type ServedSite } from '../../src/hosting/serve.ts';
import { writeHeaders } from '../../src/hosting/write-headers.ts';

let folder: string;
let site: ServedSite;
let below: ServedSite;

const POLICY = "default-src 'none'; script-src 'self' 'sha256-x'";
const html = (title: string) =>
	`<!doctype html><meta http-equiv="content-security-policy" content="${POLICY}"><title>${title}</title>${'words '.repeat(400)}`;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lowflow-site-'));
	const build = join(folder, 'build');
	for (const name of ['data', 'engine', 'registry', '_app/immutable', 'other registry']) {
		await mkdir(join(build, name), { recursive: true });
	}
	await writeFile(join(build, 'index.html'), html('front'));
	await writeFile(join(build, 'data', 'index.html'), html('data'));
	await writeFile(
		join(build, 'engine', 'duckdb-browser-eh.worker.js'),
		'onmessage = 1;'.repeat(99),
	);
	await writeFile(join(build, 'engine', 'x.wasm.gzbin'), Buffer.from([0x1f, 0x8b, 1, 2, 3]));
	await writeFile(join(build, '_app', 'immutable', 'a.js'), 'export {};'.repeat(99));
	await writeFile(join(build, 'registry', 'manifest.json'), '{"from":"build"}');
	await writeFile(join(folder, 'secret.txt'), 'secret');
	await mkdir(join(folder, 'large'));
	await writeFile(join(folder, 'large', 'manifest.json'), '{"from":"elsewhere"}');
	expect(await writeHeaders(build)).toBe(2);
	site = await serveBuild({ port: 0, folder: build });
	below = await serveBuild({
		port: 0,
		folder: build,
		base: '/x/y',
		registry: join(folder, 'large'),
	});
});

afterAll(async () => {
	await site.close();
	await below.close();
	await rm(folder, { recursive: true });
});

const get = (path: string, init?: RequestInit) => fetch(new URL(path, site.url), init);

describe('a page', () => {
	test('comes with its policy and the headers of every page', async () => {
		const response = await get('data/');
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(response.headers.get('content-security-policy')).toBe(
			`${POLICY}; frame-ancestors 'none'`,
		);
		expect(response.headers.get('x-content-type-options')).toBe('nosniff');
		expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
		expect(await response.text()).toContain('<title>data</title>');
	});

	test('without its last slash leads to it, query kept', async () => {
		const response = await get('data?age_group=adult', { redirect: 'manual' });
		expect(response.status).toBe(308);
		expect(response.headers.get('location')).toBe('/data/?age_group=adult');
	});

	test('is compressed for those who take it, and only then', async () => {
		const packed = await raw('/', { 'accept-encoding': 'gzip, br' });
		expect(packed.headers['content-encoding']).toBe('br');
		expect(packed.body.length).toBeLessThan(400);
		const refused = await raw('/', { 'accept-encoding': 'br;q=0' });
		expect(refused.headers['content-encoding']).toBeUndefined();
		expect(refused.body.toString()).toContain('front');
	});

	test('is sent as the build compressed it, unless it was written again since', async () => {
		const page = join(folder, 'build', 'twice.html');
		await writeFile(page, html('first'));
		await writeFile(`${page}.br`, brotliCompressSync(html('first, by the build')));
		const taken = await raw('/twice.html', { 'accept-encoding': 'br' });
		expect(brotliDecompressSync(taken.body).toString()).toContain('first, by the build');
		await writeFile(page, html('second'));
		const later = new Date(Date.now() + 5000);
		await utimes(page, later, later);
		const anew = await raw('/twice.html', { 'accept-encoding': 'br' });
		expect(brotliDecompressSync(anew.body).toString()).toBe(html('second'));
	});

	test('is not sent again when it has not changed', async () => {
		const first = await raw('/', { 'accept-encoding': 'br' });
		const etag = String(first.headers.etag);
		const second = await raw('/', { 'accept-encoding': 'br', 'if-none-match': etag });
		expect(second.status).toBe(304);
		expect(second.body.length).toBe(0);
		expect((await raw('/', { 'if-none-match': etag })).status).toBe(200);
	});

	test('answers HEAD with the same fields and no body', async () => {
		const full = await raw('/', {});
		const head = await raw('/', {}, 'HEAD');
		expect(head.status).toBe(200);
		expect(head.body.length).toBe(0);
		expect(head.headers['content-length']).toBe(full.headers['content-length']);
	});
});

describe('a file', () => {
	test('that is packed is sent as it lies, with no encoding declared', async () => {
		const response = await raw('/engine/x.wasm.gzbin', { 'accept-encoding': 'gzip, br' });
		expect(response.headers['content-type']).toBe('application/octet-stream');
		expect(response.headers['content-encoding']).toBeUndefined();
		expect([...response.body]).toEqual([0x1f, 0x8b, 1, 2, 3]);
	});

	test('with a hash in its name is kept, others are asked for again', async () => {
		expect((await get('_app/immutable/a.js')).headers.get('cache-control')).toContain('immutable');
		expect((await get('registry/manifest.json')).headers.get('cache-control')).toBe('no-cache');
	});

	test('may compile WebAssembly only if it is the engine worker', async () => {
		const worker = await get('engine/duckdb-browser-eh.worker.js');
		expect(worker.headers.get('content-security-policy')).toContain("'wasm-unsafe-eval'");
		expect((await get('')).headers.get('content-security-policy')).not.toContain('wasm');
	});
});

describe('what is not there', () => {
	test.each(['/nothing', '/data/nothing/', '/_headers', '/engine/'])(
		'%s is a 404',
		async (path) => {
			const response = await raw(path, {});
			expect(response.status).toBe(404);
			expect(response.body.toString()).toContain('no such page');
			expect(response.headers['content-security-policy']).toContain("default-src 'none'");
		},
	);

	test.each([
		'/../secret.txt',
		'/%2e%2e/secret.txt',
		'/data/..%2f..%2fsecret.txt',
		'/..%5csecret.txt',
		'/%00',
		'/%',
		'//secret.txt',
	])('%s leads nowhere', async (path) => {
		const response = await raw(path, {});
		expect(response.status).toBe(404);
		expect(response.body.toString()).not.toContain('secret');
	});

	test('only reading is allowed', async () => {
		const response = await raw('/', {}, 'POST');
		expect(response.status).toBe(405);
		expect(response.headers.allow).toBe('GET, HEAD');
	});
});

describe('under a sub-path', () => {
	test('the site answers there and only there', async () => {
		expect(below.url).toMatch(/\/x\/y\/$/);
		expect(await (await fetch(below.url)).text()).toContain('front');
		expect((await fetch(new URL('/', below.url))).status).toBe(404);
	});

	test('redirects stay below it', async () => {
		const response = await fetch(`${below.url}data`, { redirect: 'manual' });
		expect(response.headers.get('location')).toBe('/x/y/data/');
	});

	test('another folder can stand in for the registry', async () => {
		const response = await fetch(`${below.url}registry/manifest.json`);
		expect(await response.json()).toEqual({ from: 'elsewhere' });
		expect((await get('registry/manifest.json')).ok).toBe(true);
	});
});

test('the headers file holds what the server sends', async () => {
	const written = await readFile(join(folder, 'build', '_headers'), 'utf8');
	expect(written).toContain(`/data/\n  Content-Security-Policy: ${POLICY}; frame-ancestors 'none'`);
});

interface RawResponse {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly body: Buffer;
}

/** A request that no client library tidies up: neither its path nor its encoding. */
function raw(path: string, headers: Record<string, string>, method = 'GET'): Promise<RawResponse> {
	const { hostname, port } = new URL(site.url);
	return new Promise((resolve, reject) => {
		const asked = request({ hostname, port, path, method, headers }, (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => parts.push(part));
			response.on('end', () =>
				resolve({
					status: response.statusCode ?? 0,
					headers: response.headers,
					body: Buffer.concat(parts),
				}),
			);
		});
		asked.once('error', reject);
		asked.end();
	});
}
