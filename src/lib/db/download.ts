import {
	bool,
	dictionary,
	float64,
	int16,
	int32,
	tableFromArrays,
	tableToIPC,
	utf8,
	type DataType,
} from '@uwdata/flechette';
import { EVERYONE, type Cohort } from '../domain/cohort.ts';
import type { Storage } from '../domain/variable.ts';
import { columnNamed } from './columns.ts';
import { csv, type CsvValue } from './csv.ts';
import { DERIVED_COLUMNS } from './derived-columns.ts';
import type { Engine } from './engine.ts';
import { column, relation, type Relation } from './identifier.ts';
import { fragment, listed, statementOf, type Fragment } from './statement.ts';
import { cohortPredicate } from './where.ts';

export type DownloadFormat = 'arrow' | 'csv';

/** A file made for a reader. */
export interface Download {
	readonly bytes: Uint8Array<ArrayBuffer>;
	/** Media type. */
	readonly type: string;
	readonly extension: string;
	readonly rows: number;
}

/** Every file says of every row that it is not a patient. */
const SYNTHETIC = 'synthetic';

const WITH_COHORT: readonly Relation[] = ['runs', 'conventional', 'arrest_case'];

/**
 * A loaded table, or a cohort's rows of it, as a file: Arrow in *file* format, or CSV. Columns are those of the
 * codebook, in its order, and `synthetic`, which is true throughout.
 *
 * Rejects as `Engine.query` does; with RangeError for a cohort of anything but arrests.
 */
export async function downloadTable(
	engine: Engine,
	table: Relation,
	format: DownloadFormat,
	cohort: Cohort = EVERYONE,
	signal?: AbortSignal,
): Promise<Download> {
	const where = cohortPredicate(cohort);
	if (where.sql !== 'true' && !WITH_COHORT.includes(table)) {
		throw new RangeError(`The rows of ${table} are no arrests, so they cannot be filtered.`);
	}
	const names = await publishedColumns(engine, table, signal);
	const answer = await engine.query(
		statementOf(
			fragment`select ${listed(names.map(asPlain))} from ${relation(table)} where ${where}`,
		),
		signal,
	);
	const columns = names.map((name) => [name, answer.column(name)] as const);
	const always: readonly boolean[] = Array.from({ length: answer.rowCount }, () => true);
	const all = [...columns, [SYNTHETIC, always] as const];
	if (format === 'csv') {
		const text = csv(all.map(([name, values]) => [name, values as readonly CsvValue[]] as const));
		return {
			bytes: new TextEncoder().encode(text),
			type: 'text/csv;charset=utf-8',
			extension: 'csv',
			rows: answer.rowCount,
		};
	}
	return {
		bytes: arrowFile(all),
		type: 'application/vnd.apache.arrow.file',
		extension: 'arrow',
		rows: answer.rowCount,
	};
}

/** Levels as text: an answer that arrives in parts carries no dictionary for its ENUM columns. */
function asPlain(name: string): Fragment {
	return columnNamed(name).storage === 'enum'
		? fragment`${column(name)}::varchar as ${column(name)}`
		: column(name);
}

async function publishedColumns(
	engine: Engine,
	table: Relation,
	signal?: AbortSignal,
): Promise<string[]> {
	const described = await engine.query(statementOf(fragment`describe ${relation(table)}`), signal);
	const derived = new Set(DERIVED_COLUMNS.map(({ name }) => name));
	return described
		.column('column_name')
		.map(String)
		.filter((name) => !derived.has(name));
}

function arrowFile(
	columns: readonly (readonly [name: string, values: readonly unknown[]])[],
): Uint8Array<ArrayBuffer> {
	const types = Object.fromEntries(
		columns.map(([name]) => [
			name,
			name === SYNTHETIC ? bool() : arrowType(columnNamed(name).storage),
		]),
	);
	const arrays = Object.fromEntries(columns.map(([name, values]) => [name, [...values]]));
	const bytes = tableToIPC(tableFromArrays(arrays, { types }), { format: 'file' });
	if (!bytes) throw new Error('The Arrow file could not be written.');
	return new Uint8Array(bytes);
}

function arrowType(storage: Storage): DataType {
	if (storage === 'enum') return dictionary(utf8(), int16());
	if (storage === 'boolean') return bool();
	if (storage === 'integer') return int32();
	return storage === 'number' ? float64() : utf8();
}
