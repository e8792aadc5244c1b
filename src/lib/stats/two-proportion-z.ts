import { normalCdf } from './distributions/normal.ts';
import type { MethodEntry } from './method-entry.ts';
import type { NotEstimable } from './result.ts';
import { emptyGroup, requireTwoGroups, type TwoGroups } from './two-groups.ts';

export const twoProportionZMethod = {
	id: 'two-proportion-z',
	name: 'z test of two proportions',
	question:
		'Could a difference between two proportions as large as this be chance, and which way does it go?',
	definition:
		'The difference over its pooled standard error; its square is the uncorrected chi-square. With an empty group, or when nobody or everybody had the event, there is no test.',
	formula: '(p1 − p0)/√(p̄(1 − p̄)(1/n1 + 1/n0))',
	references: [
		{
			citation:
				'Fleiss JL, Levin B, Paik MC. Statistical Methods for Rates and Proportions, 3rd ed., 2003, ch. 3',
		},
	],
	rCall: 'prop.test(c(e1, e0), c(n1, n0), correct = FALSE)',
	usedFor: 'Tests of two proportions.',
} as const satisfies MethodEntry;

/**
 * Could the difference between two proportions be chance? The z test with pooled standard error.
 *
 * @param groups events and cases of both groups
 * @returns z, positive when group 1 has the higher share, and its two-sided p; nulls and a reason without a test
 * @throws RangeError for impossible counts
 * @see R: prop.test(c(e1, e0), c(n1, n0), correct = FALSE), whose X-squared is z²
 */
export function twoProportionZ(
	groups: TwoGroups,
): NotEstimable & { readonly z: number | null; readonly p: number | null } {
	requireTwoGroups(groups);
	const { e1, n1, e0, n0 } = groups;
	const events = e1 + e0;
	const total = n1 + n0;
	if (n1 === 0 || n0 === 0 || events === 0 || events === total) {
		const notEstimable =
			emptyGroup(groups) ?? (events === 0 ? 'nobody had the event' : 'everybody had the event');
		return { z: null, p: null, notEstimable };
	}
	const pooled = events / total;
	const se = Math.sqrt(pooled * ((total - events) / total) * (1 / n1 + 1 / n0));
	// p1 − p0 over a common denominator is exact in whole numbers.
	const z = (e1 * n0 - e0 * n1) / n1 / n0 / se;
	return { z, p: 2 * normalCdf(-Math.abs(z)) };
}
