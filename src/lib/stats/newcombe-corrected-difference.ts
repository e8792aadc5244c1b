import type { MethodEntry } from './method-entry.ts';
import { hybridDifference, type RiskDifference } from './newcombe-difference.ts';
import type { TwoGroups } from './two-groups.ts';
import { wilsonCorrected } from './wilson-corrected.ts';

export const newcombeCorrectedMethod = {
	id: 'newcombe-cc',
	name: 'Newcombe interval with continuity correction',
	question:
		'How far apart are two risks, with a wider interval that almost never covers too little?',
	definition:
		'As the Newcombe interval, built from Wilson limits with the full continuity correction.',
	references: [
		{
			citation: 'Newcombe RG. Stat Med 1998;17:873-890, method 11',
			doi: '10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I',
		},
	],
	rCall: 'DescTools::BinomDiffCI(e1, n1, e0, n0, method = "scorecc")',
	usedFor: 'Sensitivity checks of the Newcombe interval.',
} as const satisfies MethodEntry;

/**
 * How far apart are the risks of two groups? Newcombe's hybrid interval from continuity-corrected Wilson limits.
 *
 * @param groups events and cases of both groups
 * @param confidenceLevel of the two-sided interval, between 0 and 1
 * @returns estimate p1 − p0, limits within [−1, 1], both risks; nulls and a reason when a group is empty
 * @throws RangeError for impossible counts or an impossible level
 * @see Newcombe 1998 method 11
 */
export function newcombeCorrectedDifference(
	groups: TwoGroups,
	confidenceLevel = 0.95,
): RiskDifference {
	const { lower, upper, ...rest } = hybridDifference(groups, (x, n) =>
		wilsonCorrected(x, n, confidenceLevel),
	);
	return {
		...rest,
		lower: lower === null ? null : Math.max(-1, lower),
		upper: upper === null ? null : Math.min(1, upper),
	};
}
