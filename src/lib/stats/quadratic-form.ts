import { CholeskyDecomposition, Matrix } from 'ml-matrix';

/** Below this share of its variance a component adds nothing of its own: the matrix counts as singular. */
const negligible = 1e-12;

/**
 * How large is a score vector against its covariance: x′ V⁻¹ x?
 *
 * Input: scores and their symmetric covariance matrix. Output: the quadratic form, or null where V is singular.
 */
export function quadraticForm(
	scores: readonly number[],
	covariance: readonly (readonly number[])[],
): number | null {
	const scale = scores.map((_, i) => Math.sqrt(covariance[i]?.[i] ?? 0));
	if (scores.length === 0 || scale.some((s) => !(s > 0))) return null;
	const correlation = Matrix.zeros(scores.length, scores.length);
	for (let i = 0; i < scores.length; i++) {
		for (let j = 0; j <= i; j++) {
			const value = (covariance[i]?.[j] ?? 0) / ((scale[i] ?? 1) * (scale[j] ?? 1));
			correlation.set(i, j, value);
			correlation.set(j, i, value);
		}
	}
	const factor = new CholeskyDecomposition(correlation);
	const pivots = factor.lowerTriangularMatrix.diagonal();
	if (!factor.isPositiveDefinite() || pivots.some((pivot) => !(pivot * pivot > negligible)))
		return null;
	const z = Matrix.columnVector(scores.map((x, i) => x / (scale[i] ?? 1)));
	return z.dot(factor.solve(z));
}
