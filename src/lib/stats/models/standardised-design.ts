import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { DesignMatrix } from './design-matrix.ts';

/** Eigenvalue of the correlation matrix below which the columns count as collinear. */
const smallestEigenvalue = 1e-12;

/** A design with columns of mean 0 and length √n, and the way back to the original coefficients. */
export interface StandardisedDesign {
	readonly design: DesignMatrix;
	/** `back` times standardised coefficients gives the original ones; covariances go as back V back′. */
	readonly back: Matrix;
	readonly collinear: boolean;
}

/**
 * Centres and scales the columns, so that year of arrest and a 0/1 column can stand in one model without loss of digits.
 * Columns are centred only if there is a constant column to take up the means. Weights count rows.
 */
export function standardise(design: DesignMatrix, weights: ArrayLike<number>): StandardisedDesign {
	const { values, rows, columns } = design;
	const { mean, scale, constant } = moments(design, weights);
	const back = Matrix.zeros(columns, columns);
	let usable = rows > 0 && columns > 0;
	for (let j = 0; j < columns; j++) {
		const size = scale[j] ?? 0;
		if (!(size > 0)) usable = false;
		back.set(j, j, 1 / size);
		if (constant >= 0 && j !== constant) {
			back.set(constant, j, -(mean[j] ?? 0) / (size * (scale[constant] ?? 1)));
		}
	}
	if (!usable) return { design, back, collinear: true };
	const scaled = new Float64Array(values.length);
	for (let i = 0; i < rows; i++) {
		for (let j = 0; j < columns; j++) {
			const at = i * columns + j;
			const centre = constant >= 0 && j !== constant ? (mean[j] ?? 0) : 0;
			scaled[at] = ((values[at] ?? 0) - centre) / (scale[j] ?? 1);
		}
	}
	const standardised = { values: scaled, rows, columns };
	return { design: standardised, back, collinear: isCollinear(standardised, weights) };
}

/** Weighted means and root mean squares (about the mean where centred), and the first constant column or -1. */
function moments({ values, rows, columns }: DesignMatrix, weights: ArrayLike<number>) {
	const mean = new Float64Array(columns);
	const scale = new Float64Array(columns);
	let constant = -1;
	let total = 0;
	for (let i = 0; i < rows; i++) total += weights[i] ?? 0;
	for (let j = 0; j < columns; j++) {
		let sum = 0;
		let varies = false;
		const first = values[j] ?? 0;
		for (let i = 0; i < rows; i++) {
			const value = values[i * columns + j] ?? 0;
			sum += (weights[i] ?? 0) * value;
			if (value !== first) varies = true;
		}
		mean[j] = sum / total;
		if (!varies && first !== 0 && constant < 0) constant = j;
	}
	for (let j = 0; j < columns; j++) {
		if (j === constant) {
			scale[j] = mean[j] ?? 1;
			continue;
		}
		const centre = constant >= 0 ? (mean[j] ?? 0) : 0;
		let squares = 0;
		for (let i = 0; i < rows; i++) {
			const distance = (values[i * columns + j] ?? 0) - centre;
			squares += (weights[i] ?? 0) * distance * distance;
		}
		scale[j] = Math.sqrt(squares / total);
		if ((scale[j] ?? 0) <= 1e-14 * Math.abs(mean[j] ?? 0)) scale[j] = 0;
	}
	return { mean, scale, constant };
}

function isCollinear(design: DesignMatrix, weights: ArrayLike<number>): boolean {
	const { rows, columns } = design;
	let total = 0;
	for (let i = 0; i < rows; i++) total += weights[i] ?? 0;
	const gram = crossProduct(design, (i) => (weights[i] ?? 0) / total);
	const eigenvalues = new EigenvalueDecomposition(gram, { assumeSymmetric: true }).realEigenvalues;
	return Math.min(...eigenvalues) < smallestEigenvalue * columns;
}

/** X′WX for the weight of each row, accumulated in one pass over the rows. */
export function crossProduct(
	{ values, rows, columns }: DesignMatrix,
	weight: (row: number) => number,
): Matrix {
	const lower = new Float64Array(columns * columns);
	for (let i = 0; i < rows; i++) {
		const w = weight(i);
		if (w === 0) continue;
		const start = i * columns;
		for (let j = 0; j < columns; j++) {
			const x = w * (values[start + j] ?? 0);
			const row = j * columns;
			for (let k = 0; k <= j; k++) {
				lower[row + k] = (lower[row + k] ?? 0) + x * (values[start + k] ?? 0);
			}
		}
	}
	const product = Matrix.zeros(columns, columns);
	for (let j = 0; j < columns; j++) {
		for (let k = 0; k <= j; k++) {
			product.set(j, k, lower[j * columns + k] ?? 0);
			product.set(k, j, lower[j * columns + k] ?? 0);
		}
	}
	return product;
}
