import type { MethodEntry } from './method-entry.ts';
import { newcombeDifference } from './newcombe-difference.ts';
import type { Interval, NotEstimable } from './result.ts';
import type { TwoGroups } from './two-groups.ts';
import { waldDifference } from './wald-difference.ts';

export const numberNeededToTreatMethod = {
	id: 'number-needed-to-treat',
	name: 'Number needed to treat',
	question:
		'How many would have to be in one group instead of the other for one more, or one fewer, event?',
	definition:
		'1 over the risk difference, called to benefit (NNTB) or to harm (NNTH) by its sign. When the interval of the difference contains 0 the interval of the number runs from an NNTB limit through infinity to an NNTH limit (Altman) and is never written as running from a negative to a positive number. The limits are those of the Newcombe interval unless Wald is asked for, which gives none where its standard error is 0. Not rounded.',
	references: [
		{ citation: 'Altman DG. BMJ 1998;317:1309-1312', doi: '10.1136/bmj.317.7168.1309' },
		{
			citation: 'Bender R. Control Clin Trials 2001;22:102-110',
			doi: '10.1016/S0197-2456(00)00134-3',
		},
	],
	rCall: '1 / abs(rd) # rd and its limits: Epi::ci.pd(e1, e0, n1 - e1, n0 - e0, method = "Nc")',
	usedFor: 'Comparisons of two cohorts; an association, not an effect, unless the design says so.',
} as const satisfies MethodEntry;

/** A number needed to treat in Altman's form; which limits exist depends on `ciKind`. */
export interface NumberNeededToTreat extends NotEstimable {
	/** 1/|risk difference|; Infinity when it is 0. */
	readonly estimate: number | null;
	/** Whether group 1 fares better (`NNTB`), worse (`NNTH`) or the same (`none`). */
	readonly direction: 'NNTB' | 'NNTH' | 'none' | null;
	/** Whether the interval lies on one side or runs through infinity. */
	readonly ciKind: 'benefit' | 'harm' | 'through-infinity' | null;
	/** The smallest number to benefit in the interval. */
	readonly nntbLimit: number | null;
	/** The largest number to benefit; only when the interval lies on that side. */
	readonly nntbLimitFar: number | null;
	/** The smallest number to harm in the interval. */
	readonly nnthLimit: number | null;
	/** The largest number to harm; only when the interval lies on that side. */
	readonly nnthLimitFar: number | null;
}

/** Which interval of the difference to use, and whether the event counted is wanted. */
export interface NumberNeededToTreatOptions {
	readonly confidenceLevel?: number;
	readonly rdMethod?: 'newcombe' | 'wald';
	/** `good` (survival): a higher share in group 1 is a benefit. `bad` (death): a lower one is. */
	readonly eventIs?: 'good' | 'bad';
}

/**
 * How many in group 1 instead of group 0 for one more or one fewer event?
 *
 * @param groups events and cases of both groups
 * @param options confidence level (0.95), interval of the difference (`newcombe`), and whether the event is `good`
 * @returns the number, its direction and its limits in Altman's form; nulls and a reason when a group is empty
 * @throws RangeError for impossible counts or an impossible level
 * @see Altman 1998; Bender 2001
 */
export function numberNeededToTreat(
	groups: TwoGroups,
	options: NumberNeededToTreatOptions = {},
): NumberNeededToTreat {
	const { confidenceLevel = 0.95, rdMethod = 'newcombe', eventIs = 'good' } = options;
	const difference: Interval & { readonly notInformative?: string } =
		rdMethod === 'newcombe'
			? newcombeDifference(groups, confidenceLevel)
			: waldDifference(groups, confidenceLevel);
	const { estimate, lower, upper, notInformative } = difference;
	const none = { nntbLimit: null, nntbLimitFar: null, nnthLimit: null, nnthLimitFar: null };
	if (estimate === null || lower === null || upper === null) {
		const notEstimable = difference.notEstimable ?? 'the risk difference has no interval';
		return { estimate: null, direction: null, ciKind: null, ...none, notEstimable };
	}
	const [benefit, low, high] =
		eventIs === 'good' ? [estimate, lower, upper] : [-estimate, -upper, -lower];
	const answer = {
		estimate: 1 / Math.abs(benefit),
		direction: benefit > 0 ? 'NNTB' : benefit < 0 ? 'NNTH' : 'none',
	} as const;
	if (notInformative !== undefined) {
		return { ...answer, ciKind: null, ...none, notEstimable: notInformative };
	}
	const ciKind = low > 0 ? 'benefit' : high < 0 ? 'harm' : 'through-infinity';
	return {
		...answer,
		ciKind,
		nntbLimit: high > 0 ? 1 / high : null,
		nntbLimitFar: ciKind === 'benefit' ? 1 / low : null,
		nnthLimit: low < 0 ? -1 / low : null,
		nnthLimitFar: ciKind === 'harm' ? -1 / high : null,
	};
}
