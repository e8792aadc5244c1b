import { chiSquareQuantile } from '../distributions/chi-square.ts';
import { solveIncreasing } from '../distributions/solve-increasing.ts';
import { weightedMean, type StudyEffects } from './weighted-mean.ts';

/** DerSimonian and Laird's moment estimate of tau², at least 0 (Control Clin Trials 1986;7:177-188). */
export function derSimonianLaird(studies: StudyEffects): number {
	const { weights, total, spread } = weightedMean(studies, 0);
	const squares = weights.reduce((sum, w) => sum + w * w, 0);
	return Math.max(0, (spread - (weights.length - 1)) / (total - squares / total));
}

/**
 * Paule and Mandel's estimate of tau²: the value at which the weighted spread equals its expectation k − 1 (J Res Natl Bur
 * Stand 1982;87:377-385); 0 if the spread is below it already.
 */
export function pauleMandel(studies: StudyEffects): number {
	return varianceAtSpread(studies, studies.yi.length - 1) ?? 0;
}

/**
 * Q-profile interval of tau² (Viechtbauer, Stat Med 2007;26:37-52): the values at which the weighted spread meets the
 * quantiles of its chi-square distribution. The lower limit is 0 when the profile starts below its quantile; the upper is
 * null when even that limit would be negative.
 */
export function qProfile(
	studies: StudyEffects,
	confidenceLevel: number,
): { readonly lower: number; readonly upper: number | null } {
	const df = studies.yi.length - 1;
	const tail = (1 - confidenceLevel) / 2;
	return {
		lower: varianceAtSpread(studies, chiSquareQuantile(tail, df, 'upper')) ?? 0,
		upper: varianceAtSpread(studies, chiSquareQuantile(tail, df)),
	};
}

/**
 * Restricted maximum-likelihood estimate of tau², at least 0, by Fisher scoring from Hedges' estimate until nothing changes
 * (Viechtbauer, J Educ Behav Stat 2005;30:261-293); null if it does not settle.
 */
export function restrictedMaximumLikelihood(studies: StudyEffects): number | null {
	let tau2 = hedges(studies);
	for (let iteration = 0; iteration < 5000; iteration++) {
		const step = scoringStep(studies, tau2);
		const next = Math.max(0, tau2 + step);
		const settled = Math.abs(next - tau2) <= 1e-14 * (next + 1e-3 * smallest(studies.vi));
		tau2 = next;
		if (settled) return tau2;
	}
	return null;
}

function scoringStep(studies: StudyEffects, tau2: number): number {
	const { weights, total, estimate } = weightedMean(studies, tau2);
	const power = (k: number) => weights.reduce((sum, w) => sum + w ** k, 0);
	const squares = power(2);
	const squaredSpread = weights.reduce(
		(sum, w, i) => sum + (w * ((studies.yi[i] ?? 0) - estimate)) ** 2,
		0,
	);
	const trace = total - squares / total;
	const traceOfSquare = squares - (2 * power(3)) / total + (squares / total) ** 2;
	return (squaredSpread - trace) / traceOfSquare;
}

/** Unweighted variance of the estimates less their mean sampling variance. */
function hedges({ yi, vi }: StudyEffects): number {
	const mean = yi.reduce((sum, y) => sum + y, 0) / yi.length;
	const variance = yi.reduce((sum, y) => sum + (y - mean) ** 2, 0) / (yi.length - 1);
	return Math.max(0, variance - vi.reduce((sum, v) => sum + v, 0) / vi.length);
}

function smallest(values: readonly number[]): number {
	return values.reduce((least, value) => Math.min(least, value), Infinity);
}

/** The tau² at which the weighted spread falls to `target`; null if it is below it from the start. */
function varianceAtSpread(studies: StudyEffects, target: number): number | null {
	const { spread } = weightedMean(studies, 0);
	if (spread < target) return null;
	let high = smallest(studies.vi);
	while (weightedMean(studies, high).spread > target) high *= 2;
	return solveIncreasing(
		(tau2) => {
			const mean = weightedMean(studies, tau2);
			const slope = mean.weights.reduce(
				(sum, w, i) => sum + (w * ((studies.yi[i] ?? 0) - mean.estimate)) ** 2,
				0,
			);
			return [target - mean.spread, slope];
		},
		0,
		high,
	);
}
