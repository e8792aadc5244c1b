import { normalCdf, normalCritical } from '../distributions/normal.ts';
import { studentTCdf, studentTQuantile } from '../distributions/student-t.ts';
import { weightedMean, type StudyEffects } from './weighted-mean.ts';

/** A pooled estimate with its normal interval and test. */
export interface PooledEffect {
	readonly estimate: number;
	readonly se: number;
	readonly lower: number;
	readonly upper: number;
	readonly z: number;
	readonly p: number;
	/** Share of each study, in percent. */
	readonly weights: readonly number[];
}

/** A random-effects estimate. */
export interface RandomEffects extends PooledEffect {
	/** Variance of the true effects between studies. */
	readonly tau2: number;
	/** 100 tau²/(tau² + s²): what metafor prints. */
	readonly I2tau: number;
	/** Hartung-Knapp standard error, limits and p from t with k − 1 degrees of freedom, not truncated; null if all agree. */
	readonly hkSe: number;
	readonly hkLower: number | null;
	readonly hkUpper: number | null;
	readonly hkP: number | null;
	/** Prediction interval with t, k − 2 degrees of freedom; null for fewer than three studies. */
	readonly piLower: number | null;
	readonly piUpper: number | null;
	/** Prediction interval with the normal quantile. */
	readonly piZLower: number;
	readonly piZUpper: number;
}

/** The studies pooled as if they shared one true effect. */
export function fixedEffect(studies: StudyEffects, confidenceLevel: number): PooledEffect {
	return pooled(studies, 0, confidenceLevel).effect;
}

/** The studies pooled when their true effects vary with variance `tau2`. */
export function randomEffects(
	studies: StudyEffects,
	tau2: number,
	confidenceLevel: number,
): RandomEffects {
	const k = studies.yi.length;
	const { effect, spread, total } = pooled(studies, tau2, confidenceLevel);
	const { estimate, se } = effect;
	const alpha = 1 - confidenceLevel;
	const hkSe = Math.sqrt(spread / ((k - 1) * total));
	const t = hkSe > 0 ? studentTQuantile(alpha / 2, k - 1, 'upper') : null;
	const predicted = Math.hypot(Math.sqrt(tau2), se);
	const tPrediction = k > 2 ? studentTQuantile(alpha / 2, k - 2, 'upper') : null;
	const z = normalCritical(confidenceLevel);
	return {
		...effect,
		tau2,
		I2tau: (100 * tau2) / (tau2 + typicalVariance(studies)),
		hkSe,
		hkLower: t === null ? null : estimate - t * hkSe,
		hkUpper: t === null ? null : estimate + t * hkSe,
		hkP: t === null ? null : 2 * studentTCdf(Math.abs(estimate) / hkSe, k - 1, 'upper'),
		piLower: tPrediction === null ? null : estimate - tPrediction * predicted,
		piUpper: tPrediction === null ? null : estimate + tPrediction * predicted,
		piZLower: estimate - z * predicted,
		piZUpper: estimate + z * predicted,
	};
}

function pooled(studies: StudyEffects, tau2: number, confidenceLevel: number) {
	const { weights, total, estimate, spread } = weightedMean(studies, tau2);
	const se = 1 / Math.sqrt(total);
	const critical = normalCritical(confidenceLevel);
	const effect: PooledEffect = {
		estimate,
		se,
		lower: estimate - critical * se,
		upper: estimate + critical * se,
		z: estimate / se,
		p: 2 * normalCdf(Math.abs(estimate / se), 'upper'),
		weights: weights.map((w) => (100 * w) / total),
	};
	return { effect, spread, total };
}

/** The typical sampling variance s² of Higgins and Thompson. */
function typicalVariance(studies: StudyEffects): number {
	const { weights, total } = weightedMean(studies, 0);
	const squares = weights.reduce((sum, w) => sum + w * w, 0);
	return ((weights.length - 1) * total) / (total * total - squares);
}
