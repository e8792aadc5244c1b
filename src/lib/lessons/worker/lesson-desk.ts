import type { Engine, LoadedTable } from '../../db/engine.ts';
import type { WorldParameters } from '../../synthesis/parameters/world.ts';
import type { KeyStreams } from '../data/answer-key.ts';
import { takeExtract } from '../data/extract-statement.ts';
import { extractNamed, type ExtractName } from '../data/lesson-data.ts';
import type { Settings } from '../lesson.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** What a worker found; `truth` is null unless it was asked for. */
export interface Found {
	readonly answer: unknown;
	readonly truth: unknown;
}

/** Where a desk has its registry from. */
export interface DeskSupply {
	/** The engine with these tables loaded. */
	readonly engine: (tables: readonly LoadedTable[]) => Promise<Engine>;
	/** The answer key; asked for only at a reveal. */
	readonly key: () => Promise<KeyStreams>;
	/** The world it was made in. */
	readonly world: WorldParameters;
	readonly worker: () => Worker;
}

interface Waiting {
	readonly settings: Settings;
	readonly reveal: boolean;
	readonly resolve: (found: Found) => void;
	readonly reject: (error: unknown) => void;
}

const STOPPED =
	'The calculation stopped before it was done. What is on the page stays as it is. Try again, or reload the page.';

/**
 * Asks a worker for the answers of one lesson. The newest question wins: an older one that still waits, or whose
 * answer comes late, rejects with an AbortError and is never shown.
 */
export class LessonDesk {
	readonly #lesson: string;
	readonly #needs: readonly ExtractName[];
	readonly #supply: DeskSupply;
	#worker: Promise<Worker> | null = null;
	#hasKey = false;
	#count = 0;
	#running: { readonly id: number; readonly asked: Waiting } | null = null;
	#next: Waiting | null = null;
	#closed = false;

	constructor(lesson: string, needs: readonly ExtractName[], supply: DeskSupply) {
		this.#lesson = lesson;
		this.#needs = needs;
		this.#supply = supply;
	}

	/** Takes the registry into the worker ahead of the first question. A failure is met again by the question. */
	async warm(): Promise<void> {
		await this.#ready().catch(() => undefined);
	}

	ask(settings: Settings, reveal: boolean): Promise<Found> {
		return new Promise((resolve, reject) => {
			this.#next?.reject(superseded());
			this.#running?.asked.reject(superseded());
			this.#next = { settings, reveal, resolve, reject };
			void this.#work();
		});
	}

	close(): void {
		this.#closed = true;
		this.#next?.reject(superseded());
		this.#running?.asked.reject(superseded());
		this.#drop();
	}

	async #work(): Promise<void> {
		if (this.#running !== null || this.#next === null) return;
		const asked = this.#next;
		this.#next = null;
		const id = ++this.#count;
		this.#running = { id, asked };
		try {
			const worker = await this.#ready();
			if (asked.reveal && !this.#hasKey) {
				const streams = await this.#supply.key();
				const { cases, centres } = streams;
				const { world } = this.#supply;
				send(worker, { kind: 'key', streams, world }, [cases.buffer, centres.buffer]);
				this.#hasKey = true;
			}
			send(worker, {
				kind: 'ask',
				id,
				lesson: this.#lesson,
				settings: { ...asked.settings },
				reveal: asked.reveal,
			});
		} catch (error) {
			asked.reject(error);
			this.#done();
		}
	}

	#ready(): Promise<Worker> {
		this.#worker ??= this.#start().catch((error: unknown) => {
			this.#worker = null;
			throw error;
		});
		return this.#worker;
	}

	async #start(): Promise<Worker> {
		const tables = [...new Set(this.#needs.flatMap((name) => extractNamed(name).tables))];
		const engine = await this.#supply.engine(tables);
		const data: Record<string, unknown> = {};
		for (const name of this.#needs) data[name] = await takeExtract(engine, extractNamed(name));
		if (this.#closed) throw superseded();
		const worker = this.#supply.worker();
		worker.addEventListener('message', ({ data: message }: MessageEvent<FromWorker>) => {
			this.#hear(message);
		});
		worker.addEventListener('error', (event) => {
			event.preventDefault();
			const lost = this.#running;
			this.#drop();
			lost?.asked.reject(new Error(STOPPED));
			this.#done();
		});
		send(worker, { kind: 'data', data });
		return worker;
	}

	#hear(message: FromWorker): void {
		if (this.#running?.id !== message.id) return;
		const { asked } = this.#running;
		if (message.kind === 'answer') asked.resolve({ answer: message.answer, truth: message.truth });
		else if (message.kind === 'failed')
			asked.reject(new Error(impossible(message.message), { cause: message.message }));
		else return;
		this.#done();
	}

	#done(): void {
		this.#running = null;
		void this.#work();
	}

	#drop(): void {
		const worker = this.#worker;
		this.#worker = null;
		this.#hasKey = false;
		void worker?.then((running) => {
			running.terminate();
		});
	}
}

/** What a reader is told where an analysis cannot be made. */
function impossible(reason: string): string {
	const said = /[.!?]$/.test(reason) ? reason : `${reason}.`;
	return `These settings have no answer on this registry. ${said} Their figures come back with other settings; a larger registry may answer these too.`;
}

function send(worker: Worker, message: ToWorker, transfer: Transferable[] = []): void {
	worker.postMessage(message, transfer);
}

function superseded(): DOMException {
	return new DOMException('A newer request took its place.', 'AbortError');
}
