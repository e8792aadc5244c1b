import { normalCdf, normalQuantile } from './distributions/normal.ts';
import { solveIncreasing } from './distributions/solve-increasing.ts';
import type { MethodEntry } from './method-entry.ts';
import { requireNonNegative, requireProbability, type NotEstimable } from './result.ts';

export const powerMethod = {
	id: 'power-two-proportions',
	name: 'Sample size and power for two proportions',
	question:
		'How many cases in each group would it take to see such a difference, or how likely is it to be seen?',
	definition:
		'Normal approximation with pooled variance under no difference and without continuity correction, groups of equal size. n is the exact real number a group; round up. Strict power adds the chance of a significant result the wrong way. Without a difference no number is enough.',
	formula: 'power = Φ((√n |p1 − p2| − z √(2p̄(1 − p̄)))/√(p1q1 + p2q2))',
	references: [
		{ citation: 'Fleiss JL. Statistical Methods for Rates and Proportions, 2nd ed., 1981, ch. 3' },
	],
	rCall: 'power.prop.test(n, p1, p2, sig.level = 0.05)',
	usedFor: 'The lesson on what a trial can see.',
} as const satisfies MethodEntry;

/** The design: two true shares, significance level, sides, and whether results the wrong way count. */
export interface TwoProportionDesign {
	readonly p1: number;
	readonly p2: number;
	/** Significance level; 0.05 if left out. */
	readonly alpha?: number;
	readonly sides?: 'two.sided' | 'one.sided';
	/** Count significant results in the wrong direction, too; two-sided only. */
	readonly strict?: boolean;
}

function shifts(design: TwoProportionDesign) {
	const { p1, p2, alpha = 0.05, sides = 'two.sided', strict = false } = design;
	requireProbability(p1, 'p1');
	requireProbability(p2, 'p2');
	if (!(alpha > 0 && alpha < 1)) {
		throw new RangeError(`significance level must lie between 0 and 1, got ${alpha}`);
	}
	const mean = (p1 + p2) / 2;
	return {
		difference: Math.abs(p1 - p2),
		threshold:
			normalQuantile(sides === 'two.sided' ? alpha / 2 : alpha, 'upper') *
			Math.sqrt(2 * mean * (1 - mean)),
		sd: Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2)),
		bothTails: strict && sides === 'two.sided',
	};
}

/**
 * How likely is a significant result with n cases in each group?
 *
 * @param design true shares, level, sides and strictness
 * @param n cases in each group, whole or not
 * @returns the power; null and a reason when neither group can vary
 * @throws RangeError for impossible shares, level or n
 * @see Fleiss 1981; R: power.prop.test(n, p1, p2, strict)
 */
export function powerTwoProportions(
	design: TwoProportionDesign,
	n: number,
): NotEstimable & { readonly power: number | null } {
	requireNonNegative(n, 'cases in each group');
	const { difference, threshold, sd, bothTails } = shifts(design);
	if (sd === 0) return { power: null, notEstimable: 'shares of 0 and 1 leave nothing to chance' };
	const shift = Math.sqrt(n) * difference;
	const right = normalCdf((shift - threshold) / sd);
	return { power: bothTails ? right + normalCdf((shift + threshold) / sd, 'upper') : right };
}

/**
 * How many cases in each group give the power asked for?
 *
 * @param design true shares, level, sides and strictness
 * @param power chance of a significant result, between 0 and 1
 * @returns the exact number a group and the number rounded up; nulls and a reason when no number gives it
 * @throws RangeError for impossible shares, level or power
 * @see Fleiss 1981; R: power.prop.test(p1, p2, power, strict)
 */
export function sampleSizeTwoProportions(
	design: TwoProportionDesign,
	power: number,
): NotEstimable & { readonly n: number | null; readonly nCeil: number | null } {
	if (!(power > 0 && power < 1)) {
		throw new RangeError(`power must lie between 0 and 1, got ${power}`);
	}
	const { difference, threshold, sd, bothTails } = shifts(design);
	if (difference === 0) {
		return { n: null, nCeil: null, notEstimable: 'without a difference no number is enough' };
	}
	const root = (threshold + normalQuantile(power) * sd) / difference;
	if (root <= 0) {
		return { n: null, nCeil: null, notEstimable: 'so little power is there with any number' };
	}
	// The wrong tail only adds power, so the strict number is at most the plain one.
	const n =
		bothTails && sd > 0
			? solveIncreasing(
					(size) => [(powerTwoProportions(design, size).power ?? NaN) - power, NaN],
					0,
					root * root,
				)
			: root * root;
	return { n, nCeil: Math.ceil(n) };
}
