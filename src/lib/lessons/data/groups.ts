import type { Cases } from './extract.ts';
import { codeOf } from './levels.ts';

/** The two groups of eligible arrests on which the contract of the lessons was measured. */
export type GroupName = 'child-ihca' | 'adult-ohca';

export const GROUPS: Readonly<
	Record<GroupName, { readonly label: string; readonly whom: string }>
> = {
	'child-ihca': {
		label: 'Children, in hospital',
		whom: 'children who arrest in hospital',
	},
	'adult-ohca': {
		label: 'Adults, out of hospital',
		whom: 'adults who arrest out of hospital',
	},
};

/** Rows of the cases for which something holds. */
export function rowsWhere(cases: Cases, holds: (row: number) => boolean): Int32Array {
	const found: number[] = [];
	for (let row = 0; row < cases.rows; row++) if (holds(row)) found.push(row);
	return Int32Array.from(found);
}

/** Whether a case belongs to a group. */
export function inGroup(
	columns: { readonly setting: Int8Array; readonly age_group: Int8Array },
	group: GroupName,
): (row: number) => boolean {
	const adult = codeOf('age_group', 'adult');
	const inHospital = codeOf('setting', 'ihca');
	return group === 'child-ihca'
		? (row) => columns.age_group[row] !== adult && columns.setting[row] === inHospital
		: (row) => columns.age_group[row] === adult && columns.setting[row] !== inHospital;
}

/** The eligible arrests of a group whose outcome is known, and how many are still in hospital at the snapshot. */
export function groupRows(
	cases: Cases,
	group: GroupName,
): { readonly known: Int32Array; readonly open: number } {
	const within = inGroup(cases.columns, group);
	const all = rowsWhere(cases, within);
	const known = all.filter((row) => (cases.columns.survived_discharge[row] ?? -1) >= 0);
	return { known, open: all.length - known.length };
}
