/**
 * The value at a fractional position of sorted values, linear between neighbours. Position (n − 1) p gives the type 7
 * quantile (Hyndman & Fan, Am Stat 1996;50:361-365); NaN without values.
 */
export function valueAtPosition(sorted: ArrayLike<number>, position: number): number {
	const before = Math.floor(position);
	const low = sorted[before] ?? Number.NaN;
	const high = sorted[Math.ceil(position)] ?? low;
	return low + (position - before) * (high - low);
}
