import { gzipSync } from 'node:zlib';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { tableFromIPC, tableToIPC } from '@uwdata/flechette';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { checkedStream, inflated, inflatedBlob, sha256Hex } from '../../src/lib/db/integrity.ts';
import { LoadError } from '../../src/lib/db/errors.ts';
import { fixtureRegistry } from './fixture-registry.ts';

const { streams, manifest } = fixtureRegistry(2, 60, 10);
const stream = streams['runs'] ?? new Uint8Array();
const packed = new Uint8Array(gzipSync(stream));
const entry = { ...whole(manifest.tables['runs']), gzipBytes: packed.length };
const URL = 'https://site/registry/runs.arrows.gzbin?abc';

describe('checkedStream', () => {
	test('gives back the stream, packed or already inflated by the server', async () => {
		expect(await checkedStream(packed.slice(), entry, URL)).toEqual(stream);
		expect(await checkedStream(stream.slice(), entry, URL)).toEqual(stream);
	});

	const altered = stream.slice();
	altered[altered.length - 40] = (altered[altered.length - 40] ?? 0) ^ 1;
	const broken = packed.slice();
	broken[200] = (broken[200] ?? 0) ^ 0xff;
	const file = tableToIPC(tableFromIPC(stream), { format: 'file' }) ?? new Uint8Array();

	test.each<[string, LoadError['fault'], Uint8Array<ArrayBuffer>]>([
		['the packed file was cut off', 'truncated', packed.slice(0, packed.length - 100)],
		['the plain file was cut off', 'truncated', stream.slice(0, 1000)],
		['it is empty', 'truncated', new Uint8Array()],
		['one bit was changed', 'altered', altered],
		['one bit was changed, packed', 'altered', new Uint8Array(gzipSync(altered))],
		['the packed bytes are damaged', 'altered', broken],
		['it is an Arrow file', 'file-format', new Uint8Array(file)],
		['it is a packed Arrow file', 'file-format', new Uint8Array(gzipSync(file))],
		['it is a page of words', 'truncated', utf8ToBytes('<!doctype html>').slice()],
	])('refuses the file when %s', async (_, fault, bytes) => {
		const error: unknown = await checkedStream(bytes, entry, URL).catch(
			(thrown: unknown) => thrown,
		);
		expect(error).toBeInstanceOf(LoadError);
		expect(error).toMatchObject({ fault, url: URL });
		expect(String(error)).toMatch(
			/data file runs\.arrows\.gzbin .*stay readable\. (Reload|Whoever)/,
		);
	});
});

describe('sha256Hex', () => {
	afterEach(() => {
		vi.unstubAllGlobals();
	});

	test('agrees with the published test vector', async () => {
		expect(await sha256Hex(utf8ToBytes('abc').slice())).toBe(
			'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
		);
	});

	test('is the same where the platform offers no digest', async () => {
		const large = new Uint8Array(2_500_000).map((_, at) => at % 251);
		const here = await sha256Hex(large);
		vi.stubGlobal('crypto', {});
		expect(await sha256Hex(large)).toBe(here);
		expect(here).toBe(bytesToHex(sha256(large)));
	});
});

describe('inflating', () => {
	test('leaves alone what is not gzip', async () => {
		const plain = utf8ToBytes('plain').slice();
		expect(await inflated(plain)).toEqual(plain);
		const blob = await inflatedBlob(new Blob([plain]).stream(), 'application/wasm');
		expect(await blob.text()).toBe('plain');
	});

	test('works on a stream in portions', async () => {
		const blob = await inflatedBlob(portions(packed, 1000), 'application/wasm');
		expect(new Uint8Array(await blob.arrayBuffer())).toEqual(stream);
		expect(blob.type).toBe('application/wasm');
	});

	test('recognises gzip in a first portion of one byte', async () => {
		const blob = await inflatedBlob(portions(packed, 1), 'application/wasm');
		expect(blob.size).toBe(stream.length);
	});

	test('rejects what ends early', async () => {
		await expect(inflatedBlob(portions(packed.slice(0, 500), 100), 'x/y')).rejects.toThrow();
		expect((await inflatedBlob(new Blob([]).stream(), 'x/y')).size).toBe(0);
	});
});

function portions(bytes: Uint8Array<ArrayBuffer>, size: number) {
	let at = 0;
	return new ReadableStream<Uint8Array<ArrayBuffer>>({
		pull(controller) {
			if (at >= bytes.length) controller.close();
			else controller.enqueue(bytes.slice(at, (at += size)));
		},
	});
}

function whole<Thing>(thing: Thing | undefined): Thing {
	if (thing === undefined) throw new Error('The fixture lacks a table.');
	return thing;
}
