/** SQL text with `?` placeholders and the values bound to them, in order. Built by `db`'s builders only. */
export interface Statement {
	readonly sql: string;
	readonly params: readonly (string | number | boolean | null)[];
}

/** One answer, by column. 64-bit integers have become numbers; missing is null. */
export interface ResultTable {
	readonly rowCount: number;
	/** Values of a column, in row order. Throws RangeError for a name the result does not have. */
	column(name: string): readonly unknown[];
}

/** What of the registry is loaded at the moment. */
export type LoadedTable =
	'runs' | 'complication' | 'centre' | 'conventional' | 'cpr_denominator' | 'eligible_counts';

/** What the front pages ask about: runs with their complications, and the counts of eligible arrests. */
export const FIRST_TABLES: readonly LoadedTable[] = ['runs', 'eligible_counts'];

/** One progress report while files arrive: bytes so far of bytes expected, over all files together. */
export interface Progress {
	readonly phase: 'engine' | 'data' | 'starting';
	readonly bytes: number;
	readonly total: number;
}

/**
 * A DuckDB that holds the registry. Two makers give the same answers: `browserEngine` (worker) and
 * `nodeEngine` (build, tests).
 */
export interface Engine {
	/**
	 * Runs one statement. Aborting `signal` cancels it in the engine and rejects with the signal's reason
	 * (an AbortError). Rejects with QueryError (carrying the SQL) when the engine refuses it.
	 */
	query(statement: Statement, signal?: AbortSignal): Promise<ResultTable>;
	/** Loads further files named in the manifest; resolves at once for those already there. */
	load(tables: readonly LoadedTable[]): Promise<void>;
	/** Ends the engine and gives its memory back. */
	close(): Promise<void>;
}
