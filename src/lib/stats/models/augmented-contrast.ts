import { chiSquareCdf } from '../distributions/chi-square.ts';
import { normalCritical } from '../distributions/normal.ts';
import type { MethodEntry } from '../method-entry.ts';
import { requireConfidenceLevel, requireSameLength } from '../result.ts';
import { factorLogistic, type Factor, type FactorFit } from './factor-logistic.ts';

/** Cases with a treatment, and what was known of them when it was decided. */
export interface AugmentedData {
	/** Categories; missing is a level. */
	readonly factors: readonly Factor[];
	/** Numbers, missing ones filled before. */
	readonly covariates: readonly ArrayLike<number>[];
	/** 1 = treated, 0 = not. */
	readonly treat: ArrayLike<number>;
	/** Outcome, 0 or 1. */
	readonly y: ArrayLike<number>;
}

/** Each case's contribution to the two risks: their mean over any cases fixed beforehand estimates the risks there. */
export interface AugmentedScores {
	/** Contribution to the risk if everybody were treated. */
	readonly treated: Float64Array;
	/** Contribution to the risk if nobody were. */
	readonly untreated: Float64Array;
	/** Coefficients of the largest of the three models. */
	readonly terms: number;
	readonly notEstimable?: undefined;
}

/** Risks and their contrasts over some cases. */
export interface ScoreContrast {
	readonly n: number;
	readonly risk1: number;
	readonly risk0: number;
	readonly rd: number;
	readonly rdSe: number;
	/** Null where a risk is not above 0. */
	readonly logRr: number | null;
	readonly logRrSe: number | null;
}

/** Do estimates of separate groups differ by more than chance? */
export interface Heterogeneity {
	readonly q: number;
	readonly df: number;
	readonly p: number;
}

/** Propensities are moved into these bounds, so that no case counts for more than 200. */
const PROPENSITY_BOUNDS = [0.005, 0.995] as const;

export const augmentedContrastMethod = {
	id: 'augmented-contrast',
	name: 'Augmented standardisation (doubly robust), by subgroup',
	question:
		'What share would have the outcome if everybody, or nobody, of a subgroup were treated?',
	definition:
		'Two logistic models of the outcome, one among the treated and one among the others, predict every case both ways (g-computation); a logistic model of the treatment weights what they miss among those who were really treated or not. The mean of these contributions over a subgroup is its risk, so that no model has to guess how subgroups differ; it is right if either the outcome models or the treatment model is. Errors from the spread of the contributions, cases taken as a sample. Propensities are moved into 0.005 to 0.995. Subgroups of a variable share no case, so Cochran’s Q of their differences (or log ratios) tests for interaction on that scale.',
	formula:
		'risk_a = mean of m_a(X) + 1[A = a] (Y − m_a(X)) / P(A = a | X); Q = Σ (d_g − d̄)²/se_g², χ² on groups − 1',
	references: [
		{
			citation: 'Robins JM, Rotnitzky A, Zhao LP. J Am Stat Assoc 1994;89:846-866',
			doi: '10.1080/01621459.1994.10476818',
		},
		{
			citation: 'Funk MJ et al. Am J Epidemiol 2011;173:761-767',
			doi: '10.1093/aje/kwq439',
		},
		{ citation: 'Cochran WG. Biometrics 1954;10:101-129', doi: '10.2307/3001666' },
	],
	rCall:
		'm1 <- predict(glm(y ~ x, binomial, d, subset = a == 1), d, "response"); m0 likewise; e <- fitted(glm(a ~ x, binomial, d)); s <- m1 - m0 + a*(y - m1)/e - (1 - a)*(y - m0)/(1 - e); tapply(s, g, mean); tapply(s, g, sd)/sqrt(table(g))',
	usedFor: 'The adjusted contrast by activation at minute 10 in every subgroup.',
} as const satisfies MethodEntry;

/**
 * What does each case contribute to the risk if everybody, and if nobody, were treated?
 *
 * Input: as `AugmentedData`. Output: contributions in the order of the cases, to be averaged by `scoreContrast`; or the
 * reason why a model has no estimate (nobody treated, one outcome only). Errors: RangeError for columns of unequal length,
 * codes outside the levels, treatments and outcomes other than 0 and 1.
 * Source: Robins, Rotnitzky & Zhao 1994; Funk et al. 2011.
 */
export function augmentedScores(
	data: AugmentedData,
): AugmentedScores | { readonly notEstimable: string } {
	const { factors, covariates, treat, y } = data;
	requireSameLength({ treat, y });
	const n = y.length;
	for (let i = 0; i < n; i++)
		for (const [name, value] of [
			['treat', treat[i]],
			['y', y[i]],
		] as const)
			if (value !== 0 && value !== 1)
				throw new RangeError(`${name} is ${value ?? 'missing'} in row ${i}; expected 0 or 1.`);
	const among = (arm: 0 | 1) => {
		const cases = Uint8Array.from({ length: n }, (_, i) => (treat[i] === arm ? 1 : 0));
		const events = cases.map((one, i) => one * (y[i] ?? 0));
		return factorLogistic({ factors, covariates, events, cases });
	};
	const fits = [
		['treatment', factorLogistic({ factors, covariates, events: treat })],
		['outcome among the treated', among(1)],
		['outcome among the others', among(0)],
	] as const;
	const fitted: FactorFit[] = [];
	for (const [of, fit] of fits) {
		if (!fit.converged) return { notEstimable: `Model of the ${of}: ${fit.notEstimable}` };
		fitted.push(fit);
	}
	const [e, m1, m0] = fitted.map((fit) => fit.fitted);
	const treated = new Float64Array(n);
	const untreated = new Float64Array(n);
	const [low, high] = PROPENSITY_BOUNDS;
	for (let i = 0; i < n; i++) {
		const chance = Math.min(high, Math.max(low, e?.[i] ?? NaN));
		const [one = NaN, zero = NaN] = [m1?.[i], m0?.[i]];
		const outcome = y[i] ?? NaN;
		treated[i] = one + (treat[i] === 1 ? (outcome - one) / chance : 0);
		untreated[i] = zero + (treat[i] === 0 ? (outcome - zero) / (1 - chance) : 0);
	}
	return { treated, untreated, terms: Math.max(...fitted.map(({ terms }) => terms)) };
}

/**
 * Risks and contrasts over some cases, fixed without looking at treatment or outcome.
 *
 * @param rows which cases, by index; default all
 * @returns null for fewer than two cases, of which no error can be told
 */
export function scoreContrast(
	{ treated, untreated }: AugmentedScores,
	rows: ArrayLike<number> = Uint32Array.from(treated.keys()),
): ScoreContrast | null {
	const n = rows.length;
	if (n < 2) return null;
	let [risk1, risk0] = [0, 0];
	for (let k = 0; k < n; k++) {
		risk1 += (treated[rows[k] ?? 0] ?? NaN) / n;
		risk0 += (untreated[rows[k] ?? 0] ?? NaN) / n;
	}
	const ratio = risk1 > 0 && risk0 > 0;
	let [squares, logSquares] = [0, 0];
	for (let k = 0; k < n; k++) {
		const one = (treated[rows[k] ?? 0] ?? NaN) - risk1;
		const zero = (untreated[rows[k] ?? 0] ?? NaN) - risk0;
		squares += (one - zero) ** 2;
		if (ratio) logSquares += (one / risk1 - zero / risk0) ** 2;
	}
	const error = (sum: number): number => Math.sqrt(sum / (n - 1) / n);
	return {
		n,
		risk1,
		risk0,
		rd: risk1 - risk0,
		rdSe: error(squares),
		logRr: ratio ? Math.log(risk1 / risk0) : null,
		logRrSe: ratio ? error(logSquares) : null,
	};
}

/** Limits of an estimate with a normal error. Throws RangeError for an impossible confidence level. */
export function normalLimits(
	estimate: number,
	se: number,
	confidenceLevel = 0.95,
): { readonly lower: number; readonly upper: number } {
	const z = normalCritical(requireConfidenceLevel(confidenceLevel));
	return { lower: estimate - z * se, upper: estimate + z * se };
}

/**
 * Do the estimates of groups without a case in common differ by more than chance? Cochran's Q.
 *
 * @param groups estimates with their standard errors, those without an error left out before
 * @returns null for fewer than two groups
 */
export function heterogeneity(
	groups: readonly { readonly estimate: number; readonly se: number }[],
): Heterogeneity | null {
	const usable = groups.filter(({ se }) => se > 0);
	if (usable.length < 2) return null;
	const weights = usable.map(({ se }) => 1 / se ** 2);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const mean =
		usable.reduce((sum, { estimate }, g) => sum + (weights[g] ?? 0) * estimate, 0) / total;
	const q = usable.reduce(
		(sum, { estimate }, g) => sum + (weights[g] ?? 0) * (estimate - mean) ** 2,
		0,
	);
	const df = usable.length - 1;
	return { q, df, p: chiSquareCdf(q, df, 'upper') };
}
