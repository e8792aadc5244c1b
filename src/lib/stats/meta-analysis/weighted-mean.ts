/** Estimates and their sampling variances, parallel. */
export interface StudyEffects {
	readonly yi: readonly number[];
	readonly vi: readonly number[];
}

/** Inverse-variance mean when every study's own variance is enlarged by `tau2`. */
export interface WeightedMean {
	readonly weights: readonly number[];
	readonly total: number;
	readonly estimate: number;
	/** Σ w (y − estimate)², 0 where the estimates agree to rounding. */
	readonly spread: number;
}

/** The mean of the studies with weights 1/(v + tau2), and how far they spread about it. */
export function weightedMean({ yi, vi }: StudyEffects, tau2: number): WeightedMean {
	const weights = vi.map((v) => 1 / (v + tau2));
	const total = weights.reduce((sum, w) => sum + w, 0);
	const estimate = weights.reduce((sum, w, i) => sum + w * (yi[i] ?? 0), 0) / total;
	const spread = weights.reduce((sum, w, i) => sum + w * ((yi[i] ?? 0) - estimate) ** 2, 0);
	const rounding = weights.reduce((sum, w, i) => sum + w * (1e-15 * (yi[i] ?? 0)) ** 2, 0);
	return { weights, total, estimate, spread: spread > 100 * rounding ? spread : 0 };
}
