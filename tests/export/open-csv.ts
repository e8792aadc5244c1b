import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { DataType, Table } from 'apache-arrow';
import * as duckdb from '@duckdb/duckdb-wasm/blocking';

/** A column read back: its type in the database, and its values. */
export interface ReadColumn {
	readonly name: string;
	readonly type: string;
	readonly values: readonly unknown[];
}

const folder = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm'));
const mainModule = join(folder, 'duckdb-eh.wasm');

let opening: Promise<duckdb.DuckDBBindings> | undefined;

function database(): Promise<duckdb.DuckDBBindings> {
	opening ??= duckdb
		.createDuckDB(
			{ mvp: { mainModule, mainWorker: '' }, eh: { mainModule, mainWorker: '' } },
			new duckdb.VoidLogger(),
			duckdb.NODE_RUNTIME,
		)
		.then((bindings) => bindings.instantiate())
		.then((bindings) => {
			bindings.open({ query: { castBigIntToDouble: true, castDecimalToDouble: true } });
			return bindings;
		});
	return opening;
}

/**
 * Runs a script of statements over files, in a database of its own kind and nothing else; the columns of every answer
 * to a statement that selects.
 */
export async function runOnFiles(
	script: string,
	files: ReadonlyMap<string, Uint8Array>,
): Promise<readonly (readonly ReadColumn[])[]> {
	const open = await database();
	for (const [name, bytes] of files) open.registerFileBuffer(name, Uint8Array.from(bytes));
	const connection = open.connect();
	try {
		connection.query('create schema script');
		connection.query('set schema = script');
		const statements = script
			.replaceAll(/^--.*$/gm, '')
			.split(/;\s*\n/)
			.map((each) => each.trim())
			.filter((each) => each !== '');
		const answers: ReadColumn[][] = [];
		for (const statement of statements) {
			const table = connection.query(statement);
			if (/^create /.test(statement)) continue;
			answers.push(columnsOf(table));
		}
		return answers;
	} finally {
		connection.query('set schema = main');
		connection.query('drop schema script cascade');
		connection.close();
		for (const name of files.keys()) open.dropFile(name);
	}
}

/** A CSV file as DuckDB reads it without being told anything: columns, their guessed types and values. */
export async function readByDuckDb(bytes: Uint8Array): Promise<readonly ReadColumn[]> {
	const open = await database();
	open.registerFileBuffer('read.csv', Uint8Array.from(bytes));
	const connection = open.connect();
	try {
		const table = connection.query("select * from read_csv_auto('read.csv', sample_size = -1)");
		return columnsOf(table);
	} finally {
		connection.close();
		open.dropFile('read.csv');
	}
}

function columnsOf(table: Table): ReadColumn[] {
	return table.schema.fields.map((field, at) => {
		const column = table.getChildAt<DataType>(at);
		return {
			name: field.name,
			type: String(field.type),
			values: Array.from({ length: table.numRows }, (_, row): unknown => column?.get(row)),
		};
	});
}
