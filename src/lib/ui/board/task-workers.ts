import { outcomeOf, type Task } from '../../figures/computations.ts';
import type { TaskReply } from './task-worker.ts';

/** Workers kept for the next task. */
const KEPT = 2;

/**
 * Works tasks out beside the page, each in a worker of its own. Where no worker can be had, here: the page then stands
 * still for a moment, and the answer is the same.
 */
export class TaskWorkers {
	#idle: Worker[] = [];
	#impossible = false;

	/** Rejects with the signal's reason when that is given up (its worker is ended), or with what the task throws. */
	async outcome(task: Task, signal: AbortSignal): Promise<unknown> {
		signal.throwIfAborted();
		const worker = this.#worker();
		if (worker === null) return outcomeOf(task);
		try {
			const reply = await replyTo(worker, task, signal);
			if (this.#idle.length < KEPT) this.#idle.push(worker);
			else worker.terminate();
			if ('fault' in reply) throw new Error(reply.fault);
			return reply.outcome;
		} catch (error) {
			if (!(error instanceof NoWorker)) throw error;
			this.#impossible = true;
			return outcomeOf(task);
		}
	}

	#worker(): Worker | null {
		const idle = this.#idle.pop();
		if (idle !== undefined) return idle;
		if (this.#impossible || typeof Worker === 'undefined') return null;
		try {
			return new Worker(new URL('./task-worker.ts', import.meta.url), { type: 'module' });
		} catch {
			this.#impossible = true;
			return null;
		}
	}
}

/** The worker could not be started, or what it was sent or said could not be read. */
class NoWorker extends Error {}

function replyTo(worker: Worker, task: Task, signal: AbortSignal): Promise<TaskReply> {
	return new Promise((resolve, reject) => {
		const over = new AbortController();
		const end = (error: unknown): void => {
			over.abort();
			worker.terminate();
			reject(error instanceof Error ? error : new Error(String(error)));
		};
		const only = { signal: over.signal };
		signal.addEventListener(
			'abort',
			() => {
				end(signal.reason);
			},
			only,
		);
		worker.addEventListener(
			'message',
			({ data }: MessageEvent<TaskReply>) => {
				over.abort();
				resolve(data);
			},
			only,
		);
		for (const name of ['error', 'messageerror'] as const)
			worker.addEventListener(
				name,
				(event) => {
					event.preventDefault();
					end(new NoWorker('The worker could not be used.'));
				},
				only,
			);
		worker.postMessage(task);
	});
}
