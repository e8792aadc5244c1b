import { EVERYONE, type Cohort } from '../domain/cohort.ts';
import {
	MEDIA_TYPES,
	syntheticColumn,
	tableFile,
	type DataFormat,
} from '../export/data/table-file.ts';
import { columnNamed } from './columns.ts';
import { DERIVED_COLUMNS } from './derived-columns.ts';
import type { Engine } from './engine.ts';
import { column, relation, type Relation } from './identifier.ts';
import { fragment, listed, statementOf, type Fragment } from './statement.ts';
import { cohortPredicate } from './where.ts';

export type DownloadFormat = DataFormat;

/** A file made for a reader. */
export interface Download {
	readonly bytes: Uint8Array<ArrayBuffer>;
	/** Media type. */
	readonly type: string;
	readonly extension: string;
	readonly rows: number;
}

const WITH_COHORT: readonly Relation[] = ['runs', 'conventional', 'arrest_case'];

/**
 * A loaded table, or a cohort's rows of it, as a file: CSV, Arrow in *file* format, or Parquet. Columns are those of the
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
	const columns = names.map((name) => ({
		name,
		storage: columnNamed(name).storage,
		values: answer.column(name),
	}));
	return {
		bytes: await tableFile([...columns, syntheticColumn(answer.rowCount)], format),
		type: MEDIA_TYPES[format],
		extension: format,
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
