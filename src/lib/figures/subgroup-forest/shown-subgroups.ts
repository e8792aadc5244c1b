import { filterOf } from '../../domain/filters.ts';
import type { FilterName } from '../../domain/cohort.ts';
import type { PresentContext } from '../figure.ts';
import { shownShares, type ShownShare } from '../shares/shown-share.ts';
import { groupingOf } from '../grouping/groupings.ts';
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
	let next = 0;
	const places = variables.map(({ levels }) => levels.map(() => next++));
	const nested = variables.flatMap(({ name, levels }, at) => {
		const outer = groupingOf(name)?.filter;
		const nesting = outer == null ? undefined : filterOf(outer).nestedIn;
		if (nesting === undefined) return [];
		return Object.entries(nesting.within).map(([level, within]) => ({
			outer: placeOf(variables, places, nesting.filter, level),
			inner: levels.flatMap((each, index) =>
				each.level !== null && within.includes(each.level) ? [places[at]?.[index] ?? -1] : [],
			),
		}));
	});
	const { cells, totals } = shownShares(
		flat.map(({ yes, known }) => ({ x: yes, n: known })),
		[...places, ...nested.map(({ inner }) => inner)],
		context,
	);
	const shown = [...cells];
	nested.forEach(({ outer, inner }) => {
		if (outer !== null && shown[outer]?.kind === 'hidden')
			for (const at of inner) {
				const { known } = flat[at] ?? { known: 0 };
				if (shown[at]?.kind === 'shown') shown[at] = { kind: 'hidden', n: known };
			}
	});
	return {
		shares: places.map((own) => own.map((at) => shown[at] ?? { kind: 'empty' })),
		all: totals[0] ?? { kind: 'empty' },
	};
}

function placeOf(
	variables: SubgroupShares['variables'],
	places: readonly (readonly number[])[],
	name: FilterName,
	level: string,
): number | null {
	const at = variables.findIndex((variable) => variable.name === name);
	const index = variables[at]?.levels.findIndex((each) => each.level === level) ?? -1;
	return places[at]?.[index] ?? null;
}
