import { codebook, levelsOf, UNKNOWN_LABEL } from '../../domain/codebook.ts';
import { FILTER_NAMES, type FilterName } from '../../domain/cohort.ts';
import { filterOf, type Filter } from '../../domain/filters.ts';
import type { KnownAt } from '../../domain/variable.ts';
import type { OptionSpecs } from '../figure.ts';

/** A group of a grouping; of a band the value is "30..44", as a click on it writes. */
interface GroupLevel {
	readonly value: string;
	readonly label: string;
	/** Ends of a band, inclusive; absent for categories. */
	readonly band?: { readonly low: number | null; readonly high: number | null };
}

/** A variable one may group runs by: known by the first ECMO flow, and so before anything that a figure counts. */
export interface Grouping {
	/** Column of `runs`, and the value of the option. */
	readonly name: string;
	readonly label: string;
	readonly levels: readonly GroupLevel[];
	/** What missing is called. */
	readonly unknownLabel: string;
	/** The filter on the same variable, if there is one: not applied, and set by a click on a group. */
	readonly filter: FilterName | null;
}

/** Everything is known at its time zero: before the arrest, by minute 10, or when flow starts. */
const BY_FIRST_FLOW: readonly KnownAt[] = ['baseline', 'arrest', 'flow'];

/** The same for every run, no variable of the patient's course, or too many levels to compare. */
const NOT_OFFERED: readonly string[] = [
	'sham_label',
	'neuro_scale',
	'age_band',
	'ecpr_activated',
	'received_ecpr',
	'pathway_outcome',
	'cpr_end_reason',
	'survived_event',
];

function ofFilter(name: FilterName): Grouping {
	const filter: Filter = filterOf(name);
	return {
		name,
		label: filter.label,
		filter: name,
		unknownLabel: filter.unknownLabel,
		levels:
			filter.kind === 'levels'
				? filter.levels.map(({ value, label }) => ({ value, label }))
				: filter.bands.map(({ label, low, high }) => ({
						value: `${low ?? ''}..${high ?? ''}`,
						label,
						band: { low, high },
					})),
	};
}

/** Groupings in the order they are offered: what one may filter by, then the other categories of the codebook. */
export const GROUPINGS: readonly Grouping[] = [
	...FILTER_NAMES.filter((name) => {
		const filter = filterOf(name);
		// Centres are far too many to compare, and have a page of their own.
		const listed = filter.kind === 'range' || filter.codes === undefined;
		return listed && BY_FIRST_FLOW.includes(filter.knownAt);
	}).map(ofFilter),
	...codebook
		.filter(
			({ table, name, knownAt, storage }) =>
				table === 'arrest_case' &&
				BY_FIRST_FLOW.includes(knownAt) &&
				(storage === 'enum' || storage === 'boolean') &&
				!(FILTER_NAMES as readonly string[]).includes(name) &&
				!NOT_OFFERED.includes(name),
		)
		.map((of): Grouping => ({
			name: of.name,
			label: of.label,
			filter: null,
			unknownLabel: of.appliesTo === undefined ? UNKNOWN_LABEL : 'Unknown or not applicable',
			levels: levelsOf(of),
		})),
];

/** The choice of no grouping. */
const NONE = 'none';

/**
 * The option "Group by" of a figure; without a grouping where `initial` is not given.
 * @param more groupings of the figure's own, after the others
 */
export function groupingOption(
	initial?: string,
	more: readonly Grouping[] = [],
): OptionSpecs[string] {
	return {
		label: 'Group by',
		values: [
			...(initial === undefined ? [{ value: NONE, label: 'All together' }] : []),
			...[...GROUPINGS, ...more].map(({ name, label }) => ({ value: name, label })),
		],
		initial: initial ?? NONE,
	};
}

/** The grouping an option chose; null for none. */
export function groupingOf(value: string | undefined): Grouping | null {
	return GROUPINGS.find(({ name }) => name === value) ?? null;
}

/** The group a stored value falls in; null where it is missing. */
export function groupValue(grouping: Grouping, value: string | null): string | null {
	if (value === null) return null;
	const found = grouping.levels.find((level) =>
		level.band === undefined
			? level.value === value
			: Number(value) >= (level.band.low ?? -Infinity) &&
				Number(value) <= (level.band.high ?? Infinity),
	);
	return found?.value ?? null;
}

/** A group by name; null is the missing one. */
export function groupLabel(grouping: Grouping, value: string | null): string {
	return grouping.levels.find((level) => level.value === value)?.label ?? grouping.unknownLabel;
}

/** Filters a figure does not apply because it draws their variable as groups. */
export function groupingDraws(grouping: Grouping | null): readonly FilterName[] {
	return grouping?.filter == null ? [] : [grouping.filter];
}
