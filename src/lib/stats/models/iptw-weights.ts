import { typeSevenQuantile } from '../quantile.ts';

/** Everybody; everybody, stabilised; the treated; everybody with extreme weights cut. */
export type WeightKind = 'ate' | 'stabilised' | 'att' | 'ate-truncated';

/**
 * Weights that undo the choice of treatment.
 *
 * Input: propensities in (0, 1), treatment 0/1, the kind, and for ate-truncated the two quantiles (type 7, of all weights)
 * at which weights are cut. Errors: RangeError for quantiles that do not rise within [0, 1].
 */
export function treatmentWeights(
	ps: Float64Array,
	treat: ArrayLike<number>,
	kind: WeightKind,
	truncate: readonly [number, number] = [0.01, 0.99],
): Float64Array {
	const treated = ps.reduce((sum, _, i) => sum + (treat[i] ?? 0), 0) / ps.length;
	const weights = ps.map((p, i) => {
		if (kind === 'att') return treat[i] === 1 ? 1 : p / (1 - p);
		const weight = treat[i] === 1 ? 1 / p : 1 / (1 - p);
		if (kind === 'stabilised') return weight * (treat[i] === 1 ? treated : 1 - treated);
		return weight;
	});
	if (kind !== 'ate-truncated') return weights;
	const [low, high] = truncate;
	if (!(low >= 0 && low <= high && high <= 1)) {
		throw new RangeError(`truncate must rise within [0, 1], got ${low} and ${high}`);
	}
	const sorted = weights.slice().sort();
	const least = typeSevenQuantile(sorted, low);
	const most = typeSevenQuantile(sorted, high);
	return weights.map((weight) => Math.min(most, Math.max(least, weight)));
}
