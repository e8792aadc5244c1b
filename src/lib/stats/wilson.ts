import { normalCritical } from './distributions/normal.ts';
import type { MethodEntry } from './method-entry.ts';
import { noCases, requireConfidenceLevel, requireEvents, type Interval } from './result.ts';

export const wilsonMethod = {
	id: 'wilson',
	name: 'Wilson interval for a proportion',
	question: 'What share had the event, and how far off could that be?',
	definition:
		'The estimate is x/n. The interval holds every true share that a score test at the level would not reject; it never leaves 0–1, is not symmetric about the estimate and needs no continuity correction. With n = 0 there is no answer.',
	formula: '(x + z²/2 ± z √(x(n − x)/n + z²/4)) / (n + z²)',
	references: [
		{
			citation: 'Wilson EB. J Am Stat Assoc 1927;22:209-212',
			doi: '10.1080/01621459.1927.10502953',
		},
		{
			citation: 'Newcombe RG. Stat Med 1998;17:857-872, method 3',
			doi: '10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E',
		},
	],
	rCall: 'prop.test(x, n, correct = FALSE)$conf.int',
	usedFor: 'Every percentage with an interval.',
} as const satisfies MethodEntry;

/**
 * What share had the event, and how far off could that be? The score interval without continuity correction.
 *
 * @param x cases with the event
 * @param n cases in all; cases with a missing answer are left out before, and counted elsewhere
 * @param confidenceLevel of the two-sided interval, between 0 and 1
 * @returns estimate x/n and limits, all within [0, 1]; nulls and a reason when n = 0
 * @throws RangeError for anything but whole numbers with 0 ≤ x ≤ n, or an impossible level
 * @see Wilson 1927; Newcombe 1998 method 3; R: prop.test(x, n, correct = FALSE)
 */
export function wilson(x: number, n: number, confidenceLevel = 0.95): Interval {
	requireEvents(x, n);
	requireConfidenceLevel(confidenceLevel);
	if (n === 0) return noCases;
	const z = normalCritical(confidenceLevel);
	const centre = x + (z * z) / 2;
	const reach = z * Math.sqrt((x * (n - x)) / n + (z * z) / 4);
	return {
		estimate: x / n,
		// (x + z²/2 − reach)/(n + z²) without the difference of near equals: the product of both limits is x²/(n(n + z²)).
		lower: x === 0 ? 0 : (x * x) / (n * (centre + reach)),
		upper: x === n ? 1 : (centre + reach) / (n + z * z),
	};
}
