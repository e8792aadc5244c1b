import { chiSquareCdf } from '../distributions/chi-square.ts';
import type { MethodEntry } from '../method-entry.ts';
import {
	requireConfidenceLevel,
	requireFinite,
	requirePositive,
	requireSameLength,
	type NotEstimable,
} from '../result.ts';
import {
	derSimonianLaird,
	pauleMandel,
	qProfile,
	restrictedMaximumLikelihood,
} from './between-study-variance.ts';
import {
	fixedEffect,
	randomEffects,
	type PooledEffect,
	type RandomEffects,
} from './pooled-effect.ts';
import { weightedMean } from './weighted-mean.ts';

/** A meta-analysis of estimates; what needs more studies than there are is null. */
export interface MetaGeneric extends NotEstimable {
	readonly k: number;
	/** Cochran's Q with its degrees of freedom and p. */
	readonly Q: number | null;
	readonly df: number;
	readonly QP: number | null;
	/** 100 max(0, (Q − df)/Q), the same for every model. */
	readonly I2: number | null;
	/** Q/df. */
	readonly H2: number | null;
	readonly fixed: PooledEffect | null;
	/** Random effects with tau² after DerSimonian and Laird, by restricted maximum likelihood, after Paule and Mandel. */
	readonly dl: RandomEffects | null;
	readonly reml: RandomEffects | null;
	readonly pm: RandomEffects | null;
	/** Q-profile interval of tau². */
	readonly tau2QpLower: number | null;
	readonly tau2QpUpper: number | null;
}

export const metaGenericMethod = {
	id: 'meta-generic',
	name: 'Meta-analysis of estimates',
	question: 'What do several studies say together, and how much do they differ?',
	definition:
		'Inverse-variance mean, fixed and random; tau² by DerSimonian-Laird, restricted maximum likelihood or Paule-Mandel, with its Q-profile interval; I² = (Q − df)/Q; Hartung-Knapp interval without correction; prediction interval with t on k − 2 degrees of freedom (Higgins 2009).',
	formula: 'μ = Σ y/(v + τ²) / Σ 1/(v + τ²); I² = max(0, (Q − df)/Q)',
	references: [
		{
			citation: 'DerSimonian R, Laird N. Control Clin Trials 1986;7:177-188',
			doi: '10.1016/0197-2456(86)90046-2',
		},
		{
			citation: 'Viechtbauer W. J Educ Behav Stat 2005;30:261-293',
			doi: '10.3102/10769986030003261',
		},
		{ citation: 'Hartung J, Knapp G. Stat Med 2001;20:3875-3889', doi: '10.1002/sim.1009' },
		{ citation: 'Higgins JPT, Thompson SG. Stat Med 2002;21:1539-1558', doi: '10.1002/sim.1186' },
		{
			citation: 'Higgins JPT, Thompson SG, Spiegelhalter DJ. J R Stat Soc A 2009;172:137-159',
			doi: '10.1111/j.1467-985X.2008.00552.x',
		},
		{ citation: 'Viechtbauer W. Stat Med 2007;26:37-52', doi: '10.1002/sim.2514' },
	],
	rCall: 'metafor::rma(yi, vi, method = "REML", test = "knha"); predict(); confint()',
	usedFor: 'Pooling published estimates beside the synthetic ones.',
} as const satisfies MethodEntry;

/**
 * What do several studies say together?
 *
 * Input: estimates on the scale on which they are normal (log ratios, differences) and their variances (> 0), parallel;
 * confidence level (default 0.95). Output: nulls with the reason without studies; between-study results need two.
 * Errors: RangeError for values that are not finite or variances that are not positive.
 * Source: R `metafor::rma`.
 */
export function metaGeneric(
	{ yi, vi }: { readonly yi: ArrayLike<number>; readonly vi: ArrayLike<number> },
	{ confidenceLevel = 0.95 }: { readonly confidenceLevel?: number } = {},
): MetaGeneric {
	requireConfidenceLevel(confidenceLevel);
	requireSameLength({ yi, vi });
	const studies = {
		yi: Array.from(yi, (y) => requireFinite(y, 'yi')),
		vi: Array.from(vi, (v) => requirePositive(v, 'vi')),
	};
	const k = studies.yi.length;
	const df = Math.max(0, k - 1);
	if (k < 2) {
		return {
			k,
			df,
			...noHeterogeneity,
			Q: k === 1 ? 0 : null,
			fixed: k === 1 ? fixedEffect(studies, confidenceLevel) : null,
			notEstimable:
				k === 1 ? 'One study says nothing about differences between studies.' : 'No studies.',
		};
	}
	const Q = weightedMean(studies, 0).spread;
	const random = (tau2: number | null) =>
		tau2 === null ? null : randomEffects(studies, tau2, confidenceLevel);
	const reml = restrictedMaximumLikelihood(studies);
	const interval = qProfile(studies, confidenceLevel);
	return {
		k,
		Q,
		df,
		QP: chiSquareCdf(Q, df, 'upper'),
		I2: Q > df ? (100 * (Q - df)) / Q : 0,
		H2: Q / df,
		fixed: fixedEffect(studies, confidenceLevel),
		dl: random(derSimonianLaird(studies)),
		reml: random(reml),
		pm: random(pauleMandel(studies)),
		tau2QpLower: interval.lower,
		tau2QpUpper: interval.upper,
		...(reml === null ? { notEstimable: 'The restricted likelihood did not settle.' } : {}),
	};
}

const noHeterogeneity = {
	Q: null,
	QP: null,
	I2: null,
	H2: null,
	dl: null,
	reml: null,
	pm: null,
	tau2QpLower: null,
	tau2QpUpper: null,
};
