import { normalCritical } from '../../stats/distributions/normal.ts';
import type { DesignMatrix } from '../../stats/models/design-matrix.ts';
import { gComputation } from '../../stats/models/g-computation.ts';
import { iptw } from '../../stats/models/iptw.ts';
import { newcombeDifference } from '../../stats/newcombe-difference.ts';
import { withExposure } from './design.ts';

/** A value with its interval; limits are null where there is none. */
export interface Estimated {
	readonly estimate: number;
	readonly lower: number | null;
	readonly upper: number | null;
}

/** A difference of two risks, and the risks. */
export interface RiskContrast extends Estimated {
	readonly with: number;
	readonly without: number;
}

/** 0 or 1 for each of some rows. */
export type Flags = Float64Array;

/** Whether something holds, for each row of a selection. */
export function flagsOf(rows: Int32Array, holds: (row: number) => boolean): Flags {
	return Float64Array.from(rows, (row) => (holds(row) ? 1 : 0));
}

/** Difference of two observed risks with Newcombe's interval. Throws when a group is empty. */
export function crude(exposed: Flags, y: Flags): RiskContrast & { readonly oddsRatio: number } {
	let [e1, n1, e0, n0] = [0, 0, 0, 0];
	exposed.forEach((value, at) => {
		const event = y[at] ?? 0;
		if (value === 1) {
			n1++;
			e1 += event;
		} else {
			n0++;
			e0 += event;
		}
	});
	const { estimate, lower, upper, p1, p0, notEstimable } = newcombeDifference({ e1, n1, e0, n0 });
	if (estimate === null || p1 === null || p0 === null) throw new Error(notEstimable);
	return { estimate, lower, upper, with: p1, without: p0, oddsRatio: oddsRatio(p1, p0) };
}

export const oddsRatio = (a: number, b: number): number => a / (1 - a) / (b / (1 - b));

/** Bounds of the propensity in every weighted analysis of the lessons. */
const BOUNDS = [0.005, 0.995] as const;

/** A weighted comparison with how far its weights reach. */
export interface Weighted extends RiskContrast {
	readonly error: number;
	readonly riskRatio: Estimated;
	/** Marginal. */
	readonly oddsRatio: Estimated;
	/** Largest stabilised weight. */
	readonly largestWeight: number;
	/** Effective sample size over the cases, 0 to 1. */
	readonly effectiveShare: number;
	/** Propensity of each case. */
	readonly propensity: Float64Array;
	/** Weight of each case, stabilised. */
	readonly weights: Float64Array;
}

/**
 * Inverse-probability weights by a decision: risk difference with the interval from the influence function, the
 * propensity model projected out. Throws when the propensity has no estimate.
 *
 * @param att weights for those in whom the decision fell that way, instead of for everybody
 */
export function weighted(treat: Flags, y: Flags, X: DesignMatrix, att = false): Weighted {
	const result = iptw({ X, treat, y }, { weights: att ? 'att' : 'ate', propensityBounds: BOUNDS });
	if (result.notEstimable !== undefined) throw new Error(result.notEstimable);
	const treated = treat.reduce((sum, value) => sum + value, 0) / treat.length;
	const weights = result.weights.map(
		(weight, at) => weight * (treat[at] === 1 ? treated : 1 - treated),
	);
	const sum = weights.reduce((total, weight) => total + weight, 0);
	const squares = weights.reduce((total, weight) => total + weight * weight, 0);
	const ratio = (value: number | null, logError: number | null): Estimated => {
		const estimate = value ?? NaN;
		const factor = logError === null ? null : Math.exp(normalCritical(0.95) * logError);
		return {
			estimate,
			lower: factor === null ? null : estimate / factor,
			upper: factor === null ? null : estimate * factor,
		};
	};
	return {
		estimate: result.rd,
		lower: result.rdLowerProjected,
		upper: result.rdUpperProjected,
		error: result.rdSeProjected,
		with: result.mu1,
		without: result.mu0,
		riskRatio: ratio(result.rr, result.logRrSeHC0),
		oddsRatio: ratio(result.or, result.logOrSeHC0),
		largestWeight: weights.reduce((most, weight) => Math.max(most, weight), 0),
		effectiveShare: (sum * sum) / squares / treat.length,
		propensity: result.ps,
		weights,
	};
}

/**
 * Standardised comparison by an exposure under a logistic model of survival (g-computation): risk difference
 * with the delta-method interval, and the conditional odds ratio. Throws when the model has no estimate.
 */
export function standardised(
	exposed: Flags,
	y: Flags,
	X: DesignMatrix,
): RiskContrast & { readonly conditionalOddsRatio: number } {
	const result = gComputation({
		X: withExposure(X, (at) => exposed[at] ?? 0),
		X1: withExposure(X, () => 1),
		X0: withExposure(X, () => 0),
		y,
	});
	if (result.notEstimable !== undefined) throw new Error(result.notEstimable);
	return {
		estimate: result.rd,
		lower: result.rdLower,
		upper: result.rdUpper,
		with: result.risk1,
		without: result.risk0,
		conditionalOddsRatio: result.conditionalOr ?? NaN,
	};
}

/** True risks of a group under both strategies, and their difference, from the answer key. */
export interface TrueEffect {
	readonly with: number;
	readonly without: number;
	readonly difference: number;
	readonly oddsRatio: number;
	readonly n: number;
}

export function trueEffect(
	key: { readonly withEcpr: Int8Array; readonly without: Int8Array },
	rows: Int32Array,
): TrueEffect {
	let [one, zero] = [0, 0];
	for (const row of rows) {
		one += key.withEcpr[row] ?? 0;
		zero += key.without[row] ?? 0;
	}
	const with_ = one / rows.length;
	const without = zero / rows.length;
	return {
		with: with_,
		without,
		difference: with_ - without,
		oddsRatio: oddsRatio(with_, without),
		n: rows.length,
	};
}
