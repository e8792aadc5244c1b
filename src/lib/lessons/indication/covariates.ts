import type { Cases } from '../data/extract.ts';
import { codeOf } from '../data/levels.ts';
import { median, type Column } from '../methods/design.ts';

/** Something known at minute 10 by which the groups are compared. */
export interface Covariate {
	readonly label: string;
	readonly value: Column;
}

const CARDIAC = [
	'chd_single_ventricle',
	'chd_two_ventricle',
	'cardiomyopathy_myocarditis',
	'arrhythmia',
	'acs',
];

/** What a table 1 would list. Missing counts as "no"; missing minutes without flow take the median. */
export function covariates(cases: Cases, rows: Int32Array, adult: boolean): readonly Covariate[] {
	const c = cases.columns;
	const flag = (yes: boolean): number => (yes ? 1 : 0);
	const cardiac = CARDIAC.map((level) => codeOf('dx_group', level));
	const shockable = ['vf', 'pvt'].map((level) => codeOf('initial_rhythm', level));
	const witnessed = codeOf('witnessed', 'witnessed');
	const known = [...rows]
		.map((row) => c.no_flow_min[row] ?? NaN)
		.filter((minutes) => !Number.isNaN(minutes));
	const middle = median(known);
	return [
		{ label: 'Severity before the arrest', value: (row) => c.severity_index[row] ?? 0 },
		{ label: 'Cardiac diagnosis', value: (row) => flag(cardiac.includes(c.dx_group[row] ?? -1)) },
		{
			label: 'Shockable rhythm',
			value: (row) => flag(shockable.includes(c.initial_rhythm[row] ?? -1)),
		},
		{ label: 'Witnessed', value: (row) => flag(c.witnessed[row] === witnessed) },
		{
			label: 'Minutes without flow',
			value: (row) => {
				const minutes = c.no_flow_min[row] ?? NaN;
				return Number.isNaN(minutes) ? middle : minutes;
			},
		},
		...(adult ? [{ label: 'Age', value: (row: number) => c.age_years_approx[row] ?? 0 }] : []),
		{ label: 'Night or weekend', value: (row) => flag(c.off_hours[row] === 1) },
		{ label: 'Year', value: (row) => c.arrest_year[row] ?? 0 },
	];
}

/** Difference of weighted means in pooled unweighted SD; positive where the first group has more. */
export function standardisedGap(
	rows: Int32Array,
	value: Column,
	treat: Float64Array,
	weights: Float64Array | null,
): number {
	const sums = [0, 1].map((group) => {
		let [n, total, squares, weight, weighted] = [0, 0, 0, 0, 0];
		for (let at = 0; at < rows.length; at++) {
			if (treat[at] !== group) continue;
			const x = value(rows[at] ?? 0);
			const w = weights === null ? 1 : (weights[at] ?? 0);
			n++;
			total += x;
			squares += x * x;
			weight += w;
			weighted += w * x;
		}
		const mean = total / n;
		return { mean: weighted / weight, variance: (squares - n * mean * mean) / (n - 1) };
	});
	const [zero, one] = sums;
	if (zero === undefined || one === undefined) return NaN;
	const pooled = Math.sqrt((zero.variance + one.variance) / 2);
	return pooled === 0 ? 0 : (one.mean - zero.mean) / pooled;
}
