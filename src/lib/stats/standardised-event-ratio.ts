import { minimumLikelihoodP } from './distributions/minimum-likelihood-p.ts';
import { poissonCdf, poissonDensity } from './distributions/poisson.ts';
import type { MethodEntry } from './method-entry.ts';
import { byarLimits, garwoodLimits } from './poisson-limits.ts';
import {
	requireConfidenceLevel,
	requireCount,
	requireNonNegative,
	type NotEstimable,
} from './result.ts';

export const standardisedEventRatioMethod = {
	id: 'smr',
	name: 'Standardised event ratio (observed over expected)',
	question: 'Did more events occur than its mix of cases would lead one to expect?',
	definition:
		'Observed over expected events, the expected taken as known. Garwood’s exact and Byar’s approximate limits of the observed count, divided by the expected. Two-sided p by minimum likelihood, and doubled. Each centre is compared with the expectation for its own cases, so two centres’ ratios must not be compared with each other. With nothing expected there is no answer.',
	formula: 'O/E',
	references: [
		{ citation: 'Breslow NE, Day NE. Statistical Methods in Cancer Research II. IARC 1987, ch. 2' },
		{ citation: 'Garwood F. Biometrika 1936;28:437-442', doi: '10.1093/biomet/28.3-4.437' },
	],
	rCall: 'poisson.test(O, r = E)',
	usedFor: 'Centres against what their cases would lead one to expect.',
} as const satisfies MethodEntry;

/** Observed over expected with exact and approximate limits and exact p-values. */
export interface StandardisedEventRatio extends NotEstimable {
	readonly smr: number | null;
	readonly lowerExact: number | null;
	readonly upperExact: number | null;
	readonly lowerByar: number | null;
	readonly upperByar: number | null;
	readonly pExact: number | null;
	readonly pDoubled: number | null;
}

/**
 * Did more events occur than expected?
 *
 * @param observed number of events
 * @param expected number expected, from a model or from standard rates
 * @param confidenceLevel of the two-sided intervals, between 0 and 1
 * @returns ratio, Garwood's and Byar's limits, two-sided exact p and doubled p; nulls and a reason when none are expected
 * @throws RangeError for a negative or fractional count, a negative expectation or an impossible level
 * @see Breslow & Day 1987; R: poisson.test(observed, r = expected)
 */
export function standardisedEventRatio(
	observed: number,
	expected: number,
	confidenceLevel = 0.95,
): StandardisedEventRatio {
	requireCount(observed, 'observed events');
	requireNonNegative(expected, 'expected events');
	requireConfidenceLevel(confidenceLevel);
	if (expected === 0) {
		return {
			smr: null,
			lowerExact: null,
			upperExact: null,
			lowerByar: null,
			upperByar: null,
			pExact: null,
			pDoubled: null,
			notEstimable: 'no events are expected',
		};
	}
	const exact = garwoodLimits(observed, confidenceLevel);
	const byar = byarLimits(observed, confidenceLevel);
	const density = (k: number) => poissonDensity(k, expected);
	const atMost = (k: number) => poissonCdf(k, expected);
	const atLeast = (k: number) => poissonCdf(k - 1, expected, 'upper');
	return {
		smr: observed / expected,
		lowerExact: exact.lower / expected,
		upperExact: exact.upper / expected,
		lowerByar: byar.lower / expected,
		upperByar: byar.upper / expected,
		pExact: minimumLikelihoodP(
			{
				density,
				atMost,
				atLeast,
				mode: Math.floor(expected),
				from: 0,
				to: Number.MAX_SAFE_INTEGER,
			},
			observed,
		),
		pDoubled: Math.min(1, 2 * Math.min(atMost(observed), atLeast(observed))),
	};
}
