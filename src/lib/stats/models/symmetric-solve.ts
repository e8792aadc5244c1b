/** Columns of a sum of squares whose remainder is below this share of it are combinations of earlier ones. */
const ALIASED = 1e-9;

/**
 * Which columns of X′WX are no combination of earlier ones? By Cholesky steps, in order, as R's `lm` does by QR.
 *
 * @param squares X′WX as an upper triangle, row after row; columns of zeros are never kept
 * @returns indices of the columns kept, ascending
 */
export function unaliased(squares: Float64Array): readonly number[] {
	const columns = Math.round(Math.sqrt(squares.length));
	const kept: number[] = [];
	const factors: Float64Array[] = [];
	for (let j = 0; j < columns; j++) {
		const total = squares[j * columns + j] ?? 0;
		let left = total;
		const row = new Float64Array(kept.length);
		kept.forEach((column, k) => {
			let value = squares[column * columns + j] ?? 0;
			for (let l = 0; l < k; l++) value -= (row[l] ?? 0) * (factors[k]?.[l] ?? 0);
			value /= factors[k]?.[k] ?? 1;
			row[k] = value;
			left -= value * value;
		});
		if (!(left > ALIASED * total)) continue;
		factors.push(Float64Array.from([...row, Math.sqrt(left)]));
		kept.push(j);
	}
	return kept;
}

/** The rows and columns `kept` of an upper triangle, as a lower triangle of rows. */
export function triangleOf(
	squares: Float64Array,
	columns: number,
	kept: readonly number[],
): Float64Array[] {
	return kept.map((row, k) =>
		Float64Array.from({ length: k + 1 }, (_, l) => squares[(kept[l] ?? 0) * columns + row] ?? 0),
	);
}

/**
 * Solves A s = g for a symmetric, positive semi-definite A by Cholesky. A column without curvature left, as of a level
 * on the way to a predicted 0 or 1, does not move.
 *
 * @param lower rows of A's lower triangle
 */
export function solveSymmetric(
	lower: readonly Float64Array[],
	right: readonly number[],
): Float64Array {
	const size = right.length;
	const factor = lower.map((row) => row.slice());
	for (let j = 0; j < size; j++) {
		const own = factor[j];
		if (own === undefined) continue;
		for (let k = 0; k <= j; k++) {
			let value = own[k] ?? 0;
			for (let l = 0; l < k; l++) value -= (own[l] ?? 0) * (factor[k]?.[l] ?? 0);
			const pivot = factor[k]?.[k] ?? 0;
			if (k < j) own[k] = pivot === 0 ? 0 : value / pivot;
			else own[k] = value > 1e-13 * (lower[j]?.[j] ?? 0) && value > 1e-300 ? Math.sqrt(value) : 0;
		}
	}
	const half = new Float64Array(size);
	for (let j = 0; j < size; j++) {
		let value = right[j] ?? 0;
		for (let l = 0; l < j; l++) value -= (factor[j]?.[l] ?? 0) * (half[l] ?? 0);
		const pivot = factor[j]?.[j] ?? 0;
		half[j] = pivot === 0 ? 0 : value / pivot;
	}
	const solution = new Float64Array(size);
	for (let j = size - 1; j >= 0; j--) {
		let value = half[j] ?? 0;
		for (let l = j + 1; l < size; l++) value -= (factor[l]?.[j] ?? 0) * (solution[l] ?? 0);
		const pivot = factor[j]?.[j] ?? 0;
		solution[j] = pivot === 0 ? 0 : value / pivot;
	}
	return solution;
}
