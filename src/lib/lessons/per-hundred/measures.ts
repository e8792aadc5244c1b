/** What is taken to be the same whatever the baseline risk. */
export type Held = 'or' | 'rr' | 'rd';

/** One effect, as a ratio of odds, a ratio of shares and a difference of shares. */
export interface Measures {
	readonly or: number;
	readonly rr: number;
	readonly rd: number;
}

/** The measures of two shares. */
export function measuresOf(withIt: number, without: number): Measures {
	return {
		or: withIt / (1 - withIt) / (without / (1 - without)),
		rr: withIt / without,
		rd: withIt - without,
	};
}

/**
 * The share with activation at a baseline, if one measure is held. Not cut at 1: a share beyond it says that the
 * measure cannot hold there.
 */
export function shareWith(held: Held, measures: Measures, baseline: number): number {
	if (held === 'rd') return baseline + measures.rd;
	if (held === 'rr') return baseline * measures.rr;
	const odds = (baseline / (1 - baseline)) * measures.or;
	return odds / (1 + odds);
}

/** How many must be activated for one more alive; null where no more live. */
export const numberNeeded = (difference: number): number | null =>
	difference > 0 ? 1 / difference : null;
