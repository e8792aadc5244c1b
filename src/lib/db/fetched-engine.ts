import { EngineError } from './errors.ts';
import { FetchError, fetchedBytes } from './fetched-bytes.ts';
import { inflated } from './integrity.ts';

/** Sizes of the engine's files, as the build wrote them. */
export interface EngineList {
	readonly wasm: { readonly file: string; readonly bytes: number; readonly gzipBytes: number };
	readonly worker: { readonly file: string; readonly bytes: number };
}

/** Reads `engine.json` in the engine's folder. Rejects with EngineError. */
export async function fetchEngineList(base: string, signal?: AbortSignal): Promise<EngineList> {
	const bytes = await fetchedPart(`${base}engine.json`, undefined, signal);
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
	const packed = await fetchedPart(`${base}${wasm.file}`, onBytes, signal);
	const module = await inflated(packed).catch((cause: unknown) => {
		throw new EngineError('engine-damaged', { detail: wasm.file, cause });
	});
	if (module.length !== wasm.bytes) {
		throw new EngineError('engine-damaged', {
			detail: `${module.length} of ${wasm.bytes} bytes`,
		});
	}
	return new Blob([module], { type: 'application/wasm' });
}

async function fetchedPart(
	url: string,
	onBytes?: (bytes: number) => void,
	signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
	try {
		return await fetchedBytes(url, onBytes, signal);
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
