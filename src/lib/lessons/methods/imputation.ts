import { expit } from '../../synthesis/mathematics.ts';
import { Stream } from '../../synthesis/random/stream.ts';
import type { DesignMatrix } from '../../stats/models/design-matrix.ts';
import { logistic } from '../../stats/models/logistic.ts';

/** Lower triangle L with L·Lᵀ the given covariance. */
function triangle(covariance: readonly (readonly number[])[]): number[][] {
	const L = covariance.map((row) => row.map(() => 0));
	covariance.forEach((row, i) => {
		for (let j = 0; j <= i; j++) {
			let rest = row[j] ?? NaN;
			for (let k = 0; k < j; k++) rest -= (L[i]?.[k] ?? 0) * (L[j]?.[k] ?? 0);
			const own = L[i];
			if (own !== undefined) own[j] = i === j ? Math.sqrt(rest) : rest / (L[j]?.[j] ?? NaN);
		}
	});
	return L;
}

/**
 * How many of those with an unknown outcome have it, if they are like the known ones with the same values of `X`?
 * Multiple imputation: a logistic model among the known, its coefficients drawn anew from their normal
 * approximation for each copy of the data, then an outcome for each unknown.
 *
 * @param known 1 where the outcome is known, by row of `X`
 * @param y outcome 0 or 1, read only where known
 * @param shift added to the log-odds of each unknown: 0 if they are like the known
 * @returns number with the outcome among the unknown, one for each copy; the draws are seeded. Null when the model has
 * no estimate
 * @see Rubin DB. Multiple Imputation for Nonresponse in Surveys, 1987
 */
export function imputedCounts(
	X: DesignMatrix,
	known: (at: number) => boolean,
	y: (at: number) => number,
	copies: number,
	shift = 0,
): readonly number[] | null {
	const rows = Array.from({ length: X.rows }, (_, at) => at);
	const seen = rows.filter(known);
	const unseen = rows.filter((at) => !known(at));
	const values = new Float64Array(seen.length * X.columns);
	seen.forEach((at, to) => {
		values.set(X.values.subarray(at * X.columns, (at + 1) * X.columns), to * X.columns);
	});
	const fit = logistic({
		X: { values, rows: seen.length, columns: X.columns },
		y: Float64Array.from(seen, y),
	});
	if (!fit.converged) return null;
	const L = triangle(fit.vcov);
	return Array.from({ length: copies }, (_, copy) => {
		const draw = new Stream(1, 'lesson').at(copy);
		const z = L.map(() => draw.normal());
		const coef = L.map((row, i) =>
			row.reduce((sum, weight, j) => sum + weight * (z[j] ?? 0), fit.coef[i] ?? 0),
		);
		return unseen.filter((at) => {
			const eta = coef.reduce(
				(sum, weight, column) => sum + weight * (X.values[at * X.columns + column] ?? 0),
				shift,
			);
			return draw.chance(expit(eta));
		}).length;
	});
}
