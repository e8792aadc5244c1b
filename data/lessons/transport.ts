import { expit } from '../../src/lib/synthesis/mathematics.ts';
import type { DesignMatrix } from '../../src/lib/stats/models/design-matrix.ts';
import { cStatistic } from '../../src/lib/stats/models/c-statistic.ts';
import { calibration } from '../../src/lib/stats/models/calibration.ts';
import type { Column } from './design.ts';
import { fit, linear } from './estimates.ts';
import {
	anyAdult,
	both,
	cannulated,
	childIhca,
	hasDiagnosis,
	mean,
	type LessonCase,
	type LessonData,
	type Pick,
} from './lesson-data.ts';
import type { Values } from './values.ts';

const flagged =
	(...of: Parameters<typeof hasDiagnosis>): Column =>
	(one) =>
		Number(hasDiagnosis(...of)(one));

/** What is known at flow: severity, rhythm, witnessed, minutes without and with low flow, setting, easy diagnoses. */
const AT_FLOW: readonly Column[] = [
	({ patient }) => patient.severity,
	({ arrest }) => Number(arrest.shockable),
	({ arrest }) => Number(arrest.asystole),
	({ arrest }) => Number(arrest.witnessed),
	({ arrest }) => arrest.noFlow,
	({ flow }) => flow.minute / 10,
	({ patient }) => Number(patient.inHospital),
	flagged(
		'chd_two_ventricle',
		'chd_single_ventricle',
		'cardiomyopathy_myocarditis',
		'arrhythmia',
		'acs',
		'pulmonary_embolism',
		'intoxication',
		'hypothermia',
	),
];

const outcomes = (cases: readonly LessonCase[]) =>
	Float64Array.from(cases, ({ outcome }) => Number(outcome.survived));

/** The same columns in every group, so that a model fits another one. */
function fullDesign(cases: readonly LessonCase[]): DesignMatrix {
	const values = cases.flatMap((one, row) => [1, ...AT_FLOW.map((column) => column(one, row))]);
	return { values: Float64Array.from(values), rows: cases.length, columns: AT_FLOW.length + 1 };
}

/** Lesson 12: a model made in one group and used in another. */
function transport(name: string, from: readonly LessonCase[], to: readonly LessonCase[]): Values {
	const X = fullDesign(from);
	const { coef } = fit(from, X);
	const own = linear(X, coef);
	const predictor = linear(fullDesign(to), coef);
	const p = predictor.map(expit);
	const y = outcomes(to);
	const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);
	const here = calibration(p, y);

	// One half sets the intercept, the other reads the result; halves by case number, which is random.
	const half = (which: number) => to.flatMap((one, i) => (one.index % 2 === which ? [i] : []));
	let shift = 0;
	for (let step = 0; step < 20; step++) {
		const fitted = half(0).map((i) => expit((predictor[i] ?? 0) + shift));
		const missing = half(0).reduce((total, i, k) => total + (y[i] ?? 0) - (fitted[k] ?? 0), 0);
		shift += missing / fitted.reduce((total, q) => total + q * (1 - q), 0);
	}
	const expected = half(1).reduce((total, i) => total + expit((predictor[i] ?? 0) + shift), 0);
	return {
		[`${name} O/E`]: sum(y) / sum(p),
		[`${name} AUC there`]: cStatistic(own, outcomes(from)).auc ?? NaN,
		[`${name} AUC here`]: cStatistic(predictor, y).auc ?? NaN,
		[`${name} slope`]: here.slope ?? NaN,
		[`${name} truth O/E`]: (mean(to.map(({ onEcmo }) => onEcmo)) * to.length) / sum(p),
		[`${name} O/E recalibrated`]: half(1).reduce((total, i) => total + (y[i] ?? 0), 0) / expected,
	};
}

export function transportLessons({ cases }: LessonData): Values {
	const adults = cases.filter(both(anyAdult, cannulated));
	const large: Pick = ({ patient }) => patient.centre.volume >= 20;
	const small: Pick = ({ patient }) => patient.centre.volume < 10;
	return {
		...transport('hubs to small centres', adults.filter(large), adults.filter(small)),
		...transport('adults to child IHCA', adults, cases.filter(both(childIhca, cannulated))),
	};
}
