import { codebook } from '../domain/codebook.ts';
import type { Level, Storage } from '../domain/variable.ts';
import { DERIVED_COLUMNS } from './derived-columns.ts';

/** What SQL builders need to know of a column. */
export interface Column {
	readonly name: string;
	readonly storage: Storage;
	readonly levels?: readonly Level[];
}

/** Columns of the tables of counts, which the codebook does not list one by one. */
const COUNT_COLUMNS: readonly Column[] = [
	{ name: 'n_eligible', storage: 'integer' },
	{ name: 'n_cpr_lt10', storage: 'integer' },
	{ name: 'n_survived_lt10', storage: 'integer' },
];

/** The answer keys stay out: no figure's SQL can name what only a reveal may show. */
const PUBLISHED = codebook.filter(({ table }) => !table.startsWith('answer_key'));

const COLUMNS: ReadonlyMap<string, Column> = new Map(
	[...COUNT_COLUMNS, ...PUBLISHED, ...DERIVED_COLUMNS].map((each) => [each.name, each]),
);

/** The column of this name. Throws RangeError when neither codebook nor derived columns have it. */
export function columnNamed(name: string): Column {
	const found = COLUMNS.get(name);
	if (!found) throw new RangeError(`The registry has no column ${JSON.stringify(name)}.`);
	return found;
}

/**
 * Compares two keys of a column for sorting: levels in codebook order, numbers by size, the rest by
 * character code, missing last.
 */
export function compareKeys(
	{ storage, levels }: Column,
	left: string | null,
	right: string | null,
): number {
	if (left === right) return 0;
	if (left === null) return 1;
	if (right === null) return -1;
	if (levels) {
		const ranks = ranksOf(levels);
		const difference = (ranks.get(left) ?? ranks.size) - (ranks.get(right) ?? ranks.size);
		if (difference !== 0) return difference;
	}
	if (storage === 'integer' || storage === 'number') return Number(left) - Number(right);
	return left < right ? -1 : 1;
}

type Levels = NonNullable<Column['levels']>;

const knownRanks = new WeakMap<Levels, ReadonlyMap<string, number>>();

/** Places of the levels in the codebook, worked out once. */
function ranksOf(levels: Levels): ReadonlyMap<string, number> {
	const known = knownRanks.get(levels);
	if (known !== undefined) return known;
	const ranks = new Map(levels.map(({ value }, at) => [value, at]));
	knownRanks.set(levels, ranks);
	return ranks;
}
