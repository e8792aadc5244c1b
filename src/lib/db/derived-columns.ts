import { AGE_CLASSES } from '../domain/age-class.ts';
import { COMPLICATION_GROUPS } from '../domain/complications.ts';
import type { Level, Storage } from '../domain/variable.ts';

/** A column of `runs` that is worked out once, when the tables are loaded. */
export interface DerivedColumn {
	readonly name: string;
	readonly storage: Storage;
	readonly levels?: readonly Level[];
}

/** Three classes of the centre's declared ECPR runs a year. */
const VOLUME_CLASSES = [
	{ value: 'lt_10', label: 'Fewer than 10 runs a year', short: '< 10 a year' },
	{ value: '10_19', label: '10 to 19 runs a year', short: '10–19 a year' },
	{ value: '20_plus', label: '20 or more runs a year', short: '≥ 20 a year' },
] as const satisfies readonly Level[];

export type VolumeClass = (typeof VOLUME_CLASSES)[number]['value'];

/**
 * Columns of `runs` (and so of `arrest_case`) derived at load. `major_complication`, `comp_<group>` and
 * `n_comp_groups` are false, false and 0 for a run with no complication on file, null for conventional cases.
 * `n_comp_groups` counts organ groups without brain death, which is a way of dying and no burden.
 */
export const DERIVED_COLUMNS: readonly DerivedColumn[] = [
	{ name: 'age_class', storage: 'enum', levels: AGE_CLASSES },
	{ name: 'volume_class', storage: 'enum', levels: VOLUME_CLASSES },
	{ name: 'major_complication', storage: 'boolean' },
	...COMPLICATION_GROUPS.map(({ value }): DerivedColumn => ({
		name: `comp_${value}`,
		storage: 'boolean',
	})),
	{ name: 'n_comp_groups', storage: 'integer' },
];
