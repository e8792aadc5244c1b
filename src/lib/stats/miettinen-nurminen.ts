import { normalCritical } from './distributions/normal.ts';
import { solveIncreasing } from './distributions/solve-increasing.ts';
import type { MethodEntry } from './method-entry.ts';
import { requireConfidenceLevel, type Interval } from './result.ts';
import { emptyGroup, requireTwoGroups, type TwoGroups } from './two-groups.ts';

export const miettinenNurminenMethod = {
	id: 'miettinen-nurminen',
	name: 'Miettinen-Nurminen interval for a risk difference',
	question: 'Which differences between two risks would a score test not reject?',
	definition:
		'Inverts the score test: for each difference d the two risks are estimated under p1 − p0 = d, and d is in the interval if the distance of the observed difference is at most z of its standard errors, whose variance carries the factor N/(N − 1). Without that factor it is Mee’s interval.',
	references: [
		{
			citation: 'Miettinen O, Nurminen M. Stat Med 1985;4:213-226',
			doi: '10.1002/sim.4780040211',
		},
	],
	rCall: 'DescTools::BinomDiffCI(e1, n1, e0, n0, method = "mn")',
	usedFor: 'Sensitivity checks of the Newcombe interval.',
} as const satisfies MethodEntry;

/**
 * How far apart are the risks of two groups? The score interval of p1 − p0 with the factor N/(N − 1).
 *
 * @param groups events and cases of both groups
 * @param confidenceLevel of the two-sided interval, between 0 and 1
 * @returns estimate and limits within [−1, 1]; nulls and a reason when a group is empty
 * @throws RangeError for impossible counts or an impossible level
 * @see Miettinen & Nurminen 1985
 */
export function miettinenNurminen(groups: TwoGroups, confidenceLevel = 0.95): Interval {
	requireTwoGroups(groups);
	requireConfidenceLevel(confidenceLevel);
	const notEstimable = emptyGroup(groups);
	if (notEstimable !== undefined) {
		return { estimate: null, lower: null, upper: null, notEstimable };
	}
	const { e1, n1, e0, n0 } = groups;
	const estimate = e1 / n1 - e0 / n0;
	// Non-events have the mirrored interval; the rarer of the two keeps more digits.
	if (2 * (e1 + e0) > n1 + n0) {
		const other = scoreLimits({ e1: n1 - e1, n1, e0: n0 - e0, n0 }, confidenceLevel);
		return { estimate, lower: 0 - other.upper, upper: 0 - other.lower };
	}
	return { estimate, ...scoreLimits(groups, confidenceLevel) };
}

function scoreLimits(groups: TwoGroups, confidenceLevel: number): { lower: number; upper: number } {
	const { e1, n1, e0, n0 } = groups;
	const observed = e1 / n1 - e0 / n0;
	const z = normalCritical(confidenceLevel);
	const factor = (n1 + n0) / (n1 + n0 - 1);
	/** The observed difference's distance below d in standard errors, rising in d, and roughly its slope. */
	const distance = (d: number): readonly [number, number] => {
		const [p1, p0] = constrainedRisks(groups, d);
		const se = Math.sqrt(factor * ((p1 * (1 - p1)) / n1 + (p0 * (1 - p0)) / n0));
		return [(d - observed) / se, 1 / se];
	};
	const limit = (goal: number, from: number, to: number) =>
		solveIncreasing(
			(d) => {
				const [value, slope] = distance(d);
				return [value - goal, slope];
			},
			from,
			to,
		);
	return {
		lower: observed === -1 ? -1 : limit(-z, -1, observed),
		upper: observed === 1 ? 1 : limit(z, observed, 1),
	};
}

/** The maximum likelihood risks of both groups given that they differ by d. */
function constrainedRisks({ e1, n1, e0, n0 }: TwoGroups, d: number): readonly [number, number] {
	// Solve for the lower of the two risks, so that neither is a difference of near equals.
	if (d < 0) {
		const p1 = lowerRisk(e1, n1, e0, n0, -d);
		return [p1, p1 - d];
	}
	const p0 = lowerRisk(e0, n0, e1, n1, d);
	return [p0 + d, p0];
}

/** The risk r of the first group that makes its own and the second's counts likeliest, the second's being r + gap. */
function lowerRisk(x: number, n: number, y: number, m: number, gap: number): number {
	const top = 1 - gap;
	if (top <= 0) return 0;
	/** Minus the score, which rises in r; terms without cases are left out, being 0/0 at the ends. */
	const slopeOfLoss = (r: number): readonly [number, number] => {
		let value = 0;
		let slope = 0;
		const add = (count: number, at: number, sign: 1 | -1) => {
			if (count === 0) return;
			value -= (sign * count) / at;
			slope += count / at / at;
		};
		add(x, r, 1);
		add(n - x, 1 - r, -1);
		add(y, r + gap, 1);
		add(m - y, top - r, -1);
		return [value, slope];
	};
	if (slopeOfLoss(0)[0] >= 0) return 0;
	if (slopeOfLoss(top)[0] <= 0) return top;
	return solveIncreasing(slopeOfLoss, 0, top, Math.min((x + y) / (n + m), top / 2));
}
