import { chiSquareCdf } from '../distributions/chi-square.ts';

/** Cases grouped by predicted probability, and the Hosmer-Lemeshow test over the groups. */
export interface CalibrationGroups {
	readonly groupN: readonly number[];
	readonly groupObserved: readonly number[];
	/** Sum of the predicted probabilities. */
	readonly groupExpected: readonly number[];
	readonly hl: number | null;
	/** Groups less two. */
	readonly hlDf: number | null;
	readonly hlP: number | null;
}

/**
 * Do observed and predicted numbers agree in groups of rising prediction?
 *
 * Input: predictions and outcomes, checked; number of groups. Groups are cut at the type 7 quantiles of the predictions,
 * intervals open on the left, the first including its lower end; equal cut points are merged. Output: the test is null with
 * fewer than three groups or a group whose predictions are all 0 or all 1.
 * Source: Hosmer & Lemeshow, Commun Stat 1980;A9:1043-1069, with the grouping of R `cut(p, quantile(p, 0:g/g))`.
 */
export function calibrationGroups(
	p: ArrayLike<number>,
	y: ArrayLike<number>,
	groups: number,
): CalibrationGroups {
	const sorted = Float64Array.from(p).sort();
	const cuts = Array.from({ length: groups }, (_, k) => cutPoint(sorted, k + 1, groups)).filter(
		(cut, k, all) => cut > (all[k - 1] ?? sorted[0] ?? 0),
	);
	const groupN = cuts.map(() => 0);
	const groupObserved = cuts.map(() => 0);
	const groupExpected = cuts.map(() => 0);
	for (let i = 0; i < p.length; i++) {
		const value = p[i] ?? 0;
		const group = cuts.findIndex((cut) => value <= cut);
		groupN[group] = (groupN[group] ?? 0) + 1;
		groupObserved[group] = (groupObserved[group] ?? 0) + (y[i] ?? 0);
		groupExpected[group] = (groupExpected[group] ?? 0) + value;
	}
	const hl = groupN.reduce((sum, n, k) => {
		const expected = groupExpected[k] ?? 0;
		return sum + ((groupObserved[k] ?? 0) - expected) ** 2 / (expected * (1 - expected / n));
	}, 0);
	const df = cuts.length - 2;
	const known = df > 0 && Number.isFinite(hl);
	return {
		groupN,
		groupObserved,
		groupExpected,
		hl: known ? hl : null,
		hlDf: known ? df : null,
		hlP: known ? chiSquareCdf(hl, df, 'upper') : null,
	};
}

/** Type 7 quantile k/g; k/g itself is not exact in binary, and a cut must meet the values it stands on. */
function cutPoint(sorted: Float64Array, k: number, g: number): number {
	const position = ((sorted.length - 1) * k) / g;
	const below = Math.floor(position);
	const low = sorted[below] ?? Number.NaN;
	const high = sorted[below + 1] ?? low;
	return low + (position - below) * (high - low);
}
