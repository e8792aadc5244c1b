import { readFile, stat } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A file ready to send. */
export interface SiteFile {
	readonly path: string;
	readonly body: Buffer;
	readonly etag: string;
	/** When it was written, ms since 1970. */
	readonly modified: number;
}

export type Encoding = 'br' | 'gzip';

/** What a path of the site leads to. */
export type Found =
	| { readonly kind: 'file'; readonly file: SiteFile }
	| { readonly kind: 'folder' }
	| { readonly kind: 'nothing' };

/**
 * Looks up a decoded path ("/data/", "/engine/engine.json") in a folder. A path that ends in a slash means the
 * index page; one that would leave the folder leads to nothing.
 */
export async function findFile(folder: string, path: string): Promise<Found> {
	const local = normalize(path).split(sep).join('/');
	if (path.includes('\0') || path.includes('\\') || local.split('/').includes('..')) {
		return { kind: 'nothing' };
	}
	const target = join(folder, path.endsWith('/') ? `${local}/index.html` : local);
	try {
		const about = await stat(target);
		if (about.isDirectory()) return { kind: 'folder' };
		const body = await readFile(target);
		const etag = `"${about.size.toString(36)}-${Math.round(about.mtimeMs).toString(36)}"`;
		return { kind: 'file', file: { path: target, body, etag, modified: about.mtimeMs } };
	} catch {
		return { kind: 'nothing' };
	}
}

/** The best encoding a client says it takes; null for none. */
export function chosenEncoding(acceptEncoding: string | undefined): Encoding | null {
	const accepted = new Set(
		(acceptEncoding ?? '')
			.split(',')
			.map((part) => part.trim().split(/\s*;\s*/))
			.filter(([, weight]) => !/^q=0(\.0*)?$/.test(weight ?? ''))
			.map(([name]) => name),
	);
	return accepted.has('br') ? 'br' : accepted.has('gzip') ? 'gzip' : null;
}

/** Compressed bodies: as the build left them beside the file, else made here, once for each version of a file. */
export class Compressor {
	readonly #done = new Map<string, Promise<Buffer>>();

	compressed(file: SiteFile, encoding: Encoding): Promise<Buffer> {
		const key = `${encoding} ${file.etag} ${file.path}`;
		const known = this.#done.get(key);
		if (known) return known;
		const body = besides(file, encoding).then((found) => found ?? made(file, encoding));
		this.#done.set(key, body);
		return body;
	}
}

/** What the build compressed, as hard as it can be done; null where there is none, or the file was written later. */
async function besides({ path, modified }: SiteFile, encoding: Encoding): Promise<Buffer | null> {
	const beside = `${path}.${encoding === 'br' ? 'br' : 'gz'}`;
	try {
		return (await stat(beside)).mtimeMs >= modified ? await readFile(beside) : null;
	} catch {
		return null;
	}
}

function made({ body }: SiteFile, encoding: Encoding): Promise<Buffer> {
	return encoding === 'br'
		? promisify(brotliCompress)(body, {
				params: {
					[constants.BROTLI_PARAM_QUALITY]: 9,
					[constants.BROTLI_PARAM_SIZE_HINT]: body.length,
				},
			})
		: promisify(gzip)(body, { level: 9 });
}
