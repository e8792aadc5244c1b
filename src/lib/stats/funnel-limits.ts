import { binomialCdf, binomialDensity, binomialQuantile } from './distributions/binomial.ts';
import { normalQuantile } from './distributions/normal.ts';
import { poissonCdf, poissonDensity, poissonQuantile } from './distributions/poisson.ts';
import type { MethodEntry } from './method-entry.ts';
import { requireCount, requireNonNegative, requirePositive, requireProbability } from './result.ts';

export const funnelMethod = {
	id: 'funnel',
	name: 'Funnel plot control limits',
	question: 'Within which range would a centre of this size fall by chance alone?',
	definition:
		'Exact limits around a target: binomial for a share, Poisson for observed over expected, interpolated between counts so that they are smooth in size. 95 % limits leave 0.025 in each tail, 99.8 % limits 0.001. Small centres’ lower limits can come out below 0 and are drawn at 0. Normal limits are given for comparison. For observed over expected events that are common, such as survival, the limits are those of a share with as many cases as would give the expected number, divided by the share; Poisson’s would be too wide.',
	formula: '(r − (P(R ≤ r) − p)/P(R = r))/n, r the smallest count with P(R ≤ r) ≥ p',
	references: [
		{ citation: 'Spiegelhalter DJ. Stat Med 2005;24:1185-1202', doi: '10.1002/sim.1970' },
	],
	rCall: 'r <- qbinom(p, n, target); (r - (pbinom(r, n, target) - p) / dbinom(r, n, target)) / n',
	usedFor: 'Funnel plots of centres.',
} as const satisfies MethodEntry;

/** Control limits, one row for each size; null where the size is 0. */
export interface FunnelLimits {
	readonly lower95: readonly (number | null)[];
	readonly upper95: readonly (number | null)[];
	readonly lower998: readonly (number | null)[];
	readonly upper998: readonly (number | null)[];
}

/** Exact control limits of a share with the normal ones beside them. */
export interface BinomialFunnelLimits extends FunnelLimits {
	readonly normalLower95: readonly (number | null)[];
	readonly normalUpper95: readonly (number | null)[];
	readonly normalLower998: readonly (number | null)[];
	readonly normalUpper998: readonly (number | null)[];
}

/** Lower-tail probabilities of the limits. */
const tails = { lower95: 0.025, upper95: 0.975, lower998: 0.001, upper998: 0.999 } as const;

/** The same limit for every size, null where the size is 0. */
function column(
	sizes: ArrayLike<number>,
	limit: (size: number) => number,
): readonly (number | null)[] {
	return Array.from(sizes, (size) => (size === 0 ? null : limit(size)));
}

/**
 * Within which range would the share of a centre with n cases fall by chance around a target?
 *
 * @param target the share all centres are held against
 * @param n cases of each centre, or the sizes at which to draw the funnel
 * @returns exact and normal 95 % and 99.8 % limits, not clipped; null for n = 0
 * @throws RangeError for a target outside [0, 1] or an n that is no count
 * @see Spiegelhalter 2005, appendix A.1.1
 */
export function funnelLimitsForShare(target: number, n: ArrayLike<number>): BinomialFunnelLimits {
	requireProbability(target, 'target');
	for (const size of Array.from(n)) requireCount(size, 'number of cases');
	const exact = (p: number) =>
		column(n, (size) => {
			const r = binomialQuantile(p, size, target);
			return (r - (binomialCdf(r, size, target) - p) / binomialDensity(r, size, target)) / size;
		});
	const normal = (p: number) =>
		column(n, (size) => target + normalQuantile(p) * Math.sqrt((target * (1 - target)) / size));
	return {
		lower95: exact(tails.lower95),
		upper95: exact(tails.upper95),
		lower998: exact(tails.lower998),
		upper998: exact(tails.upper998),
		normalLower95: normal(tails.lower95),
		normalUpper95: normal(tails.upper95),
		normalLower998: normal(tails.lower998),
		normalUpper998: normal(tails.upper998),
	};
}

/**
 * Within which range would observed over expected events of a centre fall by chance around a target?
 *
 * @param target the ratio all centres are held against, 1 for "as expected"
 * @param expected events expected at each centre, or the sizes at which to draw the funnel
 * @returns exact 95 % and 99.8 % limits, not clipped; null where none are expected
 * @throws RangeError for a negative target or expectation
 * @see Spiegelhalter 2005
 */
export function funnelLimitsForEventRatio(
	target: number,
	expected: ArrayLike<number>,
): FunnelLimits {
	requireNonNegative(target, 'target');
	for (const size of Array.from(expected)) requireNonNegative(size, 'expected events');
	const exact = (p: number) =>
		column(expected, (size) => {
			const mean = target * size;
			const r = poissonQuantile(p, mean);
			return (r - (poissonCdf(r, mean) - p) / poissonDensity(r, mean)) / size;
		});
	return {
		lower95: exact(tails.lower95),
		upper95: exact(tails.upper95),
		lower998: exact(tails.lower998),
		upper998: exact(tails.upper998),
	};
}

/**
 * Within which range would observed over expected events of a centre fall by chance around 1, when the event is common?
 *
 * Poisson limits are too wide for an event as common as survival. Here a centre with E expected events counts as
 * E / share cases, each with the chance `share`; between whole numbers of cases the limits are interpolated. That is
 * exact where all cases have the same chance. Cases of unequal chances vary less (Hoeffding), and a centre whose cases
 * have lower chances than `share` varies a little more.
 *
 * @param share of all cases with the event, between 0 and 1
 * @param expected events expected at each centre, or the sizes at which to draw the funnel
 * @returns exact 95 % and 99.8 % limits, not clipped; null where less than one case would be expected
 * @throws RangeError for an impossible share or a negative expectation
 * @see Spiegelhalter 2005; Hoeffding W. Ann Math Stat 1956;27:713-721
 */
export function funnelLimitsForCommonEventRatio(
	share: number,
	expected: ArrayLike<number>,
): FunnelLimits {
	requirePositive(requireProbability(share, 'share'), 'share');
	const sizes = Array.from(expected, (mean) => requireNonNegative(mean, 'expected events') / share);
	const below = funnelLimitsForShare(share, sizes.map(Math.floor));
	const above = funnelLimitsForShare(
		share,
		sizes.map((size) => Math.floor(size) + 1),
	);
	const between = (limit: keyof FunnelLimits) =>
		sizes.map((size, at) => {
			const low = below[limit][at];
			const high = above[limit][at];
			if (low == null || high == null) return null;
			return (low + (size - Math.floor(size)) * (high - low)) / share;
		});
	return {
		lower95: between('lower95'),
		upper95: between('upper95'),
		lower998: between('lower998'),
		upper998: between('upper998'),
	};
}
