import type { Cases } from '../data/extract.ts';
import { rowsWhere } from '../data/groups.ts';
import { codeOf } from '../data/levels.ts';
import { noFlow, type Column } from '../methods/design.ts';
import type { DesignMatrix } from '../../stats/models/design-matrix.ts';
import { logistic } from '../../stats/models/logistic.ts';

/** Where a model is taken: from all adults to children in hospital, or among adults from large centres to small ones. */
export type MoveName = 'children' | 'small';

/** ECPR runs with a known outcome on which a model is made, and on which it is used. */
export interface Groups {
	readonly made: Int32Array;
	readonly used: Int32Array;
}

export function groupsOf(cases: Cases, move: MoveName): Groups {
	const c = cases.columns;
	const adult = codeOf('age_group', 'adult');
	const inHospital = codeOf('setting', 'ihca');
	const middle = codeOf('annual_ecpr_volume_band', '10_19');
	const runs = rowsWhere(
		cases,
		(row) => c.received_ecpr[row] === 1 && (c.survived_discharge[row] ?? -1) >= 0,
	);
	const adults = runs.filter((row) => c.age_group[row] === adult);
	const band = (row: number): number => c.annual_ecpr_volume_band[row] ?? -1;
	if (move === 'small')
		return {
			made: adults.filter((row) => band(row) > middle),
			used: adults.filter((row) => band(row) >= 0 && band(row) < middle),
		};
	return {
		made: adults,
		used: runs.filter((row) => c.age_group[row] !== adult && c.setting[row] === inHospital),
	};
}

const EASY = [
	'chd_two_ventricle',
	'chd_single_ventricle',
	'cardiomyopathy_myocarditis',
	'arrhythmia',
	'acs',
	'pulmonary_embolism',
	'intoxication',
	'hypothermia',
] as const;

/** What is known when flow begins. Unknown levels have their own column; unknown minutes take the median of the model's own cases. */
function columnsOf(cases: Cases, made: Int32Array): readonly Column[] {
	const c = cases.columns;
	const is = (values: Int8Array, codes: readonly number[]): Column => {
		return (row) => (codes.includes(values[row] ?? -1) ? 1 : 0);
	};
	const rhythm = (name: string) => codeOf('initial_rhythm', name);
	return [
		() => 1,
		(row) => c.severity_index[row] ?? 0,
		is(c.initial_rhythm, [rhythm('vf'), rhythm('pvt')]),
		is(c.initial_rhythm, [rhythm('asystole')]),
		is(c.initial_rhythm, [-1]),
		is(c.witnessed, [codeOf('witnessed', 'witnessed')]),
		is(c.witnessed, [-1]),
		noFlow(cases, made),
		(row) => (Number.isNaN(c.no_flow_min[row] ?? NaN) ? 1 : 0),
		(row) => (c.ecmo_flow_min[row] ?? 0) / 10,
		is(c.setting, [codeOf('setting', 'ihca')]),
		is(
			c.dx_group,
			EASY.map((name) => codeOf('dx_group', name)),
		),
	];
}

function designOf(rows: Int32Array, columns: readonly Column[]): DesignMatrix {
	const values = new Float64Array(rows.length * columns.length);
	rows.forEach((row, at) => {
		columns.forEach((column, place) => {
			values[at * columns.length + place] = column(row);
		});
	});
	return { values, rows: rows.length, columns: columns.length };
}

/** A fitted model: the log-odds of discharge alive it gives to any rows of the extract. */
export type RiskModel = (rows: Int32Array) => Float64Array;

/** Fits the model on some runs. Throws where it has no estimate. */
export function fitted(cases: Cases, made: Int32Array): RiskModel {
	const columns = columnsOf(cases, made);
	const fit = logistic({
		X: designOf(made, columns),
		y: Float64Array.from(made, (row) => (cases.columns.survived_discharge[row] === 1 ? 1 : 0)),
	});
	if (!fit.converged) throw new Error(fit.notEstimable);
	return (rows) =>
		Float64Array.from(rows, (row) =>
			columns.reduce((sum, column, at) => sum + column(row) * (fit.coef[at] ?? 0), 0),
		);
}
