import { requireFinite, requireProbability } from './result.ts';

/** The numbers in ascending order, as a new array; a RangeError for NaN or infinite values. */
export function sortedNumbers(values: ArrayLike<number>, name = 'value'): Float64Array {
	const sorted = Float64Array.from(values);
	for (const value of sorted) requireFinite(value, name);
	return sorted.sort();
}

/**
 * The quantile of type 7 (R's default, Excel's PERCENTILE.INC): linear between the order statistics around (n − 1)p.
 *
 * @param sorted at least one number, ascending
 * @throws RangeError unless 0 ≤ p ≤ 1
 * @see Hyndman & Fan 1996; R: quantile(x, p, type = 7)
 */
export function typeSevenQuantile(sorted: ArrayLike<number>, p: number): number {
	requireProbability(p, 'probability');
	const position = (sorted.length - 1) * p;
	const below = Math.floor(position);
	const low = sorted[below] ?? NaN;
	const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN;
	return low + (position - below) * (high - low);
}
