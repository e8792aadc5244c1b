import type { MethodEntry } from './method-entry.ts';
import type { Interval } from './result.ts';
import { emptyGroup, requireTwoGroups, type TwoGroups } from './two-groups.ts';
import { wilson } from './wilson.ts';

export const newcombeMethod = {
	id: 'newcombe',
	name: 'Newcombe interval for a risk difference',
	question: 'How many percentage points lie between two groups, and how far off could that be?',
	definition:
		'The estimate is p1 − p0. Each limit joins the distance from each estimate to its own Wilson limit: in the direction of the limit for one group, against it for the other. No continuity correction. It stays within −1 to 1 and does not collapse when a group has no events. With an empty group there is no answer.',
	formula: 'd − √((p1 − l1)² + (u0 − p0)²) to d + √((u1 − p1)² + (p0 − l0)²)',
	references: [
		{
			citation: 'Newcombe RG. Stat Med 1998;17:873-890, method 10',
			doi: '10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I',
		},
	],
	rCall: 'Epi::ci.pd(e1, e0, n1 - e1, n0 - e0, method = "Nc")',
	usedFor: 'Differences of two percentages, and numbers needed to treat.',
} as const satisfies MethodEntry;

/** A risk difference with the two risks it came from. */
export interface RiskDifference extends Interval {
	readonly p1: number | null;
	readonly p0: number | null;
}

/**
 * How far apart are the risks of two groups? Newcombe's hybrid score interval of p1 − p0.
 *
 * @param groups events and cases of both groups
 * @param confidenceLevel of the two-sided interval, between 0 and 1
 * @returns estimate and limits within [−1, 1], and both risks; nulls and a reason when a group is empty
 * @throws RangeError for impossible counts or an impossible level
 * @see Newcombe 1998 method 10; R: Epi::ci.pd(method = "Nc")
 */
export function newcombeDifference(groups: TwoGroups, confidenceLevel = 0.95): RiskDifference {
	return hybridDifference(groups, (x, n) => wilson(x, n, confidenceLevel));
}

/** Newcombe's square-and-add of the limits of two single proportions, for whatever interval `limitsOf` gives. */
export function hybridDifference(
	groups: TwoGroups,
	limitsOf: (x: number, n: number) => Interval,
): RiskDifference {
	requireTwoGroups(groups);
	const one = limitsOf(groups.e1, groups.n1);
	const zero = limitsOf(groups.e0, groups.n0);
	const { estimate: p1, lower: l1, upper: u1 } = one;
	const { estimate: p0, lower: l0, upper: u0 } = zero;
	if (p1 === null || l1 === null || u1 === null || p0 === null || l0 === null || u0 === null) {
		const reason = emptyGroup(groups) ?? 'a group has no interval';
		return { estimate: null, lower: null, upper: null, p1, p0, notEstimable: reason };
	}
	const estimate = p1 - p0;
	return {
		estimate,
		lower: estimate - Math.hypot(p1 - l1, u0 - p0),
		upper: estimate + Math.hypot(u1 - p1, p0 - l0),
		p1,
		p0,
	};
}
