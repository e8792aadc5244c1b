import { normalCritical } from '../../stats/distributions/normal.ts';
import { metaBinary } from '../../stats/meta-analysis/meta-binary.ts';
import type { RandomEffects } from '../../stats/meta-analysis/pooled-effect.ts';
import type { Estimated } from '../methods/estimates.ts';
import { TRIALS, type TrialId } from './records.ts';

export type OutcomeName = 'primary' | 'common';
export type MeasureName = 'RD' | 'RR' | 'OR';
/** Which trials are pooled: all, or all but one. */
export type SetName = 'all' | `without-${TrialId}`;

/** How the spread between trials is estimated. */
export type SpreadName = 'dl' | 'reml';

export const OUTCOMES: readonly OutcomeName[] = ['primary', 'common'];
export const MEASURES: readonly MeasureName[] = ['RD', 'RR', 'OR'];
export const SETS: readonly SetName[] = [
	'all',
	'without-arrest',
	'without-prague',
	'without-inception',
];

/** Names one way of pooling. */
export type PoolName = `${OutcomeName}.${MeasureName}.${SetName}`;

/** A random-effects mean. */
export interface RandomPool extends Estimated {
	/** SD of the true differences (or log ratios) between trials. */
	readonly tau: number;
	/** Share of the weight of each trial, 0 to 1. */
	readonly weights: readonly number[];
	/** The interval of Hartung and Knapp for the same mean. */
	readonly hartungKnapp: Limits;
	/** Interval for the true difference or ratio in a new trial; null for two trials, which allow none. */
	readonly prediction: Limits | null;
}

interface Limits {
	readonly lower: number;
	readonly upper: number;
}

/** Some trials pooled; differences as they are, ratios as ratios. */
export interface Pool {
	readonly trials: readonly (Estimated & { readonly id: TrialId })[];
	readonly fixed: Estimated & { readonly weights: readonly number[] };
	readonly random: Readonly<Record<SpreadName, RandomPool>>;
	/** Largest spread between trials that their differences do not exclude (Q profile). */
	readonly tauUpper: number;
	/** Share of the differences beyond chance, 0 to 1, and the p of Cochran's Q. */
	readonly i2: number;
	readonly qP: number;
}

/** Pools the chosen trials by one outcome and measure: fixed and random effects, and what a new trial may show. */
export function pool(outcome: OutcomeName, measure: MeasureName, set: SetName): Pool {
	const chosen = TRIALS.filter(({ id }) => set !== `without-${id}`);
	const arms = chosen.map((trial) => trial[outcome]);
	const found = metaBinary(
		{
			e1: arms.map(({ ecpr }) => ecpr[0]),
			n1: arms.map(({ ecpr }) => ecpr[1]),
			e0: arms.map(({ standard }) => standard[0]),
			n0: arms.map(({ standard }) => standard[1]),
		},
		{ measure },
	);
	const { fixed, dl, reml } = found;
	if (fixed === null || dl === null || reml === null) throw new Error(found.notEstimable);
	const back = measure === 'RD' ? (value: number) => value : Math.exp;
	const limits = (lower: number, upper: number) => ({ lower: back(lower), upper: back(upper) });
	const shares = (weights: readonly number[]) => weights.map((weight) => weight / 100);
	const random = (of: RandomEffects): RandomPool => ({
		estimate: back(of.estimate),
		...limits(of.lower, of.upper),
		tau: Math.sqrt(of.tau2),
		weights: shares(of.weights),
		hartungKnapp: limits(of.hkLower ?? NaN, of.hkUpper ?? NaN),
		prediction: of.piLower === null || of.piUpper === null ? null : limits(of.piLower, of.piUpper),
	});
	const z = normalCritical(0.95);
	return {
		trials: chosen.map(({ id }, at) => {
			const [y, error] = [found.yi[at] ?? NaN, Math.sqrt(found.vi[at] ?? NaN)];
			return { id, estimate: back(y), ...limits(y - z * error, y + z * error) };
		}),
		fixed: {
			estimate: back(fixed.estimate),
			...limits(fixed.lower, fixed.upper),
			weights: shares(fixed.weights),
		},
		random: { dl: random(dl), reml: random(reml) },
		tauUpper: Math.sqrt(found.tau2QpUpper ?? NaN),
		i2: (found.I2 ?? NaN) / 100,
		qP: found.QP ?? NaN,
	};
}
