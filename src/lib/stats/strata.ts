import { requireSameLength } from './result.ts';
import { requireTwoGroups, type TwoGroups } from './two-groups.ts';

/** Events and cases of two groups in each stratum, in parallel columns. Group 1 is the index group, group 0 the reference. */
export interface Strata {
	readonly e1: ArrayLike<number>;
	readonly n1: ArrayLike<number>;
	readonly e0: ArrayLike<number>;
	readonly n0: ArrayLike<number>;
}

/**
 * The strata one by one.
 *
 * @throws RangeError for columns of unequal length or impossible counts
 */
export function strataOf(columns: Strata): readonly TwoGroups[] {
	const { e1, n1, e0, n0 } = columns;
	requireSameLength({ e1, n1, e0, n0 });
	return Array.from({ length: e1.length }, (_, i) => {
		const stratum = { e1: e1[i] ?? NaN, n1: n1[i] ?? NaN, e0: e0[i] ?? NaN, n0: n0[i] ?? NaN };
		requireTwoGroups(stratum);
		return stratum;
	});
}

/** The sum of what `term` gives for each item. */
export function sumOf<T>(items: readonly T[], term: (item: T, index: number) => number): number {
	return items.reduce((sum, item, index) => sum + term(item, index), 0);
}
