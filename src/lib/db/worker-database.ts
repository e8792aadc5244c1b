import type * as DuckDB from '@duckdb/duckdb-wasm';
import { boundText } from './bound-text.ts';
import type { Connection } from './connection.ts';
import type { ResultTable, Statement } from './engine.ts';
import { engineFaultIn } from './engine-fault.ts';
import { EngineError, QueryError } from './errors.ts';
import { resultTable } from './result-table.ts';

/** How long the worker may stay silent, in milliseconds. */
export interface Patience {
	readonly start: number;
	readonly step: number;
	readonly insert: number;
}

const PATIENCE: Patience = { start: 30_000, step: 15_000, insert: 180_000 };

/** Milliseconds the engine works on a statement before it looks whether somebody cancelled it. */
const POLLING = 20;

/** A statement that takes less than this, ms, is over before a cancellation could reach it. */
const QUICK = 40;

/** So many statements in a row must have been quick before the next one is taken for quick. */
const WITNESSES = 4;

/**
 * One DuckDB in one worker. Calls take turns; a running statement can be cancelled, unless those before it were over
 * sooner than a cancellation takes; and when the worker dies, whether it says so or merely falls silent, everything under way rejects with an EngineError.
 */
export class WorkerDatabase implements Connection {
	/** Resolves with the reason when the database stops by itself; stays pending after `close`. */
	readonly crashed: Promise<EngineError>;
	readonly #worker: Worker;
	readonly #name: string;
	readonly #watch = new AbortController();
	readonly #database: DuckDB.AsyncDuckDB;
	readonly #patience: Patience;
	readonly #assignments = new Map<string, number>();
	#handle = 0;
	#started = false;
	#over: EngineError | null = null;
	#reportCrash: (error: EngineError) => void = () => undefined;
	/** Rejects the calls that wait for the worker; one promise for all would remember every call it was raced with. */
	readonly #waiting = new Set<(error: EngineError) => void>();
	#queue: Promise<unknown> = Promise.resolve();
	/** Statements in a row, up to now, that were quick. */
	#quickInARow = 0;

	constructor(duckdb: typeof DuckDB, workerUrl: string, patience: Patience = PATIENCE) {
		this.#patience = patience;
		this.crashed = new Promise((resolve) => (this.#reportCrash = resolve));
		/** The library prints worker errors to the console; here they become messages on the page. */
		class QuietDuckDB extends duckdb.AsyncDuckDB {
			protected override onError(): void {
				this._pendingRequests.clear();
			}
		}
		this.#name = `lowflow-engine-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
		this.#worker = new Worker(workerUrl, { name: this.#name });
		this.#worker.addEventListener('error', (event) => {
			event.preventDefault();
			this.#crash(faultOf(event, this.#started));
		});
		this.#database = new QuietDuckDB(new duckdb.VoidLogger(), this.#worker);
	}

	/** Compiles the module at this address and opens an empty database. Rejects with EngineError. */
	async start(moduleUrl: string): Promise<void> {
		const { start } = this.#patience;
		await this.#answered(this.#database.instantiate(moduleUrl), start, 'start');
		await this.#answered(
			this.#database.open({
				query: {
					castBigIntToDouble: true,
					castDecimalToDouble: true,
					queryPollingInterval: POLLING,
				},
			}),
			start,
			'start',
		);
		this.#handle = await this.#answered(this.#database.connectInternal(), start, 'start');
		this.#started = true;
		this.#watchLife().catch(() => undefined);
	}

	run(statement: Statement, signal?: AbortSignal): Promise<ResultTable> {
		const turn = this.#queue.then(() => this.#runNow(statement, signal));
		this.#queue = turn.catch(() => undefined);
		return signal ? raced(turn, signal) : turn;
	}

	insert(table: string, stream: Uint8Array<ArrayBuffer>): Promise<void> {
		const turn = this.#queue.then(() =>
			this.#answered(
				this.#database.insertArrowFromIPCStream(this.#handle, stream, {
					name: table,
					create: true,
				}),
				this.#patience.insert,
			),
		);
		this.#queue = turn.catch(() => undefined);
		return turn;
	}

	/** Ends the worker, which alone gives its memory back. */
	close(): void {
		this.#finish(new EngineError('closed'));
	}

	async #runNow(statement: Statement, signal?: AbortSignal): Promise<ResultTable> {
		signal?.throwIfAborted();
		const cancel = () => {
			this.#database.cancelPendingQuery(this.#handle).catch(() => undefined);
		};
		signal?.addEventListener('abort', cancel, { once: true });
		try {
			return resultTable(await this.#answerTo(statement, signal));
		} catch (cause) {
			signal?.throwIfAborted();
			throw cause instanceof EngineError ? cause : new QueryError(statement.sql, cause);
		} finally {
			signal?.removeEventListener('abort', cancel);
		}
	}

	async #answerTo(statement: Statement, signal?: AbortSignal): Promise<Uint8Array | Uint8Array[]> {
		const { assign, text } = boundText(statement);
		const prepared = assign === null ? null : await this.#preparedFor(assign);
		signal?.throwIfAborted();
		const started = performance.now();
		// Both are sent at once: the worker takes them in turn, and need not wait for a page that is painting.
		const [, parts] = await Promise.all([
			prepared === null
				? null
				: this.#step(this.#database.runPrepared(this.#handle, prepared, [...statement.params])),
			this.#quickInARow < WITNESSES ? this.#stepwise(text) : this.#atOnce(text),
		]);
		this.#quickInARow = performance.now() - started < QUICK ? this.#quickInARow + 1 : 0;
		return parts;
	}

	/** The answer in one message, for statements that are quick; they cannot be cancelled. */
	#atOnce(text: string): Promise<Uint8Array> {
		return this.#step(this.#database.runQuery(this.#handle, text));
	}

	/** The answer in several messages, between which the statement can be cancelled. */
	async #stepwise(text: string): Promise<Uint8Array[]> {
		let header = await this.#step(this.#database.startPendingQuery(this.#handle, text));
		while (header === null) {
			header = await this.#step(this.#database.pollPendingQuery(this.#handle));
		}
		const parts = [header];
		for (;;) {
			const part = await this.#step(this.#database.fetchQueryResults(this.#handle));
			if (part === null) continue;
			if (part.length === 0) return parts;
			parts.push(part);
		}
	}

	/** The number of a prepared assignment; it is prepared once. */
	#preparedFor(text: string): number | Promise<number> {
		return this.#assignments.get(text) ?? this.#prepare(text);
	}

	async #prepare(text: string): Promise<number> {
		const prepared = await this.#step(this.#database.createPrepared(this.#handle, text));
		this.#assignments.set(text, prepared);
		return prepared;
	}

	#step<Answer>(call: Promise<Answer>): Promise<Answer> {
		return this.#answered(call, this.#patience.step);
	}

	/** The answer of one call to the worker, unless the worker ends first or says nothing for too long. */
	async #answered<Answer>(
		call: Promise<Answer>,
		patience: number,
		phase: 'start' | 'work' = 'work',
	): Promise<Answer> {
		if (this.#over) {
			call.catch(() => undefined);
			throw this.#over;
		}
		let timer: ReturnType<typeof setTimeout> | undefined;
		let giveUp: (error: EngineError) => void = () => undefined;
		try {
			return await new Promise<Answer>((resolve, reject) => {
				giveUp = reject;
				this.#waiting.add(giveUp);
				timer = setTimeout(() => {
					this.#crash(new EngineError(phase === 'start' ? 'start' : 'timeout'));
				}, patience);
				call.then(resolve, reject);
			});
		} catch (cause) {
			if (cause instanceof EngineError) throw cause;
			const fault = engineFaultIn(cause);
			if (fault) this.#crash(fault);
			if (fault) throw fault;
			if (phase === 'start') throw new EngineError('start', { cause });
			throw cause;
		} finally {
			clearTimeout(timer);
			this.#waiting.delete(giveUp);
		}
	}

	/**
	 * Waits for the lock that the worker holds while it lives (see `engine-files.ts`). Where there are no locks,
	 * off https, a dead worker is noticed by its silence only.
	 */
	async #watchLife(): Promise<void> {
		const locks = (navigator as Partial<Pick<Navigator, 'locks'>>).locks;
		const { held } = (await locks?.query()) ?? {};
		if (!locks || !held?.some(({ name }) => name === this.#name)) return;
		await locks.request(this.#name, { signal: this.#watch.signal }, () => {
			this.#crash(new EngineError('crashed'));
		});
	}

	#crash(error: EngineError): void {
		if (this.#over) return;
		this.#finish(error);
		this.#reportCrash(error);
	}

	#finish(error: EngineError): void {
		if (this.#over) return;
		this.#over = error;
		for (const giveUp of this.#waiting) giveUp(error);
		this.#watch.abort();
		this.#worker.terminate();
	}
}

/** What an error event of the worker tells. One without a message means that its script could not be fetched. */
function faultOf(event: Event, started: boolean): EngineError {
	const message = (event as Partial<ErrorEvent>).message;
	if (message === undefined)
		return new EngineError('engine-missing', { detail: 'its worker script' });
	const other = new EngineError(started ? 'crashed' : 'start', { cause: message });
	return engineFaultIn(message) ?? other;
}

/** Rejects as soon as the signal is aborted, while the engine tidies up behind. */
async function raced<Answer>(turn: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
	signal.throwIfAborted();
	let stop: () => void = () => undefined;
	const aborted = new Promise<never>((_, reject) => {
		stop = () => {
			reject(signal.reason as Error);
		};
		signal.addEventListener('abort', stop, { once: true });
	});
	try {
		return await Promise.race([turn, aborted]);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}
