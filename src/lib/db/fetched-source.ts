import { LoadError } from './errors.ts';
import { FetchError, fetchedBytes } from './fetched-bytes.ts';
import { checkedStream } from './integrity.ts';
import { parseManifest, type Manifest } from './manifest.ts';
import type { RegistrySource } from './registry-source.ts';

/**
 * The registry as the site serves it. `base` is the folder's address, with a slash at the end. Files carry the
 * start of their hash in the query, so that a cache never answers with those of another version.
 */
export function fetchedSource(base: string): RegistrySource {
	let manifest: Promise<Manifest> | undefined;
	const source: RegistrySource = {
		manifest(signal) {
			manifest ??= fetchManifest(`${base}manifest.json`, signal).catch((error: unknown) => {
				manifest = undefined;
				throw error;
			});
			return manifest;
		},
		async table(name, onBytes, signal) {
			const entry = (await source.manifest(signal)).tables[name];
			if (!entry) throw new LoadError('missing', base + name, { detail: 'not in the manifest' });
			const url = `${base}${entry.file}?${entry.sha256.slice(0, 8)}`;
			return checkedStream(await fetchedOrFail(url, onBytes, signal), entry, url);
		},
	};
	return source;
}

async function fetchManifest(url: string, signal?: AbortSignal): Promise<Manifest> {
	const text = new TextDecoder().decode(await fetchedOrFail(url, undefined, signal));
	try {
		return parseManifest(JSON.parse(text));
	} catch (cause) {
		throw new LoadError('manifest', url, { detail: String(cause), cause });
	}
}

async function fetchedOrFail(
	url: string,
	onBytes?: (bytes: number) => void,
	signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
	try {
		return await fetchedBytes(url, onBytes, signal);
	} catch (cause) {
		if (cause instanceof FetchError) throw new LoadError(cause.fault, url, { cause });
		throw cause;
	}
}
