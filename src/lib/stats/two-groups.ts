import { requireEvents } from './result.ts';

/**
 * Events and cases of two groups. Group 1 is the treated, exposed or index group, group 0 the reference; differences are
 * 1 minus 0 and ratios 1 over 0. Cases with a missing answer are left out before, and counted elsewhere.
 */
export interface TwoGroups {
	/** Events in group 1. */
	readonly e1: number;
	/** Cases in group 1. */
	readonly n1: number;
	/** Events in group 0. */
	readonly e0: number;
	/** Cases in group 0. */
	readonly n0: number;
}

/** Throws a RangeError unless both groups hold whole numbers with 0 ≤ events ≤ cases. */
export function requireTwoGroups({ e1, n1, e0, n0 }: TwoGroups): void {
	requireEvents(e1, n1, 'events in group 1');
	requireEvents(e0, n0, 'events in group 0');
}

/** Why two groups cannot be compared, or undefined when neither is empty. */
export function emptyGroup({ n1, n0 }: TwoGroups): string | undefined {
	if (n1 === 0 && n0 === 0) return 'there are no cases in either group';
	if (n1 === 0) return 'there are no cases in group 1';
	if (n0 === 0) return 'there are no cases in group 0';
	return undefined;
}
