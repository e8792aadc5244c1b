import { normalQuantile } from './distributions/normal.ts';
import type { MethodEntry } from './method-entry.ts';
import {
	requireEvents,
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
		'The standardised distances of all centres from the target are drawn in to their 10th and 90th percentiles, φ is the mean of their squares, and the variance between centres τ² that explains φ is added to each centre’s own. When φ says no more than chance, τ² is 0 and the limits are the plain normal ones. Fewer than two centres, or a target of 0 or 1, leave no answer.',
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
	const distances = centres.map(
		(centre) => (centre.events / centre.cases - target) / Math.sqrt(spread / centre.cases),
	);
	const sorted = sortedNumbers(distances);
	const low = typeSevenQuantile(sorted, 0.1);
	const high = typeSevenQuantile(sorted, 0.9);
	const count = centres.length;
	const phi = sumOf(distances, (z) => Math.min(high, Math.max(low, z)) ** 2) / count;
	const weights = centres.map(({ cases }) => cases / spread);
	const total = sumOf(weights, (w) => w);
	const squares = sumOf(weights, (w) => w * w);
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
