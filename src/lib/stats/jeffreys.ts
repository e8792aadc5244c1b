import { betaQuantile } from './distributions/beta.ts';
import type { MethodEntry } from './method-entry.ts';
import { noCases, requireConfidenceLevel, requireEvents, type Interval } from './result.ts';

export const jeffreysMethod = {
	id: 'jeffreys',
	name: 'Jeffreys interval',
	question: 'What share had the event, in a Bayesian interval that assumes next to nothing?',
	definition:
		'Equal-tailed interval of the posterior under the prior Beta(½, ½). The lower limit is set to 0 at x = 0 and the upper to 1 at x = n; the plain quantiles are kept apart.',
	formula: 'quantiles α/2 and 1 − α/2 of Beta(x + ½, n − x + ½)',
	references: [
		{
			citation: 'Brown LD, Cai TT, DasGupta A. Stat Sci 2001;16:101-133',
			doi: '10.1214/ss/1009213286',
		},
	],
	rCall: 'qbeta(c(0.025, 0.975), x + 0.5, n - x + 0.5)',
	usedFor: 'Comparison of interval methods.',
} as const satisfies MethodEntry;

/** A Jeffreys interval with the plain quantiles beside the limits set at the ends. */
export interface Jeffreys extends Interval {
	readonly lowerUnmodified: number | null;
	readonly upperUnmodified: number | null;
}

/**
 * What share had the event? The Jeffreys equal-tailed interval.
 *
 * @param x cases with the event
 * @param n cases in all, those with a missing answer left out
 * @param confidenceLevel of the two-sided interval, between 0 and 1
 * @returns estimate x/n, limits within [0, 1] and the plain quantiles; nulls and a reason when n = 0
 * @throws RangeError for impossible counts or an impossible level
 * @see Brown, Cai & DasGupta 2001; R: qbeta(c(a/2, 1 - a/2), x + 0.5, n - x + 0.5)
 */
export function jeffreys(x: number, n: number, confidenceLevel = 0.95): Jeffreys {
	requireEvents(x, n);
	requireConfidenceLevel(confidenceLevel);
	if (n === 0) return { ...noCases, lowerUnmodified: null, upperUnmodified: null };
	const half = (1 - confidenceLevel) / 2;
	const lowerUnmodified = betaQuantile(half, x + 0.5, n - x + 0.5);
	const upperUnmodified = betaQuantile(half, x + 0.5, n - x + 0.5, 'upper');
	return {
		estimate: x / n,
		lower: x === 0 ? 0 : lowerUnmodified,
		upper: x === n ? 1 : upperUnmodified,
		lowerUnmodified,
		upperUnmodified,
	};
}
