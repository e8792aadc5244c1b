import type { Matrix } from 'ml-matrix';
import { normalCdf, normalCritical } from '../distributions/normal.ts';
import type { MethodEntry } from '../method-entry.ts';
import { requireConfidenceLevel, requireCount, requireSameLength } from '../result.ts';
import { designMatrix, type DesignInput, type DesignMatrix } from './design-matrix.ts';
import { fitLogistic, type LogisticFailure } from './logistic-fit.ts';
import { crossProduct } from './standardised-design.ts';

/** Rows of a logistic regression; leave rows with missing values out first and say how many. */
export interface LogisticData {
	/** The design as used: intercept column, dummy variables. */
	readonly X: DesignInput;
	/** Outcome, 0 or 1. */
	readonly y: ArrayLike<number>;
	/** Number of cases each row stands for. Default 1. */
	readonly weights?: ArrayLike<number>;
	/** Added to the linear predictor of each row. Default 0. */
	readonly offset?: ArrayLike<number>;
	/** Names of the columns of X. Default x0, x1, ... */
	readonly names?: readonly string[];
}

/** Maximum-likelihood estimates; columns run parallel to `names`. */
export interface LogisticEstimates {
	readonly converged: true;
	readonly names: readonly string[];
	readonly coef: Float64Array;
	readonly se: Float64Array;
	readonly z: Float64Array;
	readonly p: Float64Array;
	/** Wald limits of the coefficients. */
	readonly lower: Float64Array;
	readonly upper: Float64Array;
	/** Robust standard errors (sandwich, HC0); null when rows are weighted. */
	readonly seHC0: Float64Array | null;
	readonly vcov: readonly (readonly number[])[];
	readonly deviance: number;
	/** Deviance of the model with nothing but an intercept. */
	readonly nullDeviance: number;
	readonly aic: number;
	/** Cases: rows, or the sum of their weights. */
	readonly n: number;
	/** Predicted probability of each row. */
	readonly fitted: Float64Array;
}

/** No estimates, and why. */
interface LogisticNotEstimable {
	readonly converged: false;
	readonly reason: LogisticFailure;
	readonly notEstimable: string;
	readonly n: number;
}

export type Logistic = LogisticEstimates | LogisticNotEstimable;

export const logisticMethod = {
	id: 'logistic',
	name: 'Logistic regression',
	question: 'How do the odds of the outcome go with each predictor, the others held fixed?',
	definition:
		'Maximum likelihood by Newton steps to full precision; standard errors from the Fisher information at the optimum, Wald limits and tests, and robust HC0 standard errors. Complete and quasi-complete separation, collinear columns and a single outcome are reported instead of coefficients.',
	formula: 'log(p/(1 − p)) = x′β',
	references: [
		{
			citation: 'Albert A, Anderson JA. Biometrika 1984;71:1-10',
			doi: '10.1093/biomet/71.1.1',
		},
		{ citation: 'White H. Econometrica 1982;50:1-25', doi: '10.2307/1912526' },
	],
	rCall: 'glm(y ~ X, family = binomial, epsilon = 1e-15); sandwich::vcovHC(fit, type = "HC0")',
	usedFor: 'Adjusted odds ratios, propensity scores and standardisation.',
} as const satisfies MethodEntry;

const sentences: Readonly<Record<LogisticFailure, string>> = {
	'no-data': 'There are no cases.',
	'one-outcome': 'All cases have the same outcome.',
	collinear:
		'Some predictors are combinations of others, so their coefficients cannot be told apart.',
	'complete-separation':
		'The predictors tell the outcomes apart without error, so that the model has no finite estimates: there are too few cases for it.',
	'quasi-separation':
		'In some group of cases, as the model forms them, all have the same outcome, so that it has no finite estimates: there are too few cases for it.',
	'not-converged': 'The search for the coefficients did not settle.',
};

/**
 * How do the log-odds of the outcome go with the predictors?
 *
 * Input: as `LogisticData`; confidence level (default 0.95). Output: estimates, or `converged: false` with the reason.
 * Errors: RangeError for outcomes other than 0 and 1, values that are not finite, weights that are not whole numbers.
 * Source: Albert & Anderson 1984 for separation; R `glm(y ~ X, family = binomial, weights)`, polished: glm reports the
 * information of its last step but one.
 */
export function logistic(
	data: LogisticData,
	{ confidenceLevel = 0.95 }: { readonly confidenceLevel?: number } = {},
): Logistic {
	const critical = normalCritical(requireConfidenceLevel(confidenceLevel));
	const design = designMatrix(data.X);
	const weights = checkedWeights(design, data);
	const n = sum(weights);
	const fit = fitLogistic(design, data.y, weights, data.offset ?? null);
	if (typeof fit === 'string') {
		return { converged: false, reason: fit, notEstimable: sentences[fit], n };
	}
	const { coef, vcov, fitted, deviance } = fit;
	const se = coef.map((_, j) => Math.sqrt(vcov.get(j, j)));
	const z = coef.map((b, j) => b / (se[j] ?? 0));
	return {
		converged: true,
		names: data.names ?? Array.from(coef, (_, j) => `x${j}`),
		coef,
		se,
		z,
		p: z.map((value) => 2 * normalCdf(Math.abs(value), 'upper')),
		lower: coef.map((b, j) => b - critical * (se[j] ?? 0)),
		upper: coef.map((b, j) => b + critical * (se[j] ?? 0)),
		seHC0: data.weights ? null : robustErrors(design, data.y, fitted, vcov),
		vcov: vcov.to2DArray(),
		deviance,
		nullDeviance: nullDeviance(data.y, weights),
		aic: deviance + 2 * coef.length,
		n,
		fitted,
	};
}

function checkedWeights({ rows, columns }: DesignMatrix, data: LogisticData): Float64Array {
	const { y, weights, offset, names } = data;
	requireSameLength({
		y,
		X: { length: rows },
		...(weights ? { weights } : {}),
		...(offset ? { offset } : {}),
	});
	if (names && names.length !== columns) {
		throw new RangeError(`names has ${names.length} entries, the design has ${columns} columns.`);
	}
	for (let i = 0; i < rows; i++) {
		if (y[i] !== 0 && y[i] !== 1) {
			throw new RangeError(`y is ${y[i] ?? 'missing'} in row ${i}; expected 0 or 1.`);
		}
		if (offset && !Number.isFinite(offset[i])) {
			throw new RangeError(
				`offset is ${offset[i] ?? 'missing'} in row ${i}; expected a finite number.`,
			);
		}
	}
	return weights
		? Float64Array.from(weights, (weight) => requireCount(weight, 'weights'))
		: new Float64Array(rows).fill(1);
}

/** Square roots of the diagonal of V (Σ residual² x x′) V. */
function robustErrors(
	design: DesignMatrix,
	y: ArrayLike<number>,
	fitted: Float64Array,
	vcov: Matrix,
): Float64Array {
	const meat = crossProduct(design, (i) => ((y[i] ?? 0) - (fitted[i] ?? 0)) ** 2);
	const sandwich = vcov.mmul(meat).mmul(vcov);
	return Float64Array.from(sandwich.diagonal(), Math.sqrt);
}

function nullDeviance(y: ArrayLike<number>, weights: Float64Array): number {
	const total = sum(weights);
	let events = 0;
	for (let i = 0; i < weights.length; i++) events += (weights[i] ?? 0) * (y[i] ?? 0);
	const part = (count: number) => (count > 0 ? count * Math.log(count / total) : 0);
	return -2 * (part(events) + part(total - events));
}

function sum(values: Float64Array): number {
	let total = 0;
	for (const value of values) total += value;
	return total;
}
