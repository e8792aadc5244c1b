import { arrestVariables } from './arrest.ts';
import { caseVariables } from './case.ts';
import { fields } from './fields.ts';
import type { Level } from '../variable.ts';

function levelsOf(name: string): readonly Level[] {
	const found = [...caseVariables, ...arrestVariables].find((variable) => variable.name === name);
	if (found?.levels === undefined) throw new RangeError(`No levels for ${name}`);
	return found.levels;
}

/** Arrests that ended before minute 10, as counts: what the eligible cohort leaves out. */
export const denominatorVariables = fields('cpr_denominator', 'Arrests under 10 minutes', [
	{
		name: 'centre_id',
		label: 'Centre',
		definition: 'Pseudonym of the centre.',
		storage: 'string',
		knownAt: 'outcome',
		mirrors: 'P',
		missing: 'Never',
	},
	{
		name: 'arrest_year',
		label: 'Year of arrest',
		definition: 'Calendar year of the arrests counted.',
		storage: 'integer',
		unit: 'year',
		range: [2012, 2024],
		knownAt: 'outcome',
		mirrors: 'P',
		missing: 'Never',
	},
	{
		name: 'setting',
		label: 'Arrest setting',
		definition: 'Setting of the arrests counted, as for the cases.',
		storage: 'enum',
		levels: levelsOf('setting'),
		knownAt: 'outcome',
		mirrors: 'P',
		missing: 'Never',
	},
	{
		name: 'age_group',
		label: 'Age group',
		definition: 'Age group of the arrests counted, as for the cases.',
		storage: 'enum',
		levels: levelsOf('age_group'),
		knownAt: 'outcome',
		mirrors: 'P',
		missing: 'Never',
	},
	{
		name: 'n_cpr_lt10',
		label: 'Arrests under 10 minutes',
		definition: 'Arrests whose CPR ended before minute 10.',
		storage: 'integer',
		range: [0, 100_000],
		knownAt: 'outcome',
		mirrors: 'P',
		missing: 'Never',
	},
	{
		name: 'n_survived_lt10',
		label: 'Survivors of arrests under 10 minutes',
		definition: 'How many of those arrests were survived to discharge.',
		storage: 'integer',
		range: [0, 100_000],
		knownAt: 'outcome',
		mirrors: 'P',
		missing: 'Never',
	},
]);
