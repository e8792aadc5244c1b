/** Where an axis begins and ends, and what it says on the way. */
export interface ValueAxis {
	readonly low: number;
	readonly high: number;
	readonly ticks: readonly number[];
}

/**
 * An axis over some values that always holds zero, with few round ticks.
 * @param values what must fit: estimates and their limits; none gives an axis from 0 to `least`
 * @param room px along the axis; fewer ticks where it is short
 * @param least smallest length of the axis
 */
export function valueAxis(values: readonly number[], room: number, least: number): ValueAxis {
	const lowest = Math.min(0, ...values);
	const highest = Math.max(0, ...values);
	const short = highest - lowest < least;
	const low = short && lowest < 0 ? -least : lowest;
	const high = short && lowest === 0 ? least : highest;
	const most = Math.max(3, Math.floor(room / 44));
	const power = 10 ** Math.floor(Math.log10((high - low) / most));
	const step =
		[1, 2, 5, 10, 20]
			.map((times) => times * power)
			.find((one) => Math.ceil(high / one - 1e-9) - Math.floor(low / one + 1e-9) <= most) ??
		20 * power;
	const from = Math.floor(low / step + 1e-9);
	const to = Math.ceil(high / step - 1e-9);
	return {
		low: from * step + 0,
		high: to * step + 0,
		ticks: Array.from({ length: to - from + 1 }, (_, at) => (from + at) * step),
	};
}
