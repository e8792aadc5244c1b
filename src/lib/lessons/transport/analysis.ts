import { cStatistic } from '../../stats/models/c-statistic.ts';
import { calibration } from '../../stats/models/calibration.ts';
import { logistic } from '../../stats/models/logistic.ts';
import { wilson } from '../../stats/wilson.ts';
import type { Cases } from '../data/extract.ts';
import { extractOf } from '../data/lesson-data.ts';
import type { LessonAnalysis } from '../lesson.ts';
import type { Estimated } from '../methods/estimates.ts';
import { fitted, groupsOf, type MoveName } from './model.ts';

/** Runs of rising prediction: how many, how many lived, how many were expected to. */
export interface Fifth {
	readonly n: number;
	readonly alive: number;
	readonly expected: number;
}

/** How a model does on some runs. */
export interface Performance {
	readonly n: number;
	readonly alive: number;
	/** Share alive with Wilson's interval. */
	readonly observed: Estimated;
	/** Mean predicted chance. */
	readonly predicted: number;
	/** Observed over expected; its interval is that of the observed, the predictions taken as given. */
	readonly ratio: Estimated;
	/** How often a survivor was given the higher chance than a non-survivor, with DeLong's interval. */
	readonly auc: Estimated;
	/** 1 where predictions are as extreme as outcomes, less where they are too extreme. */
	readonly slope: Estimated;
	readonly fifths: readonly Fifth[];
}

export interface MoveAnswer {
	/** On the runs it was made on. */
	readonly made: Performance;
	/** On the others, as it is. */
	readonly used: Performance;
	/** In one half of these, after its intercept was set anew in the other half. */
	readonly refitted: Performance;
}

export type TransportAnswer = Readonly<Record<MoveName, MoveAnswer>>;

/** Mean true chances of the runs, from the key. */
export type TransportTruth = Readonly<
	Record<
		MoveName,
		{
			readonly used: number;
			/** Of the half in which the refitted model is read. */
			readonly half: number;
		}
	>
>;

export const MOVES: readonly MoveName[] = ['children', 'small'];

const expit = (value: number): number => 1 / (1 + Math.exp(-value));

function alive(cases: Cases, rows: Int32Array): Float64Array {
	return Float64Array.from(rows, (row) => (cases.columns.survived_discharge[row] === 1 ? 1 : 0));
}

const interval = (
	estimate: number | null,
	lower: number | null,
	upper: number | null,
): Estimated => ({ estimate: estimate ?? NaN, lower, upper });

function performance(logits: Float64Array, y: Float64Array): Performance {
	const p = logits.map(expit);
	const n = y.length;
	const events = y.reduce((sum, value) => sum + value, 0);
	const predicted = p.reduce((sum, value) => sum + value, 0) / n;
	const observed = wilson(events, n);
	const order = cStatistic(logits, y);
	const fit = calibration(p, y, { groups: 5 });
	const over = (share: number | null) => (share === null ? null : share / predicted);
	return {
		n,
		alive: events,
		observed: interval(observed.estimate, observed.lower, observed.upper),
		predicted,
		ratio: interval(over(observed.estimate), over(observed.lower), over(observed.upper)),
		auc: interval(order.auc, order.lower, order.upper),
		slope: interval(fit.slope, fit.slopeLower, fit.slopeUpper),
		fifths: fit.groupN.map((size, at) => ({
			n: size,
			alive: fit.groupObserved[at] ?? 0,
			expected: fit.groupExpected[at] ?? 0,
		})),
	};
}

/** The half of the runs in which a new intercept is set, and the half in which it is read: by key, which is random. */
function halves(cases: Cases, rows: Int32Array): readonly [set: Int32Array, read: Int32Array] {
	const even = (row: number): boolean => (cases.columns.case_id[row] ?? 0) % 2 === 0;
	return [rows.filter(even), rows.filter((row) => !even(row))];
}

function moved(cases: Cases, move: MoveName): MoveAnswer {
	const { made, used } = groupsOf(cases, move);
	const model = fitted(cases, made);
	const [set, read] = halves(cases, used);
	const shift = logistic({
		X: Array.from(set, () => [1]),
		y: alive(cases, set),
		offset: model(set),
	});
	if (!shift.converged) throw new Error(shift.notEstimable);
	const by = shift.coef[0] ?? NaN;
	return {
		made: performance(model(made), alive(cases, made)),
		used: performance(model(used), alive(cases, used)),
		refitted: performance(
			model(read).map((logit) => logit + by),
			alive(cases, read),
		),
	};
}

/** A model of survival made on some ECPR runs of the published file and judged on others. */
export const analysis: LessonAnalysis<TransportAnswer, TransportTruth> = {
	needs: ['cases'],
	analyse(data) {
		const cases = extractOf(data, 'cases');
		return { children: moved(cases, 'children'), small: moved(cases, 'small') };
	},
	reveal(data, key) {
		const cases = extractOf(data, 'cases');
		const mean = (rows: Int32Array): number =>
			rows.reduce((sum, row) => sum + (key.onEcmo[row] ?? NaN), 0) / rows.length;
		const truth = (move: MoveName) => {
			const { used } = groupsOf(cases, move);
			return { used: mean(used), half: mean(halves(cases, used)[1]) };
		};
		return { children: truth('children'), small: truth('small') };
	},
};
