import { normalCritical } from './distributions/normal.ts';
import type { MethodEntry } from './method-entry.ts';
import { noCases, requireConfidenceLevel, requireEvents, type Interval } from './result.ts';

export const waldMethod = {
	id: 'wald',
	name: 'Wald interval for a proportion',
	question: 'What does the textbook formula say, for comparison only?',
	definition:
		'Estimate plus and minus z standard errors, clipped to 0–1. It covers too little for small n and collapses to a point at 0 and n events, so no page uses it for a conclusion.',
	formula: 'p ± z √(p(1 − p)/n)',
	references: [
		{
			citation: 'Brown LD, Cai TT, DasGupta A. Stat Sci 2001;16:101-133',
			doi: '10.1214/ss/1009213286',
		},
	],
	rCall: 'p + c(-1, 1) * qnorm(0.975) * sqrt(p * (1 - p) / n)',
	usedFor: 'Comparison of interval methods.',
} as const satisfies MethodEntry;

/**
 * What does the textbook interval of a proportion say? For comparison only: it covers too little.
 *
 * @param x cases with the event
 * @param n cases in all, those with a missing answer left out
 * @param confidenceLevel of the two-sided interval, between 0 and 1
 * @returns estimate x/n and limits clipped to [0, 1]; nulls and a reason when n = 0
 * @throws RangeError for impossible counts or an impossible level
 * @see Brown, Cai & DasGupta 2001
 */
export function wald(x: number, n: number, confidenceLevel = 0.95): Interval {
	requireEvents(x, n);
	requireConfidenceLevel(confidenceLevel);
	if (n === 0) return noCases;
	const p = x / n;
	const reach = normalCritical(confidenceLevel) * Math.sqrt((p * (1 - p)) / n);
	return { estimate: p, lower: Math.max(0, p - reach), upper: Math.min(1, p + reach) };
}
