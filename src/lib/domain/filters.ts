import { levelsOf, UNKNOWN_LABEL, variable } from './codebook.ts';
import type { FilterName } from './cohort.ts';
import type { KnownAt, Level, Variable } from './variable.ts';

/** Headings of the filter panel, in order. */
export const FILTER_SECTIONS = ['Who', 'Why', 'Where', 'Arrest', 'ECMO', 'Centre'] as const;

type FilterSection = (typeof FILTER_SECTIONS)[number];

/** A level one may filter by; `url` is its name in links where that differs from the stored value. */
export interface FilterLevel extends Level {
	readonly url?: string;
}

/** A suggested part of a range, ends inclusive, null meaning open. */
export interface Band {
	readonly label: string;
	readonly low: number | null;
	readonly high: number | null;
}

/** Levels of this filter that exist only under some level of another one. */
interface Nesting {
	readonly filter: FilterName;
	/** Per level of the other filter, the levels of this one under it; unnamed levels have none. */
	readonly within: Readonly<Record<string, readonly string[]>>;
}

interface FilterCommon {
	readonly name: FilterName;
	/** Short name in links; the full name is read as well. */
	readonly alias: string;
	readonly label: string;
	readonly section: FilterSection;
	readonly variable: Variable;
	readonly knownAt: KnownAt;
	/** Partly a result of what came after the arrest began: marked "known late" wherever it is offered. */
	readonly late: boolean;
	/** Whether the value can be missing, or not apply, in some row. */
	readonly nullable: boolean;
	/** What a null means here; "Unknown" unless null also stands for "does not apply". */
	readonly unknownLabel: string;
	readonly nestedIn?: Nesting;
}

export interface LevelsFilter extends FilterCommon {
	readonly kind: 'levels';
	/** Empty where only the data know them; `codes` then says what one looks like. */
	readonly levels: readonly FilterLevel[];
	/** The shape of the levels of a variable whose levels the codebook does not list, such as centres. */
	readonly codes?: RegExp;
}

export interface RangeFilter extends FilterCommon {
	readonly kind: 'range';
	/** Least and greatest value a row can have. */
	readonly bounds: readonly [low: number, high: number];
	readonly step: number;
	readonly decimals: number;
	readonly unit: string;
	readonly bands: readonly Band[];
}

export type Filter = LevelsFilter | RangeFilter;

interface Details {
	readonly table?: 'arrest_case' | 'centre';
	readonly levels?: readonly FilterLevel[];
	readonly late?: boolean;
	readonly unknownLabel?: string;
	readonly nestedIn?: Nesting;
	readonly codes?: RegExp;
}

function common(
	name: FilterName,
	alias: string,
	section: FilterSection,
	details: Details,
): FilterCommon {
	const of = variable(details.table ?? 'arrest_case', name);
	return {
		name,
		alias,
		section,
		variable: of,
		label: of.label,
		knownAt: of.knownAt,
		late: details.late ?? false,
		nullable: of.missing !== 'Never' || of.appliesTo !== undefined,
		unknownLabel: details.unknownLabel ?? UNKNOWN_LABEL,
		...(details.nestedIn && { nestedIn: details.nestedIn }),
	};
}

function byLevels(
	name: FilterName,
	alias: string,
	section: FilterSection,
	details: Details = {},
): LevelsFilter {
	const shared = common(name, alias, section, details);
	const levels = details.levels ?? levelsOf(shared.variable);
	return { ...shared, kind: 'levels', levels, ...(details.codes && { codes: details.codes }) };
}

function byRange(
	name: FilterName,
	alias: string,
	section: FilterSection,
	bands: readonly Band[],
	details: Details = {},
): RangeFilter {
	const shared = common(name, alias, section, details);
	const { range, decimals = 0, unit = '' } = shared.variable;
	if (range === undefined) throw new RangeError(`${name} has no range to filter by`);
	return {
		...shared,
		kind: 'range',
		bounds: range,
		step: Number((10 ** -decimals).toFixed(decimals)),
		decimals,
		unit: unit === 'year' ? '' : unit,
		bands,
	};
}

const STAGES = ['pre_op', 'post_stage1', 'post_glenn', 'post_fontan', 'post_repair'];

/** Everything the filter panel, the sentence and the URL need to know about one filter, by its name. */
export const FILTERS: Readonly<Record<FilterName, Filter>> = {
	age_group: byLevels('age_group', 'age', 'Who'),
	setting: byLevels('setting', 'setting', 'Where'),
	location: byLevels('location', 'place', 'Where', {
		nestedIn: {
			filter: 'setting',
			within: {
				ihca: ['cicu', 'picu_nicu', 'icu_adult', 'or_cath', 'ward', 'ed', 'other_inpatient'],
				ohca: ['home', 'public', 'water', 'transport', 'other_ohca'],
			},
		},
	}),
	dx_group: byLevels('dx_group', 'dx', 'Why'),
	illness_category: byLevels('illness_category', 'illness', 'Why'),
	chd_stage: byLevels('chd_stage', 'stage', 'Why', {
		nestedIn: {
			filter: 'dx_group',
			within: { chd_single_ventricle: STAGES, chd_two_ventricle: STAGES },
		},
	}),
	weight_band: byLevels('weight_band', 'weight', 'Who'),
	gestation_band: byLevels('gestation_band', 'prem', 'Who', {
		unknownLabel: 'Unknown or not a neonate',
		nestedIn: {
			filter: 'age_group',
			within: { neonate: ['lt_34w', '34_36w', '37_plus'] },
		},
	}),
	baseline_neuro: byLevels('baseline_neuro', 'neuro', 'Who', {
		levels: [
			{ value: '1', label: '1 (normal or good)', short: '1' },
			{ value: '2', label: '2', short: '2' },
			{ value: '3', label: '3', short: '3' },
			{ value: '4', label: '4', short: '4' },
			{ value: '5', label: '5 (coma or vegetative)', short: '5' },
		],
	}),
	sex: byLevels('sex', 'sex', 'Who'),
	arrest_year: byRange('arrest_year', 'year', 'Arrest', [
		{ label: '2012–2015', low: null, high: 2015 },
		{ label: '2016–2019', low: 2016, high: 2019 },
		{ label: '2020–2024', low: 2020, high: null },
	]),
	initial_rhythm: byLevels('initial_rhythm', 'rhythm', 'Arrest'),
	witnessed: byLevels('witnessed', 'witnessed', 'Arrest'),
	off_hours: byLevels('off_hours', 'offhours', 'Arrest', {
		levels: [
			{ value: 'true', url: 'yes', label: 'Night or weekend' },
			{ value: 'false', url: 'no', label: 'Weekday daytime' },
		],
	}),
	ecmo_flow_min: byRange(
		'ecmo_flow_min',
		'flow',
		'ECMO',
		[
			{ label: 'Under 30 min', low: null, high: 29 },
			{ label: '30–44 min', low: 30, high: 44 },
			{ label: '45–59 min', low: 45, high: 59 },
			{ label: '60 min or more', low: 60, high: null },
		],
		{ unknownLabel: 'No ECMO flow' },
	),
	cannulation_site: byLevels('cannulation_site', 'site', 'ECMO', {
		unknownLabel: 'Unknown or no ECMO flow',
	}),
	centre_type: byLevels('centre_type', 'centre', 'Centre', { table: 'centre' }),
	annual_ecpr_volume_band: byLevels('annual_ecpr_volume_band', 'volume', 'Centre', {
		table: 'centre',
	}),
	centre_id: byLevels('centre_id', 'hospital', 'Centre', { levels: [], codes: /^K\d{4,6}$/ }),
	ph_arrest: byRange(
		'ph_arrest',
		'ph',
		'Arrest',
		[
			{ label: 'Under 6.80', low: null, high: 6.79 },
			{ label: '6.80–6.99', low: 6.8, high: 6.99 },
			{ label: '7.00–7.19', low: 7, high: 7.19 },
			{ label: '7.20 or more', low: 7.2, high: null },
		],
		{ late: true },
	),
	lactate_arrest: byRange(
		'lactate_arrest',
		'lactate',
		'Arrest',
		[
			{ label: 'Under 5 mmol/L', low: null, high: 4.9 },
			{ label: '5.0–9.9 mmol/L', low: 5, high: 9.9 },
			{ label: '10.0–14.9 mmol/L', low: 10, high: 14.9 },
			{ label: '15 mmol/L or more', low: 15, high: null },
		],
		{ late: true },
	),
};

/** What is known about one filter. */
export function filterOf(name: FilterName): Filter {
	return FILTERS[name];
}

const byParameter = new Map<string, FilterName>(
	Object.values(FILTERS).flatMap(({ name, alias }) => [
		[name, name] as const,
		[alias, name] as const,
	]),
);

/** The filter a URL parameter means, by alias or full name; undefined if none. */
export function filterNamed(parameter: string): FilterName | undefined {
	return byParameter.get(parameter);
}

/**
 * The levels of a filter that can occur at all, given the levels chosen of the filter it is nested in (none chosen:
 * every level). For panels that offer only what makes sense; the cohort itself is never narrowed by it.
 */
export function levelsWithin(
	filter: LevelsFilter,
	chosenOuter: readonly string[],
): readonly FilterLevel[] {
	const { nestedIn } = filter;
	if (nestedIn === undefined || chosenOuter.length === 0) return filter.levels;
	const allowed = new Set(chosenOuter.flatMap((outer) => nestedIn.within[outer] ?? []));
	return filter.levels.filter(({ value }) => allowed.has(value));
}
