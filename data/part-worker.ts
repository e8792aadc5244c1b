import { parentPort, workerData } from 'node:worker_threads';
import type { WorldParameters } from '../src/lib/synthesis/parameters/world.ts';
import { GROWING_TABLES, makeRegistry } from '../src/lib/synthesis/registry.ts';

/** Makes the parts it is asked for by number and hands their bytes over without copying them. */
const maker = makeRegistry(workerData as WorldParameters);

parentPort?.on('message', (number: number) => {
	const part = maker.part(number);
	const buffers = GROWING_TABLES.map((table) => part.tables[table].bytes.buffer as ArrayBuffer);
	parentPort?.postMessage(
		{ number, part },
		[...new Set(buffers)].filter((b) => b.byteLength > 0),
	);
});
