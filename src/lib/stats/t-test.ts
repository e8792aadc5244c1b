import { studentTCdf, studentTQuantile } from './distributions/student-t.ts';
import type { MethodEntry } from './method-entry.ts';
import { momentsOf } from './moments.ts';
import { requireConfidenceLevel, requireFinite, type NotEstimable } from './result.ts';

export const tTestMethod = {
	id: 't-test',
	name: 'Welch and Student t tests',
	question: 'Could a difference between two means as large as this be chance?',
	definition:
		'Difference of means, x minus y. Welch does not assume equal variances and has Satterthwaite’s degrees of freedom; Student pools the variances. Cohen’s d is the difference over the pooled standard deviation. Without variation, or with fewer than two values in a group (Welch), there is no test.',
	formula: 't = (x̄ − ȳ)/√(s²x/m + s²y/n)',
	references: [{ citation: 'Welch BL. Biometrika 1947;34:28-35', doi: '10.1093/biomet/34.1-2.28' }],
	rCall: 't.test(x, y); t.test(x, y, var.equal = TRUE)',
	usedFor: 'Comparisons of measurements between two groups.',
} as const satisfies MethodEntry;

/** Welch's and Student's t tests of x minus y. */
export interface TTest extends NotEstimable {
	readonly diff: number | null;
	readonly welchT: number | null;
	readonly welchDf: number | null;
	readonly welchP: number | null;
	readonly welchLower: number | null;
	readonly welchUpper: number | null;
	readonly pooledT: number | null;
	readonly pooledDf: number | null;
	readonly pooledP: number | null;
	readonly pooledLower: number | null;
	readonly pooledUpper: number | null;
	readonly cohenD: number | null;
}

/**
 * Could a difference between two means be chance?
 *
 * @param x values of one group, those missing left out before
 * @param y values of the other group
 * @param confidenceLevel of the two-sided intervals of the difference, between 0 and 1
 * @returns difference x minus y, t, degrees of freedom, two-sided p and limits by Welch and by Student, Cohen's d; nulls
 * and a reason where they do not exist
 * @throws RangeError for NaN or infinite values or an impossible level
 * @see Welch 1947; R: t.test(x, y) and t.test(x, y, var.equal = TRUE)
 */
export function tTest(x: ArrayLike<number>, y: ArrayLike<number>, confidenceLevel = 0.95): TTest {
	requireConfidenceLevel(confidenceLevel);
	for (const values of [x, y]) {
		for (let i = 0; i < values.length; i++) requireFinite(values[i] ?? NaN, 'value');
	}
	const first = momentsOf(x);
	const second = momentsOf(y);
	const diff = first.n > 0 && second.n > 0 ? first.mean - second.mean : null;
	// Rounding leaves a trace of variance in equal values; R calls data this even constant, too.
	const trace = 10 * Number.EPSILON * Math.max(Math.abs(first.mean), Math.abs(second.mean));
	const half = (1 - confidenceLevel) / 2;
	const test = (se: number, df: number) => {
		if (diff === null || !(df > 0) || !(se > trace)) return null;
		const t = diff / se;
		const reach = studentTQuantile(half, df, 'upper') * se;
		const p = 2 * studentTCdf(-Math.abs(t), df);
		return { t, df, p, lower: diff - reach, upper: diff + reach };
	};
	const part1 = first.sumOfSquares / (first.n - 1) / first.n;
	const part2 = second.sumOfSquares / (second.n - 1) / second.n;
	const welch =
		first.n > 1 && second.n > 1
			? test(
					Math.sqrt(part1 + part2),
					(part1 + part2) ** 2 / (part1 ** 2 / (first.n - 1) + part2 ** 2 / (second.n - 1)),
				)
			: null;
	const pooledDf = first.n + second.n - 2;
	const pooledSd = Math.sqrt((first.sumOfSquares + second.sumOfSquares) / pooledDf);
	const pooled = test(pooledSd * Math.sqrt(1 / first.n + 1 / second.n), pooledDf);
	const reason =
		diff === null
			? 'a group has no values'
			: first.n < 2 || second.n < 2
				? 'a group has fewer than two values'
				: 'the values do not vary';
	return {
		diff,
		welchT: welch?.t ?? null,
		welchDf: welch?.df ?? null,
		welchP: welch?.p ?? null,
		welchLower: welch?.lower ?? null,
		welchUpper: welch?.upper ?? null,
		pooledT: pooled?.t ?? null,
		pooledDf: pooled?.df ?? null,
		pooledP: pooled?.p ?? null,
		pooledLower: pooled?.lower ?? null,
		pooledUpper: pooled?.upper ?? null,
		cohenD: diff === null || pooled === null ? null : diff / pooledSd,
		...(!(welch && pooled) && { notEstimable: reason }),
	};
}
