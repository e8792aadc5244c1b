import { suppressTable, type CellState, type Share } from '../../domain/small-cell.ts';
import { wilson } from '../../stats/wilson.ts';
import type { PresentContext } from '../figure.ts';

/** A share with its interval, as far as it may be shown and exists. */
export type ShownShare =
	| {
			readonly kind: 'shown';
			readonly x: number;
			readonly n: number;
			readonly estimate: number;
			readonly lower: number;
			readonly upper: number;
	  }
	| { readonly kind: 'hidden'; readonly n: number }
	| { readonly kind: 'empty' };

/**
 * The shares of a table that may be shown, after the small-cell rule.
 * @param cells x of n each; those with n = 0 come back as `empty`
 * @param groups cells (by index) whose sum is drawn or said, so that subtraction must not reveal a hidden one
 * @returns one share per cell, and one per group for its total
 */
export function shownShares(
	cells: readonly Share[],
	groups: readonly (readonly number[])[],
	context: Pick<PresentContext, 'policy' | 'confidenceLevel'>,
): { readonly cells: readonly ShownShare[]; readonly totals: readonly ShownShare[] } {
	const states = suppressTable(cells, groups, context.policy);
	const sums = groups.map((group) =>
		group.reduce(
			(sum, at) => ({ x: sum.x + (cells[at]?.x ?? 0), n: sum.n + (cells[at]?.n ?? 0) }),
			{ x: 0, n: 0 },
		),
	);
	const show = (share: Share, state: CellState | undefined): ShownShare =>
		shownShare(share, state === 'shown', context.confidenceLevel);
	return {
		cells: cells.map((cell, at) => show(cell, states.cells[at])),
		totals: sums.map((sum, at) => show(sum, states.totals[at])),
	};
}

function shownShare({ x, n }: Share, shown: boolean, confidenceLevel: number): ShownShare {
	if (n === 0) return { kind: 'empty' };
	if (!shown) return { kind: 'hidden', n };
	const { estimate, lower, upper } = wilson(x, n, confidenceLevel);
	return estimate === null || lower === null || upper === null
		? { kind: 'empty' }
		: { kind: 'shown', x, n, estimate, lower, upper };
}

/** All indices below a length: the group of a whole list. */
export function wholeGroup(length: number): readonly number[] {
	return Array.from({ length }, (_, at) => at);
}
