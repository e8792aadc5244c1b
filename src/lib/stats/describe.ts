import { studentTQuantile } from './distributions/student-t.ts';
import type { MethodEntry } from './method-entry.ts';
import { momentsOf } from './moments.ts';
import { sortedNumbers, typeSevenQuantile } from './quantile.ts';
import { requireConfidenceLevel, type NotEstimable } from './result.ts';

export const describeMethod = {
	id: 'describe',
	name: 'Summary of a measurement',
	question: 'Where do the values lie and how far do they spread?',
	definition:
		'Mean, standard deviation (n − 1), t interval of the mean, range and quantiles of type 7, which interpolate between the order statistics around (n − 1)p as R and Excel do. The geometric mean exists only when all values are above 0; with one value there is no spread, with none no answer.',
	references: [
		{
			citation: 'Hyndman RJ, Fan Y. Am Stat 1996;50:361-365',
			doi: '10.1080/00031305.1996.10473566',
		},
	],
	rCall: 'quantile(x, probs, type = 7); mean(x); sd(x)',
	usedFor: 'Medians, quartiles and means of times and doses.',
} as const satisfies MethodEntry;

/** Summary of a measurement; spread and interval are null for a single value, everything but n for none. */
export interface Description extends NotEstimable {
	readonly n: number;
	readonly mean: number | null;
	readonly sd: number | null;
	readonly sem: number | null;
	readonly variance: number | null;
	readonly min: number | null;
	readonly max: number | null;
	readonly median: number | null;
	readonly q1: number | null;
	readonly q3: number | null;
	readonly iqr: number | null;
	/** In the order of the probabilities asked for. */
	readonly quantiles: readonly (number | null)[];
	readonly geometricMean: number | null;
	readonly ciLower: number | null;
	readonly ciUpper: number | null;
}

/**
 * Where do the values lie and how far do they spread?
 *
 * @param x values, those missing left out before
 * @param options.probs probabilities of the quantiles; none if left out
 * @param options.confidenceLevel of the t interval of the mean, between 0 and 1; 0.95 if left out
 * @returns the summary, nulls and a reason where something does not exist
 * @throws RangeError for NaN or infinite values, probabilities outside [0, 1] or an impossible level
 * @see Hyndman & Fan 1996; R: quantile(x, probs, type = 7), mean, sd
 */
export function describe(
	x: ArrayLike<number>,
	options: { readonly probs?: readonly number[]; readonly confidenceLevel?: number } = {},
): Description {
	const { probs = [], confidenceLevel = 0.95 } = options;
	requireConfidenceLevel(confidenceLevel);
	const sorted = sortedNumbers(x);
	const n = sorted.length;
	const quantile = (p: number) => (n === 0 ? null : typeSevenQuantile(sorted, p));
	const q1 = quantile(0.25);
	const q3 = quantile(0.75);
	// Of the sorted values, so that the order of rows leaves no trace in the last digit.
	const { mean, sumOfSquares } = momentsOf(sorted);
	const variance = n > 1 ? sumOfSquares / (n - 1) : null;
	const sd = variance === null ? null : Math.sqrt(variance);
	const sem = sd === null ? null : sd / Math.sqrt(n);
	const reach =
		sem === null ? null : studentTQuantile((1 - confidenceLevel) / 2, n - 1, 'upper') * sem;
	const min = sorted[0] ?? null;
	return {
		n,
		mean: n > 0 ? mean : null,
		sd,
		sem,
		variance,
		min,
		max: sorted[n - 1] ?? null,
		median: quantile(0.5),
		q1,
		q3,
		iqr: q1 === null || q3 === null ? null : q3 - q1,
		quantiles: probs.map(quantile),
		geometricMean: min !== null && min > 0 ? Math.exp(momentsOf(sorted.map(Math.log)).mean) : null,
		ciLower: reach === null ? null : mean - reach,
		ciUpper: reach === null ? null : mean + reach,
		...(n < 2 && { notEstimable: n === 0 ? 'there are no values' : 'one value has no spread' }),
	};
}
