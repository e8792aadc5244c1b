import { normalQuantile } from './distributions/normal.ts';
import type { MethodEntry } from './method-entry.ts';
import {
	requireCount,
	requireEvents,
	requirePositive,
	requireProbability,
	requireSameLength,
	type NotEstimable,
} from './result.ts';
import { sortedNumbers, typeSevenQuantile } from './quantile.ts';
import { sumOf } from './strata.ts';

export const overdispersionMethod = {
	id: 'overdispersion',
	name: 'Funnel limits allowing for overdispersion',
	question:
		'Within which range do centres of this size fall when centres differ more than chance allows?',
	definition:
		'The standardised distances of all centres from the target are drawn in to their 10th and 90th percentiles, φ is the mean of their squares, and the variance between centres τ² that explains φ is added to each centre’s own. When φ says no more than chance, τ² is 0 and the limits are the plain normal ones. Fewer than two centres, or a target of 0 or 1, leave no answer. For observed over expected events the target is 1 and the chance variance is spread/E, the spread being 1 for rare events and 1 − share for an event as common as survival.',
	formula:
		'target ± z √(target(1 − target)/n + τ²), τ² = (I φ − (I − 1))/(Σw − Σw²/Σw), w = n/(target(1 − target))',
	references: [
		{ citation: 'Spiegelhalter DJ. Stat Med 2005;24:1185-1202', doi: '10.1002/sim.1970' },
		{
			citation: 'Spiegelhalter DJ. Qual Saf Health Care 2005;14:347-351',
			doi: '10.1136/qshc.2005.013755',
		},
	],
	rCall:
		'z <- pmin(pmax(z, quantile(z, 0.1)), quantile(z, 0.9)); max(0, (sum(z^2) - (I - 1)) / (sum(w) - sum(w^2) / sum(w)))',
	usedFor: 'Funnel plots of centres.',
} as const satisfies MethodEntry;

/** How much more centres differ than chance allows. */
export interface Overdispersion extends NotEstimable {
	/** Centres with cases. */
	readonly centres: number;
	/** Mean of the squared, winsorised distances; 1 when chance explains all. */
	readonly phi: number | null;
	/** Variance of the true shares between centres; 0 when chance explains all. */
	readonly tau2: number | null;
}

/**
 * How much more do centres differ than chance allows?
 *
 * @param target the share all centres are held against
 * @param events events of each centre
 * @param n cases of each centre; centres without cases are left out
 * @returns φ and τ²; nulls and a reason with fewer than two centres or a target of 0 or 1
 * @throws RangeError for impossible counts, a target outside [0, 1], or columns of unequal length
 * @see Spiegelhalter 2005
 */
export function overdispersion(
	target: number,
	events: ArrayLike<number>,
	n: ArrayLike<number>,
): Overdispersion {
	requireProbability(target, 'target');
	requireSameLength({ events, n });
	const centres = Array.from(n, (cases, i) => {
		requireEvents(events[i] ?? NaN, cases);
		return { cases, events: events[i] ?? NaN };
	}).filter(({ cases }) => cases > 0);
	if (centres.length < 2 || target === 0 || target === 1) {
		const notEstimable =
			centres.length < 2
				? 'fewer than two centres have cases'
				: 'a target of 0 or 1 leaves no chance';
		return { centres: centres.length, phi: null, tau2: null, notEstimable };
	}
	const spread = target * (1 - target);
	return betweenCentres(
		centres.map((centre) => ({
			distance: centre.events / centre.cases - target,
			weight: centre.cases / spread,
		})),
	);
}

/**
 * How much more do centres' observed over expected events differ than chance allows?
 *
 * @param observed events of each centre
 * @param expected events expected at each, above 0
 * @param spread variance of the events over their expectation: 1 for rare events (Poisson), 1 − share for an event as
 * common as `share`
 * @returns φ and τ² of the ratios; nulls and a reason with fewer than two centres
 * @throws RangeError for impossible counts, expectations or spread, or columns of unequal length
 * @see Spiegelhalter 2005
 */
export function overdispersionOfRatio(
	observed: ArrayLike<number>,
	expected: ArrayLike<number>,
	spread = 1,
): Overdispersion {
	requireSameLength({ observed, expected });
	requirePositive(spread, 'spread');
	const centres = Array.from(expected, (mean, i) => {
		requirePositive(mean, 'expected events');
		const events = requireCount(observed[i] ?? NaN, 'observed events');
		return { distance: events / mean - 1, weight: mean / spread };
	});
	if (centres.length < 2) {
		return {
			centres: centres.length,
			phi: null,
			tau2: null,
			notEstimable: 'fewer than two centres have cases',
		};
	}
	return betweenCentres(centres);
}

/** φ and τ² of distances from the target, each with the inverse of its chance variance as weight. */
function betweenCentres(
	centres: readonly { readonly distance: number; readonly weight: number }[],
): Overdispersion {
	const distances = centres.map(({ distance, weight }) => distance * Math.sqrt(weight));
	const sorted = sortedNumbers(distances);
	const low = typeSevenQuantile(sorted, 0.1);
	const high = typeSevenQuantile(sorted, 0.9);
	const count = centres.length;
	const phi = sumOf(distances, (z) => Math.min(high, Math.max(low, z)) ** 2) / count;
	const total = sumOf(centres, ({ weight }) => weight);
	const squares = sumOf(centres, ({ weight }) => weight * weight);
	const tau2 = Math.max(0, (count * phi - (count - 1)) / (total - squares / total));
	return { centres: count, phi, tau2 };
}

/**
 * Funnel limits around a target share for given sizes with the variance between centres added.
 *
 * @param target the share all centres are held against
 * @param tau2 variance between centres, as `overdispersion` gives it
 * @param n sizes at which to draw the funnel
 * @param confidenceLevel share of centres within the limits, between 0 and 1
 * @returns lower and upper limits in the order of n, not clipped; null for n = 0
 */
export function overdispersedLimits(
	target: number,
	tau2: number,
	n: ArrayLike<number>,
	confidenceLevel = 0.95,
): { readonly lower: readonly (number | null)[]; readonly upper: readonly (number | null)[] } {
	requireProbability(target, 'target');
	const z = normalQuantile((1 - confidenceLevel) / 2, 'upper');
	const limit = (sign: 1 | -1) =>
		Array.from(n, (size) =>
			size > 0 ? target + sign * z * Math.sqrt((target * (1 - target)) / size + tau2) : null,
		);
	return { lower: limit(-1), upper: limit(1) };
}

/**
 * Funnel limits around a ratio of 1 for given expected events with the variance between centres added.
 *
 * @param tau2 variance between centres, as `overdispersionOfRatio` gives it, with the same `spread`
 * @param expected events expected at the sizes at which to draw the funnel
 * @param spread variance of the events over their expectation
 * @param confidenceLevel share of centres within the limits, between 0 and 1
 * @returns lower and upper limits in the order of `expected`, not clipped; null where nothing is expected
 */
export function overdispersedRatioLimits(
	tau2: number,
	expected: ArrayLike<number>,
	spread = 1,
	confidenceLevel = 0.95,
): { readonly lower: readonly (number | null)[]; readonly upper: readonly (number | null)[] } {
	requirePositive(spread, 'spread');
	const z = normalQuantile((1 - confidenceLevel) / 2, 'upper');
	const limit = (sign: 1 | -1) =>
		Array.from(expected, (mean) =>
			mean > 0 ? 1 + sign * z * Math.sqrt(spread / mean + tau2) : null,
		);
	return { lower: limit(-1), upper: limit(1) };
}
