import type { ResultTable, Statement } from './engine.ts';

/** One connection to a DuckDB, as little as the rest of this folder needs. Both makers provide one. */
export interface Connection {
	/** Runs one statement with its bound values. Rejects as `Engine.query` does. */
	run(statement: Statement, signal?: AbortSignal): Promise<ResultTable>;
	/** Makes a table from an Arrow stream. The buffer may be gone afterwards. */
	insert(table: string, stream: Uint8Array<ArrayBuffer>): Promise<void>;
}
