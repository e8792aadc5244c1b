import { normalCritical } from '../distributions/normal.ts';
import type { MethodEntry } from '../method-entry.ts';
import { requireConfidenceLevel } from '../result.ts';
import { riskTable } from './risk-table.ts';
import type { SurvivalData } from './survival-counts.ts';

/** A cumulative hazard, one row for each distinct event time. */
export interface NelsonAalen {
	readonly time: Float64Array;
	readonly cumhaz: Float64Array;
	/** √Σ d/n² (Aalen). */
	readonly se: Float64Array;
	/** √Σ d(n − d)/n³ (Klein). */
	readonly seBinomial: Float64Array;
	/** H ± z SE, not below 0. */
	readonly lowerPlain: Float64Array;
	readonly upperPlain: Float64Array;
	/** H exp(±z SE/H). */
	readonly lowerLog: Float64Array;
	readonly upperLog: Float64Array;
}

export const nelsonAalenMethod = {
	id: 'nelson-aalen',
	name: 'Nelson-Aalen cumulative hazard',
	question: 'How much hazard has built up by each time?',
	definition:
		'H(t) is the sum over event times up to t of d/n, without a correction for ties; standard error √Σ d/n² (Aalen) or √Σ d(n − d)/n³ (binomial). Limits plain (not below 0) or on the log scale.',
	formula: 'H(t) = Σ d/n; SE = √Σ d/n²',
	references: [
		{ citation: 'Nelson W. Technometrics 1972;14:945-966', doi: '10.1080/00401706.1972.10488991' },
		{ citation: 'Aalen O. Ann Stat 1978;6:701-726', doi: '10.1214/aos/1176344247' },
		{ citation: 'Klein JP. Scand J Stat 1991;18:333-340' },
	],
	rCall: 'survival::survfit(Surv(time, event) ~ 1, stype = 2, ctype = 1)',
	usedFor: 'Checks of hazards in the course of support.',
} as const satisfies MethodEntry;

/**
 * How much hazard has built up by each event time?
 *
 * Input: subjects or counts, as for `kaplanMeier`; confidence level (default 0.95). Output: columns, one row for each
 * time with an event; empty without events. Errors: RangeError for impossible input.
 * Source: Aalen 1978; R `survfit(..., stype = 2, ctype = 1)`: `cumhaz`, `std.chaz`.
 */
export function nelsonAalen(
	data: SurvivalData,
	{ confidenceLevel = 0.95 }: { readonly confidenceLevel?: number } = {},
): NelsonAalen {
	const z = normalCritical(requireConfidenceLevel(confidenceLevel));
	const table = riskTable(data);
	const rows = [...table.time.keys()].filter((i) => (table.nEvent[i] ?? 0) > 0);
	const column = () => new Float64Array(rows.length);
	const [time, cumhaz, se, seBinomial] = [column(), column(), column(), column()];
	const [lowerPlain, upperPlain, lowerLog, upperLog] = [column(), column(), column(), column()];
	let hazard = 0;
	let aalen = 0;
	let binomial = 0;
	rows.forEach((row, k) => {
		const n = table.nRisk[row] ?? 0;
		const d = table.nEvent[row] ?? 0;
		hazard += d / n;
		aalen += d / (n * n);
		binomial += (d * (n - d)) / (n * n * n);
		const error = Math.sqrt(aalen);
		const ratio = Math.exp((z * error) / hazard);
		time[k] = table.time[row] ?? 0;
		cumhaz[k] = hazard;
		se[k] = error;
		seBinomial[k] = Math.sqrt(binomial);
		lowerPlain[k] = Math.max(0, hazard - z * error);
		upperPlain[k] = hazard + z * error;
		lowerLog[k] = hazard / ratio;
		upperLog[k] = hazard * ratio;
	});
	return { time, cumhaz, se, seBinomial, lowerPlain, upperPlain, lowerLog, upperLog };
}
