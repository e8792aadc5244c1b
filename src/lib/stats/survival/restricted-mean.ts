import { normalCritical } from '../distributions/normal.ts';
import type { MethodEntry } from '../method-entry.ts';
import { requireConfidenceLevel, requireTime, type NotEstimable } from '../result.ts';
import { curveOf, type KaplanMeier } from './kaplan-meier.ts';
import type { SurvivalData } from './survival-counts.ts';

/** Mean time free of the event within the first `tau`. */
export interface RestrictedMean extends NotEstimable {
	readonly rmst: number | null;
	readonly se: number | null;
	readonly lower: number | null;
	readonly upper: number | null;
	/** Mean time lost: tau − rmst. */
	readonly rmtl: number | null;
}

export const restrictedMeanMethod = {
	id: 'rmst',
	name: 'Restricted mean survival time',
	question: 'How long, on average, is a case free of the event within the first tau units of time?',
	definition:
		'Area under the Kaplan-Meier curve from 0 to tau; standard error √Σ A² d/(n(n − d)) over event times up to tau, A the area from that time to tau; terms with n = d are left out and no n/(n − 1) factor is used. Tau may not lie beyond the last observation, unless the curve has reached 0.',
	formula: 'μ(τ) = ∫₀^τ S(t) dt',
	references: [
		{
			citation: 'Royston P, Parmar MKB. BMC Med Res Methodol 2013;13:152',
			doi: '10.1186/1471-2288-13-152',
		},
		{ citation: 'Irwin JO. J Hyg 1949;47:188-189', doi: '10.1017/S0022172400014443' },
	],
	rCall: 'print(survival::survfit(Surv(time, event) ~ 1), rmean = tau)',
	usedFor: 'Mean days alive within a horizon.',
} as const satisfies MethodEntry;

/**
 * How long, on average, is a case free of the event within the first `tau`?
 *
 * Input: subjects, counts or their Kaplan-Meier curve; tau finite and not negative, in the unit of time; confidence level
 * (default 0.95). Output: nulls with the reason when there are no subjects or tau lies beyond the last observation and S is not 0 there.
 * Errors: RangeError for impossible input. Source: Royston & Parmar 2013; R `print(survfit(...), rmean = tau)`.
 */
export function restrictedMean(
	data: SurvivalData | KaplanMeier,
	tau: number,
	{ confidenceLevel = 0.95 }: { readonly confidenceLevel?: number } = {},
): RestrictedMean {
	const z = normalCritical(requireConfidenceLevel(confidenceLevel));
	requireTime(tau, 'tau');
	const { time, nRisk, nEvent, surv } = curveOf(data);
	const last = time.at(-1);
	if (last === undefined) return none('No subjects.');
	if (tau > last && surv.at(-1) !== 0) {
		return none(`Follow-up ends at ${last}, before ${tau}, with some still free of the event.`);
	}
	let area = 0;
	let variance = 0;
	let right = tau;
	for (let i = time.length - 1; i >= 0; i--) {
		const t = time[i] ?? 0;
		if (t > tau) continue;
		area += (surv[i] ?? 0) * (right - t);
		right = t;
		const n = nRisk[i] ?? 0;
		const d = nEvent[i] ?? 0;
		if (d > 0 && n > d) variance += (area * area * d) / (n * (n - d));
	}
	const rmst = area + right;
	const se = Math.sqrt(variance);
	return { rmst, se, lower: rmst - z * se, upper: rmst + z * se, rmtl: tau - rmst };
}

function none(reason: string): RestrictedMean {
	return { rmst: null, se: null, lower: null, upper: null, rmtl: null, notEstimable: reason };
}
