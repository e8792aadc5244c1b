import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { MethodEntry } from './method-entry.ts';
import {
	requireCount,
	requireFinite,
	requireNonNegative,
	requireProbability,
	requireSameLength,
	type NotEstimable,
} from './result.ts';
import { sumOf } from './strata.ts';

export const standardisedDifferenceMethod = {
	id: 'standardised-difference',
	name: 'Standardised mean difference',
	question:
		'How unlike are two groups in one characteristic, in a unit that does not grow with their size?',
	definition:
		'Difference of means over the root of the mean of both variances (not Cohen’s pooled standard deviation); for shares p(1 − p) is the variance, for categories the Mahalanobis distance of the shares with the first level dropped, a generalised inverse where levels are empty. With weights the means are weighted, and the denominator is that of the unweighted groups, or weighted in one of two ways. 0 when neither group varies and they are equal; no answer when they differ without varying, or when a group of one has no variance.',
	formula: '(m1 − m0)/√((s1² + s0²)/2)',
	references: [
		{ citation: 'Austin PC. Stat Med 2009;28:3083-3107', doi: '10.1002/sim.3697' },
		{ citation: 'Yang D, Dalton JE. SAS Global Forum 2012, paper 335' },
		{ citation: 'Austin PC, Stuart EA. Stat Med 2015;34:3661-3679', doi: '10.1002/sim.6607' },
	],
	rCall: 'cobalt::bal.tab(treat ~ x, s.d.denom = "pooled")',
	usedFor: 'Balance of two cohorts before and after adjustment.',
} as const satisfies MethodEntry;

/** Mean and variance of one group. */
export interface GroupMoments {
	readonly mean: number;
	readonly variance: number;
}

/** A standardised difference: null and a reason where the groups differ but do not vary. */
export interface StandardisedDifference extends NotEstimable {
	readonly smd: number | null;
}

/**
 * How unlike are two groups in a measurement, from their means and variances?
 *
 * @param one mean and variance (n − 1) of group 1
 * @param zero those of group 0
 * @returns (m1 − m0) over the root of the mean variance
 * @throws RangeError for a mean that is no number or a negative variance
 * @see Austin 2009
 */
export function differenceOfMeans(one: GroupMoments, zero: GroupMoments): StandardisedDifference {
	requireFinite(one.mean, 'mean of group 1');
	requireFinite(zero.mean, 'mean of group 0');
	requireNonNegative(one.variance, 'variance of group 1');
	requireNonNegative(zero.variance, 'variance of group 0');
	return standardised(one.mean - zero.mean, (one.variance + zero.variance) / 2);
}

/**
 * How unlike are two groups in a share?
 *
 * @param p1 share in group 1
 * @param p0 share in group 0
 * @returns (p1 − p0) over the root of the mean of p(1 − p)
 * @throws RangeError for a share outside [0, 1]
 * @see Austin 2009
 */
export function differenceOfShares(p1: number, p0: number): StandardisedDifference {
	requireProbability(p1, 'share in group 1');
	requireProbability(p0, 'share in group 0');
	return standardised(p1 - p0, (p1 * (1 - p1) + p0 * (1 - p0)) / 2);
}

/**
 * How unlike are two groups in a variable of several categories, from the counts (or sums of weights) of each level?
 *
 * @param counts1 counts of group 1, one entry a level
 * @param counts0 counts of group 0, in the same order
 * @returns Yang and Dalton's distance, at least 0; null and a reason when a group is empty
 * @throws RangeError for negative counts or columns of unequal length
 * @see Yang & Dalton 2012
 */
export function differenceOfCategories(
	counts1: ArrayLike<number>,
	counts0: ArrayLike<number>,
): StandardisedDifference {
	return distance(sharesOf(counts1), sharesOf(counts0), sharesOf(counts1), sharesOf(counts0));
}

function standardised(difference: number, variance: number): StandardisedDifference {
	if (Number.isNaN(variance)) {
		return { smd: null, notEstimable: 'a group of one case has no variance' };
	}
	if (variance > 0) return { smd: difference / Math.sqrt(variance) };
	if (difference === 0) return { smd: 0 };
	return { smd: null, notEstimable: 'the groups differ but do not vary' };
}

function sharesOf(counts: ArrayLike<number>): readonly number[] {
	const list = Array.from(counts, (count) => requireNonNegative(count, 'count'));
	const total = sumOf(list, (count) => count);
	return list.map((count) => count / total);
}

/** Mahalanobis distance of shares, the covariance being the mean of the multinomial ones of `spread1` and `spread0`. */
function distance(
	shares1: readonly number[],
	shares0: readonly number[],
	spread1: readonly number[],
	spread0: readonly number[],
): StandardisedDifference {
	requireSameLength({ 'counts of group 1': shares1, 'counts of group 0': shares0 });
	if (shares1.some(Number.isNaN) || shares0.some(Number.isNaN)) {
		return { smd: null, notEstimable: 'a group has no cases' };
	}
	const used = shares1.length - 1;
	if (used < 1) return { smd: 0 };
	const difference = shares1.slice(1).map((share, i) => share - (shares0[i + 1] ?? 0));
	const covariance = new Matrix(used, used);
	for (let i = 0; i < used; i++) {
		for (let j = 0; j < used; j++) {
			const term = (spread: readonly number[]) =>
				(spread[i + 1] ?? 0) * ((i === j ? 1 : 0) - (spread[j + 1] ?? 0));
			covariance.set(i, j, (term(spread1) + term(spread0)) / 2);
		}
	}
	const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(covariance, {
		assumeSymmetric: true,
	});
	const negligible = 1e-10 * Math.max(...realEigenvalues);
	let square = 0;
	let outside = 0;
	realEigenvalues.forEach((eigenvalue, k) => {
		const along = sumOf(difference, (value, i) => value * eigenvectorMatrix.get(i, k));
		if (eigenvalue > negligible) square += (along * along) / eigenvalue;
		else outside += along * along;
	});
	if (outside > 1e-18) return { smd: null, notEstimable: 'the groups differ but do not vary' };
	return { smd: Math.sqrt(square) };
}

/** Standardised differences of rows, unweighted and weighted. */
export interface WeightedDifferences extends StandardisedDifference {
	readonly mean1: number | null;
	readonly mean0: number | null;
	readonly weightedMean1: number | null;
	readonly weightedMean0: number | null;
	/** Weighted means, unweighted variances (cobalt's default). */
	readonly smdWeightedUnweightedSd: number | null;
	/** Weighted variances with Austin and Stuart's factor Σw/((Σw)² − Σw²). */
	readonly smdWeightedAS: number | null;
	/** Weighted variances with n/((n − 1) Σw), close to survey::svyvar. */
	readonly smdWeightedSurvey: number | null;
}

/** Values of the rows of both groups. */
export interface DifferenceRows {
	/** Numbers; 0 and 1 for `binary`; rows with a missing value left out before. */
	readonly values: ArrayLike<number>;
	/** 1 for group 1, 0 for group 0. */
	readonly treat: ArrayLike<number>;
	/** At least 0; all 1 if left out. */
	readonly weights?: ArrayLike<number>;
}

/**
 * How unlike are two groups in a measurement or a yes-or-no variable, before and after weighting?
 *
 * @param rows value, group and weight of each case
 * @param type whether the values are `continuous` or `binary`, whose variance is p(1 − p) throughout
 * @returns means and standardised differences, unweighted and with three denominators; nulls and a reason when a group is
 * empty or the groups differ without varying
 * @throws RangeError for values, groups or weights that cannot be, or columns of unequal length
 * @see Austin 2009; Austin & Stuart 2015; R: cobalt::bal.tab
 */
export function standardisedDifference(
	rows: DifferenceRows,
	type: 'continuous' | 'binary' = 'continuous',
): WeightedDifferences {
	const { values, treat } = rows;
	const weights = rows.weights ?? new Float64Array(values.length).fill(1);
	requireSameLength({ values, treat, weights });
	const one = groupOf(1, values, treat, weights, type);
	const zero = groupOf(0, values, treat, weights, type);
	if (one === null || zero === null) {
		return {
			smd: null,
			mean1: one?.mean ?? null,
			mean0: zero?.mean ?? null,
			weightedMean1: one?.weightedMean ?? null,
			weightedMean0: zero?.weightedMean ?? null,
			smdWeightedUnweightedSd: null,
			smdWeightedAS: null,
			smdWeightedSurvey: null,
			notEstimable: 'a group has no cases with weight',
		};
	}
	const plain = standardised(one.mean - zero.mean, (one.variance + zero.variance) / 2);
	const weighted = (variance: (group: WeightedGroup) => number) =>
		standardised(one.weightedMean - zero.weightedMean, (variance(one) + variance(zero)) / 2).smd;
	return {
		...plain,
		mean1: one.mean,
		mean0: zero.mean,
		weightedMean1: one.weightedMean,
		weightedMean0: zero.weightedMean,
		smdWeightedUnweightedSd: weighted((group) => group.variance),
		smdWeightedAS: weighted((group) => group.varianceAS),
		smdWeightedSurvey: weighted((group) => group.varianceSurvey),
	};
}

interface WeightedGroup extends GroupMoments {
	readonly weightedMean: number;
	readonly varianceAS: number;
	readonly varianceSurvey: number;
}

function groupOf(
	group: 0 | 1,
	values: ArrayLike<number>,
	treat: ArrayLike<number>,
	weights: ArrayLike<number>,
	type: 'continuous' | 'binary',
): WeightedGroup | null {
	const members: { readonly value: number; readonly weight: number }[] = [];
	for (let i = 0; i < values.length; i++) {
		const value = requireFinite(values[i] ?? NaN, 'value');
		const weight = requireNonNegative(weights[i] ?? NaN, 'weight');
		const label = requireCount(treat[i] ?? NaN, 'group');
		if (label > 1) throw new RangeError(`group must be 0 or 1, got ${label}`);
		if (type === 'binary' && value !== 0 && value !== 1) {
			throw new RangeError(`a binary value must be 0 or 1, got ${value}`);
		}
		if (label === group) members.push({ value, weight });
	}
	const n = members.length;
	const sumW = sumOf(members, ({ weight }) => weight);
	if (!(sumW > 0)) return null;
	const sumW2 = sumOf(members, ({ weight }) => weight * weight);
	const mean = sumOf(members, ({ value }) => value) / n;
	const weightedMean = sumOf(members, ({ value, weight }) => value * weight) / sumW;
	if (type === 'binary') {
		const weightedVariance = weightedMean * (1 - weightedMean);
		return {
			mean,
			weightedMean,
			variance: mean * (1 - mean),
			varianceAS: weightedVariance,
			varianceSurvey: weightedVariance,
		};
	}
	const squares = sumOf(members, ({ value }) => (value - mean) ** 2);
	const weighted = sumOf(members, ({ value, weight }) => weight * (value - weightedMean) ** 2);
	return {
		mean,
		weightedMean,
		variance: squares / (n - 1),
		varianceAS: (weighted * sumW) / (sumW * sumW - sumW2),
		varianceSurvey: (weighted * n) / ((n - 1) * sumW),
	};
}

/** Categories of the rows of both groups. */
export interface CategoryRows {
	readonly values: ArrayLike<string>;
	/** All levels in order; one that does not occur is allowed. */
	readonly levels: readonly string[];
	readonly treat: ArrayLike<number>;
	readonly weights?: ArrayLike<number>;
}

/**
 * How unlike are two groups in a variable of several categories, before and after weighting?
 *
 * @param rows level, group and weight of each case
 * @returns Yang and Dalton's distance, unweighted, and with weighted shares over the unweighted and the weighted covariance
 * @throws RangeError for a level that is not listed, impossible groups or weights, or columns of unequal length
 * @see Yang & Dalton 2012
 */
export function standardisedDifferenceOfCategories(rows: CategoryRows): StandardisedDifference & {
	readonly smdWeightedUnweightedSd: number | null;
	readonly smdWeightedAS: number | null;
} {
	const { values, levels, treat } = rows;
	const weights = rows.weights ?? new Float64Array(values.length).fill(1);
	requireSameLength({ values, treat, weights });
	const counts = [0, 1].map(() => new Float64Array(levels.length));
	const sums = [0, 1].map(() => new Float64Array(levels.length));
	for (let i = 0; i < values.length; i++) {
		const at = levels.indexOf(values[i] ?? '');
		if (at < 0) throw new RangeError(`${values[i] ?? 'a missing value'} is not one of the levels`);
		const group = treat[i] ?? NaN;
		const count = counts[group];
		const sum = sums[group];
		if (!count || !sum) throw new RangeError(`group must be 0 or 1, got ${group}`);
		count[at] = (count[at] ?? 0) + 1;
		sum[at] = (sum[at] ?? 0) + requireNonNegative(weights[i] ?? NaN, 'weight');
	}
	const [plain0 = [], plain1 = []] = counts.map(sharesOf);
	const [weighted0 = [], weighted1 = []] = sums.map(sharesOf);
	return {
		...distance(plain1, plain0, plain1, plain0),
		smdWeightedUnweightedSd: distance(weighted1, weighted0, plain1, plain0).smd,
		smdWeightedAS: distance(weighted1, weighted0, weighted1, weighted0).smd,
	};
}
