import type { SmallCellPolicy } from '../../domain/small-cell.ts';
import { tellLeftOut, type ToldLeftOut } from '../flow/left-out.ts';
import type { ShareLevel } from '../shares/share-level.ts';
import { nestingOf } from './nesting.ts';

/** Cases left out of every subgroup, by variable; together they are the same for each variable. */
interface LeftOutOfSubgroups extends Pick<ToldLeftOut, 'all' | 'told'> {
	/** Per variable one per level; null where hidden. */
	readonly levels: readonly (readonly (number | null)[])[];
}

/**
 * Cases left out of each subgroup as far as they may be told. Each variable splits the same cases, so what one may not
 * tell of all together none may. Of two variables that are nested (places in a setting) neither tells more than its zeros
 * where one of them hides a number, which the other could give back.
 */
export function leftOutOfSubgroups(
	variables: readonly { readonly name: string; readonly levels: readonly ShareLevel[] }[],
	policy: SmallCellPolicy,
): LeftOutOfSubgroups {
	const told = variables.map(({ levels }) =>
		tellLeftOut(
			levels.map(({ runs, known }) => runs - known),
			policy,
		),
	);
	const hides = (at: number): boolean => told[at]?.rows.includes(null) === true;
	const tellsAll = told.every((one) => one.told);
	const bare = new Set(
		nestingOf(variables).nested.flatMap(({ variables: pair }) => (pair.some(hides) ? pair : [])),
	);
	return {
		all: told[0]?.all ?? 0,
		told: tellsAll,
		levels: told.map(({ rows }, at) =>
			!tellsAll || bare.has(at) ? rows.map((n) => (n === 0 ? 0 : null)) : rows,
		),
	};
}
