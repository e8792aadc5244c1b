import { smallestInteger } from './smallest-integer.ts';

/** A distribution of counts whose probabilities rise to a mode and fall after it. */
export interface UnimodalCounts {
	readonly density: (k: number) => number;
	/** P(X ≤ k). */
	readonly atMost: (k: number) => number;
	/** P(X ≥ k). */
	readonly atLeast: (k: number) => number;
	readonly mode: number;
	readonly from: number;
	/** The largest count possible; Number.MAX_SAFE_INTEGER where there is none. */
	readonly to: number;
}

/** Two probabilities this close, relative to each other, count as equal, as in R's exact tests. */
const relativeTie = 1e-7;

/**
 * The two-sided exact p by minimum likelihood: how probable are the counts that are no more probable than the observed
 * one? As fisher.test, binom.test and poisson.test in R.
 */
export function minimumLikelihoodP(counts: UnimodalCounts, observed: number): number {
	const { density, atMost, atLeast, mode, from, to } = counts;
	const limit = density(observed) * (1 + relativeTie);
	if (density(mode) <= limit) return 1;
	// Below the mode the probabilities rise, so the last count to include is just before the first above the limit.
	const below =
		smallestInteger((k) => density(k) > limit, Math.min(observed, mode), from, mode) - 1;
	const above = smallestInteger((k) => density(k) <= limit, Math.max(observed, mode), mode, to);
	const beyond = density(above) <= limit ? atLeast(above) : 0;
	return Math.min(1, (below >= from ? atMost(below) : 0) + beyond);
}
