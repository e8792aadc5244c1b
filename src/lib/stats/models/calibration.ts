import { normalCritical } from '../distributions/normal.ts';
import type { MethodEntry } from '../method-entry.ts';
import {
	requireConfidenceLevel,
	requireProbability,
	requireSameLength,
	type NotEstimable,
} from '../result.ts';
import { calibrationGroups, type CalibrationGroups } from './calibration-groups.ts';
import { logistic } from './logistic.ts';

/** How well predicted probabilities agree with what happened. */
export interface Calibration extends CalibrationGroups, NotEstimable {
	/** Σ y / Σ p. */
	readonly observedExpected: number | null;
	/** Calibration in the large: intercept with offset logit p; 0 is ideal. */
	readonly citl: number | null;
	readonly citlSe: number | null;
	readonly citlLower: number | null;
	readonly citlUpper: number | null;
	/** Intercept and slope of the regression on logit p; 0 and 1 are ideal. */
	readonly intercept: number | null;
	readonly slope: number | null;
	readonly slopeSe: number | null;
	readonly slopeLower: number | null;
	readonly slopeUpper: number | null;
	/** Mean of (y − p)². */
	readonly brier: number | null;
	/** 1 − brier / (ȳ(1 − ȳ)). */
	readonly brierScaled: number | null;
}

export const calibrationMethod = {
	id: 'calibration',
	name: 'Calibration of predicted probabilities',
	question:
		'Do as many cases have the outcome as was predicted, overall and along the range of predictions?',
	definition:
		'Observed over expected; calibration in the large (logistic intercept with offset logit p); intercept and slope of the logistic regression on logit p; Brier score, plain and scaled by its value for the mean outcome; Hosmer-Lemeshow over groups cut at type 7 quantiles, intervals (a, b], equal cut points merged, groups − 2 degrees of freedom.',
	formula: 'logit P(Y = 1) = a + b logit(p)',
	references: [
		{ citation: 'Cox DR. Biometrika 1958;45:562-565', doi: '10.1093/biomet/45.3-4.562' },
		{
			citation: 'Steyerberg EW et al. Epidemiology 2010;21:128-138',
			doi: '10.1097/EDE.0b013e3181c30fb2',
		},
		{
			citation: 'Hosmer DW, Lemeshow S. Commun Stat 1980;A9:1043-1069',
			doi: '10.1080/03610928008827941',
		},
	],
	rCall: 'glm(y ~ offset(qlogis(p)), family = binomial); glm(y ~ qlogis(p), family = binomial)',
	usedFor: 'Checking prediction models.',
} as const satisfies MethodEntry;

/**
 * Do predicted probabilities agree with what happened?
 *
 * Input: predictions in [0, 1] and outcomes (0/1), parallel; number of groups (default 10), confidence level (default
 * 0.95). Output: nulls with the reason where a part does not exist: no cases, one outcome only, predictions of exactly 0 or
 * 1 (no logit), no variation. Errors: RangeError for impossible input.
 * Source: Cox 1958; Steyerberg et al. 2010; R `glm`, `rms::val.prob`.
 */
export function calibration(
	p: ArrayLike<number>,
	y: ArrayLike<number>,
	{
		groups = 10,
		confidenceLevel = 0.95,
	}: { readonly groups?: number; readonly confidenceLevel?: number } = {},
): Calibration {
	const z = normalCritical(requireConfidenceLevel(confidenceLevel));
	requireSameLength({ p, y });
	if (!Number.isInteger(groups) || groups < 1) {
		throw new RangeError(`groups must be a whole number of at least 1, got ${groups}`);
	}
	const { logits, brier, events, expected } = totals(p, y);
	const large = recalibrate(y, logits, 'offset');
	const line = recalibrate(y, logits, 'slope');
	const n = y.length;
	const spread = (events / n) * (1 - events / n);
	const limit = (estimate: number | null, se: number | null, side: -1 | 1) =>
		estimate === null || se === null ? null : estimate + side * z * se;
	const reason = large.notEstimable ?? line.notEstimable;
	return {
		observedExpected: expected > 0 ? events / expected : null,
		citl: large.coef[0],
		citlSe: large.se[0],
		citlLower: limit(large.coef[0], large.se[0], -1),
		citlUpper: limit(large.coef[0], large.se[0], 1),
		intercept: line.coef[0],
		slope: line.coef[1],
		slopeSe: line.se[1],
		slopeLower: limit(line.coef[1], line.se[1], -1),
		slopeUpper: limit(line.coef[1], line.se[1], 1),
		brier: n > 0 ? brier / n : null,
		brierScaled: spread > 0 ? 1 - brier / n / spread : null,
		...calibrationGroups(p, y, groups),
		...(reason === undefined ? {} : { notEstimable: reason }),
	};
}

function totals(p: ArrayLike<number>, y: ArrayLike<number>) {
	const logits = new Float64Array(p.length);
	let [brier, events, expected] = [0, 0, 0];
	for (let i = 0; i < p.length; i++) {
		const value = requireProbability(p[i] ?? Number.NaN, 'predicted probability');
		const outcome = y[i];
		if (outcome !== 0 && outcome !== 1) {
			throw new RangeError(`y is ${outcome ?? 'missing'} in row ${i}; expected 0 or 1.`);
		}
		logits[i] = Math.log(value) - Math.log1p(-value);
		brier += (outcome - value) ** 2;
		events += outcome;
		expected += value;
	}
	return { logits, brier, events, expected };
}

interface Recalibration extends NotEstimable {
	readonly coef: readonly [number | null, number | null];
	readonly se: readonly [number | null, number | null];
}

function recalibrate(
	y: ArrayLike<number>,
	logits: Float64Array,
	use: 'offset' | 'slope',
): Recalibration {
	const none = { coef: [null, null], se: [null, null] } as const;
	if (!logits.every(Number.isFinite)) {
		return {
			...none,
			notEstimable: 'Some cases were predicted with certainty, and certainty has no logit.',
		};
	}
	const fit =
		use === 'offset'
			? logistic({ X: Array.from(logits, () => [1]), y, offset: logits })
			: logistic({ X: Array.from(logits, (logit) => [1, logit]), y });
	if (!fit.converged) return { ...none, notEstimable: fit.notEstimable };
	return {
		coef: [fit.coef[0] ?? null, fit.coef[1] ?? null],
		se: [fit.se[0] ?? null, fit.se[1] ?? null],
	};
}
