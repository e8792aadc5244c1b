import { madeRegistry } from '../../db/made-registry.ts';
import { KEY_TABLES, type FromWorker, type KeyTable, type ToWorker } from './worker-messages.ts';

/** The generator in a browser worker: makes one registry, hands its tables over and keeps its answer keys. */
const page = globalThis as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>;
const keys = new Map<KeyTable, Uint8Array<ArrayBuffer>>();

function post(message: FromWorker, transfer: ArrayBuffer[] = []): void {
	page.postMessage(message, transfer);
}

async function answer(message: ToWorker): Promise<void> {
	if (message.kind === 'key') {
		const { table } = message;
		const key = keys.get(table);
		if (!key) throw new Error(`There is no ${table} yet.`);
		const stream = key.slice();
		post({ kind: 'key', table, stream }, [stream.buffer]);
		return;
	}
	const { manifest, streams } = await madeRegistry(message.world, (done, cases) => {
		post({ kind: 'progress', done, cases });
	});
	for (const table of KEY_TABLES) keys.set(table, streams[table]);
	const open = Object.fromEntries(
		Object.entries(streams).filter(([table]) => !keys.has(table as KeyTable)),
	);
	post(
		{ kind: 'made', manifest, streams: open },
		Object.values(open).map(({ buffer }) => buffer),
	);
}

page.addEventListener('message', ({ data }) => {
	answer(data as ToWorker).catch((error: unknown) => {
		post({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
	});
});
