import { count } from '../../domain/format.ts';
import { isSmallCount, suppressCounts, type SmallCellPolicy } from '../../domain/small-cell.ts';
import type { LeftOut, View } from '../figure.ts';

/** Cases left out of a figure, by row and together, as far as their numbers may be told. */
export interface ToldLeftOut {
	/** One per row; null where hidden. */
	readonly rows: readonly (number | null)[];
	/** One per group handed in; null where one of its rows is hidden. */
	readonly groups: readonly (number | null)[];
	/** How many they are together. */
	readonly all: number;
	/** May that be told? */
	readonly told: boolean;
}

/**
 * Applies the small-cell rule to those left out of each row: 1 to 4 are not told, nor what would give them back. `all` is
 * for reckoning, not for showing, where it is not `told`. A group's sum is told only with all its rows, so that it adds
 * nothing to them.
 * @param groups rows whose sum is to be shown too
 */
export function tellLeftOut(
	counts: readonly number[],
	policy: SmallCellPolicy,
	groups: readonly (readonly number[])[] = [],
): ToldLeftOut {
	const states = suppressCounts(counts, policy);
	const rows = counts.map((n, at) => (states.cells[at] === 'shown' ? n : null));
	const sum = (group: readonly number[]): number | null =>
		group.reduce<number | null>((total, at) => {
			const n = rows[at] ?? null;
			return total === null || n === null ? null : total + n;
		}, 0);
	return {
		rows,
		groups: groups.map(sum),
		all: counts.reduce((total, n) => total + n, 0),
		told: states.totals.at(-1) === 'shown',
	};
}

/** Cases left out for one reason; none where there are none. */
export function leftOutAs(n: number, reason: string, told = true): readonly LeftOut[] {
	return n === 0 ? [] : [{ reason, n: told ? n : null }];
}

/** Whom a figure speaks of. */
interface Spoken {
	readonly n: View['n'];
	readonly leftOut: readonly LeftOut[];
	/** How many its sentence says it is about. */
	readonly about: number;
	/** "; 112 still in hospital at the snapshot left out", or nothing. */
	readonly words: string;
}

/**
 * How many a figure says it is about. Where the number left out may not be told, neither may both of the numbers it is the
 * difference of: the figure then speaks of the cases it uses, and says that there are a few more.
 * @param rows of the figure's own cohort
 * @param reason "still in hospital at the snapshot"
 * @param why the same for the flow, where it says more
 */
export function spokenOf(
	rows: number,
	{ all, told }: Pick<ToldLeftOut, 'all' | 'told'>,
	reason: string,
	why = reason,
): Spoken {
	const used = rows - all;
	return {
		about: told ? rows : used,
		words: all === 0 ? '' : `; ${leftOutText(all, told)} ${reason} left out`,
		n: told ? { cohort: rows, used } : { cohort: used, used, untold: 'cohort' },
		leftOut: leftOutAs(all, why, told),
	};
}

/** "112", or words for a number that may not be told. */
export function leftOutText(n: number, told: boolean): string {
	if (told) return count(n);
	return isSmallCount(n) ? '1 to 4 more' : 'a few more';
}
