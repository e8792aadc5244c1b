import { normalCritical } from './distributions/normal.ts';
import type { MethodEntry } from './method-entry.ts';
import { noCases, requireConfidenceLevel, requireEvents, type Interval } from './result.ts';

export const agrestiCoullMethod = {
	id: 'agresti-coull',
	name: 'Agresti-Coull interval',
	question: 'What share had the event, by a rule simple enough for pencil and paper?',
	definition:
		'z²/2 events and z²/2 non-events are added, then the plain formula is used. The centre is the shrunken share, the estimate stays x/n; limits are clipped to 0–1, the unclipped ones are kept apart.',
	formula: 'p̃ ± z √(p̃(1 − p̃)/ñ), ñ = n + z², p̃ = (x + z²/2)/ñ',
	references: [
		{
			citation: 'Agresti A, Coull BA. Am Stat 1998;52:119-126',
			doi: '10.1080/00031305.1998.10480550',
		},
	],
	rCall: 'binom::binom.confint(x, n, methods = "agresti-coull")',
	usedFor: 'Comparison of interval methods.',
} as const satisfies MethodEntry;

/** An Agresti-Coull interval with its centre and its limits before clipping. */
export interface AgrestiCoull extends Interval {
	readonly center: number | null;
	readonly lowerUnclipped: number | null;
	readonly upperUnclipped: number | null;
}

/**
 * What share had the event? The adjusted Wald interval.
 *
 * @param x cases with the event
 * @param n cases in all, those with a missing answer left out
 * @param confidenceLevel of the two-sided interval, between 0 and 1
 * @returns estimate x/n, shrunken centre, limits clipped to [0, 1] and unclipped; nulls and a reason when n = 0
 * @throws RangeError for impossible counts or an impossible level
 * @see Agresti & Coull 1998; R: binom::binom.confint(x, n, methods = "agresti-coull")
 */
export function agrestiCoull(x: number, n: number, confidenceLevel = 0.95): AgrestiCoull {
	requireEvents(x, n);
	requireConfidenceLevel(confidenceLevel);
	if (n === 0) return { ...noCases, center: null, lowerUnclipped: null, upperUnclipped: null };
	const z = normalCritical(confidenceLevel);
	const size = n + z * z;
	const center = (x + (z * z) / 2) / size;
	const reach = z * Math.sqrt((center * (1 - center)) / size);
	return {
		estimate: x / n,
		center,
		lower: Math.max(0, center - reach),
		upper: Math.min(1, center + reach),
		lowerUnclipped: center - reach,
		upperUnclipped: center + reach,
	};
}
