import {
	FILTER_NAMES,
	UNKNOWN,
	type Clause,
	type Cohort,
	type FilterName,
} from '../domain/cohort.ts';
import { columnNamed } from './columns.ts';
import { column } from './identifier.ts';
import { allOf, anyOf, fragment, oneOf, type Fragment } from './statement.ts';

/**
 * The rows of a cohort as a condition, `true` when nothing is filtered.
 *
 * `ignoring`: filters left out, because the figure draws these variables as categories. Missing values
 * are kept where a variable has no clause, by a levels clause only if it names `unknown`, by a range only if
 * it says so. Throws RangeError for a clause on something that is no filter.
 */
export function cohortPredicate(cohort: Cohort, ignoring: readonly FilterName[] = []): Fragment {
	for (const name of Object.keys(cohort.clauses)) {
		if (!(FILTER_NAMES as readonly string[]).includes(name)) {
			throw new RangeError(`${JSON.stringify(name)} is not a filter.`);
		}
	}
	return allOf(
		FILTER_NAMES.flatMap((name) => {
			const clause = cohort.clauses[name];
			return clause && !ignoring.includes(name) ? [clausePredicate(name, clause)] : [];
		}),
	);
}

function clausePredicate(name: FilterName, clause: Clause): Fragment {
	const operand = column(name);
	const missing = fragment`${operand} is null`;
	if (clause.kind === 'levels') {
		const known = clause.levels.filter((level) => level !== UNKNOWN);
		const kept = known.length === 0 ? [] : [oneOf(fragment`${operand}::varchar`, known)];
		return clause.levels.includes(UNKNOWN)
			? anyOf([...kept, missing])
			: (kept[0] ?? fragment`false`);
	}
	const { storage } = columnNamed(name);
	const within =
		storage === 'integer' || storage === 'number'
			? allOf([
					fragment`${operand} is not null`,
					...(clause.low === null ? [] : [fragment`${operand} >= ${clause.low}`]),
					...(clause.high === null ? [] : [fragment`${operand} <= ${clause.high}`]),
				])
			: fragment`false`;
	return clause.unknown ? anyOf([within, missing]) : within;
}
