import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LoadError } from './errors.ts';
import { checkedStream } from './integrity.ts';
import { parseManifest, type Manifest } from './manifest.ts';
import type { RegistrySource } from './registry-source.ts';

/** The registry in a folder of this machine: for the build and for tests. */
export function folderSource(folder: string): RegistrySource {
	let manifest: Promise<Manifest> | undefined;
	const source: RegistrySource = {
		manifest: () => (manifest ??= readManifest(join(folder, 'manifest.json'))),
		async table(name, onBytes) {
			const entry = (await source.manifest()).tables[name];
			if (!entry)
				throw new LoadError('missing', join(folder, name), { detail: 'not in the manifest' });
			const path = join(folder, entry.file);
			const bytes = await readOrFail(path);
			onBytes?.(bytes.length);
			return checkedStream(bytes, entry, path);
		},
	};
	return source;
}

async function readManifest(path: string): Promise<Manifest> {
	const text = new TextDecoder().decode(await readOrFail(path));
	try {
		return parseManifest(JSON.parse(text));
	} catch (cause) {
		throw new LoadError('manifest', path, { detail: String(cause), cause });
	}
}

async function readOrFail(path: string): Promise<Uint8Array<ArrayBuffer>> {
	try {
		return new Uint8Array(await readFile(path));
	} catch (cause) {
		throw new LoadError('missing', path, { cause });
	}
}
