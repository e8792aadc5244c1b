import { CholeskyDecomposition, inverse, Matrix } from 'ml-matrix';
import type { DesignMatrix } from './design-matrix.ts';
import { crossProduct, standardise } from './standardised-design.ts';

/** Why a logistic regression has no finite, unique maximum-likelihood estimate. */
export type LogisticFailure =
	| 'no-data'
	| 'one-outcome'
	| 'collinear'
	| 'complete-separation'
	| 'quasi-separation'
	| 'not-converged';

/** The maximum of the likelihood. */
export interface LogisticOptimum {
	readonly coef: Float64Array;
	/** Inverse of the Fisher information at the optimum. */
	readonly vcov: Matrix;
	readonly fitted: Float64Array;
	/** Σ weight × −2 log-likelihood of the 0/1 rows. */
	readonly deviance: number;
	readonly iterations: number;
}

const mostIterations = 60;

/**
 * Maximises the logistic likelihood by Newton steps on standardised columns.
 *
 * Input: checked design, outcomes 0/1, weights that count rows, offsets added to the linear predictor. Output: the optimum
 * polished until a further step would change nothing, or the reason why there is none. Separation is certified, not
 * guessed from large coefficients: it is complete when all rows are predicted on the right side, and quasi-complete when the
 * direction of the steps never lowers the predictor of a row with the event nor raises that of a row without.
 */
export function fitLogistic(
	design: DesignMatrix,
	y: ArrayLike<number>,
	weights: ArrayLike<number>,
	offset: ArrayLike<number> | null = null,
): LogisticOptimum | LogisticFailure {
	const counts = outcomeCounts(y, weights);
	if (counts.total === 0) return 'no-data';
	if (counts.events === 0 || counts.events === counts.total) return 'one-outcome';
	const standard = standardise(design, weights);
	if (standard.collinear) return 'collinear';
	const rows: Rows = { design: standard.design, y, weights, offset };
	let beta: Float64Array = new Float64Array(design.columns);
	let loss = lossAt(rows, beta);
	let suspected: LogisticFailure | null = null;
	let patience = 20;
	for (let iteration = 1; iteration <= mostIterations; iteration++) {
		if (!offset && loss < Math.LN2 * counts.smallest * (1 - 1e-9)) return 'complete-separation';
		const step = newtonStep(rows, beta);
		if (!step) break;
		if (iteration > 8) {
			suspected = separationAlong(rows, step) ?? suspected;
			if (suspected === 'complete-separation') return suspected;
			// Quasi-complete so far; a direction that separates all may take longer to show.
			if (suspected && patience-- === 0) return suspected;
		}
		const next = descend(rows, beta, step, loss);
		beta = next.beta;
		loss = next.loss;
		if (largest(step) < 1e-8 * (1 + largest(beta))) {
			return optimum(rows, beta, loss, iteration, standard.back);
		}
	}
	return suspected ?? 'not-converged';
}

interface Rows {
	readonly design: DesignMatrix;
	readonly y: ArrayLike<number>;
	readonly weights: ArrayLike<number>;
	readonly offset: ArrayLike<number> | null;
}

function outcomeCounts(y: ArrayLike<number>, weights: ArrayLike<number>) {
	let total = 0;
	let events = 0;
	let smallest = Infinity;
	for (let i = 0; i < y.length; i++) {
		const w = weights[i] ?? 0;
		if (w === 0) continue;
		total += w;
		events += w * (y[i] ?? 0);
		smallest = Math.min(smallest, w);
	}
	return { total, events, smallest };
}

function predictor({ design, offset }: Rows, beta: Float64Array, row: number): number {
	const { values, columns } = design;
	const start = row * columns;
	let eta = offset?.[row] ?? 0;
	for (let j = 0; j < columns; j++) eta += (values[start + j] ?? 0) * (beta[j] ?? 0);
	return eta;
}

/** Minus the log-likelihood. */
function lossAt(rows: Rows, beta: Float64Array): number {
	let loss = 0;
	for (let i = 0; i < rows.design.rows; i++) {
		const w = rows.weights[i] ?? 0;
		if (w === 0) continue;
		const eta = predictor(rows, beta, i);
		const against = rows.y[i] === 1 ? -eta : eta;
		loss +=
			w * (against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against)));
	}
	return loss;
}

function inverseLogit(eta: number): number {
	if (eta >= 0) return 1 / (1 + Math.exp(-eta));
	const odds = Math.exp(eta);
	return odds / (1 + odds);
}

/** Information at beta: X′WX with W the weights times p(1 − p). Also fills `gradient` when given. */
function information(rows: Rows, beta: Float64Array, gradient?: Float64Array): Matrix {
	const { values, columns } = rows.design;
	return crossProduct(rows.design, (i) => {
		const w = rows.weights[i] ?? 0;
		if (w === 0) return 0;
		const p = inverseLogit(predictor(rows, beta, i));
		if (gradient) {
			const residual = w * ((rows.y[i] ?? 0) - p);
			const start = i * columns;
			for (let j = 0; j < columns; j++) {
				gradient[j] = (gradient[j] ?? 0) + residual * (values[start + j] ?? 0);
			}
		}
		return w * p * (1 - p);
	});
}

/**
 * The Newton step. Where the information has become singular to rounding, as it does on the way to infinity, its diagonal
 * is raised a little: the step still goes uphill. Null where even that does not help.
 */
function newtonStep(rows: Rows, beta: Float64Array): Float64Array | null {
	const gradient = new Float64Array(beta.length);
	const curvature = information(rows, beta, gradient);
	for (const ridge of [0, 1e-12, 1e-9, 1e-6]) {
		const raised = curvature.clone();
		curvature.diagonal().forEach((value, j) => raised.set(j, j, value * (1 + ridge)));
		const factor = new CholeskyDecomposition(raised);
		if (!factor.isPositiveDefinite()) continue;
		const step = Float64Array.from(factor.solve(Matrix.columnVector(gradient)).to1DArray());
		if (step.every(Number.isFinite)) return step;
	}
	return null;
}

/** Goes the step, or the half, the quarter, ... of it that does not make the likelihood worse. */
function descend(rows: Rows, beta: Float64Array, step: Float64Array, loss: number) {
	let share = 1;
	for (;;) {
		const tried = beta.map((b, j) => b + share * (step[j] ?? 0));
		const there = lossAt(rows, tried);
		if (there <= loss * (1 + 1e-12) || share < 1e-6) return { beta: tried, loss: there };
		share /= 2;
	}
}

/** Whether following `step` for ever never hurts any row and helps some: then the likelihood has no maximum. */
function separationAlong(rows: Rows, step: Float64Array): LogisticFailure | null {
	const direction: Rows = { ...rows, offset: null };
	let worst = Infinity;
	let best = -Infinity;
	for (let i = 0; i < rows.design.rows; i++) {
		if (rows.weights[i] === 0) continue;
		const moved = predictor(direction, step, i) * (rows.y[i] === 1 ? 1 : -1);
		worst = Math.min(worst, moved);
		best = Math.max(best, moved);
	}
	if (!(best > 1e-3) || worst < -1e-6 * best) return null;
	return worst > 1e-3 * best ? 'complete-separation' : 'quasi-separation';
}

function largest(values: Float64Array): number {
	return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function optimum(
	rows: Rows,
	beta: Float64Array,
	loss: number,
	iterations: number,
	back: Matrix,
): LogisticOptimum {
	const covariance = inverse(information(rows, beta));
	return {
		coef: Float64Array.from(back.mmul(Matrix.columnVector(beta)).to1DArray()),
		vcov: back.mmul(covariance).mmul(back.transpose()),
		fitted: Float64Array.from({ length: rows.design.rows }, (_, i) =>
			inverseLogit(predictor(rows, beta, i)),
		),
		deviance: 2 * loss,
		iterations,
	};
}
