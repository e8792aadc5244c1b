import { variablesOf } from '../domain/codebook.ts';
import type { Storage } from '../domain/variable.ts';
import { columnNamed } from './columns.ts';
import { levelsType, OF_EVERY_ARREST, OF_RUNS, type Derivations } from './derivations.ts';
import { DERIVED_COLUMNS } from './derived-columns.ts';
import type { LoadedTable, Statement } from './engine.ts';

/** Names of the CSV files that tables are exported as. */
export type TableFiles = Readonly<Record<LoadedTable, string>>;

const names = (table: Parameters<typeof variablesOf>[0]): readonly string[] =>
	variablesOf(table).map(({ name }) => name);

const ARREST = [...names('arrest_case'), 'centre_type', 'annual_ecpr_volume_band'];

/** Columns of each table as it is published. */
const COLUMNS: Readonly<Record<LoadedTable, readonly string[]>> = {
	complication: names('complication'),
	runs: ARREST,
	conventional: ARREST,
	centre: names('centre'),
	cpr_denominator: names('cpr_denominator'),
	eligible_counts: [
		...['arrest_year', 'age_group', 'setting', 'centre_type', 'annual_ecpr_volume_band'],
		...['dx_group', 'n_eligible'],
	],
};

/** A run's complications come before the run. */
const ORDER = [
	...(['complication', 'runs', 'conventional'] as const),
	...(['centre', 'cpr_denominator', 'eligible_counts'] as const),
];

const DERIVED: Readonly<Partial<Record<LoadedTable, Derivations>>> = {
	runs: OF_RUNS,
	conventional: OF_EVERY_ARREST,
};

const TYPES: Readonly<Record<Storage, string>> = {
	string: 'varchar',
	enum: 'varchar',
	boolean: 'boolean',
	integer: 'integer',
	number: 'double',
};

/**
 * What a figure asked the database as statements for DuckDB that run on exported CSV files: first those that make
 * the tables, with levels in codebook order and the columns derived at load, then the questions, values in place.
 * Throws RangeError when placeholders and values of a statement differ in number.
 */
export function sqlScript(statements: readonly Statement[], files: TableFiles): readonly string[] {
	const asked = statements.map(withValues);
	const names = (table: string): boolean => asked.some((sql) => sql.includes(`"${table}"`));
	const all = names('arrest_case');
	const conventional = all || names('conventional');
	const wanted: Readonly<Record<LoadedTable, boolean>> = {
		complication: true,
		runs: true,
		conventional,
		centre: names('centre'),
		cpr_denominator: names('cpr_denominator'),
		eligible_counts: names('eligible_counts'),
	};
	const ofCases = ORDER.slice(0, 3).some((table) => names(table)) || all;
	const tables = ORDER.filter((table, at) => wanted[table] && (at > 2 || ofCases));
	return [
		...levelTypes(tables),
		...tables.map((table) => createTable(table, files[table])),
		...(all
			? [
					'create view "arrest_case" as select * from "runs" union all by name select * from "conventional"',
				]
			: []),
		...asked,
	];
}

function levelTypes(tables: readonly LoadedTable[]): string[] {
	const own = tables.flatMap((table) => COLUMNS[table].map(columnNamed));
	const made = new Map([...own, ...DERIVED_COLUMNS].map((column) => [column.name, column]));
	return [...made.values()].flatMap(({ name, storage, levels }) =>
		storage !== 'enum' || levels === undefined
			? []
			: [
					`create type ${levelsType(name).sql} as enum (${levels.map(({ value }) => literal(value)).join(', ')})`,
				],
	);
}

/** Typed by the codebook: in a file of few rows a column may be empty throughout. */
function createTable(table: LoadedTable, file: string): string {
	const columns = COLUMNS[table].map((name) => {
		const { storage, levels } = columnNamed(name);
		const type = storage === 'enum' && levels ? levelsType(name).sql : TYPES[storage];
		return `"${name}"::${type} as "${name}"`;
	});
	const derived = DERIVED[table];
	const more = (derived?.columns ?? []).map(({ sql }) => `, ${sql}`).join('');
	const join = derived?.join.sql.replace(/ order by r\.rowid$/, '') ?? '';
	return [
		`create table "${table}" as with r as (`,
		`  select ${columns.join(', ')}`,
		`  from read_csv(${literal(file)}, header = true, all_varchar = true)`,
		`) select r.*${more} from r${join}`,
	].join('\n');
}

/** A statement with its values in the places of the question marks. */
function withValues({ sql, params }: Statement): string {
	const pieces = sql.split('?');
	if (pieces.length !== params.length + 1)
		throw new RangeError(`${pieces.length - 1} placeholders for ${params.length} values.`);
	return pieces.reduce((text, piece, at) => `${text}${literal(params[at - 1] ?? null)}${piece}`);
}

function literal(value: Statement['params'][number]): string {
	return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
