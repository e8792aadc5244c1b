import type { RegistrySource } from './registry-source.ts';

/**
 * A source that begins with the named tables at once, so that they arrive while the engine does. Each is handed
 * out once and fetched anew if asked for again. `onBytes` hears of every portion, of these and of later ones.
 */
export function earlySource(
	source: RegistrySource,
	tables: readonly string[],
	onBytes: (bytes: number) => void,
	signal?: AbortSignal,
): RegistrySource {
	const early = new Map(tables.map((name) => [name, source.table(name, onBytes, signal)]));
	for (const each of early.values()) each.catch(() => undefined);
	return {
		manifest: (ownSignal) => source.manifest(ownSignal ?? signal),
		table(name, ownOnBytes, ownSignal) {
			const begun = early.get(name);
			early.delete(name);
			return begun ?? source.table(name, ownOnBytes ?? onBytes, ownSignal);
		},
	};
}
