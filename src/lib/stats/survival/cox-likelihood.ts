import { Matrix } from 'ml-matrix';
import type { DesignMatrix } from '../models/design-matrix.ts';

/** How tied events share the risk set. */
export type CoxTies = 'efron' | 'breslow';

/** Follow-up sorted for passes through the risk sets, one entry for each stratum. */
export interface RiskSets {
	readonly time: ArrayLike<number>;
	readonly event: ArrayLike<number>;
	readonly entry: ArrayLike<number> | null;
	readonly strata: readonly {
		/** Rows by falling time. */
		readonly byTime: readonly number[];
		/** Rows by falling entry; empty without delayed entry. */
		readonly byEntry: readonly number[];
	}[];
}

/** Partial log-likelihood with its first two derivatives. */
export interface CoxDerivatives {
	readonly loglik: number;
	readonly gradient: Float64Array;
	readonly information: Matrix;
}

/** Weighted sums over a set of rows: Σ r, Σ r x, Σ r x x′ (lower triangle). */
interface Sums {
	total: number;
	readonly first: Float64Array;
	readonly second: Float64Array;
}

/**
 * Partial log-likelihood of Cox's model at `beta`, with gradient and information.
 *
 * One pass through each stratum from the last time to the first: rows join the risk set at their time and leave it when the
 * pass reaches their entry. Efron's approximation counts the l-th of d tied events with l/d of their own risk taken out.
 */
export function coxDerivatives(
	{ time, event, entry, strata }: RiskSets,
	design: DesignMatrix,
	beta: Float64Array,
	ties: CoxTies,
): CoxDerivatives {
	const { values, rows, columns } = design;
	const eta = new Float64Array(rows);
	for (let i = 0; i < rows; i++) {
		let sum = 0;
		for (let j = 0; j < columns; j++) sum += (values[i * columns + j] ?? 0) * (beta[j] ?? 0);
		eta[i] = sum;
	}
	const highest = eta.reduce((most, value) => Math.max(most, value), -Infinity);
	const risk = eta.map((value) => Math.exp(value - highest));
	const gradient = new Float64Array(columns);
	const lower = new Float64Array(columns * columns);
	let loglik = 0;
	for (const { byTime, byEntry } of strata) {
		const atRisk = emptySums(columns);
		let joined = 0;
		let left = 0;
		while (joined < byTime.length) {
			const t = time[byTime[joined] ?? 0] ?? 0;
			const dying = emptySums(columns);
			let deaths = 0;
			while (joined < byTime.length && time[byTime[joined] ?? 0] === t) {
				const row = byTime[joined++] ?? 0;
				addRow(atRisk, design, row, risk[row] ?? 0);
				if (event[row] !== 1) continue;
				deaths++;
				addRow(dying, design, row, risk[row] ?? 0);
				loglik += (eta[row] ?? 0) - highest;
				for (let j = 0; j < columns; j++) {
					gradient[j] = (gradient[j] ?? 0) + (values[row * columns + j] ?? 0);
				}
			}
			if (deaths === 0) continue;
			while (entry && left < byEntry.length && (entry[byEntry[left] ?? 0] ?? 0) >= t) {
				const row = byEntry[left++] ?? 0;
				addRow(atRisk, design, row, -(risk[row] ?? 0));
			}
			for (let l = 0; l < deaths; l++) {
				const share = ties === 'efron' ? l / deaths : 0;
				loglik -= subtractMean(atRisk, dying, share, gradient, lower);
			}
		}
	}
	return { loglik, gradient, information: symmetric(lower, columns) };
}

function emptySums(columns: number): Sums {
	return {
		total: 0,
		first: new Float64Array(columns),
		second: new Float64Array(columns * columns),
	};
}

function addRow(sums: Sums, { values, columns }: DesignMatrix, row: number, weight: number): void {
	const start = row * columns;
	sums.total += weight;
	for (let j = 0; j < columns; j++) {
		const x = weight * (values[start + j] ?? 0);
		sums.first[j] = (sums.first[j] ?? 0) + x;
		for (let k = 0; k <= j; k++) {
			const at = j * columns + k;
			sums.second[at] = (sums.second[at] ?? 0) + x * (values[start + k] ?? 0);
		}
	}
}

/** Takes the mean of the risk set off the gradient, adds its covariance to the information, returns the log of its total. */
function subtractMean(
	all: Sums,
	dying: Sums,
	share: number,
	gradient: Float64Array,
	lower: Float64Array,
): number {
	const total = all.total - share * dying.total;
	const columns = gradient.length;
	const mean = gradient.map(
		(_, j) => ((all.first[j] ?? 0) - share * (dying.first[j] ?? 0)) / total,
	);
	for (let j = 0; j < columns; j++) {
		gradient[j] = (gradient[j] ?? 0) - (mean[j] ?? 0);
		for (let k = 0; k <= j; k++) {
			const at = j * columns + k;
			const square = ((all.second[at] ?? 0) - share * (dying.second[at] ?? 0)) / total;
			lower[at] = (lower[at] ?? 0) + square - (mean[j] ?? 0) * (mean[k] ?? 0);
		}
	}
	return Math.log(total);
}

function symmetric(lower: Float64Array, columns: number): Matrix {
	const matrix = Matrix.zeros(columns, columns);
	for (let j = 0; j < columns; j++) {
		for (let k = 0; k <= j; k++) {
			matrix.set(j, k, lower[j * columns + k] ?? 0);
			matrix.set(k, j, lower[j * columns + k] ?? 0);
		}
	}
	return matrix;
}
