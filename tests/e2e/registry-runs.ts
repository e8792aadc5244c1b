import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { tableFromIPC, type Table } from 'apache-arrow';
import {
	FILTER_NAMES,
	matches,
	type Cohort,
	type FilterName,
} from '../../src/lib/domain/cohort.ts';
import type { Value } from '../../src/lib/domain/clause.ts';

/** One ECPR run: what one may filter by, and what became of it. */
export interface Run {
	readonly case_id: string;
	readonly filters: Readonly<Record<FilterName, Value>>;
	readonly survived_ecls: boolean | null;
	readonly survived_discharge: boolean | null;
	readonly neuro_favourable: boolean | null;
	readonly major_complication: boolean;
}

/** x of the n whose answer is known. */
export interface Share {
	readonly x: number;
	readonly n: number;
}

const read = new Map<string, readonly Run[]>();

/** Every run of a built site, straight from its Arrow files, without any database: the second route to its numbers. */
export function registryRuns(folder: string): readonly Run[] {
	const before = read.get(folder);
	if (before) return before;
	const complication = table(folder, 'complication');
	const [ofCase, isMajor] = ['case_id', 'is_major'].map((name) => values(complication, name));
	const major = new Set(ofCase?.filter((_, row) => isMajor?.[row] === true));
	const arrow = table(folder, 'runs');
	const columns = new Map(
		[...FILTER_NAMES, ...OUTCOMES, 'case_id'].map((name) => [name, values(arrow, name)] as const),
	);
	const at = (name: string, row: number) => columns.get(name)?.[row] ?? null;
	const answer = (name: string, row: number) => at(name, row) as boolean | null;
	const runs = Array.from({ length: arrow.numRows }, (_, row): Run => {
		const id = String(at('case_id', row));
		return {
			case_id: id,
			filters: Object.fromEntries(
				FILTER_NAMES.map((name) => [name, at(name, row)]),
			) as Run['filters'],
			survived_ecls: answer('survived_ecls', row),
			survived_discharge: answer('survived_discharge', row),
			neuro_favourable: answer('neuro_favourable', row),
			major_complication: major.has(id),
		};
	});
	read.set(folder, runs);
	return runs;
}

const OUTCOMES = ['survived_ecls', 'survived_discharge', 'neuro_favourable'] as const;

/** The table of a built site as its file holds it. */
export function table(folder: string, name: string): Table {
	return tableFromIPC(gunzipSync(readFileSync(join(folder, 'registry', `${name}.arrows.gzbin`))));
}

function values(arrow: Table, name: string): readonly Value[] {
	const column = arrow.getChild(name);
	if (!column) throw new RangeError(`The file has no column ${name}.`);
	return Array.from({ length: arrow.numRows }, (_, row) => column.get(row) as Value);
}

/** The runs of a cohort; filters in `ignoring` are not applied. */
export function runsOf(
	runs: readonly Run[],
	cohort: Cohort,
	ignoring: readonly FilterName[] = [],
): readonly Run[] {
	return runs.filter((run) => matches(run.filters, cohort, ignoring));
}

/** How many of some runs have an outcome, of those where it is known. */
export function shareOf(
	runs: readonly Run[],
	outcome: 'survived_ecls' | 'survived_discharge' | 'major_complication',
): Share {
	const known = runs.filter((run) => run[outcome] !== null);
	return { x: known.filter((run) => run[outcome] === true).length, n: known.length };
}
