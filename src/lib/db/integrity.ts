import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { LoadError } from './errors.ts';
import type { TableEntry } from './manifest.ts';

/** Bytes hashed between two pauses, so that a page stays responsive. */
const SLICE = 1 << 20;

/**
 * Bytes without gzip. Inflates only what begins as gzip does (1f 8b): some servers have already inflated a
 * file that the page then receives plain. Rejects when the gzip data are damaged or end early.
 */
export async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
	if (!isGzip(bytes)) return bytes;
	const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The same for a stream, into a blob, which the browser keeps out of the page's own memory. */
export async function inflatedBlob(
	stream: ReadableStream<Uint8Array<ArrayBuffer>>,
	type: string,
): Promise<Blob> {
	const reader = stream.getReader();
	const opening: Uint8Array<ArrayBuffer>[] = [];
	let length = 0;
	while (length < 2) {
		const { value } = await reader.read();
		if (!value) break;
		opening.push(value);
		length += value.length;
	}
	const gzip = isGzip(Uint8Array.from(opening.flatMap((portion) => [...portion.subarray(0, 2)])));
	const whole = new ReadableStream<Uint8Array<ArrayBuffer>>({
		start: (controller) => {
			for (const portion of opening) controller.enqueue(portion);
		},
		pull: async (controller) => {
			const { value } = await reader.read();
			if (value) controller.enqueue(value);
			else controller.close();
		},
		cancel: (reason) => reader.cancel(reason),
	});
	const plain = gzip ? whole.pipeThrough(new DecompressionStream('gzip')) : whole;
	return new Response(plain, { headers: { 'Content-Type': type } }).blob();
}

function isGzip(bytes: Uint8Array): boolean {
	return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** SHA-256 in hexadecimal, by the platform where it offers one (https, localhost, Node), else in slices. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	const subtle = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle;
	if (subtle) return bytesToHex(new Uint8Array(await subtle.digest('SHA-256', bytes)));
	const hash = sha256.create();
	for (let at = 0; at < bytes.length; at += SLICE) {
		hash.update(bytes.subarray(at, at + SLICE));
		await new Promise((resolve) => setTimeout(resolve));
	}
	return bytesToHex(hash.digest());
}

/**
 * The Arrow stream in a fetched file, once it is proved to be the published one.
 *
 * `bytes` as received; `url` for messages. Rejects with LoadError: truncated, file-format, altered.
 */
export async function checkedStream(
	bytes: Uint8Array<ArrayBuffer>,
	entry: TableEntry,
	url: string,
): Promise<Uint8Array<ArrayBuffer>> {
	let stream: Uint8Array<ArrayBuffer>;
	try {
		stream = await inflated(bytes);
	} catch (cause) {
		const fault = bytes.length < entry.gzipBytes ? 'truncated' : 'altered';
		throw new LoadError(fault, url, { cause });
	}
	if (startsWith(stream, 'ARROW1')) throw new LoadError('file-format', url);
	if ((await sha256Hex(stream)) === entry.sha256) return stream;
	if (stream.length < entry.bytes) {
		throw new LoadError('truncated', url, {
			detail: `${stream.length} of ${entry.bytes} bytes`,
		});
	}
	throw new LoadError('altered', url);
}

function startsWith(bytes: Uint8Array, text: string): boolean {
	return new TextDecoder('latin1').decode(bytes.subarray(0, text.length)) === text;
}
