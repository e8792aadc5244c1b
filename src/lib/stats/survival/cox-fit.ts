import { CholeskyDecomposition, EigenvalueDecomposition, inverse, Matrix } from 'ml-matrix';
import type { DesignMatrix } from '../models/design-matrix.ts';
import {
	coxDerivatives,
	type CoxDerivatives,
	type CoxTies,
	type RiskSets,
} from './cox-likelihood.ts';

/** Why Cox's model has no finite, unique estimate. */
export type CoxFailure = 'no-events' | 'collinear' | 'monotone-likelihood' | 'not-converged';

/** The maximum of the partial likelihood. */
export interface CoxOptimum {
	readonly coef: Float64Array;
	readonly vcov: Matrix;
	readonly loglikNull: number;
	readonly loglik: number;
	/** β′ I β and U₀′ I₀⁻¹ U₀. */
	readonly wald: number;
	readonly score: number;
}

const mostIterations = 60;

/**
 * Maximises the partial likelihood by Newton steps on centred and scaled columns, until a further step changes nothing. A
 * likelihood that keeps rising with steps that do not shrink has no maximum: some coefficient is infinite.
 */
export function fitCox(
	sets: RiskSets,
	design: DesignMatrix,
	ties: CoxTies,
): CoxOptimum | CoxFailure {
	const { design: scaled, scale } = centred(design);
	let beta: Float64Array = new Float64Array(design.columns);
	const start = coxDerivatives(sets, scaled, beta, ties);
	if (isSingular(start.information)) return 'collinear';
	let here = start;
	let previousStep = Infinity;
	for (let iteration = 1; iteration <= mostIterations; iteration++) {
		const step = newtonStep(here);
		if (!step) break;
		const next = ascend(sets, scaled, ties, beta, step, here);
		const gain = next.derivatives.loglik - here.loglik;
		beta = next.beta;
		here = next.derivatives;
		const size = largest(step);
		if (size < 1e-8 * (1 + largest(beta))) return optimum(start, here, beta, scale);
		if (iteration > 10 && size > previousStep / 2 && gain < 1e-6) return 'monotone-likelihood';
		previousStep = size;
	}
	return 'not-converged';
}

function centred({ values, rows, columns }: DesignMatrix) {
	const scale = new Float64Array(columns);
	const copy = values.slice();
	for (let j = 0; j < columns; j++) {
		let mean = 0;
		for (let i = 0; i < rows; i++) mean += (values[i * columns + j] ?? 0) / rows;
		let squares = 0;
		for (let i = 0; i < rows; i++) squares += ((values[i * columns + j] ?? 0) - mean) ** 2 / rows;
		const size = Math.sqrt(squares);
		scale[j] = size > 1e-14 * Math.abs(mean) ? size : 1;
		for (let i = 0; i < rows; i++) {
			copy[i * columns + j] = ((values[i * columns + j] ?? 0) - mean) / (scale[j] ?? 1);
		}
	}
	return { design: { values: copy, rows, columns }, scale };
}

/** Whether some combination of the columns never varies within a risk set with an event. */
function isSingular(information: Matrix): boolean {
	const diagonal = information.diagonal();
	if (diagonal.some((value) => !(value > 1e-12))) return true;
	const correlation = information.clone();
	for (let j = 0; j < diagonal.length; j++) {
		for (let k = 0; k < diagonal.length; k++) {
			const scale = Math.sqrt((diagonal[j] ?? 1) * (diagonal[k] ?? 1));
			correlation.set(j, k, information.get(j, k) / scale);
		}
	}
	const { realEigenvalues } = new EigenvalueDecomposition(correlation, { assumeSymmetric: true });
	return Math.min(...realEigenvalues) < 1e-11;
}

function newtonStep({ information, gradient }: CoxDerivatives): Float64Array | null {
	const factor = new CholeskyDecomposition(information);
	if (!factor.isPositiveDefinite()) return null;
	const step = Float64Array.from(factor.solve(Matrix.columnVector(gradient)).to1DArray());
	return step.every(Number.isFinite) ? step : null;
}

/** Goes the step, or the half, the quarter, ... of it that does not make the likelihood worse. */
function ascend(
	sets: RiskSets,
	design: DesignMatrix,
	ties: CoxTies,
	beta: Float64Array,
	step: Float64Array,
	here: CoxDerivatives,
) {
	let share = 1;
	for (;;) {
		const tried = beta.map((b, j) => b + share * (step[j] ?? 0));
		const derivatives = coxDerivatives(sets, design, tried, ties);
		const enough = here.loglik - 1e-12 * Math.abs(here.loglik);
		if (derivatives.loglik >= enough || share < 1e-6) return { beta: tried, derivatives };
		share /= 2;
	}
}

function largest(values: Float64Array): number {
	return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function optimum(
	start: CoxDerivatives,
	end: CoxDerivatives,
	beta: Float64Array,
	scale: Float64Array,
): CoxOptimum {
	const back = Matrix.diag(Array.from(scale, (size) => 1 / size));
	const column = Matrix.columnVector(beta);
	const slope = Matrix.columnVector(start.gradient);
	return {
		coef: beta.map((b, j) => b / (scale[j] ?? 1)),
		vcov: back.mmul(inverse(end.information)).mmul(back),
		loglikNull: start.loglik,
		loglik: end.loglik,
		wald: column.dot(end.information.mmul(column)),
		score: slope.dot(new CholeskyDecomposition(start.information).solve(slope)),
	};
}
