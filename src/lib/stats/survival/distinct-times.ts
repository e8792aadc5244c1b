/** Distinct values in order, and for each value its place among them. */
export interface DistinctTimes {
	readonly grid: Float64Array;
	readonly position: Int32Array;
}

/** Up to this many distinct values a hash table is quicker than sorting all. */
const few = 8192;

/** Which times occur, and where does each stand? Values must not be NaN. */
export function distinctTimes(values: Float64Array): DistinctTimes {
	if (isSorted(values)) return ofSorted(values);
	const seen = new Map<number, number>();
	const position = new Int32Array(values.length);
	for (let i = 0; i < values.length; i++) {
		const value = values[i] ?? 0;
		let code = seen.get(value);
		if (code === undefined) {
			code = seen.size;
			if (code === few) return bySorting(values);
			seen.set(value, code);
		}
		position[i] = code;
	}
	const grid = Float64Array.from(seen.keys()).sort();
	const rank = new Int32Array(grid.length);
	for (let k = 0; k < grid.length; k++) rank[seen.get(grid[k] ?? 0) ?? 0] = k;
	for (let i = 0; i < position.length; i++) position[i] = rank[position[i] ?? 0] ?? 0;
	return { grid, position };
}

function isSorted(values: Float64Array): boolean {
	for (let i = 1; i < values.length; i++) if ((values[i] ?? 0) < (values[i - 1] ?? 0)) return false;
	return true;
}

function ofSorted(values: Float64Array): DistinctTimes {
	const grid = new Float64Array(values.length);
	const position = new Int32Array(values.length);
	let kept = 0;
	for (let i = 0; i < values.length; i++) {
		const value = values[i] ?? 0;
		if (kept === 0 || value !== grid[kept - 1]) grid[kept++] = value;
		position[i] = kept - 1;
	}
	return { grid: grid.slice(0, kept), position };
}

function bySorting(values: Float64Array): DistinctTimes {
	const sorted = values.slice().sort();
	let kept = 0;
	for (let i = 0; i < sorted.length; i++) {
		const value = sorted[i] ?? 0;
		if (kept === 0 || value !== sorted[kept - 1]) sorted[kept++] = value;
	}
	const grid = sorted.slice(0, kept);
	const position = Int32Array.from(values, (value) => positionOf(grid, value));
	return { grid, position };
}

/** Position of a value that is known to be in the sorted grid. */
function positionOf(grid: Float64Array, value: number): number {
	let low = 0;
	let high = grid.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((grid[middle] ?? 0) < value) low = middle + 1;
		else high = middle;
	}
	return low;
}
