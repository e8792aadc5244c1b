import type { DesignMatrix } from '../../src/lib/stats/models/design-matrix.ts';
import { gComputation } from '../../src/lib/stats/models/g-computation.ts';
import { iptw } from '../../src/lib/stats/models/iptw.ts';
import { logistic } from '../../src/lib/stats/models/logistic.ts';
import { withExposure } from './design.ts';
import type { LessonCase, Pick } from './lesson-data.ts';

const flags = (cases: readonly LessonCase[], of: Pick) =>
	Float64Array.from(cases, (one) => (of(one) ? 1 : 0));

/** A risk difference with its standard error. */
export interface Difference {
	readonly difference: number;
	readonly error: number;
}

/** Bounds of the propensity in every weighted analysis of the lessons. */
const BOUNDS = [0.005, 0.995] as const;

/**
 * Weighted comparison by activation: risk difference with its standard error from the influence function,
 * risks, largest stabilised weight and effective sample size. Throws when the propensity has no estimate.
 */
export function weighted(
	cases: readonly LessonCase[],
	X: DesignMatrix,
	att = false,
): Difference & {
	readonly with: number;
	readonly without: number;
	readonly maxWeight: number;
	readonly effectiveShare: number;
} {
	const treat = flags(cases, ({ activated }) => activated);
	const y = flags(cases, ({ outcome }) => outcome.survived);
	const result = iptw({ X, treat, y }, { weights: att ? 'att' : 'ate', propensityBounds: BOUNDS });
	if (result.notEstimable !== undefined) throw new Error(result.notEstimable);
	const treated = treat.reduce((sum, value) => sum + value, 0) / treat.length;
	let [sum, squares, largest] = [0, 0, 0];
	result.weights.forEach((weight, i) => {
		const stabilised = weight * (treat[i] === 1 ? treated : 1 - treated);
		sum += stabilised;
		squares += stabilised * stabilised;
		largest = Math.max(largest, stabilised);
	});
	return {
		difference: result.rd,
		error: result.rdSeProjected,
		with: result.mu1,
		without: result.mu0,
		maxWeight: largest,
		effectiveShare: (sum * sum) / squares / cases.length,
	};
}

/**
 * Standardised comparison by an exposure under a logistic model: risk difference with its standard error (by
 * the delta method, or clustered when clusters are given), and the conditional odds ratio.
 */
export function standardised(
	cases: readonly LessonCase[],
	exposed: Pick,
	X: DesignMatrix,
	cluster?: (of: LessonCase) => number,
): Difference & { readonly conditionalOddsRatio: number } {
	const e = flags(cases, exposed);
	const result = gComputation({
		X: withExposure(X, (row) => e[row] ?? 0),
		X1: withExposure(X, () => 1),
		X0: withExposure(X, () => 0),
		y: flags(cases, ({ outcome }) => outcome.survived),
		...(cluster === undefined ? {} : { cluster: cases.map(cluster) }),
	});
	if (result.notEstimable !== undefined) throw new Error(result.notEstimable);
	return {
		difference: result.rd,
		error: cluster === undefined ? result.rdSeDelta : result.rdSeIF,
		conditionalOddsRatio: result.conditionalOr ?? NaN,
	};
}

/** Logistic model of survival, or of what `outcome` says. Throws when it has no estimate. */
export function fit(
	cases: readonly LessonCase[],
	X: DesignMatrix,
	outcome: Pick = ({ outcome: { survived } }) => survived,
) {
	const result = logistic({ X, y: flags(cases, outcome) });
	if (!result.converged) throw new Error(result.notEstimable);
	return result;
}

/** Linear predictor of each row under fitted coefficients. */
export function linear(X: DesignMatrix, coef: Float64Array): Float64Array {
	return Float64Array.from({ length: X.rows }, (_, row) => {
		let sum = 0;
		for (let j = 0; j < X.columns; j++)
			sum += (X.values[row * X.columns + j] ?? 0) * (coef[j] ?? 0);
		return sum;
	});
}

export const covers = ({ difference, error }: Difference, truth: number) =>
	Math.abs(difference - truth) <= 1.96 * error;
