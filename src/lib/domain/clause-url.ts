import { normaliseClause, ONLY_UNKNOWN, UNKNOWN, type Clause } from './clause.ts';
import type { Filter, LevelsFilter } from './filters.ts';

/** The value that stands for "not filtered", needed where an absent parameter means a default filter. */
export const ANY = 'any';

/** A parameter's value as a clause (null: not filtered; undefined: nothing usable), and what was dropped. */
export interface ReadClause {
	readonly clause: Clause | null | undefined;
	readonly dropped: readonly string[];
}

/** A normalised clause as a parameter's value: "neonate,infant", "30..45,unknown". */
export function writeClause(filter: Filter, clause: Clause): string {
	if (clause.kind === 'levels') {
		const names = new Map(urlNames(filter).map(([name, level]) => [level, name]));
		return clause.levels.map((level) => names.get(level) ?? level).join(',');
	}
	const range = `${clause.low ?? ''}..${clause.high ?? ''}`;
	return clause.unknown ? `${range},${UNKNOWN}` : range;
}

/**
 * Reads a parameter's value; never throws. What it cannot use comes back in `dropped`, piece by piece.
 * `codes`: those the data have, for a filter whose levels the codebook does not list; without it, any of their shape.
 */
export function readClause(filter: Filter, text: string, codes?: ReadonlySet<string>): ReadClause {
	const parts = text.split(',').map((part) => part.trim());
	if (parts.length === 1 && parts[0] === ANY) return { clause: null, dropped: [] };
	const read = filter.kind === 'levels' ? readLevels(filter, parts, codes) : readRange(parts);
	const idle = !filter.nullable && parts.length > 1 && parts.includes(UNKNOWN);
	const unusable = idle ? [UNKNOWN] : [];
	const dropped = [...read.dropped, ...unusable];
	if (read.clause === undefined) return { clause: undefined, dropped };
	return { clause: normaliseClause(filter.name, read.clause), dropped };
}

interface Part {
	readonly clause: Clause | undefined;
	readonly dropped: readonly string[];
}

function readLevels(
	filter: LevelsFilter,
	parts: readonly string[],
	codes: ReadonlySet<string> | undefined,
): Part {
	const known = new Map(urlNames(filter));
	for (const part of parts)
		if (filter.codes?.test(part) && codes?.has(part) !== false) known.set(part, part);
	if (filter.nullable || parts.length === 1) known.set(UNKNOWN, UNKNOWN);
	const levels = parts.flatMap((part) => known.get(part) ?? []);
	const dropped = parts.filter((part) => !known.has(part) && part !== UNKNOWN);
	return { clause: levels.length > 0 ? { kind: 'levels', levels } : undefined, dropped };
}

/** Names of a filter's levels in links, each with the level it means; the stored value is read too. */
function urlNames(filter: Filter): readonly (readonly [name: string, level: string])[] {
	if (filter.kind === 'range') return [];
	return [
		...filter.levels.map(({ value }) => [value, value] as const),
		...filter.levels.flatMap(({ value, url }) =>
			url === undefined ? [] : [[url, value] as const],
		),
	];
}

const NUMBER = String.raw`-?\d{1,6}(?:\.\d{1,4})?`;
const RANGE = new RegExp(`^(${NUMBER})?\\.\\.(${NUMBER})?$`);
const SINGLE = new RegExp(`^${NUMBER}$`);

function readRange(parts: readonly string[]): Part {
	const unknown = parts.includes(UNKNOWN);
	const dropped: string[] = [];
	let clause: Clause | undefined;
	for (const part of parts) {
		if (part === UNKNOWN) continue;
		const ends = clause === undefined ? endsOf(part) : undefined;
		if (ends === undefined) dropped.push(part);
		else clause = { kind: 'range', ...ends, unknown };
	}
	if (clause === undefined && unknown && dropped.length === 0)
		return { clause: ONLY_UNKNOWN, dropped };
	return { clause, dropped };
}

function endsOf(part: string): { low: number | null; high: number | null } | undefined {
	if (SINGLE.test(part)) return { low: Number(part), high: Number(part) };
	const found = RANGE.exec(part);
	if (found === null) return undefined;
	const end = (text: string | undefined) => (text === undefined ? null : Number(text));
	const low = end(found[1]);
	const high = end(found[2]);
	return low !== null && high !== null && low > high ? undefined : { low, high };
}
