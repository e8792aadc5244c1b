import { studentTQuantile } from './distributions/student-t.ts';
import type { MethodEntry } from './method-entry.ts';
import {
	requireConfidenceLevel,
	requireCount,
	requireFinite,
	requireSameLength,
	type Interval,
} from './result.ts';

export const clusteredDifferenceMethod = {
	id: 'clustered-difference',
	name: 'Difference of means or shares, clustered',
	question: 'How do two kinds of centre differ, when cases of one centre resemble each other?',
	definition:
		'The mean over all cases of one group less that of the other; a share is a mean of zeros and ones. What each cluster adds to the error is the sum of its cases’ distances from their group’s mean over the size of the group; the variance is the sum of the squares of these, times m/(m − 1) for m clusters. The interval has a t quantile with m − 2 degrees of freedom; that of one mean has m − 1. Cases count equally, so large clusters weigh more. A group in fewer than two clusters has no error of its own, and the difference then has no interval. With few clusters the interval is a little too narrow.',
	formula: 'd = ȳ₁ − ȳ₀; SE = √(m/(m − 1) Σ(Σ(y − ȳ₁)/n₁ − Σ(y − ȳ₀)/n₀)²)',
	references: [
		{ citation: 'Liang KY, Zeger SL. Biometrika 1986;73:13-22', doi: '10.1093/biomet/73.1.13' },
		{
			citation: 'Cameron AC, Miller DL. J Hum Resour 2015;50:317-372',
			doi: '10.3368/jhr.50.2.317',
		},
	],
	rCall:
		'fit <- lm(y ~ group); coef(fit)[2] + c(-1, 1) * qt(0.975, m - 2) * sqrt(sandwich::vcovCL(fit, cluster = centre, type = "HC0")[2, 2])',
	usedFor: 'Programmes of centres, and survival by their volume.',
} as const satisfies MethodEntry;

/** Sums over the cases of one cluster. */
export interface ClusterSums {
	/** What tells clusters apart, over both groups of a comparison. */
	readonly cluster: readonly string[];
	/** Cases of each cluster; those with a missing answer left out before. */
	readonly n: ArrayLike<number>;
	/** Sum of the answers of each cluster's cases: minutes, or how many said yes. */
	readonly total: ArrayLike<number>;
}

/** A mean with its interval; the clusters and cases behind it. */
export interface ClusteredMean extends Interval {
	readonly se: number | null;
	readonly clusters: number;
	readonly cases: number;
}

/** The mean of each group and their difference, one less other. */
export interface ClusteredDifference extends Interval {
	readonly se: number | null;
	readonly df: number | null;
	readonly one: number | null;
	readonly other: number | null;
	/** Clusters with cases in either group. */
	readonly clusters: number;
}

/**
 * What is the mean of some cases, when those of one cluster resemble each other?
 *
 * @param sums a row for each cluster; those without cases are passed over
 * @param confidenceLevel of the two-sided interval, between 0 and 1
 * @returns mean, limits (not clipped) and standard error; no interval with fewer than two clusters or no spread at all
 * @throws RangeError for counts that are none, totals that are not finite, or columns of unequal length
 * @see Liang & Zeger 1986; R: sandwich::vcovCL(lm(y ~ 1), cluster, type = "HC0")
 */
export function clusteredMean(sums: ClusterSums, confidenceLevel = 0.95): ClusteredMean {
	requireConfidenceLevel(confidenceLevel);
	const influence = influenceOf(sums);
	const { mean, cases, parts } = influence;
	const clusters = parts.size;
	if (mean === null)
		return { ...NOTHING, estimate: null, clusters, cases, notEstimable: 'there are no cases' };
	const se = clusters < 2 ? 0 : errorOf([...parts.values()]);
	if (se < LEAST_ERROR)
		return {
			...NOTHING,
			estimate: mean,
			clusters,
			cases,
			notEstimable: clusters < 2 ? ONE_CLUSTER : NO_SPREAD,
		};
	const reach = se * studentTQuantile(half(confidenceLevel), clusters - 1, 'upper');
	return { estimate: mean, lower: mean - reach, upper: mean + reach, se, clusters, cases };
}

/**
 * How much do two groups of cases differ, when cases of one cluster resemble each other?
 *
 * @param one the group the difference is taken of: a row for each cluster; those without cases are passed over
 * @param other the group it is taken from; a cluster may have cases in both
 * @param confidenceLevel of the two-sided interval, between 0 and 1
 * @returns means, their difference, limits (not clipped), standard error; no interval where a group has cases in fewer
 * than two clusters or nothing varies
 * @throws RangeError for counts that are none, totals that are not finite, or columns of unequal length
 * @see Liang & Zeger 1986; R: sandwich::vcovCL(lm(y ~ group), cluster, type = "HC0")
 */
export function clusteredDifference(
	one: ClusterSums,
	other: ClusterSums,
	confidenceLevel = 0.95,
): ClusteredDifference {
	requireConfidenceLevel(confidenceLevel);
	const left = influenceOf(one);
	const right = influenceOf(other);
	const all = new Map(left.parts);
	for (const [cluster, part] of right.parts) all.set(cluster, (all.get(cluster) ?? 0) - part);
	const clusters = all.size;
	const means = { one: left.mean, other: right.mean, clusters };
	if (left.mean === null || right.mean === null)
		return {
			...NOTHING,
			...means,
			estimate: null,
			df: null,
			notEstimable: 'one of the groups has no cases',
		};
	const estimate = left.mean - right.mean;
	const df = clusters - 2;
	const few = Math.min(left.parts.size, right.parts.size) < 2 || df < 1;
	const se = few ? 0 : errorOf([...all.values()]);
	if (se < LEAST_ERROR)
		return {
			...NOTHING,
			...means,
			estimate,
			df: null,
			notEstimable: few ? ONE_CLUSTER : NO_SPREAD,
		};
	const reach = se * studentTQuantile(half(confidenceLevel), df, 'upper');
	return { ...means, estimate, lower: estimate - reach, upper: estimate + reach, se, df };
}

const NOTHING = { lower: null, upper: null, se: null } as const;
const ONE_CLUSTER = 'fewer than two clusters show no spread between clusters';
/** Below this an error is rounding: no answer of a registry is counted so finely. */
const LEAST_ERROR = 1e-12;
const NO_SPREAD = 'nothing varies between clusters';

const half = (confidenceLevel: number): number => (1 - confidenceLevel) / 2;

/** The mean, and what each cluster adds to its error. */
function influenceOf({ cluster, n, total }: ClusterSums): {
	readonly mean: number | null;
	readonly cases: number;
	readonly parts: ReadonlyMap<string, number>;
} {
	requireSameLength({ cluster, n, total });
	const sums = new Map<string, { cases: number; total: number }>();
	let cases = 0;
	let all = 0;
	cluster.forEach((name, at) => {
		const own = requireCount(n[at] ?? NaN, 'cases of a cluster');
		const sum = requireFinite(total[at] ?? NaN, 'total of a cluster');
		if (own === 0) return;
		const before = sums.get(name) ?? { cases: 0, total: 0 };
		sums.set(name, { cases: before.cases + own, total: before.total + sum });
		cases += own;
		all += sum;
	});
	if (cases === 0) return { mean: null, cases, parts: new Map() };
	const mean = all / cases;
	return {
		mean,
		cases,
		parts: new Map(
			[...sums].map(([name, own]) => [name, (own.total - mean * own.cases) / cases] as const),
		),
	};
}

function errorOf(parts: readonly number[]): number {
	const squares = parts.reduce((sum, part) => sum + part * part, 0);
	return Math.sqrt((parts.length / (parts.length - 1)) * squares);
}
