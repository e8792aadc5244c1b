import type { PresentContext } from '../figure.ts';
import { shownShares, type ShownShare } from '../shares/shown-share.ts';
import { nestingOf } from './nesting.ts';
import type { SubgroupShares } from './subgroup-forest.ts';

/**
 * The shares of all subgroups after the small-cell rule. The subgroups of a variable add up to all runs; where one
 * variable is nested in another (places in a setting) its levels may add up to one of the other's, so a level that is
 * hidden hides those within it as well.
 * @returns per variable one share per level; and the share of all runs
 */
export function shownSubgroups(
	{ variables }: Pick<SubgroupShares, 'variables'>,
	context: PresentContext,
): { readonly shares: readonly (readonly ShownShare[])[]; readonly all: ShownShare } {
	const flat = variables.flatMap(({ levels }) => levels);
	const { places, nested } = nestingOf(variables);
	const { cells, totals } = shownShares(
		flat.map(({ yes, known }) => ({ x: yes, n: known })),
		[...places, ...nested.map(({ inner }) => inner)],
		context,
	);
	const shown = [...cells];
	const hide = (at: number): void => {
		const { known } = flat[at] ?? { known: 0 };
		if (shown[at]?.kind === 'shown') shown[at] = { kind: 'hidden', n: known };
	};
	nested.forEach(({ outer, inner }) => {
		if (outer !== null && shown[outer]?.kind === 'hidden') inner.forEach(hide);
	});
	// All variables split the same runs: one that hides their sum to keep a cell hides all its cells, since others tell it.
	places.forEach((own, at) => {
		if (totals[at]?.kind === 'hidden') own.forEach(hide);
	});
	return {
		shares: places.map((own) => own.map((at) => shown[at] ?? { kind: 'empty' })),
		all: totals[0] ?? { kind: 'empty' },
	};
}
