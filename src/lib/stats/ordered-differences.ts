/**
 * The k-th smallest of all differences x − y, k from 1, without listing them: values are halved between the smallest and
 * the largest difference and the pairs below counted in one walk, so that 60,000 by 60,000 pairs take a moment.
 *
 * @param xs, ys at least one number each, ascending
 */
export function kthDifference(xs: Float64Array, ys: Float64Array, k: number): number {
	let low = (xs[0] ?? NaN) - (ys[ys.length - 1] ?? NaN);
	let high = (xs[xs.length - 1] ?? NaN) - (ys[0] ?? NaN);
	if (countUpTo(xs, ys, low) >= k) return low;
	// Invariant: both are differences, fewer than k are ≤ low, at least k are ≤ high.
	for (;;) {
		const middle = low + (high - low) / 2;
		if (!(middle > low && middle < high)) return high;
		if (countUpTo(xs, ys, middle) >= k) {
			high = largestUpTo(xs, ys, middle);
		} else {
			low = smallestAbove(xs, ys, middle);
			if (countUpTo(xs, ys, low) >= k) return low;
		}
	}
}

/** How many of the differences x − y are at most `bound`? */
function countUpTo(xs: Float64Array, ys: Float64Array, bound: number): number {
	let count = 0;
	let from = 0;
	for (const x of xs) {
		while (from < ys.length && x - (ys[from] ?? NaN) > bound) from++;
		count += ys.length - from;
	}
	return count;
}

/** The largest difference x − y that is at most `bound`; there is one. */
function largestUpTo(xs: Float64Array, ys: Float64Array, bound: number): number {
	let largest = -Infinity;
	let from = 0;
	for (const x of xs) {
		while (from < ys.length && x - (ys[from] ?? NaN) > bound) from++;
		if (from < ys.length) largest = Math.max(largest, x - (ys[from] ?? NaN));
	}
	return largest;
}

/** The smallest difference x − y above `bound`; there is one. */
function smallestAbove(xs: Float64Array, ys: Float64Array, bound: number): number {
	let smallest = Infinity;
	let from = 0;
	for (const x of xs) {
		while (from < ys.length && x - (ys[from] ?? NaN) > bound) from++;
		if (from > 0) smallest = Math.min(smallest, x - (ys[from - 1] ?? NaN));
	}
	return smallest;
}
