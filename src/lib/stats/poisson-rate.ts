import type { MethodEntry } from './method-entry.ts';
import { byarLimits, garwoodLimits } from './poisson-limits.ts';
import {
	requireConfidenceLevel,
	requireCount,
	requireNonNegative,
	type NotEstimable,
} from './result.ts';

export const poissonRateMethod = {
	id: 'poisson-rate',
	name: 'Incidence rate with exact interval',
	question: 'How many events occur per unit of time at risk?',
	definition:
		'Events over time at risk, in the unit of the time given. Exact limits are Garwood’s; Byar’s approximation is given beside them and the two are never mixed. Without time at risk there is no answer.',
	formula: 'x/T; χ² quantiles with 2x and 2x + 2 degrees of freedom over 2T',
	references: [
		{ citation: 'Garwood F. Biometrika 1936;28:437-442', doi: '10.1093/biomet/28.3-4.437' },
		{ citation: 'Breslow NE, Day NE. Statistical Methods in Cancer Research II. IARC 1987, p. 69' },
	],
	rCall: 'poisson.test(x, T)',
	usedFor: 'First events per 1,000 ECMO-hours.',
} as const satisfies MethodEntry;

/** A rate with exact and approximate limits, per unit of the person-time given. */
export interface PoissonRate extends NotEstimable {
	readonly rate: number | null;
	readonly lowerExact: number | null;
	readonly upperExact: number | null;
	readonly lowerByar: number | null;
	readonly upperByar: number | null;
}

/**
 * How many events occur per unit of time at risk?
 *
 * @param events number of events
 * @param personTime time at risk, in any unit; the rate is per that unit
 * @param confidenceLevel of the two-sided intervals, between 0 and 1
 * @returns rate with Garwood's and Byar's limits; nulls and a reason without time at risk
 * @throws RangeError for a negative or fractional count, negative time or an impossible level
 * @see Garwood 1936; R: poisson.test(events, personTime)
 */
export function poissonRate(
	events: number,
	personTime: number,
	confidenceLevel = 0.95,
): PoissonRate {
	requireCount(events, 'events');
	requireNonNegative(personTime, 'person-time');
	requireConfidenceLevel(confidenceLevel);
	if (personTime === 0) {
		return {
			rate: null,
			lowerExact: null,
			upperExact: null,
			lowerByar: null,
			upperByar: null,
			notEstimable: 'there is no time at risk',
		};
	}
	const exact = garwoodLimits(events, confidenceLevel);
	const byar = byarLimits(events, confidenceLevel);
	return {
		rate: events / personTime,
		lowerExact: exact.lower / personTime,
		upperExact: exact.upper / personTime,
		lowerByar: byar.lower / personTime,
		upperByar: byar.upper / personTime,
	};
}
