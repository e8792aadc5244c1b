import type { Manifest } from './manifest.ts';

/** Where the registry's files come from: the site, a folder, or a simulation in the page. */
export interface RegistrySource {
	/** The list of files. Rejects with LoadError. */
	manifest(signal?: AbortSignal): Promise<Manifest>;
	/**
	 * One table as an uncompressed Arrow stream whose checksum has been verified; the caller owns the buffer.
	 * `onBytes` hears of each portion that arrives. Rejects with LoadError.
	 */
	table(
		name: string,
		onBytes?: (bytes: number) => void,
		signal?: AbortSignal,
	): Promise<Uint8Array<ArrayBuffer>>;
}
