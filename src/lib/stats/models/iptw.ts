import { normalCritical } from '../distributions/normal.ts';
import type { MethodEntry } from '../method-entry.ts';
import { requireConfidenceLevel, requireSameLength } from '../result.ts';
import { designMatrix, type DesignInput } from './design-matrix.ts';
import { projectedError, stackedError } from './iptw-errors.ts';
import { treatmentWeights, type WeightKind } from './iptw-weights.ts';
import { logistic } from './logistic.ts';

/** Cases with a treatment to be weighted away from what decided it. */
export interface IptwData {
	/** Design of the propensity model, intercept included. */
	readonly X: DesignInput;
	/** 1 = treated, 0 = not. */
	readonly treat: ArrayLike<number>;
	/** Outcome, 0 or 1. */
	readonly y: ArrayLike<number>;
}

export interface IptwOptions {
	/** Whom the answer is about: everybody (ate, stabilised, ate-truncated) or the treated (att). Default ate. */
	readonly weights?: WeightKind;
	/** Quantiles at which ate-truncated cuts the weights. Default [0.01, 0.99]. */
	readonly truncate?: readonly [number, number];
	/** Bounds the propensity is moved into before weighting. Default none. */
	readonly propensityBounds?: readonly [number, number];
	readonly confidenceLevel?: number;
}

/** Weighted risks and their contrasts; group 1 is the treated. */
interface IptwEstimates {
	readonly psCoef: Float64Array;
	readonly ps: Float64Array;
	readonly weights: Float64Array;
	readonly maxWeight: number;
	/** Kish: (Σ w)² / Σ w², of the treated, of the others, of all. */
	readonly ess1: number;
	readonly ess0: number;
	readonly ess: number;
	/** Weighted means of the outcome (Hájek). */
	readonly mu1: number;
	readonly mu0: number;
	readonly rd: number;
	/** Weights taken as known, HC0. */
	readonly rdSeHC0: number;
	/** rdSeHC0 √(n/(n − 1)), as survey::svyglm. */
	readonly rdSeSurvey: number;
	/** Propensity equations stacked with the weighted means; only for plain ate and att weights. */
	readonly rdSeStacked: number | null;
	/** Influence function with the scores of the propensity model projected out. */
	readonly rdSeProjected: number;
	/** rd ± z rdSeHC0. */
	readonly rdLowerHC0: number;
	readonly rdUpperHC0: number;
	/** rd ± z rdSeProjected. */
	readonly rdLowerProjected: number;
	readonly rdUpperProjected: number;
	readonly rr: number | null;
	readonly logRrSeHC0: number | null;
	readonly or: number | null;
	readonly logOrSeHC0: number | null;
	readonly n: number;
	readonly notEstimable?: undefined;
}

export type Iptw = IptwEstimates | { readonly notEstimable: string };

export const iptwMethod = {
	id: 'iptw',
	name: 'Inverse-probability-of-treatment weighting',
	question: 'What would the risks be if treatment had not depended on what is measured?',
	definition:
		'A logistic model gives each case its probability of the treatment (propensity); weights T/ps + (1 − T)/(1 − ps) for everybody, stabilised by the share treated, or T + (1 − T) ps/(1 − ps) for the treated; risks are weighted means. Standard errors: HC0 with weights taken as known; the same times √(n/(n − 1)) as svyglm; with the propensity equations stacked; and from the influence function with the propensity scores projected out, which is the one shown.',
	formula: 'risk_a = Σ w Y 1[A = a] / Σ w 1[A = a]; w = A/ps + (1 − A)/(1 − ps)',
	references: [
		{ citation: 'Lunceford JK, Davidian M. Stat Med 2004;23:2937-2960', doi: '10.1002/sim.1903' },
		{
			citation: 'Robins JM, Hernán MA, Brumback B. Epidemiology 2000;11:550-560',
			doi: '10.1097/00001648-200009000-00011',
		},
	],
	rCall:
		'survey::svyglm(y ~ treat, svydesign(~1, weights = ~w, data = d)); sandwich::vcovHC(lm(y ~ treat, weights = w), "HC0")',
	usedFor: 'The careful comparison of strategies in lessons and on the compare page.',
} as const satisfies MethodEntry;

/**
 * What would the risks be if treatment had not depended on what is measured?
 *
 * Input: as `IptwData` and `IptwOptions`. Output: risks and contrasts, or the reason why there are none: the propensity
 * model has no estimate (a group decided entirely by the covariates, or empty). Ratios are null where a risk is 0 (or 1).
 * Errors: RangeError for values other than 0 and 1, or impossible options.
 * Source: Lunceford & Davidian 2004; for the projection Tsiatis, Semiparametric Theory and Missing Data, 2006, ch. 9.
 */
export function iptw(data: IptwData, options: IptwOptions = {}): Iptw {
	const { weights: kind = 'ate', truncate, propensityBounds, confidenceLevel = 0.95 } = options;
	const z = normalCritical(requireConfidenceLevel(confidenceLevel));
	const X = designMatrix(data.X);
	const { treat, y } = data;
	requireSameLength({ y, treat, X: { length: X.rows } });
	for (let i = 0; i < y.length; i++) {
		if (y[i] !== 0 && y[i] !== 1) {
			throw new RangeError(`y is ${y[i] ?? 'missing'} in row ${i}; expected 0 or 1.`);
		}
	}
	const model = logistic({ X, y: treat });
	if (!model.converged) {
		return { notEstimable: `Propensity of treatment: ${model.notEstimable}` };
	}
	const ps = bounded(model.fitted, propensityBounds);
	const weights = treatmentWeights(ps, treat, kind, truncate);
	const one = groupMean(weights, treat, y, 1);
	const zero = groupMean(weights, treat, y, 0);
	const rd = one.mean - zero.mean;
	const se = Math.sqrt(one.variance + zero.variance);
	const sample = { X, treat, y, ps, weights, mu1: one.mean, mu0: zero.mean };
	const projected = projectedError(sample);
	const n = y.length;
	const bothPositive = one.mean > 0 && zero.mean > 0;
	const bothBetween = bothPositive && one.mean < 1 && zero.mean < 1;
	return {
		psCoef: model.coef,
		ps,
		weights,
		maxWeight: weights.reduce((most, w) => Math.max(most, w), 0),
		ess1: one.ess,
		ess0: zero.ess,
		ess: kish(weights),
		mu1: one.mean,
		mu0: zero.mean,
		rd,
		rdSeHC0: se,
		rdSeSurvey: se * Math.sqrt(n / (n - 1)),
		rdSeStacked:
			(kind === 'ate' || kind === 'att') && !propensityBounds ? stackedError(sample, kind) : null,
		rdSeProjected: projected,
		rdLowerHC0: rd - z * se,
		rdUpperHC0: rd + z * se,
		rdLowerProjected: rd - z * projected,
		rdUpperProjected: rd + z * projected,
		rr: zero.mean > 0 ? one.mean / zero.mean : null,
		logRrSeHC0: bothPositive
			? Math.sqrt(one.variance / one.mean ** 2 + zero.variance / zero.mean ** 2)
			: null,
		or: bothBetween ? (one.mean / (1 - one.mean)) * ((1 - zero.mean) / zero.mean) : null,
		logOrSeHC0: bothBetween
			? Math.sqrt(
					one.variance / (one.mean * (1 - one.mean)) ** 2 +
						zero.variance / (zero.mean * (1 - zero.mean)) ** 2,
				)
			: null,
		n,
	};
}

function bounded(ps: Float64Array, bounds: readonly [number, number] | undefined): Float64Array {
	if (!bounds) return ps;
	const [low, high] = bounds;
	if (!(low >= 0 && low < high && high <= 1)) {
		throw new RangeError(`propensityBounds must rise within [0, 1], got ${low} and ${high}`);
	}
	return ps.map((p) => Math.min(high, Math.max(low, p)));
}

/** Weighted mean of the outcome in one group, its HC0 variance, and the effective size of the group. */
function groupMean(
	weights: Float64Array,
	treat: ArrayLike<number>,
	y: ArrayLike<number>,
	group: 0 | 1,
) {
	const own = weights.map((w, i) => (treat[i] === group ? w : 0));
	const total = own.reduce((sum, w) => sum + w, 0);
	const mean = own.reduce((sum, w, i) => sum + w * (y[i] ?? 0), 0) / total;
	const squares = own.reduce((sum, w, i) => sum + (w * ((y[i] ?? 0) - mean)) ** 2, 0);
	return { mean, variance: squares / (total * total), ess: kish(own) };
}

function kish(weights: Float64Array): number {
	const total = weights.reduce((sum, w) => sum + w, 0);
	return (total * total) / weights.reduce((sum, w) => sum + w * w, 0);
}
