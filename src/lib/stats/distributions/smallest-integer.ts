/**
 * The smallest whole number from `from` to `to` for which `holds` is true, given that it is false up to some point and
 * true from there on. Steps double away from `guess`, then halve.
 *
 * @returns `to` when `holds` is true nowhere below it
 */
export function smallestInteger(
	holds: (k: number) => boolean,
	guess: number,
	from: number,
	to: number,
): number {
	const start = Math.min(Math.max(Math.round(guess), from), to);
	let low = from - 1;
	let high = to;
	let step = 1;
	if (holds(start)) {
		high = start;
		while (high > from) {
			const probe = Math.max(from, high - step);
			if (!holds(probe)) {
				low = probe;
				break;
			}
			high = probe;
			step *= 2;
		}
	} else {
		low = start;
		while (low < to) {
			const probe = Math.min(to, low + step);
			if (probe === to || holds(probe)) {
				high = probe;
				break;
			}
			low = probe;
			step *= 2;
		}
	}
	while (high - low > 1) {
		const middle = low + Math.floor((high - low) / 2);
		if (holds(middle)) high = middle;
		else low = middle;
	}
	return high;
}

/** Slack for equality in discrete quantiles: the tails below carry about 13 digits, and p may be a tail itself. */
export const tieSlack = 1e-13;
