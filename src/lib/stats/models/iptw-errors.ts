import { Matrix, pseudoInverse } from 'ml-matrix';
import type { DesignMatrix } from './design-matrix.ts';
import { crossProduct } from './standardised-design.ts';

/** A weighted comparison, from which the error of its risk difference follows. */
export interface WeightedSample {
	readonly X: DesignMatrix;
	readonly treat: ArrayLike<number>;
	readonly y: ArrayLike<number>;
	readonly ps: Float64Array;
	readonly weights: Float64Array;
	readonly mu1: number;
	readonly mu0: number;
}

/**
 * Standard error of the risk difference when the propensity equations are stacked with the weighted means and solved as
 * one system (empirical sandwich), so that the estimation of the propensity counts.
 * Source: Lunceford & Davidian, Stat Med 2004;23:2937-2960.
 */
export function stackedError(sample: WeightedSample, kind: 'ate' | 'att'): number {
	const { X, treat, y, ps, mu1, mu0 } = sample;
	const { influence, total1, total0 } = knownWeightInfluence(sample);
	const slope = new Float64Array(X.columns);
	for (let i = 0; i < X.rows; i++) {
		const p = ps[i] ?? 0;
		const odds = p / (1 - p);
		const change =
			treat[i] === 1
				? kind === 'ate'
					? (-(1 - p) / p) * (((y[i] ?? 0) - mu1) / total1)
					: 0
				: -odds * (((y[i] ?? 0) - mu0) / total0);
		for (let j = 0; j < X.columns; j++) {
			slope[j] = (slope[j] ?? 0) + change * (X.values[i * X.columns + j] ?? 0);
		}
	}
	const information = crossProduct(X, (i) => (ps[i] ?? 0) * (1 - (ps[i] ?? 0)));
	const pull = solve(information, slope);
	return rootSumOfSquares(
		influence.map((value, i) => value + ((treat[i] ?? 0) - (ps[i] ?? 0)) * lever(X, i, pull)),
	);
}

/**
 * Standard error of the risk difference from its influence function less that function's projection on the scores of the
 * propensity model: what estimating the propensity takes away from the variance.
 */
export function projectedError(sample: WeightedSample): number {
	const { X, treat, ps } = sample;
	const { influence } = knownWeightInfluence(sample);
	const residual = (i: number) => (treat[i] ?? 0) - (ps[i] ?? 0);
	const cross = new Float64Array(X.columns);
	for (let i = 0; i < X.rows; i++) {
		const part = (influence[i] ?? 0) * residual(i);
		for (let j = 0; j < X.columns; j++) {
			cross[j] = (cross[j] ?? 0) + part * (X.values[i * X.columns + j] ?? 0);
		}
	}
	const pull = solve(
		crossProduct(X, (i) => residual(i) ** 2),
		cross,
	);
	return rootSumOfSquares(influence.map((value, i) => value - residual(i) * lever(X, i, pull)));
}

/** Influence of each case on the risk difference, the weights taken as known, divided by the totals of the weights. */
function knownWeightInfluence({ treat, y, weights, mu1, mu0 }: WeightedSample) {
	let total1 = 0;
	let total0 = 0;
	weights.forEach((w, i) => {
		if (treat[i] === 1) total1 += w;
		else total0 += w;
	});
	const influence = weights.map((w, i) =>
		treat[i] === 1 ? (w * ((y[i] ?? 0) - mu1)) / total1 : (-w * ((y[i] ?? 0) - mu0)) / total0,
	);
	return { influence, total1, total0 };
}

/** Solves a symmetric system after scaling its diagonal to 1, so that columns of any unit may stand side by side. */
function solve(matrix: Matrix, right: Float64Array): Float64Array {
	const scale = matrix.diagonal().map((value) => 1 / Math.sqrt(value));
	const diagonal = Matrix.diag(scale);
	const scaled = diagonal.mmul(matrix).mmul(diagonal);
	const solution = diagonal
		.mmul(pseudoInverse(scaled))
		.mmul(diagonal)
		.mmul(Matrix.columnVector(right));
	return Float64Array.from(solution.to1DArray());
}

function lever({ values, columns }: DesignMatrix, row: number, pull: Float64Array): number {
	let sum = 0;
	for (let j = 0; j < columns; j++) sum += (values[row * columns + j] ?? 0) * (pull[j] ?? 0);
	return sum;
}

function rootSumOfSquares(values: Float64Array): number {
	return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
