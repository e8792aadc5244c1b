import { afterEach, describe, expect, it, vi } from 'vitest';
import { outcomeOf, type Task } from '../../src/lib/figures/computations.ts';
import { TaskWorkers } from '../../src/lib/ui/board/task-workers.ts';

const group = (level: string, died: number) => ({
	level,
	day: [1, 3, 5],
	end: [1, 2, 0],
	n: [died, 12, 3],
	undated: 0,
});

const task: Task = { name: 'gray-tests', input: [group('a', 5), group('b', 9)] };
const never = new AbortController().signal;

/** A worker that answers when told, or fails. */
class HandWorker extends EventTarget {
	static readonly all: HandWorker[] = [];
	ended = false;
	sent: unknown[] = [];

	constructor() {
		super();
		HandWorker.all.push(this);
	}

	postMessage(message: unknown): void {
		this.sent.push(message);
	}

	terminate(): void {
		this.ended = true;
	}

	answer(data: unknown): void {
		this.dispatchEvent(new MessageEvent('message', { data }));
	}
}

const started = (count: number) => vi.waitUntil(() => HandWorker.all.length === count);

afterEach(() => {
	HandWorker.all.length = 0;
	vi.unstubAllGlobals();
});

describe('a task beside the page', () => {
	it('is the same worked out here, where there is no worker', async () => {
		const outcome = await new TaskWorkers().outcome(task, never);
		expect(outcome).toEqual(outcomeOf(task));
		expect(outcome).toHaveLength(2);
	});

	it('is sent to a worker, which is kept for the next one', async () => {
		vi.stubGlobal('Worker', HandWorker);
		const workers = new TaskWorkers();
		for (const expected of ['first', 'second']) {
			const outcome = workers.outcome(task, never);
			await started(1);
			const [worker] = HandWorker.all;
			expect(worker?.sent.at(-1)).toBe(task);
			worker?.answer({ outcome: expected });
			expect(await outcome).toBe(expected);
		}
		expect(HandWorker.all).toHaveLength(1);
	});

	it('ends its worker when it is given up', async () => {
		vi.stubGlobal('Worker', HandWorker);
		const workers = new TaskWorkers();
		const abort = new AbortController();
		const given = workers.outcome(task, abort.signal);
		await started(1);
		abort.abort();
		await expect(given).rejects.toThrow(/abort/i);
		expect(HandWorker.all[0]?.ended).toBe(true);
		const next = workers.outcome(task, never);
		await started(2);
		HandWorker.all[1]?.answer({ outcome: 7 });
		expect(await next).toBe(7);
		await expect(workers.outcome(task, abort.signal)).rejects.toThrow(/abort/i);
	});

	it('is worked out here when no worker will start', async () => {
		vi.stubGlobal('Worker', HandWorker);
		const workers = new TaskWorkers();
		const outcome = workers.outcome(task, never);
		await started(1);
		HandWorker.all[0]?.dispatchEvent(new Event('error', { cancelable: true }));
		expect(await outcome).toEqual(outcomeOf(task));
		expect(await workers.outcome(task, never)).toEqual(outcomeOf(task));
		expect(HandWorker.all).toHaveLength(1);
	});

	it('fails with what the computation said', async () => {
		vi.stubGlobal('Worker', HandWorker);
		const outcome = new TaskWorkers().outcome(task, never);
		await started(1);
		HandWorker.all[0]?.answer({ fault: 'no such group' });
		await expect(outcome).rejects.toThrow('no such group');
	});
});
