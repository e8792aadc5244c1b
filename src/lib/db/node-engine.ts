import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Connection } from './connection.ts';
import { FIRST_TABLES, type Engine, type LoadedTable } from './engine.ts';
import { EngineError, QueryError } from './errors.ts';
import { folderSource } from './folder-source.ts';
import { RegistryLoader } from './load-registry.ts';
import { lockDown } from './lock-down.ts';
import type { RegistrySource } from './registry-source.ts';
import { resultTable } from './result-table.ts';

export interface NodeEngineOptions {
	/** A folder with manifest.json and its files, or any other source of them. */
	readonly registry: string | RegistrySource;
	/** Loaded before the engine is handed out; `FIRST_TABLES` by default. */
	readonly tables?: readonly LoadedTable[];
}

/**
 * A DuckDB in this process, for the build and for tests: the same database, compiled from the same source, as
 * the one in the browser, with the same tables and the same locks. It blocks while it works, so that an abort is
 * noticed only before and after a statement. Rejects with LoadError or EngineError.
 */
export async function nodeEngine({
	registry,
	tables = FIRST_TABLES,
}: NodeEngineOptions): Promise<Engine> {
	const source = typeof registry === 'string' ? folderSource(registry) : registry;
	const { connection, close } = await openInNode();
	const loader = new RegistryLoader(connection, source);
	try {
		await loader.load(tables);
		await lockDown(connection);
	} catch (error) {
		await close();
		throw error;
	}
	return {
		query: (statement, signal) => connection.run(statement, signal),
		load: (more) => loader.load(more),
		close,
	};
}

/** An empty, unlocked database in this process. */
async function openInNode(): Promise<{
	connection: Connection;
	close: () => Promise<void>;
}> {
	const duckdb = await import('@duckdb/duckdb-wasm/blocking');
	const mainModule = join(engineFolder(), 'duckdb-eh.wasm');
	const database = await duckdb
		.createDuckDB(
			{ mvp: { mainModule, mainWorker: '' }, eh: { mainModule, mainWorker: '' } },
			new duckdb.VoidLogger(),
			duckdb.NODE_RUNTIME,
		)
		.then((bindings) => bindings.instantiate())
		.catch((cause: unknown) => {
			throw new EngineError('start', { cause });
		});
	database.open({ query: { castBigIntToDouble: true, castDecimalToDouble: true } });
	let open: ReturnType<typeof database.connect> | null = database.connect();
	const whileOpen = <Result>(use: (handle: number) => Result): Result => {
		if (!open) throw new EngineError('closed');
		return open.useUnsafe((_, handle) => use(handle));
	};
	return {
		connection: {
			async run({ sql, params }, signal) {
				signal?.throwIfAborted();
				await Promise.resolve();
				const answer = whileOpen((handle) => {
					try {
						const prepared = database.createPrepared(handle, sql);
						try {
							return database.runPrepared(handle, prepared, [...params]);
						} finally {
							database.closePrepared(handle, prepared);
						}
					} catch (cause) {
						throw new QueryError(sql, cause);
					}
				});
				signal?.throwIfAborted();
				return resultTable(answer);
			},
			async insert(table, stream) {
				await Promise.resolve();
				whileOpen((handle) =>
					database.insertArrowFromIPCStream(handle, stream, { name: table, create: true }),
				);
			},
		},
		close: () => {
			open?.close();
			if (open) database.reset();
			open = null;
			return Promise.resolve();
		},
	};
}

function engineFolder(): string {
	return dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
}
