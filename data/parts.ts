import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { WorldParameters } from '../src/lib/synthesis/parameters/world.ts';
import { makeRegistry, type Part } from '../src/lib/synthesis/registry.ts';

/** Parts made ahead of the one being written, for each worker: bounds memory. */
const AHEAD = 2;

/** Below this many parts a second thread costs more than it gives. */
const WORTH_WORKERS = 3;

async function* fromWorkers(
	world: WorldParameters,
	parts: number,
	workers: readonly Worker[],
): AsyncGenerator<Part> {
	const ready = new Map<number, Part>();
	let asked = 0;
	let wake: () => void = () => undefined;
	const failures: Error[] = [];
	const ask = (worker: Worker) => {
		if (asked < parts) worker.postMessage(asked++);
	};
	const idle: Worker[] = [];
	let written = 0;
	const feed = () => {
		while (idle.length > 0 && asked < Math.min(parts, written + workers.length * AHEAD)) {
			const worker = idle.pop();
			if (worker !== undefined) ask(worker);
		}
	};
	for (const worker of workers) {
		worker.on('message', ({ number, part }: { number: number; part: Part }) => {
			ready.set(number, part);
			idle.push(worker);
			feed();
			wake();
		});
		worker.on('error', (error: Error) => {
			failures.push(error);
			wake();
		});
		worker.on('exit', (code) => {
			if (code !== 0) failures.push(new Error(`A worker ended with code ${code}.`));
			wake();
		});
		idle.push(worker);
	}
	feed();
	while (written < parts) {
		const part = ready.get(written);
		if (part !== undefined) {
			ready.delete(written);
			yield part;
			written++;
			feed();
			continue;
		}
		if (failures.length > 0)
			throw new Error(`The registry was not made: a worker of seed ${world.seed} failed.`, {
				cause: failures[0],
			});
		await new Promise<void>((resolve) => (wake = resolve));
	}
}

/** Worker threads know no TypeScript on Node 20: a line of JavaScript brings the loader and then the module. */
function startWorker(world: WorldParameters): Worker {
	const module = JSON.stringify(new URL('./part-worker.ts', import.meta.url).href);
	const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
	return new Worker(`import(${loader}).then(({ tsImport }) => tsImport(${module}, ${module}))`, {
		eval: true,
		workerData: world,
	});
}

/**
 * The parts of a registry in order, made on all cores. Which worker makes a part, and when, changes nothing
 * about its bytes. At most a few parts are held at a time.
 */
export async function* makeParts(world: WorldParameters): AsyncGenerator<Part> {
	const maker = makeRegistry(world);
	const threads = Math.min(availableParallelism(), 8, maker.parts);
	if (maker.parts < WORTH_WORKERS || threads < 2) {
		for (let number = 0; number < maker.parts; number++) yield maker.part(number);
		return;
	}
	const workers = Array.from({ length: threads }, () => startWorker(world));
	try {
		yield* fromWorkers(world, maker.parts, workers);
	} finally {
		await Promise.all(workers.map((worker) => worker.terminate()));
	}
}
