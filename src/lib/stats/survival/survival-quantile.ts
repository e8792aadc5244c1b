import type { MethodEntry } from '../method-entry.ts';
import { requireProbability } from '../result.ts';
import { curveOf, type KaplanMeier } from './kaplan-meier.ts';
import type { SurvivalData } from './survival-counts.ts';
import type { LimitType } from './probability-limits.ts';
import { survivalLimits } from './survival-limits.ts';

/** The time by which a share p has had the event; null where the curve or band does not get that far. */
export interface SurvivalQuantiles {
	readonly probs: readonly number[];
	/** R's rule: the middle of the stretch on which S equals 1 − p exactly, otherwise the first time S is at or below it. */
	readonly quantile: readonly (number | null)[];
	/** The first time S is at or below 1 − p. */
	readonly quantileFirst: readonly (number | null)[];
	/** The two rules applied to the lower and the upper band. */
	readonly lower: readonly (number | null)[];
	readonly upper: readonly (number | null)[];
	readonly lowerFirst: readonly (number | null)[];
	readonly upperFirst: readonly (number | null)[];
}

export const survivalQuantileMethod = {
	id: 'km-quantiles',
	name: 'Median and other quantiles of survival time',
	question: 'By what time has half (or another share) had the event?',
	definition:
		'The first time at which S(t) is at or below 1 − p; if S equals 1 − p exactly on a stretch, the middle of that stretch (to the last time if it never falls further). Limits are the same rule read on the lower and the upper band, first crossing in time (Brookmeyer and Crowley). Not reached is said, not estimated.',
	formula: 't_p = min { t : S(t) ≤ 1 − p }',
	references: [
		{ citation: 'Brookmeyer R, Crowley J. Biometrics 1982;38:29-41', doi: '10.2307/2530286' },
	],
	rCall: 'quantile(survival::survfit(Surv(time, event) ~ 1, conf.type = "log-log"), probs)',
	usedFor: 'Medians, or “not reached”.',
} as const satisfies MethodEntry;

const same = 1.5e-8;

/**
 * By what time has a share p had the event?
 *
 * Input: subjects, counts or their Kaplan-Meier curve; probs in [0, 1] (default quartiles); interval type and level.
 * Output: columns parallel to probs, null = not reached. Errors: RangeError for impossible input.
 * Source: Brookmeyer & Crowley 1982; R `quantile.survfit`, except that R sorts a band that is not monotone.
 */
export function survivalQuantile(
	data: SurvivalData | KaplanMeier,
	{
		probs = [0.25, 0.5, 0.75],
		type = 'log-log',
		confidenceLevel = 0.95,
	}: {
		readonly probs?: readonly number[];
		readonly type?: LimitType;
		readonly confidenceLevel?: number;
	} = {},
): SurvivalQuantiles {
	const curve = curveOf(data);
	const limits = survivalLimits(curve, type, confidenceLevel);
	const targets = probs.map((p) => 1 - requireProbability(p, 'probs'));
	const read = (band: Float64Array, middle: boolean) =>
		targets.map((target) => crossing(curve.time, band, target, middle));
	return {
		probs,
		quantile: read(curve.surv, true),
		quantileFirst: read(curve.surv, false),
		lower: read(limits.lower, true),
		upper: read(limits.upper, true),
		lowerFirst: read(limits.lower, false),
		upperFirst: read(limits.upper, false),
	};
}

/** First time the band is at or below the target, or the middle of the stretch on which it stays exactly there. */
function crossing(
	time: Float64Array,
	band: Float64Array,
	target: number,
	middle: boolean,
): number | null {
	const first = band.findIndex((value) => value <= target + same);
	const start = time[first];
	if (start === undefined) return null;
	const onTarget = (value: number) => Math.abs(value - target) <= same;
	if (!middle || !onTarget(band[first] ?? Number.NaN)) return start;
	const left = band.findIndex((value, i) => i > first && !onTarget(value));
	const end = left < 0 ? time.at(-1) : time[left];
	return (start + (end ?? start)) / 2;
}
