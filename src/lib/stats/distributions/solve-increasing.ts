/**
 * Where does an increasing function cross zero? Newton steps kept inside a bracket that every evaluation narrows; a step
 * that leaves the bracket, or a slope that is missing, is replaced by a bisection.
 *
 * @param evaluate value and slope at x; the value may be infinite, a slope of NaN or 0 asks for bisection
 * @param lower, upper bracket: the value is ≤ 0 at `lower` and ≥ 0 at `upper`
 * @param start first point tried
 * @returns x to the last digits a double can carry
 */
export function solveIncreasing(
	evaluate: (x: number) => readonly [value: number, slope: number],
	lower: number,
	upper: number,
	start: number = (lower + upper) / 2,
): number {
	let low = lower;
	let high = upper;
	let x = start > low && start < high ? start : (low + high) / 2;
	for (let round = 0; round < 400; round++) {
		const [value, slope] = evaluate(x);
		if (value === 0) return x;
		if (value < 0) low = x;
		else high = x;
		const resolution = 2 * Number.EPSILON * Math.max(Math.abs(x), Number.MIN_VALUE);
		let next = x - value / slope;
		if (slope < Infinity && Math.abs(next - x) <= resolution) return x;
		// Newton may crawl far from the root: after some rounds every other step halves the bracket.
		if (!(next > low && next < high) || (round > 20 && round % 2 === 0)) next = (low + high) / 2;
		if (Math.abs(next - x) <= resolution || high - low <= resolution) return next;
		x = next;
	}
	return x;
}

/**
 * How far the logarithm of a tail is from that of the probability wanted; 0 once both agree to rounding, where further
 * steps would only follow noise.
 */
export function logExcess(tail: number, logTarget: number): number {
	const excess = Math.log(tail) - logTarget;
	return Math.abs(excess) <= 2 * Number.EPSILON * (1 - logTarget) ? 0 : excess;
}
