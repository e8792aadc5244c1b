/** Where a set of durations lies, ms. */
export interface Spread {
	readonly n: number;
	readonly min: number;
	readonly median: number;
	readonly p95: number;
	readonly max: number;
}

/** The value below which a share of the values lies: the nearest rank, no interpolation. Throws RangeError for none. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
	if (value === undefined) throw new RangeError('There is no quantile of no values.');
	return value;
}

export function spread(values: readonly number[]): Spread {
	return {
		n: values.length,
		min: quantile(values, 0),
		median: quantile(values, 0.5),
		p95: quantile(values, 0.95),
		max: quantile(values, 1),
	};
}
