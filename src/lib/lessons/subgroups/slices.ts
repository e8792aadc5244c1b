import type { Cases } from '../data/extract.ts';
import { codeOf } from '../data/levels.ts';

/** One way of slicing the children. Unknown values belong to no slice that asks for them. */
export interface Slice {
	readonly label: string;
	readonly holds: (cases: Cases, row: number) => boolean;
}

const level = (
	label: string,
	column: 'dx_group' | 'age_group' | 'location' | 'initial_rhythm' | 'witnessed',
	...levels: readonly string[]
): Slice => {
	const codes = levels.map((name) => codeOf(column, name));
	return { label, holds: (cases, row) => codes.includes(cases.columns[column][row] ?? -1) };
};

/** The 20 subgroups in the order in which they are looked at. */
export const SLICES: readonly Slice[] = [
	level('Two-ventricle heart disease', 'dx_group', 'chd_two_ventricle'),
	level('Single ventricle', 'dx_group', 'chd_single_ventricle'),
	level('Cardiomyopathy, myocarditis', 'dx_group', 'cardiomyopathy_myocarditis'),
	level('Arrhythmia', 'dx_group', 'arrhythmia'),
	level('Sepsis', 'dx_group', 'sepsis'),
	level('Respiratory', 'dx_group', 'respiratory'),
	level('Other diagnosis', 'dx_group', 'other'),
	level('Neonates', 'age_group', 'neonate'),
	level('Infants', 'age_group', 'infant'),
	level('Children 1 to 12 years', 'age_group', 'child'),
	level('Adolescents', 'age_group', 'adolescent'),
	level('Cardiac intensive care', 'location', 'cicu'),
	level('Other intensive care', 'location', 'picu_nicu'),
	level('Theatre, catheter laboratory', 'location', 'or_cath'),
	level('Ward', 'location', 'ward'),
	level('Shockable rhythm', 'initial_rhythm', 'vf', 'pvt'),
	level('Asystole', 'initial_rhythm', 'asystole'),
	level('Not witnessed', 'witnessed', 'unwitnessed'),
	{ label: 'Night or weekend', holds: (cases, row) => cases.columns.off_hours[row] === 1 },
	{
		label: '2019 to 2024',
		holds: (cases, row) => (cases.columns.arrest_year[row] ?? 0) > 2018,
	},
];
