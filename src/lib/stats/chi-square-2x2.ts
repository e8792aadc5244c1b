import { chiSquareCdf } from './distributions/chi-square.ts';
import type { MethodEntry } from './method-entry.ts';
import type { NotEstimable } from './result.ts';
import { emptyGroup, requireTwoGroups, type TwoGroups } from './two-groups.ts';

export const chiSquare2x2Method = {
	id: 'chi-square-2x2',
	name: 'Chi-square test of two proportions',
	question: 'Could a difference between two proportions as large as this be chance?',
	definition:
		'Pearson’s chi-square of the 2 × 2 table with 1 degree of freedom, without correction and with Yates’s, which takes at most ½ off each |observed − expected|. φ is the root of chi-square over N with the sign of the difference. With an empty row or column there is no test.',
	formula: 'Σ (O − E)²/E',
	references: [
		{
			citation: 'Pearson K. Philos Mag 1900;50:157-175',
			doi: '10.1080/14786440009463897',
		},
		{ citation: 'Yates F. Suppl J R Stat Soc 1934;1:217-235', doi: '10.2307/2983604' },
	],
	rCall: 'chisq.test(table, correct = FALSE)',
	usedFor: 'Tests of two proportions.',
} as const satisfies MethodEntry;

/** Pearson's chi-square of a 2 × 2 table, without and with Yates's correction. */
export interface ChiSquare2x2 extends NotEstimable {
	readonly chisq: number | null;
	readonly df: number;
	readonly p: number | null;
	readonly chisqYates: number | null;
	readonly pYates: number | null;
	/** √(chisq/N) with the sign of p1 − p0. */
	readonly phi: number | null;
}

/**
 * Could the difference between two proportions be chance? Pearson's chi-square test.
 *
 * @param groups events and cases of both groups
 * @returns statistics and p-values, without and with Yates's correction; nulls and a reason when a margin is 0
 * @throws RangeError for impossible counts
 * @see Pearson 1900; Yates 1934; R: chisq.test(table, correct = FALSE) and correct = TRUE
 */
export function chiSquare2x2(groups: TwoGroups): ChiSquare2x2 {
	requireTwoGroups(groups);
	const { e1, n1, e0, n0 } = groups;
	const total = n1 + n0;
	const events = e1 + e0;
	if (n1 === 0 || n0 === 0 || events === 0 || events === total) {
		const notEstimable =
			emptyGroup(groups) ?? (events === 0 ? 'nobody had the event' : 'everybody had the event');
		return { chisq: null, df: 1, p: null, chisqYates: null, pYates: null, phi: null, notEstimable };
	}
	// |O − E| is the same in all four cells, and exact in whole numbers before the division.
	const excess = (e1 * n0 - e0 * n1) / total;
	const inverse = (total / n1) * (total / n0) * (1 / events + 1 / (total - events));
	const chisq = excess * excess * inverse;
	const corrected = Math.abs(excess) - Math.min(0.5, Math.abs(excess));
	const chisqYates = corrected * corrected * inverse;
	return {
		chisq,
		df: 1,
		p: chiSquareCdf(chisq, 1, 'upper'),
		chisqYates,
		pYates: chiSquareCdf(chisqYates, 1, 'upper'),
		phi: Math.sign(excess) * Math.sqrt(chisq / total),
	};
}
