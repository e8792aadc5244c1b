import { column, relation } from '../../db/identifier.ts';
import { fragment, listed, statementOf, type Fragment } from '../../db/statement.ts';
import type { Engine, Statement } from '../../db/engine.ts';
import { nextTask } from '../../ui/board/idle.ts';
import type { ColumnKind, Extract, Extracted, ExtractSpec } from './extract.ts';

function taken(name: string, kind: ColumnKind): Fragment {
	const own = column(name);
	if (kind === 'number') return fragment`${own}::double as ${own}`;
	if (kind === 'level') return fragment`coalesce(enum_code(${own})::integer, -1) as ${own}`;
	if (kind === 'flag') return fragment`coalesce(${own}::integer, -1) as ${own}`;
	return fragment`regexp_extract(${own}, '[0-9]+')::integer as ${own}`;
}

/** The one statement that an extract is. Throws RangeError for a column the registry does not have. */
export function extractStatement({ from, columns }: Extract): Statement {
	const list = Object.entries(columns).map(([name, kind]) => taken(name, kind));
	return statementOf(fragment`select ${listed(list)} from ${relation(from)}`);
}

function held(kind: ColumnKind, values: readonly unknown[]): Float64Array | Int8Array | Int32Array {
	if (kind === 'number')
		return Float64Array.from(values, (value) => (value === null ? NaN : Number(value)));
	if (kind === 'id') return Int32Array.from(values, Number);
	return Int8Array.from(values, Number);
}

/**
 * Takes an extract out of an engine, a column at a time so that the page can breathe. Rejects as `Engine.load`
 * and `Engine.query` do.
 */
export async function takeExtract<Spec extends ExtractSpec>(
	engine: Engine,
	extract: Extract<Spec>,
	signal?: AbortSignal,
): Promise<Extracted<Spec>> {
	await engine.load(extract.tables);
	const answer = await engine.query(extractStatement(extract), signal);
	const columns: Record<string, Float64Array | Int8Array | Int32Array> = {};
	for (const [name, kind] of Object.entries(extract.columns)) {
		columns[name] = held(kind, answer.column(name));
		await nextTask();
		signal?.throwIfAborted();
	}
	return { rows: answer.rowCount, columns: columns as Extracted<Spec>['columns'] };
}
