import { readFileSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';

/** Bytes held after garbage was collected, page and workers. */
export interface MemoryReading {
	/** JavaScript heap of the page. */
	readonly pageHeap: number;
	/** JavaScript heaps of the workers. */
	readonly workerHeaps: number;
	/** WebAssembly memory of the workers: grows, never shrinks. */
	readonly wasm: number;
	/** Elements, listeners and documents the page holds. */
	readonly nodes: number;
	readonly listeners: number;
	/** Physical memory of the browser's renderers; null where the system does not tell. */
	readonly resident: number | null;
}

interface HeapUsage {
	readonly usedSize: number;
}

type Answer = Readonly<Record<string, unknown>>;

interface MeasuredWorker {
	lowflowMemories?: readonly WebAssembly.Memory[];
}

/** Goes before the engine's worker script: keeps hold of the memories it makes. */
const KEEPING_MEMORIES = `
self.lowflowMemories = [];
WebAssembly.Memory = class extends WebAssembly.Memory {
	constructor(...sizes) {
		super(...sizes);
		self.lowflowMemories.push(this);
	}
};
`;

/** Changes the engine's worker script in a copy of the site for as long as `use` takes, so that its memory can be read. */
export async function withMemoryShown<Result>(
	site: string,
	use: () => Promise<Result>,
): Promise<Result> {
	const script = join(site, 'engine', 'duckdb-browser-eh.worker.js');
	const original = await readFile(script, 'utf8');
	await writeFile(script, KEEPING_MEMORIES + original);
	try {
		return await use();
	} finally {
		await writeFile(script, original);
	}
}

/**
 * Reads the memory of a page and its workers. The garbage collector of a worker is only reachable by messages
 * wrapped in messages to the page's session, which is what this class does.
 */
export class MemoryReader {
	readonly #page: Page;
	readonly #session: CDPSession;
	readonly #workers = new Set<string>();
	readonly #pending = new Map<number, (answer: Answer) => void>();
	#next = 1;

	private constructor(page: Page, session: CDPSession) {
		this.#page = page;
		this.#session = session;
		session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
			if (targetInfo.type === 'worker') this.#workers.add(sessionId);
		});
		session.on('Target.detachedFromTarget', ({ sessionId }) => {
			this.#workers.delete(sessionId);
		});
		session.on('Target.receivedMessageFromTarget', ({ message }) => {
			const { id, result } = JSON.parse(message) as { id?: number; result?: Answer };
			if (id === undefined) return;
			this.#pending.get(id)?.(result ?? {});
			this.#pending.delete(id);
		});
	}

	/** To be called before the page is opened. */
	static async on(context: BrowserContext, page: Page): Promise<MemoryReader> {
		const session = await context.newCDPSession(page);
		const reader = new MemoryReader(page, session);
		await session.send('HeapProfiler.enable');
		await session.send('Target.setAutoAttach', {
			autoAttach: true,
			waitForDebuggerOnStart: false,
			flatten: false,
		});
		return reader;
	}

	async read(): Promise<MemoryReading> {
		let workerHeaps = 0;
		for (const worker of this.#workers) {
			await this.#ask(worker, 'HeapProfiler.collectGarbage');
			const { usedSize } = (await this.#ask(
				worker,
				'Runtime.getHeapUsage',
			)) as unknown as HeapUsage;
			workerHeaps += usedSize;
		}
		await this.#session.send('HeapProfiler.collectGarbage');
		await this.#session.send('HeapProfiler.collectGarbage');
		const { usedSize } = (await this.#session.send('Runtime.getHeapUsage')) as HeapUsage;
		const { nodes, jsEventListeners } = await this.#session.send('Memory.getDOMCounters');
		return {
			pageHeap: usedSize,
			workerHeaps,
			wasm: await this.#wasm(),
			nodes,
			listeners: jsEventListeners,
			resident: residentOfRenderers(),
		};
	}

	async #wasm(): Promise<number> {
		const sizes = await Promise.all(
			this.#page
				.workers()
				.map((worker) =>
					worker.evaluate(() =>
						((self as unknown as MeasuredWorker).lowflowMemories ?? []).reduce(
							(sum, memory) => sum + memory.buffer.byteLength,
							0,
						),
					),
				),
		);
		return sizes.reduce((sum, size) => sum + size, 0);
	}

	#ask(sessionId: string, method: string, params: Answer = {}): Promise<Answer> {
		const id = this.#next++;
		return new Promise((resolve, reject) => {
			this.#pending.set(id, resolve);
			this.#session
				.send('Target.sendMessageToTarget', {
					sessionId,
					message: JSON.stringify({ id, method, params }),
				})
				.catch(reject);
		});
	}
}

/** Resident memory of the renderers among this process's descendants (Linux only). */
function residentOfRenderers(): number | null {
	try {
		const processes = readdirSync('/proc')
			.filter((name) => /^\d+$/.test(name))
			.flatMap((pid) => {
				try {
					const status = readFileSync(`/proc/${pid}/status`, 'utf8');
					const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
					const parent = Number(/PPid:\s+(\d+)/.exec(status)?.[1]);
					const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
					return [{ pid: Number(pid), parent, bytes: kilobytes * 1024, command }];
				} catch {
					// It ended while the list was read.
					return [];
				}
			});
		const parentOf = new Map(processes.map(({ pid, parent }) => [pid, parent]));
		const isOurs = (pid: number): boolean => {
			const parent = parentOf.get(pid);
			return parent === process.pid || (parent !== undefined && parent > 1 && isOurs(parent));
		};
		return processes
			.filter(({ pid, command }) => command.includes('--type=renderer') && isOurs(pid))
			.reduce((sum, { bytes }) => sum + bytes, 0);
	} catch {
		return null;
	}
}
