import { checkedStream } from '../../db/integrity.ts';
import type { Manifest } from '../../db/manifest.ts';
import { memorySource } from '../../db/memory-source.ts';
import type { RegistrySource } from '../../db/registry-source.ts';
import type { WorldParameters } from '../../synthesis/parameters/world.ts';
import { KEY_TABLES, type FromWorker, type KeyTable, type ToWorker } from './worker-messages.ts';

/** A registry that was made in this browser. */
export interface MadeHere {
	readonly manifest: Manifest;
	/** Its tables; an answer key leaves the worker only when it is asked for here. */
	readonly source: RegistrySource;
	/** How long it took, in seconds. */
	readonly seconds: number;
	/** Ends the worker that keeps the answer keys. */
	readonly close: () => void;
}

interface Waiting {
	readonly resolve: (stream: Uint8Array<ArrayBuffer>) => void;
	readonly reject: (error: Error) => void;
}

/**
 * Makes a registry in a worker. `onProgress` hears how many cases are done; aborting `signal` ends the worker and
 * rejects with its reason. Else rejects with an error whose message is for the reader.
 */
export async function makeHere(
	world: WorldParameters,
	onProgress: (done: number, cases: number) => void,
	signal: AbortSignal,
): Promise<MadeHere> {
	signal.throwIfAborted();
	const started = performance.now();
	const worker = new Worker(new URL('./registry-worker.ts', import.meta.url), { type: 'module' });
	const ask = (message: ToWorker) => {
		worker.postMessage(message);
	};
	/** Who waits for a key, in the order of asking, which is that of the answers. */
	let waiting: Waiting[] = [];
	const giveUp = (error: Error) => {
		for (const { reject } of waiting) reject(error);
		waiting = [];
	};
	let stop: () => void = () => undefined;
	try {
		const { manifest, streams } = await new Promise<FromWorker & { readonly kind: 'made' }>(
			(resolve, reject) => {
				stop = () => {
					reject(signal.reason as Error);
				};
				signal.addEventListener('abort', stop, { once: true });
				worker.addEventListener('error', (event) => {
					event.preventDefault();
					giveUp(failure(event.message));
					reject(failure(event.message));
				});
				worker.addEventListener('message', ({ data }) => {
					const message = data as FromWorker;
					if (message.kind === 'progress') onProgress(message.done, message.cases);
					else if (message.kind === 'made') resolve(message);
					else if (message.kind === 'key') waiting.shift()?.resolve(message.stream);
					else {
						giveUp(failure(message.reason));
						reject(failure(message.reason));
					}
				});
				ask({ kind: 'make', world });
			},
		);
		const open = memorySource(manifest, streams);
		return {
			manifest,
			seconds: (performance.now() - started) / 1000,
			close: () => {
				worker.terminate();
				giveUp(failure('it was put away'));
			},
			source: {
				manifest: () => Promise.resolve(manifest),
				async table(name, onBytes, ownSignal) {
					const entry = manifest.tables[name];
					if (!entry || !isKey(name)) return open.table(name, onBytes, ownSignal);
					const stream = await new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
						waiting.push({ resolve, reject });
						ask({ kind: 'key', table: name });
					});
					return checkedStream(stream, entry, name);
				},
			},
		};
	} catch (error) {
		worker.terminate();
		throw error;
	} finally {
		signal.removeEventListener('abort', stop);
	}
}

function isKey(name: string): name is KeyTable {
	return KEY_TABLES.some((table) => table === name);
}

function failure(reason: string | undefined): Error {
	const detail = reason ? ` (${reason})` : '';
	return new Error(
		`The what-if registry could not be made in this browser${detail}. The published registry still works. Try again, or choose fewer cases.`,
	);
}
