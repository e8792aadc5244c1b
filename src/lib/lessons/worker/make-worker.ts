/** Starts the worker that computes lessons. */
export function makeWorker(): Worker {
	return new Worker(new URL('./lesson-worker.ts', import.meta.url), { type: 'module' });
}
