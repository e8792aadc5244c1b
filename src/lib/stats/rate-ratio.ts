import { betaQuantilePoint } from './distributions/beta.ts';
import { binomialCdf, binomialDensity } from './distributions/binomial.ts';
import { minimumLikelihoodP } from './distributions/minimum-likelihood-p.ts';
import { normalCritical } from './distributions/normal.ts';
import type { MethodEntry } from './method-entry.ts';
import {
	requireConfidenceLevel,
	requireCount,
	requireNonNegative,
	type NotEstimable,
} from './result.ts';

export const rateRatioMethod = {
	id: 'rate-ratio',
	name: 'Rate ratio and rate difference',
	question: 'How many times as many events per unit of time does one group have?',
	definition:
		'x1/T1 over x0/T0. Given the total, the events of group 1 are binomial: exact limits and p follow from that (Clopper-Pearson; two-sided p by minimum likelihood, mid-p beside it). The Wald interval on the log scale exists only with events in both groups. The difference has a normal interval. Without time in a group there is no answer, without any events no ratio.',
	references: [
		{
			citation: 'Przyborowski J, Wilenski H. Biometrika 1940;31:313-323',
			doi: '10.1093/biomet/31.3-4.313',
		},
		{
			citation: 'Rothman KJ, Boice JD. Epidemiologic Analysis with a Programmable Calculator, 1979',
		},
	],
	rCall: 'poisson.test(c(x1, x0), c(T1, T0))',
	usedFor: 'Comparisons of complication rates.',
} as const satisfies MethodEntry;

/** Events and time at risk of two groups, in the same unit of time. */
export interface TwoRates {
	readonly x1: number;
	readonly t1: number;
	readonly x0: number;
	readonly t0: number;
}

/** Ratio and difference of two rates, group 1 against group 0. */
export interface RateRatio extends NotEstimable {
	readonly rr: number | null;
	readonly lowerExact: number | null;
	readonly upperExact: number | null;
	readonly pExact: number | null;
	readonly pMid: number | null;
	readonly lowerWald: number | null;
	readonly upperWald: number | null;
	readonly rd: number | null;
	readonly rdLower: number | null;
	readonly rdUpper: number | null;
}

/**
 * How many times the rate of group 0 is that of group 1, and by how much do they differ?
 *
 * @param rates events and time at risk of both groups
 * @param confidenceLevel of the two-sided intervals, between 0 and 1
 * @returns ratio with exact and Wald limits, exact and mid-p, difference with limits; nulls and a reason where they do
 * not exist
 * @throws RangeError for negative or fractional counts, negative times or an impossible level
 * @see Przyborowski & Wilenski 1940; R: poisson.test(c(x1, x0), c(t1, t0))
 */
export function rateRatio({ x1, t1, x0, t0 }: TwoRates, confidenceLevel = 0.95): RateRatio {
	requireCount(x1, 'events in group 1');
	requireCount(x0, 'events in group 0');
	requireNonNegative(t1, 'person-time of group 1');
	requireNonNegative(t0, 'person-time of group 0');
	requireConfidenceLevel(confidenceLevel);
	const noRatio = {
		rr: null,
		lowerExact: null,
		upperExact: null,
		pExact: null,
		pMid: null,
		lowerWald: null,
		upperWald: null,
	};
	if (t1 === 0 || t0 === 0) {
		const notEstimable = 'a group has no time at risk';
		return { ...noRatio, rd: null, rdLower: null, rdUpper: null, notEstimable };
	}
	const z = normalCritical(confidenceLevel);
	const rd = x1 / t1 - x0 / t0;
	const reach = z * Math.hypot(Math.sqrt(x1) / t1, Math.sqrt(x0) / t0);
	const difference = { rd, rdLower: rd - reach, rdUpper: rd + reach };
	const total = x1 + x0;
	if (total === 0) return { ...noRatio, ...difference, notEstimable: 'neither group had an event' };

	const half = (1 - confidenceLevel) / 2;
	const lower = betaQuantilePoint(half, x1, x0 + 1, 'lower');
	const upper = betaQuantilePoint(half, x1 + 1, x0, 'upper');
	const scale = t0 / t1;
	const ratio = (x1 / x0) * scale;
	const both = x1 > 0 && x0 > 0;
	const spread = Math.exp(z * Math.sqrt(1 / x1 + 1 / x0));
	return {
		rr: ratio,
		lowerExact: x1 === 0 ? 0 : (lower.x / lower.y) * scale,
		upperExact: x0 === 0 ? Infinity : (upper.x / upper.y) * scale,
		...conditionalTest(x1, total, t1 / (t1 + t0)),
		lowerWald: both ? ratio / spread : null,
		upperWald: both ? ratio * spread : null,
		...difference,
	};
}

/** Exact and mid-p of x1 of all events when each falls to group 1 with its share of the time. */
function conditionalTest(x1: number, total: number, share: number) {
	const density = (k: number) => binomialDensity(k, total, share);
	const atMost = (k: number) => binomialCdf(k, total, share);
	const atLeast = (k: number) => binomialCdf(k - 1, total, share, 'upper');
	const mode = Math.min(total, Math.floor((total + 1) * share));
	const half = density(x1) / 2;
	return {
		pExact: minimumLikelihoodP({ density, atMost, atLeast, mode, from: 0, to: total }, x1),
		pMid: Math.min(1, 2 * Math.min(atMost(x1 - 1) + half, atLeast(x1 + 1) + half)),
	};
}
