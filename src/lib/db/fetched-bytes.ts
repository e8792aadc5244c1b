/** What went wrong when a file of the site was fetched. */
export type FetchFault = 'missing' | 'unreachable';

/** A file could not be fetched; callers turn it into the error of their subject. */
export class FetchError extends Error {
	override readonly name = 'FetchError';
	readonly fault: FetchFault;

	constructor(fault: FetchFault, url: string, cause?: unknown) {
		super(`${url}: ${fault}`, { cause });
		this.fault = fault;
	}
}

/**
 * A file's bytes as they arrive, with each portion reported. Rejects with FetchError, or with the signal's
 * reason when aborted.
 */
export async function fetchedBytes(
	url: string,
	onBytes?: (bytes: number) => void,
	signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
	const portions: Uint8Array<ArrayBuffer>[] = [];
	let length = 0;
	try {
		const response = await fetch(url, { signal: signal ?? null, credentials: 'same-origin' });
		if (!response.ok) throw new FetchError('missing', url, response.status);
		if (!response.body) throw new FetchError('missing', url);
		const reader = response.body.getReader();
		for (let read = await reader.read(); !read.done; read = await reader.read()) {
			portions.push(read.value);
			length += read.value.length;
			onBytes?.(read.value.length);
		}
	} catch (cause) {
		signal?.throwIfAborted();
		throw cause instanceof FetchError ? cause : new FetchError('unreachable', url, cause);
	}
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const portion of portions) {
		bytes.set(portion, at);
		at += portion.length;
	}
	return bytes;
}
