import type { MethodEntry } from '../method-entry.ts';
import { requireTime } from '../result.ts';
import { atRiskAt } from './at-risk-at.ts';
import { kaplanMeier, type KaplanMeier } from './kaplan-meier.ts';
import { rowAt } from './row-at.ts';
import { survivalCounts, type SurvivalData } from './survival-counts.ts';

/** A Kaplan-Meier curve read at chosen times; the columns run parallel to `at`. */
export interface KaplanMeierAt {
	readonly at: Float64Array;
	/** Subjects with entry < t <= time. */
	readonly nRisk: Float64Array;
	readonly surv: Float64Array;
	readonly se: Float64Array;
}

export const kaplanMeierAtMethod = {
	id: 'kaplan-meier-at',
	name: 'Survival at given times',
	question:
		'What share is still free of the event at day 30, 180 or 365, and how many are still followed then?',
	definition:
		'The Kaplan-Meier step function read at t (the value just after t); before the first exit it is 1, after the last it keeps its last value while the number at risk is 0. The number at risk counts subjects with entry < t ≤ time.',
	references: [
		{
			citation: 'Kaplan EL, Meier P. J Am Stat Assoc 1958;53:457-481',
			doi: '10.1080/01621459.1958.10501452',
		},
	],
	rCall: 'summary(survival::survfit(Surv(time, event) ~ 1), times = t, extend = TRUE)',
	usedFor: 'Survival to a given day, in tables and sentences.',
} as const satisfies MethodEntry;

/**
 * What share is still free of the event at chosen times?
 *
 * Input: subjects or counts, and times that are finite and not negative, in any order. Output: columns parallel to `at`;
 * pass them to `survivalLimits` for intervals. Errors: RangeError for an impossible time.
 * Source: R `summary(survfit(...), times = at, extend = TRUE)`.
 */
export function kaplanMeierAt(data: SurvivalData, at: ArrayLike<number>): KaplanMeierAt {
	const counts = survivalCounts(data);
	const moments = Float64Array.from(at, (t) => requireTime(t, 'at'));
	return {
		at: moments,
		nRisk: atRiskAt(counts, moments),
		...curveAt(kaplanMeier(counts), moments),
	};
}

/**
 * How high is a curve that is there already at chosen times, and with which standard error?
 *
 * Input: the curve, and times as of `kaplanMeierAt`. Output: columns parallel to `at`: 1 and 0 before the first exit.
 */
export function curveAt(
	curve: KaplanMeier,
	at: ArrayLike<number>,
): Pick<KaplanMeierAt, 'surv' | 'se'> {
	const rows = Int32Array.from(at, (t) => rowAt(curve.time, t));
	return {
		surv: Float64Array.from(rows, (row) => (row < 0 ? 1 : (curve.surv[row] ?? Number.NaN))),
		se: Float64Array.from(rows, (row) => (row < 0 ? 0 : (curve.se[row] ?? Number.NaN))),
	};
}
