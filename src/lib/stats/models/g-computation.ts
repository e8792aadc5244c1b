import { normalCritical } from '../distributions/normal.ts';
import { levelsOf } from '../levels.ts';
import type { MethodEntry } from '../method-entry.ts';
import { requireConfidenceLevel, requireSameLength } from '../result.ts';
import { designMatrix, type DesignInput, type DesignMatrix } from './design-matrix.ts';
import { logistic, type LogisticEstimates } from './logistic.ts';

/** An outcome model, and the same cases with everybody treated and with nobody treated. */
export interface GComputationData {
	/** Design of the logistic outcome model as observed, intercept included. */
	readonly X: DesignInput;
	/** The design with treatment set to 1 for everybody, interactions too. */
	readonly X1: DesignInput;
	/** The design with treatment set to 0 for everybody. */
	readonly X0: DesignInput;
	readonly y: ArrayLike<number>;
	/** Cluster of each case, such as its centre: the influence-function error then sums over clusters. */
	readonly cluster?: ArrayLike<string | number>;
}

/** Marginal risks and their contrasts. */
interface GComputationEstimates {
	readonly risk1: number;
	readonly risk0: number;
	readonly rd: number;
	/** Delta method with the model covariance; the cases are taken as fixed. */
	readonly rdSeDelta: number;
	/** rd ± z rdSeDelta. */
	readonly rdLower: number;
	readonly rdUpper: number;
	/** From the influence function: robust, the cases taken as a sample. */
	readonly rdSeIF: number;
	readonly rr: number;
	readonly logRrSeDelta: number;
	readonly rrLower: number;
	readonly rrUpper: number;
	/** Marginal odds ratio of the two risks. */
	readonly or: number;
	/** exp of the treatment coefficient; null when treatment changes more than one column. */
	readonly conditionalOr: number | null;
	readonly n: number;
	readonly notEstimable?: undefined;
}

export type GComputation = GComputationEstimates | { readonly notEstimable: string };

export const gComputationMethod = {
	id: 'g-computation',
	name: 'G-computation (standardisation over an outcome model)',
	question: 'What share would have the outcome if everybody, or nobody, were treated?',
	definition:
		'A logistic model of the outcome on treatment and covariates predicts each case twice, treated and not; the means of the predictions are the two risks. Standard errors by the delta method (cases fixed) and from the influence function (cases sampled, robust, by cluster where asked). The marginal odds ratio differs from the conditional one even without bias.',
	formula: 'risk_a = mean over cases of P(Y = 1 | A = a, X)',
	references: [
		{ citation: 'Robins J. Math Model 1986;7:1393-1512', doi: '10.1016/0270-0255(86)90088-6' },
		{
			citation: 'Snowden JM, Rose S, Mortimer KM. Am J Epidemiol 2011;173:731-738',
			doi: '10.1093/aje/kwq472',
		},
	],
	rCall: 'riskRegression::ate(glm(y ~ treat + x, family = binomial), data, treatment = "treat")',
	usedFor: 'Adjusted risk differences in comparisons and lessons.',
} as const satisfies MethodEntry;

/**
 * What share would have the outcome if everybody, or nobody, were treated?
 *
 * Input: as `GComputationData`; confidence level (default 0.95). Output: risks and contrasts, or the reason why the outcome
 * model has no estimate. Errors: RangeError for designs of different shape or impossible values.
 * Source: Robins 1986; R `riskRegression::ate` for `rdSeIF`.
 */
export function gComputation(
	data: GComputationData,
	{ confidenceLevel = 0.95 }: { readonly confidenceLevel?: number } = {},
): GComputation {
	const z = normalCritical(requireConfidenceLevel(confidenceLevel));
	const X = designMatrix(data.X);
	const X1 = designMatrix(data.X1);
	const X0 = designMatrix(data.X0);
	for (const { rows, columns } of [X1, X0]) {
		if (rows !== X.rows || columns !== X.columns) {
			throw new RangeError(
				`The changed design is ${rows} by ${columns}, the observed one ${X.rows} by ${X.columns}.`,
			);
		}
	}
	if (data.cluster) requireSameLength({ y: data.y, cluster: data.cluster });
	const fit = logistic({ X, y: data.y });
	if (!fit.converged) return { notEstimable: fit.notEstimable };
	const one = marginal(X1, fit.coef);
	const zero = marginal(X0, fit.coef);
	const rd = one.risk - zero.risk;
	const gradient = one.gradient.map((g, j) => g - (zero.gradient[j] ?? 0));
	const logGradient = one.gradient.map(
		(g, j) => g / one.risk - (zero.gradient[j] ?? 0) / zero.risk,
	);
	const rdSeDelta = Math.sqrt(quadratic(fit.vcov, gradient));
	const logRrSeDelta = Math.sqrt(quadratic(fit.vcov, logGradient));
	const rr = one.risk / zero.risk;
	return {
		risk1: one.risk,
		risk0: zero.risk,
		rd,
		rdSeDelta,
		rdLower: rd - z * rdSeDelta,
		rdUpper: rd + z * rdSeDelta,
		rdSeIF: influenceError(X, data, fit, gradient, (i) => one.each(i) - zero.each(i) - rd),
		rr,
		logRrSeDelta,
		rrLower: rr * Math.exp(-z * logRrSeDelta),
		rrUpper: rr * Math.exp(z * logRrSeDelta),
		or: (one.risk / (1 - one.risk)) * ((1 - zero.risk) / zero.risk),
		conditionalOr: conditionalOddsRatio(X1, X0, fit.coef),
		n: fit.n,
	};
}

/** Mean predicted risk over a design, its gradient in the coefficients, and the prediction of each case. */
function marginal({ values, rows, columns }: DesignMatrix, coef: Float64Array) {
	const predictions = new Float64Array(rows);
	const gradient = new Float64Array(columns);
	let risk = 0;
	for (let i = 0; i < rows; i++) {
		let eta = 0;
		for (let j = 0; j < columns; j++) eta += (values[i * columns + j] ?? 0) * (coef[j] ?? 0);
		const p = 1 / (1 + Math.exp(-eta));
		predictions[i] = p;
		risk += p / rows;
		const slope = (p * (1 - p)) / rows;
		for (let j = 0; j < columns; j++) {
			gradient[j] = (gradient[j] ?? 0) + slope * (values[i * columns + j] ?? 0);
		}
	}
	return { risk, gradient, each: (i: number) => predictions[i] ?? 0 };
}

function quadratic(matrix: readonly (readonly number[])[], vector: Float64Array): number {
	return vector.reduce(
		(sum, a, i) => sum + a * vector.reduce((inner, b, j) => inner + (matrix[i]?.[j] ?? 0) * b, 0),
		0,
	);
}

/** √Σ of squared influences, summed within clusters first. */
function influenceError(
	{ values, rows, columns }: DesignMatrix,
	{ y, cluster }: GComputationData,
	fit: LogisticEstimates,
	gradient: Float64Array,
	deviation: (row: number) => number,
): number {
	const pull = gradient.map((_, j) =>
		gradient.reduce((sum, g, k) => sum + (fit.vcov[j]?.[k] ?? 0) * g, 0),
	);
	const clusters = cluster ? levelsOf(cluster) : null;
	const sums = new Float64Array(clusters ? clusters.levels.length : rows);
	for (let i = 0; i < rows; i++) {
		let lever = 0;
		for (let j = 0; j < columns; j++) lever += (values[i * columns + j] ?? 0) * (pull[j] ?? 0);
		const at = clusters ? (clusters.code[i] ?? 0) : i;
		sums[at] = (sums[at] ?? 0) + deviation(i) / rows + lever * ((y[i] ?? 0) - (fit.fitted[i] ?? 0));
	}
	return Math.sqrt(sums.reduce((sum, value) => sum + value * value, 0));
}

/** exp(coefficient) of the one column by which the two designs differ, by 1 everywhere; otherwise null. */
function conditionalOddsRatio(
	X1: DesignMatrix,
	X0: DesignMatrix,
	coef: Float64Array,
): number | null {
	const { columns } = X1;
	const changed = new Set<number>();
	for (let at = 0; at < X1.values.length; at++) {
		const change = (X1.values[at] ?? 0) - (X0.values[at] ?? 0);
		if (change !== 0) changed.add(at % columns);
		if (change !== 0 && change !== 1) return null;
	}
	const [column] = changed;
	if (column === undefined || changed.size > 1) return null;
	return Math.exp(coef[column] ?? Number.NaN);
}
