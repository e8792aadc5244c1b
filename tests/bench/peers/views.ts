/**
 * The eight views that every arm answers, over one flat table of whole numbers, one row an ECPR run.
 * An answer is one vector of counts: the views one after the other, each with its cells in code order.
 */

/** Columns one may filter by. */
export const DIMENSIONS = ['setting', 'dx', 'age', 'year', 'rhythm', 'flow'] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** Rows kept: those whose value lies within the range, ends inclusive. A level is a range of one. */
export type Filters = Partial<Record<Dimension, readonly [low: number, high: number]>>;

/** Complication groups counted, each a column of recorded episodes a run: `c0`, `c1`, … */
export const COMPLICATIONS = 10;

/** Days from first flow that the curve of the last view covers; an exit on day 180 or later counts there. */
export const LAST_DAY = 180;

/** Minutes a bin of low-flow time is wide; the last bin is open. */
export const BIN_MINUTES = 10;

/** Codes a column takes: 0 up to this, exclusive. Missing is the last code. */
export const CODES = {
	setting: 2,
	dx: 20,
	age: 6,
	year: 16,
	rhythm: 8,
	bin: 18,
	outcome: 3,
	kind: 2,
} as const;

/** One view: its counts by some columns, over rows that pass all filters but its own. */
export interface ViewSpec {
	readonly name: string;
	/** The filter it ignores, because it draws that column. */
	readonly own: Dimension | null;
	readonly by: readonly (keyof typeof CODES | 'day')[];
}

export const COUNT_VIEWS: readonly ViewSpec[] = [
	{ name: 'setting × outcome', own: 'setting', by: ['setting', 'outcome'] },
	{ name: 'diagnosis × outcome', own: 'dx', by: ['dx', 'outcome'] },
	{ name: 'age × outcome', own: 'age', by: ['age', 'outcome'] },
	{ name: 'year × outcome', own: 'year', by: ['year', 'outcome'] },
	{ name: 'rhythm × outcome', own: 'rhythm', by: ['rhythm', 'outcome'] },
	{ name: 'low-flow minutes', own: 'flow', by: ['bin'] },
	{ name: 'exits by setting and day', own: null, by: ['setting', 'day', 'kind'] },
];

/** Sums of the rate view: episodes by group, then tenths of ECMO hours. */
export const SUMS = COMPLICATIONS + 1;

export const codesOf = (name: ViewSpec['by'][number]): number =>
	name === 'day' ? LAST_DAY + 1 : CODES[name];

export const cellsOf = ({ by }: ViewSpec): number =>
	by.reduce((cells, name) => cells * codesOf(name), 1);

/** Where each counted view starts in the vector; the sums come last. */
export const OFFSETS: readonly number[] = COUNT_VIEWS.reduce<number[]>(
	(starts, view) => [...starts, (starts.at(-1) ?? 0) + cellsOf(view)],
	[0],
);

export const LENGTH = (OFFSETS.at(-1) ?? 0) + SUMS;

/** The place of a cell within its view, from its codes in the order of `by`. */
export function placeOf({ by }: ViewSpec, codes: readonly number[]): number {
	return by.reduce((place, name, at) => place * codesOf(name) + (codes[at] ?? 0), 0);
}

/** FNV-1a over the vector, 32 bits. */
export function hashOf(answer: Float64Array): string {
	let hash = 0x811c9dc5;
	for (const value of answer)
		for (let shift = 0; shift < 32; shift += 8)
			hash = Math.imul(hash ^ ((value >>> shift) & 255), 0x01000193);
	return (hash >>> 0).toString(16).padStart(8, '0');
}
