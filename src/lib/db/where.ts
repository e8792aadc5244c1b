import {
	FILTER_NAMES,
	UNKNOWN,
	type Clause,
	type Cohort,
	type FilterName,
	type RangeClause,
} from '../domain/cohort.ts';
import { columnNamed } from './columns.ts';
import { levelsType } from './derivations.ts';
import { column } from './identifier.ts';
import { allOf, anyOf, fragment, listed, oneOf, type Fragment } from './statement.ts';

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
			return clause && !ignoring.includes(name) ? [knownPredicate(name, clause)] : [];
		}),
	);
}

/** By clause: a page asks for the same cohort, but for a filter here and there, dozens of times. */
const remembered = new WeakMap<
	Clause,
	{ readonly name: FilterName; readonly predicate: Fragment }
>();

function knownPredicate(name: FilterName, clause: Clause): Fragment {
	const before = remembered.get(clause);
	if (before?.name === name) return before.predicate;
	const predicate = clausePredicate(name, clause);
	remembered.set(clause, { name, predicate });
	return predicate;
}

function clausePredicate(name: FilterName, clause: Clause): Fragment {
	const operand = column(name);
	const missing = fragment`${operand} is null`;
	const known =
		clause.kind === 'levels' ? levelsPredicate(name, clause.levels) : rangePredicate(name, clause);
	const unknown = clause.kind === 'levels' ? clause.levels.includes(UNKNOWN) : clause.unknown;
	if (!unknown) return known ?? fragment`false`;
	return anyOf(known ? [known, missing] : [missing]);
}

/** Rows with one of the levels; null when none of them is a value the column can have. */
function levelsPredicate(name: FilterName, levels: readonly string[]): Fragment | null {
	const values = levels.filter((level) => level !== UNKNOWN);
	if (isNumeric(name)) {
		const numbers = values.map(Number).filter((number, at) => String(number) === values[at]);
		return numbers.length === 0 ? null : oneOf(column(name), numbers);
	}
	const { levels: named } = columnNamed(name);
	if (!named) return values.length === 0 ? null : oneOf(fragment`${column(name)}::varchar`, values);
	// The values become levels, not the column text: comparing levels compares small integers.
	const known = values.filter((value) => named.some((level) => level.value === value));
	if (known.length === 0) return null;
	return fragment`${column(name)} in (${listed(known.map((value) => fragment`${value}::${levelsType(name)}`))})`;
}

/** Rows within the range, both ends included; null when the column holds no numbers to compare. */
function rangePredicate(name: FilterName, { low, high }: RangeClause): Fragment | null {
	const operand = column(name);
	if (low === null && high === null) return fragment`${operand} is not null`;
	if (!isNumeric(name)) return null;
	return allOf([
		...(low === null ? [] : [fragment`${operand} >= ${low}`]),
		...(high === null ? [] : [fragment`${operand} <= ${high}`]),
	]);
}

function isNumeric(name: FilterName): boolean {
	const { storage } = columnNamed(name);
	return storage === 'integer' || storage === 'number';
}
