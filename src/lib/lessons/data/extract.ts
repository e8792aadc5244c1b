import type { LoadedTable } from '../../db/engine.ts';
import type { Relation } from '../../db/identifier.ts';

/**
 * How a column of an extract is held: `number` (missing is NaN), `level` (place of the level in the codebook,
 * missing is −1), `flag` (1, 0, missing −1), `id` (the number in a key such as C014277).
 */
export type ColumnKind = 'number' | 'level' | 'flag' | 'id';

export type ExtractSpec = Readonly<Record<string, ColumnKind>>;

type Held<Kind extends ColumnKind> = Kind extends 'number'
	? Float64Array
	: Kind extends 'id'
		? Int32Array
		: Int8Array;

/** Columns of one table of the registry, as typed arrays of the same length: they travel to a worker as they are. */
export interface Extracted<Spec extends ExtractSpec = ExtractSpec> {
	readonly rows: number;
	readonly columns: { readonly [Name in keyof Spec]: Held<Spec[Name]> };
}

/** What to take out of the registry for an analysis. */
export interface Extract<Spec extends ExtractSpec = ExtractSpec> {
	/** Tables to load before. */
	readonly tables: readonly LoadedTable[];
	readonly from: Relation;
	readonly columns: Spec;
}

/** Eligible arrests, one a row: what was known at minute 10, what was decided, and what came of it. */
export const CASES = {
	tables: ['runs', 'conventional'],
	from: 'arrest_case',
	columns: {
		case_id: 'id',
		centre_id: 'id',
		arrest_year: 'number',
		age_group: 'level',
		age_years_approx: 'number',
		dx_group: 'level',
		severity_index: 'number',
		setting: 'level',
		location: 'level',
		witnessed: 'level',
		bystander_cpr: 'level',
		initial_rhythm: 'level',
		no_flow_min: 'number',
		off_hours: 'flag',
		annual_ecpr_volume_band: 'level',
		ecpr_activated: 'flag',
		received_ecpr: 'flag',
		pathway_outcome: 'level',
		cpr_total_min: 'number',
		cpr_end_reason: 'level',
		etco2_10min: 'number',
		ecmo_flow_min: 'number',
		survived_ecls: 'flag',
		survived_discharge: 'flag',
		baseline_neuro: 'number',
		neuro_favourable: 'flag',
		sham_label: 'level',
	},
} as const satisfies Extract;

/** Arrests that ended before minute 10, counted by setting and age group among others. */
export const SHORT_EVENTS = {
	tables: ['cpr_denominator'],
	from: 'cpr_denominator',
	columns: {
		setting: 'level',
		age_group: 'level',
		n_cpr_lt10: 'number',
		n_survived_lt10: 'number',
	},
} as const satisfies Extract;

/** ECPR runs, one a row: how support ended, and the stay. */
export const RUNS = {
	tables: ['runs'],
	from: 'runs',
	columns: {
		case_id: 'id',
		setting: 'level',
		age_group: 'level',
		lactate_arrest: 'number',
		ecmo_hours: 'number',
		ecmo_end_reason: 'level',
		hospital_days: 'number',
		hosp_event_type: 'level',
		survived_discharge: 'flag',
	},
} as const satisfies Extract;

/** Complications of runs, one episode a row, with the hour of onset from first flow. */
export const COMPLICATIONS = {
	tables: ['complication'],
	from: 'complication',
	columns: { case_id: 'id', comp_code: 'level', onset_h: 'number' },
} as const satisfies Extract;

export type Cases = Extracted<(typeof CASES)['columns']>;
export type ShortEvents = Extracted<(typeof SHORT_EVENTS)['columns']>;
export type Runs = Extracted<(typeof RUNS)['columns']>;
export type Complications = Extracted<(typeof COMPLICATIONS)['columns']>;
