/** Number, mean and sum of squared distances from the mean of some values. */
export interface Moments {
	readonly n: number;
	readonly mean: number;
	readonly sumOfSquares: number;
}

/** Mean and sum of squares in two passes, the second one correcting the rounding of the first. */
export function momentsOf(values: ArrayLike<number>): Moments {
	const n = values.length;
	let sum = 0;
	for (let i = 0; i < n; i++) sum += values[i] ?? NaN;
	const rough = sum / n;
	let rest = 0;
	let sumOfSquares = 0;
	for (let i = 0; i < n; i++) {
		const distance = (values[i] ?? NaN) - rough;
		rest += distance;
		sumOfSquares += distance * distance;
	}
	return { n, mean: rough + rest / n, sumOfSquares: sumOfSquares - (rest * rest) / n };
}
