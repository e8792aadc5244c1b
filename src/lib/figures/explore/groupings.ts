import { filterOf, type RangeFilter } from '../../domain/filters.ts';
import { GROUPINGS, type Grouping } from '../grouping/groupings.ts';

/** A variable that splits arrests into groups, and where the list of them has it. */
export interface ExploredGrouping extends Grouping {
	readonly section: string;
	/** Partly a result of what came after the arrest began. */
	readonly late: boolean;
}

/** Heading of the variables that one cannot filter by. */
const FURTHER = 'Further';

/** Said beside a variable that is partly a result of what came after the arrest began. */
export const KNOWN_LATE = 'known late';

export const YEAR = 'arrest_year';

/** The call for the ECMO team, which every ECPR run has had. */
export const ACTIVATED = 'ecpr_activated';

/** Years one by one: bands of them would hide what a line over years shows. */
function singleYears(grouping: Grouping): Grouping {
	const { bounds } = filterOf(YEAR) as RangeFilter;
	const [first, last] = bounds;
	const years = Array.from({ length: last - first + 1 }, (_, at) => String(first + at));
	return { ...grouping, levels: years.map((value) => ({ value, label: value })) };
}

/** Groupings in the order they are offered: known by first flow, and so before anything that is counted. */
export const EXPLORED: readonly ExploredGrouping[] = [
	...GROUPINGS.map((grouping): ExploredGrouping => {
		const filter = grouping.filter === null ? null : filterOf(grouping.filter);
		return {
			...(grouping.name === YEAR ? singleYears(grouping) : grouping),
			section: filter?.section ?? FURTHER,
			late: filter?.late ?? false,
		};
	}),
	{
		name: ACTIVATED,
		label: 'Call for the ECMO team',
		levels: [
			{ value: 'true', label: 'ECMO team called by minute 10' },
			{ value: 'false', label: 'ECMO team not called' },
		],
		unknownLabel: 'Unknown',
		filter: null,
		section: FURTHER,
		late: false,
	},
];

/** The grouping of this name; null for none. */
export function exploredGrouping(name: string | undefined): ExploredGrouping | null {
	return EXPLORED.find((one) => one.name === name) ?? null;
}

/** Known by the arrest, and so fair to allow for; the speed of the team is no property of the patient. */
const ALLOWED: readonly string[] = [
	'dx_group',
	'age_group',
	'setting',
	'illness_category',
	'initial_rhythm',
	'witnessed',
	'off_hours',
	'centre_type',
];

/** What a comparison may allow for: one variable, or two crossed. */
export interface Allowance {
	readonly name: string;
	/** In a sentence: "diagnosis and age group". */
	readonly words: string;
	readonly by: readonly ExploredGrouping[];
}

function allowance(name: string, columns: readonly string[], words: string): Allowance {
	const by = columns.flatMap((column) => exploredGrouping(column) ?? []);
	return { name, words, by };
}

export const ALLOWANCES: readonly Allowance[] = [
	allowance('dx_group', ['dx_group'], 'diagnosis'),
	allowance('dx_age', ['dx_group', 'age_group'], 'diagnosis and age group'),
	...ALLOWED.slice(1).flatMap((name) => {
		const grouping = exploredGrouping(name);
		return grouping === null
			? []
			: [allowance(name, [name], grouping.label.charAt(0).toLowerCase() + grouping.label.slice(1))];
	}),
];

/** The allowance of this name; null for none. */
export function allowanceOf(name: string | undefined): Allowance | null {
	return ALLOWANCES.find((one) => one.name === name) ?? null;
}
