import fc from 'fast-check';
import {
	FILTER_NAMES,
	normaliseCohort,
	UNKNOWN,
	type Clause,
	type Cohort,
	type FilterName,
	type Value,
} from '../../src/lib/domain/cohort.ts';
import { filterOf, type LevelsFilter } from '../../src/lib/domain/filters.ts';

/** Levels of a filter; centres, which the codebook does not list, as the registry names them. */
function levelsOfFilter(filter: LevelsFilter): readonly string[] {
	return filter.codes
		? ['K0001', 'K0002', 'K0017', 'K0060']
		: filter.levels.map(({ value }) => value);
}

/** Numbers in and a little beyond a range filter's bounds, in steps of the variable. */
function numberAround(bounds: readonly [number, number], decimals: number): fc.Arbitrary<number> {
	const scale = 10 ** decimals;
	const margin = Math.round((bounds[1] - bounds[0]) * 0.1 * scale);
	return fc
		.integer({
			min: Math.round(bounds[0] * scale) - margin,
			max: Math.round(bounds[1] * scale) + margin,
		})
		.map((whole) => Number((whole / scale).toFixed(decimals)));
}

/** Any clause of the right kind: unordered, repeated, at or beyond the bounds. */
export function anyWrittenClause(name: FilterName): fc.Arbitrary<Clause> {
	const filter = filterOf(name);
	if (filter.kind === 'levels') {
		const names = [...levelsOfFilter(filter), ...(filter.nullable ? [UNKNOWN] : [])];
		return fc
			.array(fc.constantFrom(...names), { minLength: 1, maxLength: names.length + 2 })
			.map((levels) => ({ kind: 'levels', levels }));
	}
	const end = fc.option(numberAround(filter.bounds, filter.decimals));
	return fc.oneof(
		{
			weight: 8,
			arbitrary: fc.tuple(end, end, fc.boolean()).map(([one, other, unknown]): Clause => {
				const crossed = one !== null && other !== null && one > other;
				return {
					kind: 'range',
					low: crossed ? other : one,
					high: crossed ? one : other,
					unknown,
				};
			}),
		},
		{ weight: 1, arbitrary: fc.constant<Clause>({ kind: 'levels', levels: [UNKNOWN] }) },
	);
}

/** A value a row can have, null where it can be missing. */
export function anyFilterValue(name: FilterName): fc.Arbitrary<Value> {
	const filter = filterOf(name);
	const known: fc.Arbitrary<Value> =
		filter.kind === 'levels'
			? fc.constantFrom(...levelsOfFilter(filter))
			: numberAround(filter.bounds, filter.decimals).map((value) =>
					Math.min(filter.bounds[1], Math.max(filter.bounds[0], value)),
				);
	return filter.nullable ? fc.option(known, { freq: 4 }) : known;
}

/** Any cohort: no clause or any written one for each filter. */
export const anyCohort: fc.Arbitrary<Cohort> = fc
	.tuple(
		...FILTER_NAMES.map((name) =>
			fc.option(
				anyWrittenClause(name).map((clause) => [name, clause] as const),
				{ freq: 2 },
			),
		),
	)
	.map((clauses) => ({ clauses: Object.fromEntries(clauses.filter((one) => one !== null)) }));

/** Cohorts by up to so many filters, as a reader comes to them. */
export function fewFilters(most: number): fc.Arbitrary<Cohort> {
	return fc
		.subarray([...FILTER_NAMES], { maxLength: most })
		.chain((names) =>
			fc.tuple(
				...names.map((name) => anyWrittenClause(name).map((clause) => [name, clause] as const)),
			),
		)
		.map((clauses) => normaliseCohort({ clauses: Object.fromEntries(clauses) }));
}
