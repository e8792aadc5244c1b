/** Position of the last time that is not after `t`, or -1: where a step function that is right-continuous is read. */
export function rowAt(time: ArrayLike<number>, t: number): number {
	let low = 0;
	let high = time.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((time[middle] ?? Infinity) <= t) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
