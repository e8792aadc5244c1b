import type { RegistrySource } from './registry-source.ts';

/** A source that is still being made: `ready` is asked each time, so that what failed once may be tried again. */
export function laterSource(ready: () => Promise<RegistrySource>): RegistrySource {
	return {
		manifest: async (signal) => (await ready()).manifest(signal),
		table: async (name, onBytes, signal) => (await ready()).table(name, onBytes, signal),
	};
}
