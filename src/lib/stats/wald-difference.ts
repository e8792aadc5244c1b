import { normalCritical } from './distributions/normal.ts';
import type { MethodEntry } from './method-entry.ts';
import { requireConfidenceLevel, type Interval } from './result.ts';
import { emptyGroup, requireTwoGroups, type TwoGroups } from './two-groups.ts';

export const waldDifferenceMethod = {
	id: 'wald-difference',
	name: 'Wald interval for a risk difference',
	question: 'How far apart are two risks by the textbook formula, for comparison only?',
	definition:
		'Difference plus and minus z unpooled standard errors. When both groups are all events or all non-events the standard error is 0 and the interval a point that says nothing; the result then carries a note. Limits are given unclipped and clipped to −1 to 1.',
	formula: 'p1 − p0 ± z √(p1(1 − p1)/n1 + p0(1 − p0)/n0)',
	references: [
		{
			citation: 'Newcombe RG. Stat Med 1998;17:873-890, method 1',
			doi: '10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I',
		},
	],
	rCall: 'prop.test(c(e1, e0), c(n1, n0), correct = FALSE)$conf.int',
	usedFor: 'Comparison of interval methods.',
} as const satisfies MethodEntry;

/** A Wald interval of a difference, unclipped and clipped to [−1, 1], with its standard error. */
export interface WaldDifference extends Interval {
	readonly se: number | null;
	readonly lowerClipped: number | null;
	readonly upperClipped: number | null;
	/** Set when the standard error is 0, so that the interval is a point and must not be read as certainty. */
	readonly notInformative?: string;
}

/**
 * How far apart are the risks of two groups? The Wald interval of p1 − p0, unpooled, for comparison only.
 *
 * @param groups events and cases of both groups
 * @param confidenceLevel of the two-sided interval, between 0 and 1
 * @returns estimate, standard error, limits unclipped and clipped; nulls and a reason when a group is empty
 * @throws RangeError for impossible counts or an impossible level
 * @see Newcombe 1998 method 1; R: prop.test(c(e1, e0), c(n1, n0), correct = FALSE)
 */
export function waldDifference(groups: TwoGroups, confidenceLevel = 0.95): WaldDifference {
	requireTwoGroups(groups);
	requireConfidenceLevel(confidenceLevel);
	const notEstimable = emptyGroup(groups);
	if (notEstimable !== undefined) {
		return {
			estimate: null,
			se: null,
			lower: null,
			upper: null,
			lowerClipped: null,
			upperClipped: null,
			notEstimable,
		};
	}
	const { e1, n1, e0, n0 } = groups;
	const p1 = e1 / n1;
	const p0 = e0 / n0;
	const estimate = p1 - p0;
	const se = Math.sqrt((p1 * (1 - p1)) / n1 + (p0 * (1 - p0)) / n0);
	const reach = normalCritical(confidenceLevel) * se;
	return {
		estimate,
		se,
		lower: estimate - reach,
		upper: estimate + reach,
		lowerClipped: Math.max(-1, estimate - reach),
		upperClipped: Math.min(1, estimate + reach),
		...(se === 0 && { notInformative: 'the standard error is 0: use a score interval' }),
	};
}
