import type { RegistrySource } from './registry-source.ts';

export interface EarlySource extends RegistrySource {
	/** Stays pending for as long as nothing goes wrong, and rejects with the first file that fails. */
	readonly failed: Promise<never>;
}

/**
 * A source that begins with the named tables at once, so that they arrive while the engine does. Each is handed
 * out once and fetched anew if asked for again. `onBytes` hears of every portion, of these and of later ones.
 */
export function earlySource(
	source: RegistrySource,
	tables: readonly string[],
	onBytes: (bytes: number) => void,
	signal?: AbortSignal,
): EarlySource {
	const early = new Map(tables.map((name) => [name, source.table(name, onBytes, signal)]));
	const failed = new Promise<never>((_, reject) => {
		for (const each of early.values()) each.catch(reject);
	});
	failed.catch(() => undefined);
	return {
		failed,
		manifest: (ownSignal) => source.manifest(ownSignal ?? signal),
		table(name, ownOnBytes, ownSignal) {
			const begun = early.get(name);
			early.delete(name);
			return begun ?? source.table(name, ownOnBytes ?? onBytes, ownSignal);
		},
	};
}
