import { EngineError } from './errors.ts';
import { FetchError, fetchedBytes, fetchedStream } from './fetched-bytes.ts';
import { inflatedBlob } from './integrity.ts';

/** Sizes of the engine's files, as the build wrote them. */
export interface EngineList {
	readonly wasm: { readonly file: string; readonly bytes: number; readonly gzipBytes: number };
	readonly worker: { readonly file: string; readonly bytes: number };
}

/** Reads `engine.json` in the engine's folder. Rejects with EngineError. */
export async function fetchEngineList(base: string, signal?: AbortSignal): Promise<EngineList> {
	const bytes = await fetchedOrFail(() => fetchedBytes(`${base}engine.json`, undefined, signal));
	try {
		return checkedList(JSON.parse(new TextDecoder().decode(bytes)));
	} catch (cause) {
		throw new EngineError('engine-damaged', { detail: 'engine.json', cause });
	}
}

/** The engine's module, inflated, as a blob a worker can compile while it reads. Rejects with EngineError. */
export async function fetchEngineModule(
	base: string,
	{ wasm }: EngineList,
	onBytes: (bytes: number) => void,
	signal?: AbortSignal,
): Promise<Blob> {
	const url = `${base}${wasm.file}`;
	const stream = await fetchedOrFail(() => fetchedStream(url, onBytes, signal));
	const module = await inflatedBlob(stream, 'application/wasm').catch((cause: unknown) => {
		signal?.throwIfAborted();
		throw new EngineError('engine-damaged', { detail: wasm.file, cause });
	});
	if (module.size !== wasm.bytes) {
		throw new EngineError('engine-damaged', { detail: `${module.size} of ${wasm.bytes} bytes` });
	}
	return module;
}

async function fetchedOrFail<Part>(fetching: () => Promise<Part>): Promise<Part> {
	try {
		return await fetching();
	} catch (cause) {
		if (cause instanceof FetchError) throw new EngineError('engine-missing', { cause });
		throw cause;
	}
}

function checkedList(json: unknown): EngineList {
	const list = json as Partial<EngineList> | null;
	const files = [list?.wasm?.file, list?.worker?.file];
	const sizes = [list?.wasm?.bytes, list?.wasm?.gzipBytes, list?.worker?.bytes];
	if (
		!files.every((file) => typeof file === 'string' && /^[\w.-]+$/.test(file)) ||
		!sizes.every((size) => typeof size === 'number' && size > 0)
	) {
		throw new TypeError('a file or a size is missing');
	}
	return list as EngineList;
}
