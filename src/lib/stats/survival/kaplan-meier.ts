import type { MethodEntry } from '../method-entry.ts';
import { riskTable, type RiskTable } from './risk-table.ts';
import type { SurvivalData } from './survival-counts.ts';

/** A Kaplan-Meier curve, one row for each distinct time with an exit. */
export interface KaplanMeier extends RiskTable {
	/** S(t), the estimated probability of being free of the event just after t. */
	readonly surv: Float64Array;
	/** Greenwood standard error of S(t); NaN once S(t) is 0. */
	readonly se: Float64Array;
}

export const kaplanMeierMethod = {
	id: 'kaplan-meier',
	name: 'Kaplan-Meier estimate',
	question:
		'What share is still free of the event at each time, when some are followed for less long than others?',
	definition:
		'S(t) is the product over event times up to t of 1 − d/n, d events among n at risk; its standard error is Greenwood’s, S √Σ d/(n(n − d)). Subjects censored at an event time are still at risk at it; with delayed entry a subject is at risk at t if it entered before t. Limits: plain (S ± z SE, clipped to 0–1), log (the default of R) and log-log (the default of SAS and Stata). Once S is 0 neither standard error nor limits exist.',
	formula: 'S(t) = Π (1 − d/n); SE = S √Σ d/(n(n − d)); log-log limits S^exp(±z SE/(S log S))',
	references: [
		{
			citation: 'Kaplan EL, Meier P. J Am Stat Assoc 1958;53:457-481',
			doi: '10.1080/01621459.1958.10501452',
		},
		{ citation: 'Greenwood M. Reports on Public Health and Medical Subjects 1926;33:1-26' },
	],
	rCall: 'survival::survfit(Surv(time, event) ~ 1, conf.type = "log-log")',
	usedFor: 'Survival curves and survival to a given day.',
} as const satisfies MethodEntry;

/**
 * What share is still free of the event at each time?
 *
 * Input: subjects (time, event 0/1, optional entry and count) or counts per time; leave rows with missing values out
 * first and say how many. Output: columns as in `KaplanMeier`, in the order of time; empty when there are no subjects.
 * Errors: RangeError for impossible times, codes or counts.
 * Source: Kaplan & Meier 1958; Greenwood 1926; R `survival::survfit(Surv(entry, time, event) ~ 1)`, whose `std.err` is
 * that of log S, while `se` here is that of S.
 */
export function kaplanMeier(data: SurvivalData): KaplanMeier {
	const table = riskTable(data);
	const length = table.time.length;
	const surv = new Float64Array(length);
	const se = new Float64Array(length);
	let current = 1;
	let greenwood = 0;
	for (let i = 0; i < length; i++) {
		const n = table.nRisk[i] ?? 0;
		const d = table.nEvent[i] ?? 0;
		if (d > 0) {
			current *= (n - d) / n;
			greenwood += d / (n * (n - d));
		}
		surv[i] = current;
		se[i] = current * Math.sqrt(greenwood);
	}
	return { ...table, surv, se };
}

/** The curve as it is, or of the subjects or counts: for questions that may be asked of one that is there already. */
export function curveOf(data: SurvivalData | KaplanMeier): KaplanMeier {
	return 'surv' in data ? data : kaplanMeier(data);
}
