import type { Cell, CellsRequest, Measure } from './cells.ts';
import { columnNamed, compareKeys } from './columns.ts';
import type { ResultTable, Statement } from './engine.ts';
import { column, relation } from './identifier.ts';
import {
	fragment,
	joined,
	listed,
	quoted,
	statementOf,
	whole,
	type Fragment,
} from './statement.ts';
import { cohortPredicate } from './where.ts';

/** One statement for many requests, and how to take its answer apart. */
export interface CellsPlan {
	readonly statement: Statement;
	/**
	 * Cells per request, in the order of the requests; within one, keys in codebook order, missing last.
	 * Combinations without rows have no cell, but for a request without `by`, which always has one.
	 */
	split(result: ResultTable): Cell[][];
}

/** Grouping sets over the same rows of one table, counted in one pass. */
interface Pass {
	readonly table: CellsRequest['table'];
	readonly where: Fragment;
	/** Columns of all sets, in the order they first came up; their places are the bits of a set's number. */
	readonly columns: string[];
	readonly sets: Map<string, readonly string[]>;
	readonly measures: Measure[];
	/** Distinct counts need rows of their own: one subquery for each set and column counted. */
	readonly distinct: boolean;
}

/** Where the count of a measure is found in the answer. */
interface Source {
	readonly branch: number;
	readonly set: number;
	readonly measure: Measure;
}

/**
 * All counts the requests of a page need, as one statement.
 *
 * Requests on the same rows (table and effective filters) and of much the same measures share one GROUPING SETS
 * query; the others are further branches of a UNION ALL. What is asked twice is counted once. `n` is counted in
 * every cell, asked for or not. Throws RangeError for an unknown column, a column twice in `by`, an unknown
 * measure, and for no requests at all.
 */
export function planCells(requests: readonly CellsRequest[]): CellsPlan {
	if (requests.length === 0) throw new RangeError('Cells were planned for no request.');
	const passes = new Map<string, Pass>();
	const families = measureFamilies(requests);
	const wanted = requests.map((request, at) => {
		const where = cohortPredicate(request.cohort, request.ignoring);
		const rows = JSON.stringify([request.table, where.sql, where.params]);
		return {
			by: checkedBy(request.by),
			measures: [...new Set<Measure>(['n', ...request.measures])].map((measure) => ({
				measure,
				key: enter(passes, request, measure, where, `${rows} ${families[at] ?? at}`),
			})),
		};
	});
	const places = new Map([...passes.keys()].map((key, branch) => [key, branch]));
	const branches = [...passes.values()];
	const text = joined(branches.map(branchText), fragment`\nunion all by name\n`);
	return {
		statement: statementOf(text),
		split: (result) => {
			const index = indexed(result);
			return wanted.map(({ by, measures }) =>
				cellsOf(
					by,
					measures.map(({ measure, key }) => {
						const branch = places.get(key);
						const pass = branch === undefined ? undefined : branches[branch];
						if (branch === undefined || !pass) throw new Error(`No branch counts ${measure}.`);
						return { measure, branch, set: setNumber(pass.columns, by) };
					}),
					index,
					result,
				),
			);
		},
	};
}

function checkedBy(by: readonly string[]): readonly string[] {
	by.forEach((name) => columnNamed(name));
	if (new Set(by).size !== by.length) {
		throw new RangeError(`A column comes twice in the grouping: ${by.join(', ')}.`);
	}
	return by;
}

/** Counters that may be kept for nothing before a scan of its own is cheaper (measured at 200,000 runs). */
const IDLE_COUNTERS = 40;

/**
 * Which requests are counted in one pass: every set of a pass keeps a counter for every measure of the pass, so
 * a request with many measures of its own is better off apart. Returns a family number per request.
 */
function measureFamilies(requests: readonly CellsRequest[]): readonly number[] {
	const families: { measures: ReadonlySet<Measure>; sets: number }[] = [];
	return requests.map((request) => {
		const measures = new Set(request.measures.filter((measure) => !isDistinct(measure)));
		const at = families.findIndex((family) => {
			const together = new Set([...family.measures, ...measures]).size * (family.sets + 1);
			return together - family.measures.size * family.sets - measures.size <= IDLE_COUNTERS;
		});
		const family = families[at];
		if (!family) return families.push({ measures, sets: 1 }) - 1;
		family.measures = new Set([...family.measures, ...measures]);
		family.sets += 1;
		return at;
	});
}

function isDistinct(measure: Measure): boolean {
	return measure.startsWith('distinct:');
}

/**
 * Enters one measure of a request into the pass that will count it; returns the pass's key.
 * @param shared names what requests must have in common to be counted in one pass: rows and family
 */
function enter(
	passes: Map<string, Pass>,
	request: CellsRequest,
	measure: Measure,
	where: Fragment,
	shared: string,
): string {
	const distinct = isDistinct(measure);
	const set = JSON.stringify([...request.by].sort());
	const key = distinct ? `${shared} ${measure} ${set}` : shared;
	const pass: Pass = passes.get(key) ?? {
		table: request.table,
		where,
		columns: [],
		sets: new Map(),
		measures: [],
		distinct,
	};
	passes.set(key, pass);
	for (const name of request.by) if (!pass.columns.includes(name)) pass.columns.push(name);
	pass.sets.set(set, request.by);
	if (!pass.measures.includes(measure)) pass.measures.push(measure);
	return key;
}

/** The number GROUPING() gives a set: a bit for each column left out, the first column the highest. */
function setNumber(columns: readonly string[], set: readonly string[]): number {
	return columns.reduce((sum, name) => sum * 2 + (set.includes(name) ? 0 : 1), 0);
}

function branchText(pass: Pass, branch: number): Fragment {
	const columns = pass.columns.map(column);
	const keys = pass.columns.map((name) => fragment`${column(name)}::varchar as ${column(name)}`);
	const counts = pass.measures.map((measure) => counted(measure));
	const number =
		pass.columns.length === 0 || pass.distinct
			? whole(0)
			: fragment`grouping(${listed(columns)})::integer`;
	const selected = fragment`select ${whole(branch)} as "branch", ${number} as "set", ${listed([...keys, ...counts])}`;
	const rows = fragment`${relation(pass.table)} where ${pass.where}`;
	if (pass.distinct) {
		const measured = pass.measures.map((measure) => column(columnOf(measure)));
		const inner = fragment`(select distinct ${listed([...new Set([...columns, ...measured])])} from ${rows})`;
		return columns.length === 0
			? fragment`${selected}\nfrom ${inner}`
			: fragment`${selected}\nfrom ${inner}\ngroup by ${listed(columns)}`;
	}
	const sets = [...pass.sets.values()].map((set) => fragment`(${listed(set.map(column))})`);
	return fragment`${selected}\nfrom ${rows}\ngroup by grouping sets (${listed(sets)})`;
}

function counted(measure: Measure): Fragment {
	const alias = quoted(measure);
	if (measure === 'n') return fragment`count(*)::integer as ${alias}`;
	const operand = column(columnOf(measure));
	if (measure.startsWith('true:')) {
		return fragment`(count(*) filter (where ${operand}))::integer as ${alias}`;
	}
	return fragment`count(${operand})::integer as ${alias}`;
}

/** The column a measure is about. Throws RangeError for a measure of no known kind. */
function columnOf(measure: Measure): string {
	const [kind, name, ...rest] = measure.split(':');
	if (rest.length > 0 || !name || !['known', 'true', 'distinct'].includes(kind ?? '')) {
		throw new RangeError(`There is no measure ${JSON.stringify(measure)}.`);
	}
	const { storage } = columnNamed(name);
	if (kind === 'true' && storage !== 'boolean') {
		throw new RangeError(`${JSON.stringify(name)} is not a yes/no column.`);
	}
	return name;
}

/** Row numbers of the answer, by branch and set. */
type AnswerIndex = ReadonlyMap<string, readonly number[]>;

function indexed(result: ResultTable): AnswerIndex {
	const branchOf = result.column('branch');
	const setOf = result.column('set');
	const index = new Map<string, number[]>();
	for (let row = 0; row < result.rowCount; row++) {
		const place = placeOf(Number(branchOf[row]), Number(setOf[row]));
		const rows = index.get(place);
		if (rows === undefined) index.set(place, [row]);
		else rows.push(row);
	}
	return index;
}

function placeOf(branch: number, set: number): string {
	return `${branch}/${set}`;
}

interface OpenCell {
	readonly keys: readonly (string | null)[];
	readonly counts: Record<Measure, number>;
}

/** Cells of one request, put together from the branches that counted its measures. */
function cellsOf(
	by: readonly string[],
	sources: readonly Source[],
	index: AnswerIndex,
	result: ResultTable,
): Cell[] {
	const cells = new Map<string, OpenCell>();
	const opened = (id: string, keys: OpenCell['keys']): OpenCell => {
		const counts: Record<Measure, number> = { n: 0 };
		for (const { measure } of sources) counts[measure] = 0;
		const cell = { keys, counts };
		cells.set(id, cell);
		return cell;
	};
	if (by.length === 0) opened('', []);
	const keyColumns = by.map((name) => result.column(name));
	for (const [place, measures] of byPlace(sources)) {
		const counted = measures.map((measure) => [measure, result.column(measure)] as const);
		for (const row of index.get(place) ?? []) {
			const keys = keyColumns.map((column) => keyAt(column, row));
			const id = keys.map((key) => key ?? MISSING).join(BETWEEN);
			const { counts } = cells.get(id) ?? opened(id, keys);
			for (const [measure, values] of counted) counts[measure] = Number(values[row]);
		}
	}
	const columns = by.map(columnNamed);
	return [...cells.values()].sort((left, right) => {
		for (const [at, each] of columns.entries()) {
			const difference = compareKeys(each, left.keys[at] ?? null, right.keys[at] ?? null);
			if (difference !== 0) return difference;
		}
		return 0;
	});
}

/** Stand for a missing key and between two keys; in no key themselves. */
const [MISSING, BETWEEN] = ['\u0000', '\u0001'];

function keyAt(column: readonly unknown[], row: number): string | null {
	const key = column[row];
	return typeof key === 'string' ? key : null;
}

function byPlace(sources: readonly Source[]): ReadonlyMap<string, readonly Measure[]> {
	const places = new Map<string, Measure[]>();
	for (const { branch, set, measure } of sources) {
		const place = placeOf(branch, set);
		places.set(place, [...(places.get(place) ?? []), measure]);
	}
	return places;
}
