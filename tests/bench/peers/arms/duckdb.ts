import * as duckdb from '@duckdb/duckdb-wasm';
import { tableFromIPC } from '@uwdata/flechette';
import { WorkerDatabase } from '../../../../src/lib/db/worker-database.ts';
import type { MakeArm } from '../arm.ts';
import { COUNT_VIEWS, LENGTH, OFFSETS, type Filters } from '../views.ts';
import { allSql, enter, SUM_COLUMNS, sumsSql, viewSql } from './sql.ts';

/** Address of the engine's module, inflated; the page serves it gzipped. */
export async function moduleUrl(engine: string): Promise<string> {
	const answer = await fetch(`${engine}duckdb-eh.wasm.gzbin`);
	const body = answer.body?.pipeThrough(new DecompressionStream('gzip'));
	const bytes = await new Response(body).arrayBuffer();
	return URL.createObjectURL(new Blob([bytes], { type: 'application/wasm' }));
}

const OPTIONS = { query: { castBigIntToDouble: true, castDecimalToDouble: true } };

/** An open database with the table in it, and the library's own connection. */
export async function connected(bytes: Uint8Array<ArrayBuffer>, engine: string) {
	const worker = new Worker(`${engine}duckdb-browser-eh.worker.js`);
	const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
	await database.instantiate(await moduleUrl(engine));
	await database.open(OPTIONS);
	const connection = await database.connect();
	await connection.insertArrowFromIPCStream(bytes, { name: 'cases', create: true });
	return { database, connection };
}

const read =
	(table: { getChild(name: string): { get(row: number): unknown } | null }, row: number) =>
	(name: string) =>
		Number(table.getChild(name)?.get(row) ?? 0);

/** One awaited query a view. */
export const makeNaive: MakeArm = async (bytes, engine) => {
	const { connection } = await connected(bytes, engine);
	return {
		async answer(filters: Filters) {
			const answer = new Float64Array(LENGTH);
			for (let view = 0; view < COUNT_VIEWS.length; view++) {
				const table = await connection.query(viewSql(view, filters));
				for (let row = 0; row < table.numRows; row++)
					enter(answer, view, read(table, row), read(table, row)('n'));
			}
			const sums = await connection.query(sumsSql(filters));
			SUM_COLUMNS.forEach((name, at) => {
				answer[(OFFSETS.at(-1) ?? 0) + at] = read(sums, 0)(name);
			});
			return answer;
		},
	};
};

function vectorOf(table: { numRows: number; column: (name: string) => ArrayLike<unknown> }) {
	const answer = new Float64Array(LENGTH);
	const columns = new Map<string, ArrayLike<unknown>>();
	const value = (name: string, row: number) => {
		const values = columns.get(name) ?? table.column(name);
		columns.set(name, values);
		return Number(values[row] ?? 0);
	};
	for (let row = 0; row < table.numRows; row++) {
		const view = value('view', row);
		if (view >= 0) enter(answer, view, (name) => value(name, row), value('n', row));
		else
			SUM_COLUMNS.forEach((name, at) => {
				answer[(OFFSETS.at(-1) ?? 0) + at] = value(name, row);
			});
	}
	return answer;
}

/** One query for all views by the library's own connection: the strong baseline. */
export const makeSets: MakeArm = async (bytes, engine) => {
	const { database, connection } = await connected(bytes, engine);
	const handle = (connection as unknown as { _conn: number })._conn;
	return {
		async answer(filters: Filters) {
			const table = tableFromIPC(await database.runQuery(handle, allSql(filters)));
			return vectorOf({
				numRows: table.numRows,
				column: (name) => table.getChild(name).toArray() as ArrayLike<unknown>,
			});
		},
	};
};

/** The same query as Lowflow sends it: it can be cancelled, and a newer question cancels an older one. */
export const makeLowflow: MakeArm = async (bytes, engine) => {
	const database = new WorkerDatabase(duckdb, `${engine}duckdb-browser-eh.worker.js`);
	await database.start(await moduleUrl(engine));
	await database.insert('cases', bytes);
	await database.run({ sql: "set disabled_optimizers = 'compressed_materialization'", params: [] });
	let newest: AbortController | null = null;
	return {
		async answer(filters: Filters) {
			newest?.abort();
			const own = new AbortController();
			newest = own;
			try {
				const result = await database.run({ sql: allSql(filters), params: [] }, own.signal);
				return vectorOf({ numRows: result.rowCount, column: (name) => result.column(name) });
			} catch (error) {
				if (own.signal.aborted) return null;
				throw error;
			}
		},
	};
};
