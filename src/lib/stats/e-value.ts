import type { MethodEntry } from './method-entry.ts';
import { requireNonNegative, type NotEstimable } from './result.ts';

export const eValueMethod = {
	id: 'e-value',
	name: 'E-value',
	question: 'How strong would an unmeasured confounder have to be to explain this ratio away?',
	definition:
		'The smallest risk ratio that a confounder would need with both the exposure and the outcome to move the estimate to 1. For the interval it is the E-value of the limit nearer to 1, and 1 as soon as the interval touches 1. Odds and hazard ratios of common outcomes are first turned into approximate risk ratios.',
	formula: 'RR + √(RR(RR − 1)), ratios below 1 inverted first',
	references: [
		{
			citation: 'VanderWeele TJ, Ding P. Ann Intern Med 2017;167:268-274',
			doi: '10.7326/M16-2607',
		},
	],
	rCall: 'EValue::evalues.RR(est, lo, hi)',
	usedFor: 'Sensitivity of adjusted comparisons to what was not measured.',
} as const satisfies MethodEntry;

/** What the ratio is; `common` and `rare` say how often the outcome occurs (the threshold is about 15 %). */
export type RatioMeasure = 'RR' | 'OR-rare' | 'OR-common' | 'HR-rare' | 'HR-common';

/** A ratio and its limits, null where there are none. */
export interface RatioEstimate {
	readonly estimate: number;
	readonly lower?: number | null;
	readonly upper?: number | null;
}

/** E-values of the estimate and of the interval, and the approximate risk ratio they rest on. */
export interface EValue extends NotEstimable {
	/** At least 1; Infinity when the ratio is 0 or infinite. */
	readonly eValue: number;
	readonly eValueCI: number | null;
	readonly rr: number;
}

/**
 * How strong would an unmeasured confounder have to be to explain a ratio away?
 *
 * @param ratio estimate and, where known, limits
 * @param measure what kind of ratio it is
 * @returns E-value of the estimate, E-value of the interval (null without the limit nearer to 1), and the risk ratio
 * @throws RangeError for a negative or missing ratio, or limits in the wrong order
 * @see VanderWeele & Ding 2017; R: EValue::evalues.RR, evalues.OR, evalues.HR
 */
export function eValue(ratio: RatioEstimate, measure: RatioMeasure = 'RR'): EValue {
	const toRiskRatio = (value: number, name: string) =>
		asRiskRatio(value === Infinity ? value : requireNonNegative(value, name), measure);
	const rr = toRiskRatio(ratio.estimate, 'ratio');
	const lower = ratio.lower == null ? null : toRiskRatio(ratio.lower, 'lower limit');
	const upper = ratio.upper == null ? null : toRiskRatio(ratio.upper, 'upper limit');
	if (lower !== null && upper !== null && lower > upper) {
		throw new RangeError(`lower limit must not exceed the upper limit ${upper}, got ${lower}`);
	}
	const nearer = rr >= 1 ? lower : upper;
	const answer = { eValue: ofRiskRatio(rr), rr };
	if (nearer === null) {
		return { ...answer, eValueCI: null, notEstimable: 'the limit nearer to 1 is not known' };
	}
	const includesOne = rr >= 1 ? nearer <= 1 : nearer >= 1;
	return { ...answer, eValueCI: includesOne ? 1 : ofRiskRatio(nearer) };
}

function asRiskRatio(value: number, measure: RatioMeasure): number {
	switch (measure) {
		case 'RR':
		case 'OR-rare':
		case 'HR-rare':
			return value;
		case 'OR-common':
			return Math.sqrt(value);
		case 'HR-common':
			// 1 − 2^−x by expm1, which keeps its digits for hazard ratios near 0.
			return Math.expm1(-Math.LN2 * Math.sqrt(value)) / Math.expm1(-Math.LN2 / Math.sqrt(value));
	}
}

function ofRiskRatio(rr: number): number {
	const ratio = rr < 1 ? 1 / rr : rr;
	return ratio === Infinity ? Infinity : ratio + Math.sqrt(ratio * (ratio - 1));
}
