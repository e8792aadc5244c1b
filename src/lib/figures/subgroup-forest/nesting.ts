import type { FilterName } from '../../domain/cohort.ts';
import { filterOf } from '../../domain/filters.ts';
import { groupingOf } from '../grouping/groupings.ts';

/** The levels of one variable, by name. */
interface Levels {
	readonly name: string;
	readonly levels: readonly { readonly level: string | null }[];
}

/** Where each level of some variables stands in a list of all of them, and which lie within which. */
interface Nesting {
	/** Per variable the places of its levels. */
	readonly places: readonly (readonly number[])[];
	/** The place of a level, null where it does not occur, and those of the levels within it. */
	readonly nested: readonly {
		/** The two variables, by place. */
		readonly variables: readonly [number, number];
		readonly outer: number | null;
		readonly inner: readonly number[];
	}[];
}

/** Levels as places in one list, with the levels that lie within one of another variable: places in a setting. */
export function nestingOf(variables: readonly Levels[]): Nesting {
	let next = 0;
	const places = variables.map(({ levels }) => levels.map(() => next++));
	const placeOf = (name: FilterName, level: string): number | null => {
		const at = variables.findIndex((variable) => variable.name === name);
		const index = variables[at]?.levels.findIndex((each) => each.level === level) ?? -1;
		return places[at]?.[index] ?? null;
	};
	const nested = variables.flatMap(({ name, levels }, at) => {
		const outer = groupingOf(name)?.filter;
		const nesting = outer == null ? undefined : filterOf(outer).nestedIn;
		if (nesting === undefined) return [];
		return Object.entries(nesting.within).map(([level, within]) => ({
			variables: [variables.findIndex((one) => one.name === nesting.filter), at] as const,
			outer: placeOf(nesting.filter, level),
			inner: levels.flatMap((each, index) =>
				each.level !== null && within.includes(each.level) ? [places[at]?.[index] ?? -1] : [],
			),
		}));
	});
	return { places, nested };
}
