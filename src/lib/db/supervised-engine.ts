import type { MortalEngine } from './browser-engine.ts';
import {
	FIRST_TABLES,
	type Engine,
	type LoadedTable,
	type Progress,
	type ResultTable,
	type Statement,
} from './engine.ts';
import { EngineError, isAbort, isEngineError } from './errors.ts';

/** What a page can say about its engine. `failed` carries the error whose message it shows. */
export type EngineState =
	| { readonly name: 'idle' }
	| { readonly name: 'loading'; readonly progress: Progress | null; readonly restart: boolean }
	| { readonly name: 'ready' }
	| { readonly name: 'failed'; readonly error: Error };

/** Starts one engine with these tables loaded. */
export type EngineMaker = (start: {
	readonly tables: readonly LoadedTable[];
	readonly onProgress: (progress: Progress) => void;
	readonly signal: AbortSignal;
}) => Promise<MortalEngine>;

/** A second crash within this many milliseconds of the first is not met with another restart. */
const RESTART_PAUSE = 60_000;

/**
 * An engine that is started when asked for, is watched, and after a crash is started once more by itself with
 * the tables it held. A second crash within a minute leaves it failed, until `start` is called again.
 */
export class SupervisedEngine implements Engine {
	readonly #make: EngineMaker;
	readonly #now: () => number;
	readonly #listeners = new Set<(state: EngineState) => void>();
	readonly #tables: Set<LoadedTable>;
	#state: EngineState = { name: 'idle' };
	#running: Promise<MortalEngine> | null = null;
	#stop = new AbortController();
	#crashedAt = Number.NEGATIVE_INFINITY;

	constructor(
		make: EngineMaker,
		tables: readonly LoadedTable[] = FIRST_TABLES,
		now: () => number = () => performance.now(),
	) {
		this.#make = make;
		this.#tables = new Set(tables);
		this.#now = now;
	}

	get state(): EngineState {
		return this.#state;
	}

	/** Calls back now and on every change. Returns how to stop that. */
	subscribe(listener: (state: EngineState) => void): () => void {
		this.#listeners.add(listener);
		listener(this.#state);
		return () => {
			this.#listeners.delete(listener);
		};
	}

	/** Starts the engine, or waits for the start under way. Rejects with EngineError or LoadError. */
	async start(): Promise<void> {
		await this.#engine();
	}

	/**
	 * As `Engine.query`; starts the engine if need be. Rejects with a retryable EngineError after a crash, and
	 * with one that is not once the engine has been given up.
	 */
	async query(statement: Statement, signal?: AbortSignal): Promise<ResultTable> {
		const engine = await this.#engine();
		signal?.throwIfAborted();
		try {
			return await engine.query(statement, signal);
		} catch (error) {
			// Whoever asks again at once must meet the engine's successor.
			if (mayRetry(error)) {
				await Promise.race([engine.crashed, new Promise((go) => setTimeout(go))]);
				if (this.#state.name === 'failed' && isEngineError(error))
					throw new EngineError(error.fault, { cause: error, final: true });
			}
			throw error;
		}
	}

	async load(tables: readonly LoadedTable[]): Promise<void> {
		const engine = await this.#engine();
		await engine.load(tables);
		for (const table of tables) this.#tables.add(table);
	}

	async close(): Promise<void> {
		this.#stop.abort(new EngineError('closed'));
		this.#stop = new AbortController();
		const running = this.#running;
		this.#running = null;
		this.#become({ name: 'idle' });
		await running?.then(
			(engine) => engine.close(),
			() => undefined,
		);
	}

	#engine(): Promise<MortalEngine> {
		return (this.#running ??= this.#launch(false));
	}

	async #launch(restart: boolean): Promise<MortalEngine> {
		const { signal } = this.#stop;
		let starting = true;
		this.#become({ name: 'loading', progress: null, restart });
		try {
			const engine = await this.#make({
				tables: [...this.#tables],
				signal,
				onProgress: (progress) => {
					if (starting && !signal.aborted) this.#become({ name: 'loading', progress, restart });
				},
			});
			if (signal.aborted) {
				await engine.close();
				throw signal.reason;
			}
			void engine.crashed.then((error) => {
				if (!signal.aborted) this.#recover(error);
			});
			starting = false;
			this.#become({ name: 'ready' });
			return engine;
		} catch (thrown) {
			// A file still on its way may report progress after another has failed.
			starting = false;
			const error = thrown instanceof Error ? thrown : new EngineError('start', { cause: thrown });
			if (!signal.aborted) {
				this.#running = null;
				this.#become({ name: 'failed', error });
			}
			throw error;
		}
	}

	#recover(error: EngineError): void {
		const again = this.#now() - this.#crashedAt < RESTART_PAUSE;
		this.#crashedAt = this.#now();
		this.#running = null;
		if (again) {
			this.#become({ name: 'failed', error });
			return;
		}
		this.#running = this.#launch(true);
		this.#running.catch(() => undefined);
	}

	#become(state: EngineState): void {
		this.#state = state;
		for (const listener of this.#listeners) listener(state);
	}
}

/** May the same question be asked once more, after the engine's own restart? */
export function mayRetry(error: unknown): boolean {
	return !isAbort(error) && isEngineError(error) && error.retryable;
}
