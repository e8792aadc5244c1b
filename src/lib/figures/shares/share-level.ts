import type { Cell } from '../../db/cells.ts';

/** Runs of one level: all of them, those whose answer is known, those where it is yes. */
export interface ShareLevel {
	/** Null is missing. */
	readonly level: string | null;
	readonly runs: number;
	readonly known: number;
	readonly yes: number;
}

/** The counts of a cell for a yes/no column, under the cell's key number `at`. */
export function shareLevel(cell: Cell, column: string, at = 0): ShareLevel {
	return {
		level: cell.keys[at] ?? null,
		runs: cell.counts.n,
		known: cell.counts[`known:${column}`] ?? 0,
		yes: cell.counts[`true:${column}`] ?? 0,
	};
}

/** Levels put together. */
export function sumLevels(levels: readonly ShareLevel[]): ShareLevel {
	return levels.reduce(
		(sum, one) => ({
			level: null,
			runs: sum.runs + one.runs,
			known: sum.known + one.known,
			yes: sum.yes + one.yes,
		}),
		{ level: null, runs: 0, known: 0, yes: 0 },
	);
}
