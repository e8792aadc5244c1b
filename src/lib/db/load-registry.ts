import type { Level } from '../domain/variable.ts';
import { columnNamed, type Column } from './columns.ts';
import type { Connection } from './connection.ts';
import { levelsType, OF_EVERY_ARREST, OF_RUNS, type Derivations } from './derivations.ts';
import { DERIVED_COLUMNS } from './derived-columns.ts';
import type { LoadedTable } from './engine.ts';
import { LoadError, isEngineError, isLoadError, isQueryError, reasonOf } from './errors.ts';
import type { TableEntry } from './manifest.ts';
import type { RegistrySource } from './registry-source.ts';
import { relation } from './identifier.ts';
import { fragment, listed, quoted, word, type Fragment } from './statement.ts';

/** Tables in the order they must come: a run's complications before the run, runs before the rest. */
const ORDER: readonly LoadedTable[] = [
	'complication',
	'runs',
	'conventional',
	'centre',
	'cpr_denominator',
	'eligible_counts',
];

const NEEDS: Readonly<Partial<Record<LoadedTable, readonly LoadedTable[]>>> = {
	runs: ['complication'],
	conventional: ['complication', 'runs'],
};

const DERIVED: Readonly<Partial<Record<LoadedTable, Derivations>>> = {
	runs: OF_RUNS,
	conventional: OF_EVERY_ARREST,
};

/** The tables asked for and those they need, in the order they are loaded. */
export function withNeeded(tables: readonly LoadedTable[]): readonly LoadedTable[] {
	const all = new Set(tables.flatMap((table) => [...(NEEDS[table] ?? []), table]));
	return ORDER.filter((table) => all.has(table));
}

/** Keeps track of what one connection holds. */
export class RegistryLoader {
	readonly #connection: Connection;
	readonly #source: RegistrySource;
	readonly #loaded = new Set<LoadedTable>();
	readonly #types = new Set<string>();
	#queue: Promise<void> = Promise.resolve();

	constructor(connection: Connection, source: RegistrySource) {
		this.#connection = connection;
		this.#source = source;
	}

	/**
	 * Loads tables and what they need, one call after the other; at once for those already there.
	 * Enumerations become ENUMs in codebook order, derived columns are added, and once both `runs` and
	 * `conventional` are there so is the view `arrest_case`. Rejects with LoadError, and then holds nothing
	 * of the table that failed.
	 */
	load(tables: readonly LoadedTable[], signal?: AbortSignal): Promise<void> {
		const turn = this.#queue.then(() => this.#loadNow(tables, signal));
		this.#queue = turn.catch(() => undefined);
		return turn;
	}

	async #loadNow(tables: readonly LoadedTable[], signal?: AbortSignal): Promise<void> {
		const missing = withNeeded(tables).filter((table) => !this.#loaded.has(table));
		if (missing.length === 0) return;
		const { tables: entries } = await this.#source.manifest(signal);
		const arriving = missing.map((table) => this.#source.table(table, undefined, signal));
		for (const each of arriving) each.catch(() => undefined);
		for (const [at, table] of missing.entries()) {
			const stream = await arriving[at];
			const entry = entries[table];
			if (!stream || !entry) throw new LoadError('missing', table);
			await this.#insert(table, entry, stream);
			this.#loaded.add(table);
		}
	}

	async #insert(
		table: LoadedTable,
		entry: TableEntry,
		stream: Uint8Array<ArrayBuffer>,
	): Promise<void> {
		const raw = quoted(`raw_${table}`);
		try {
			await this.#connection.insert(`raw_${table}`, stream);
			await this.#checkSize(raw, entry);
			await this.#run(await this.#createTable(table, raw, entry));
			await this.#run(fragment`drop table ${raw}`);
			if (table === 'conventional') await this.#run(ARREST_CASE);
		} catch (cause) {
			if (isEngineError(cause)) throw cause;
			await this.#run(fragment`drop table if exists ${raw}`).catch(() => undefined);
			await this.#run(fragment`drop table if exists ${relation(table)}`).catch(() => undefined);
			if (isLoadError(cause)) throw cause;
			throw new LoadError('mismatch', entry.file, {
				detail: reasonOf(isQueryError(cause) ? cause.cause : cause),
				cause,
			});
		}
	}

	async #checkSize(raw: Fragment, entry: TableEntry): Promise<void> {
		const counted = await this.#run(fragment`select count(*)::integer as "rows" from ${raw}`);
		const rows = Number(counted.column('rows')[0]);
		if (rows !== entry.rows) {
			throw new LoadError('mismatch', entry.file, { detail: `${rows} of ${entry.rows} rows` });
		}
		const columns = (await this.#columnsOf(raw)).length;
		if (columns !== entry.columns) {
			throw new LoadError('mismatch', entry.file, {
				detail: `${columns} of ${entry.columns} columns`,
			});
		}
	}

	async #columnsOf(raw: Fragment): Promise<string[]> {
		const described = await this.#run(fragment`describe ${raw}`);
		return described.column('column_name').map(String);
	}

	async #createTable(table: LoadedTable, raw: Fragment, entry: TableEntry): Promise<Fragment> {
		const columns: Fragment[] = [];
		for (const name of await this.#columnsOf(raw)) {
			const { storage, levels } = knownColumn(name, entry);
			if (storage === 'enum' && levels) {
				await this.#makeType(name, levels);
				columns.push(fragment`r.${quoted(name)}::${levelsType(name)} as ${quoted(name)}`);
			} else {
				columns.push(fragment`r.${quoted(name)}`);
			}
		}
		const derived = DERIVED[table];
		if (derived) {
			for (const { name, levels } of DERIVED_COLUMNS)
				if (levels) await this.#makeType(name, levels);
			columns.push(...derived.columns);
		}
		return fragment`create table ${relation(table)} as select ${listed(columns)} from ${raw} r${derived?.join ?? fragment``}`;
	}

	async #makeType(name: string, levels: readonly Level[]): Promise<void> {
		if (this.#types.has(name)) return;
		const values = listed(levels.map(({ value }) => word(value)));
		await this.#run(fragment`create type ${levelsType(name)} as enum (${values})`);
		this.#types.add(name);
	}

	#run(statement: Fragment) {
		return this.#connection.run(statement);
	}
}

const ARREST_CASE = fragment`create view ${relation('arrest_case')} as select * from ${relation('runs')} union all by name select * from ${relation('conventional')}`;

function knownColumn(name: string, { file }: TableEntry): Column {
	try {
		return columnNamed(name);
	} catch (cause) {
		throw new LoadError('mismatch', file, { detail: `it has an unknown column, ${name}`, cause });
	}
}
