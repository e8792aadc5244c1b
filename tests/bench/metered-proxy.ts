import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A host in front of the site that counts what goes over the wire. */
export interface MeteredSite {
	/** Address of the front page, with a slash at the end. */
	readonly url: string;
	/** Bytes of bodies sent since the start or the last `reset`, by path. */
	readonly sent: ReadonlyMap<string, number>;
	reset(): void;
	close(): Promise<void>;
}

/**
 * Puts a counting host before a served site. Counting on this side of the wire sees what pages and workers
 * fetch alike. `compression: false` plays a host that sends everything as it lies on the disk.
 */
export async function meteredSite(
	upstream: string,
	{ compression }: { readonly compression: boolean },
): Promise<MeteredSite> {
	const sent = new Map<string, number>();
	const server = createServer((incoming, outgoing) => {
		const headers = { ...incoming.headers };
		if (!compression) delete headers['accept-encoding'];
		const target = new URL(incoming.url ?? '/', upstream);
		const forwarded = ask(target, { method: incoming.method, headers }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.on('data', (portion: Buffer) => {
				sent.set(target.pathname, (sent.get(target.pathname) ?? 0) + portion.length);
			});
			answer.pipe(outgoing);
		});
		forwarded.on('error', () => {
			outgoing.destroy();
		});
		incoming.pipe(forwarded);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://localhost:${port}/`,
		sent,
		reset: () => {
			sent.clear();
		},
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
