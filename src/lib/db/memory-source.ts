import { LoadError } from './errors.ts';
import { checkedStream } from './integrity.ts';
import type { Manifest } from './manifest.ts';
import type { RegistrySource } from './registry-source.ts';

/**
 * A registry that is already in memory, such as a simulation's: Arrow streams by table name. Checked like any
 * other. Hands out copies, because an engine keeps the buffer it is given.
 */
export function memorySource(
	manifest: Manifest,
	streams: Readonly<Record<string, Uint8Array<ArrayBuffer>>>,
): RegistrySource {
	return {
		manifest: () => Promise.resolve(manifest),
		async table(name, onBytes, signal) {
			signal?.throwIfAborted();
			const entry = manifest.tables[name];
			const stream = streams[name];
			if (!entry || !stream) throw new LoadError('missing', name);
			onBytes?.(stream.length);
			return checkedStream(stream.slice(), entry, name);
		},
	};
}
