import type { FilterName } from './cohort.ts';
import { filterOf, type LevelsFilter, type RangeFilter } from './filters.ts';

/** The level name that stands for a missing value in cohorts and URLs. It is never stored. */
export const UNKNOWN = 'unknown';

/** Keep rows whose value is one of these levels; `unknown` among them keeps the missing ones too. */
export interface LevelsClause {
	readonly kind: 'levels';
	readonly levels: readonly string[];
}

/** Keep rows within low..high, both inclusive, null meaning open; missing only if `unknown`. */
export interface RangeClause {
	readonly kind: 'range';
	readonly low: number | null;
	readonly high: number | null;
	readonly unknown: boolean;
}

export type Clause = LevelsClause | RangeClause;

/** Only the missing values: the one levels clause that a range variable can have. */
export const ONLY_UNKNOWN: LevelsClause = { kind: 'levels', levels: [UNKNOWN] };

/**
 * The one way to write a clause: levels once each and in codebook order, ends at or beyond the variable's
 * bounds open. Null when it keeps every row (every level, and the missing where there are any), and for an empty
 * list of levels, which is how a panel says that nothing is ticked.
 * Numbers listed as levels of a range variable (a click on the bar of a year) become a range.
 * Throws RangeError for a level or number the variable cannot have.
 */
export function normaliseClause(name: FilterName, clause: Clause): Clause | null {
	const filter = filterOf(name);
	if (filter.kind === 'levels') {
		if (clause.kind !== 'levels')
			throw new RangeError(`${name} is filtered by levels, not a range`);
		return normaliseLevels(filter, clause.levels);
	}
	return normaliseRange(filter, clause.kind === 'levels' ? rangeFrom(name, clause.levels) : clause);
}

function normaliseLevels(filter: LevelsFilter, levels: readonly string[]): LevelsClause | null {
	if (filter.codes) return normaliseCodes(filter, filter.codes, levels);
	const wanted = new Set(levels);
	const kept = filter.levels.map(({ value }) => value).filter((value) => wanted.delete(value));
	const unknown = wanted.delete(UNKNOWN);
	const [stranger] = wanted;
	if (stranger !== undefined)
		throw new RangeError(`${filter.name} has no level ${JSON.stringify(stranger)}`);
	if (kept.length === filter.levels.length && (unknown || !filter.nullable)) return null;
	if (unknown && (filter.nullable || kept.length === 0)) kept.push(UNKNOWN);
	return kept.length === 0 ? null : { kind: 'levels', levels: kept };
}

/** Codes once each, in order; which of them the data have is not for the codebook to say. */
function normaliseCodes(
	filter: LevelsFilter,
	codes: RegExp,
	levels: readonly string[],
): LevelsClause | null {
	const wanted = [...new Set(levels)].toSorted();
	const stranger = wanted.find((level) => level !== UNKNOWN && !codes.test(level));
	if (stranger !== undefined)
		throw new RangeError(`${filter.name} has no level ${JSON.stringify(stranger)}`);
	const kept = wanted.filter((level) => level !== UNKNOWN);
	if (wanted.length > kept.length && (filter.nullable || kept.length === 0)) kept.push(UNKNOWN);
	return kept.length === 0 ? null : { kind: 'levels', levels: kept };
}

function rangeFrom(name: FilterName, levels: readonly string[]): Clause {
	const numbers = levels.filter((level) => level !== UNKNOWN).map(Number);
	const unknown = levels.includes(UNKNOWN);
	const low = Math.min(...numbers);
	const high = Math.max(...numbers);
	if (numbers.length === 0) return unknown ? ONLY_UNKNOWN : everything;
	const gapless = numbers.length === 1 || high - low === new Set(numbers).size - 1;
	if (!gapless || !numbers.every(Number.isFinite))
		throw new RangeError(`${name} is filtered by one range, not by ${levels.join(', ')}`);
	return { kind: 'range', low, high, unknown };
}

const everything: RangeClause = { kind: 'range', low: null, high: null, unknown: true };

function normaliseRange(filter: RangeFilter, clause: Clause): Clause | null {
	if (clause.kind === 'levels') return clause;
	const [least, most] = filter.bounds;
	const low = rounded(filter, clause.low);
	const high = rounded(filter, clause.high);
	const normal: RangeClause = {
		kind: 'range',
		low: low === null || low <= least ? null : low,
		high: high === null || high >= most ? null : high,
		unknown: clause.unknown && filter.nullable,
	};
	const open = normal.low === null && normal.high === null;
	return open && (clause.unknown || !filter.nullable) ? null : normal;
}

/** Largest number a clause may hold, and its decimals: far beyond any variable, short enough to write. */
const LARGEST = 1e6;
const DECIMALS = 4;

function rounded(filter: RangeFilter, end: number | null): number | null {
	if (end === null) return null;
	if (!(Math.abs(end) <= LARGEST))
		throw new RangeError(`${filter.name} cannot be ${end}; at most ${LARGEST} is accepted`);
	return Number(end.toFixed(DECIMALS)) + 0;
}

/** A value of a row as read from Arrow or a result: missing is null or undefined. */
export type Value = string | number | bigint | boolean | null | undefined;

/**
 * Does a row with this value pass the clause? Missing values pass only if the clause says `unknown`. This is
 * the meaning that SQL must agree with.
 */
export function clauseMatches(clause: Clause, value: Value): boolean {
	if (value === null || value === undefined)
		return clause.kind === 'levels' ? clause.levels.includes(UNKNOWN) : clause.unknown;
	if (clause.kind === 'levels') return clause.levels.includes(String(value));
	const number = Number(value);
	return (
		(clause.low === null || number >= clause.low) && (clause.high === null || number <= clause.high)
	);
}
