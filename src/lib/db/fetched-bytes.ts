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
 * A file as it arrives, with each portion reported. Rejects with FetchError, or with the signal's reason when
 * aborted; a connection that breaks later fails the stream.
 */
export async function fetchedStream(
	url: string,
	onBytes?: (bytes: number) => void,
	signal?: AbortSignal,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
	let response: Response;
	try {
		response = await fetch(url, { signal: signal ?? null, credentials: 'same-origin' });
	} catch (cause) {
		signal?.throwIfAborted();
		throw new FetchError('unreachable', url, cause);
	}
	if (!response.ok || !response.body) throw new FetchError('missing', url, response.status);
	return response.body.pipeThrough(
		new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
			transform(portion, controller) {
				onBytes?.(portion.length);
				controller.enqueue(portion);
			},
		}),
	);
}

/** All bytes of a file, as `fetchedStream` gets them. */
export async function fetchedBytes(
	url: string,
	onBytes?: (bytes: number) => void,
	signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
	const stream = await fetchedStream(url, onBytes, signal);
	try {
		return new Uint8Array(await new Response(stream).arrayBuffer());
	} catch (cause) {
		signal?.throwIfAborted();
		throw new FetchError('unreachable', url, cause);
	}
}
