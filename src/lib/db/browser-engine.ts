import { earlySource } from './early-source.ts';
import { FIRST_TABLES, type Engine, type LoadedTable, type Progress } from './engine.ts';
import { EngineError } from './errors.ts';
import { fetchEngineList, fetchEngineModule } from './fetched-engine.ts';
import { fetchedSource } from './fetched-source.ts';
import { RegistryLoader, withNeeded } from './load-registry.ts';
import { lockDown } from './lock-down.ts';
import type { RegistrySource } from './registry-source.ts';
import type { Patience } from './worker-database.ts';

export interface BrowserEngineOptions {
	/** Address of the site's root, with a slash at the end: files are read from `engine/` and `registry/` below. */
	readonly base: string;
	/** Where the tables come from, when not from `registry/`. */
	readonly source?: RegistrySource;
	/** Loaded before the engine is handed out; `FIRST_TABLES` by default. */
	readonly tables?: readonly LoadedTable[];
	readonly onProgress?: (progress: Progress) => void;
	/** Stops the start. */
	readonly signal?: AbortSignal;
	readonly patience?: Patience;
}

/** An engine that can stop by itself. */
export interface MortalEngine extends Engine {
	/** Resolves with the reason when the engine stops without being asked; otherwise stays pending. */
	readonly crashed: Promise<EngineError>;
}

/**
 * DuckDB in a worker of the browser. Fetches engine and data at the same time, from this site only, and is
 * handed out with the tables loaded and the engine locked. Rejects with EngineError or LoadError.
 */
export async function browserEngine(options: BrowserEngineOptions): Promise<MortalEngine> {
	const { base, tables = FIRST_TABLES, patience } = options;
	assertPossible();
	const stop = new AbortController();
	const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
	const progress = new ProgressCount(options.onProgress);
	const engineBase = `${base}engine/`;
	const source = earlySource(
		options.source ?? fetchedSource(`${base}registry/`),
		withNeeded(tables),
		(bytes) => progress.add('data', bytes),
		signal,
	);
	try {
		return await Promise.race([assembled(), source.failed]);
	} catch (error) {
		stop.abort(error);
		throw error;
	}

	async function assembled(): Promise<MortalEngine> {
		const library = importLibrary();
		library.catch(() => undefined);
		const list = await fetchEngineList(engineBase, signal);
		progress.expect(list.wasm.gzipBytes);
		const sized = source.manifest(signal).then(({ tables: entries }) => {
			for (const table of withNeeded(tables)) progress.expect(entries[table]?.gzipBytes ?? 0);
		});
		const [module, { duckdb, WorkerDatabase }] = await Promise.all([
			fetchEngineModule(engineBase, list, (bytes) => progress.add('engine', bytes), signal),
			library,
			sized,
		]);
		progress.report('starting');
		signal.throwIfAborted();
		const database = new WorkerDatabase(duckdb, engineBase + list.worker.file, patience);
		const address = URL.createObjectURL(module);
		try {
			await database.start(address);
			const loader = new RegistryLoader(database, source);
			await loader.load(tables, signal);
			await lockDown(database);
			signal.throwIfAborted();
			return {
				crashed: database.crashed,
				query: (statement, ownSignal) => database.run(statement, ownSignal),
				load: (more) => loader.load(more),
				close: () => {
					database.close();
					return Promise.resolve();
				},
			};
		} catch (error) {
			database.close();
			throw error;
		} finally {
			URL.revokeObjectURL(address);
		}
	}
}

async function importLibrary() {
	try {
		const [duckdb, { WorkerDatabase }] = await Promise.all([
			import('@duckdb/duckdb-wasm'),
			import('./worker-database.ts'),
		]);
		return { duckdb, WorkerDatabase };
	} catch (cause) {
		throw new EngineError('engine-missing', { cause });
	}
}

function assertPossible(): void {
	const platform = globalThis as Partial<Pick<typeof globalThis, 'WebAssembly' | 'Worker'>>;
	if (!platform.WebAssembly) throw new EngineError('no-webassembly');
	if (!platform.Worker) throw new EngineError('no-worker');
}

/** Adds up bytes over all files and passes them on. */
class ProgressCount {
	#bytes = 0;
	#total = 0;
	readonly #onProgress: ((progress: Progress) => void) | undefined;

	constructor(onProgress: ((progress: Progress) => void) | undefined) {
		this.#onProgress = onProgress;
	}

	expect(bytes: number): void {
		this.#total += bytes;
	}

	add(phase: Progress['phase'], bytes: number): void {
		this.#bytes += bytes;
		this.report(phase);
	}

	report(phase: Progress['phase']): void {
		this.#onProgress?.({ phase, bytes: this.#bytes, total: Math.max(this.#total, this.#bytes) });
	}
}
