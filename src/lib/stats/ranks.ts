/** Mid-ranks of values: ties share the mean of their ranks. */
export interface Ranks {
	readonly ranks: Float64Array;
	/** Σ(t³ − t) over groups of t tied values. */
	readonly tieSum: number;
}

/** Ranks from 1, ties sharing the mean of theirs. R: rank(x). */
export function rank(values: ArrayLike<number>): Ranks {
	const order = Uint32Array.from({ length: values.length }, (_, i) => i);
	order.sort((a, b) => (values[a] ?? NaN) - (values[b] ?? NaN));
	const ranks = new Float64Array(values.length);
	let tieSum = 0;
	for (let start = 0, end = 0; start < order.length; start = end) {
		const value = values[order[start] ?? 0];
		while (end < order.length && values[order[end] ?? 0] === value) end++;
		const tied = end - start;
		tieSum += tied * (tied * tied - 1);
		for (let i = start; i < end; i++) ranks[order[i] ?? 0] = (start + end + 1) / 2;
	}
	return { ranks, tieSum };
}
