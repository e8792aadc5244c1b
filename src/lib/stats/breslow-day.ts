import { chiSquareCdf } from './distributions/chi-square.ts';
import type { MethodEntry } from './method-entry.ts';
import { sumOf } from './strata.ts';
import type { TwoGroups } from './two-groups.ts';

export const breslowDayMethod = {
	id: 'breslow-day',
	name: 'Breslow-Day test of homogeneity, with Tarone’s correction',
	question: 'Could the odds ratio be the same in every stratum?',
	definition:
		'Observed events of group 1 against those fitted under the Mantel-Haenszel odds ratio, squared over their variance and summed over strata with events and non-events; one degree of freedom fewer than such strata. Tarone subtracts what the estimated odds ratio takes up. There is no test when the odds ratio is 0, infinite or undefined, or with one such stratum.',
	references: [
		{ citation: 'Breslow NE, Day NE. Statistical Methods in Cancer Research I. IARC 1980, p. 142' },
		{ citation: 'Tarone RE. Biometrika 1985;72:91-95', doi: '10.1093/biomet/72.1.91' },
	],
	rCall: 'DescTools::BreslowDayTest(table, correct = TRUE)',
	usedFor: 'Stratified comparisons, to see whether one number for all strata is fair.',
} as const satisfies MethodEntry;

/** Tests of whether the odds ratio is the same in every stratum. */
export interface Homogeneity {
	readonly breslowDay: number | null;
	readonly breslowDayDf: number | null;
	readonly breslowDayP: number | null;
	readonly tarone: number | null;
	readonly taroneP: number | null;
}

/**
 * Could the odds ratio be the same in every stratum?
 *
 * @param strata counts, both groups of every stratum having cases
 * @param oddsRatio the Mantel-Haenszel estimate
 * @returns Breslow-Day and Tarone statistics with p; nulls when the odds ratio is 0, infinite or null
 * @see Breslow & Day 1980; Tarone 1985
 */
export function breslowDay(strata: readonly TwoGroups[], oddsRatio: number | null): Homogeneity {
	const informative = strata.filter(({ e1, n1, e0, n0 }) => e1 + e0 > 0 && e1 + e0 < n1 + n0);
	if (oddsRatio === null || oddsRatio === 0 || oddsRatio === Infinity || informative.length === 0) {
		return {
			breslowDay: null,
			breslowDayDf: null,
			breslowDayP: null,
			tarone: null,
			taroneP: null,
		};
	}
	const parts = informative.map((stratum) => {
		const fitted = fittedEvents(stratum, oddsRatio);
		const events = stratum.e1 + stratum.e0;
		return {
			difference: stratum.e1 - fitted,
			variance:
				1 /
				(1 / fitted +
					1 / (events - fitted) +
					1 / (stratum.n1 - fitted) +
					1 / (stratum.n0 - events + fitted)),
		};
	});
	const statistic = sumOf(
		parts,
		({ difference, variance }) => (difference * difference) / variance,
	);
	const difference = sumOf(parts, (part) => part.difference);
	const tarone = statistic - (difference * difference) / sumOf(parts, (part) => part.variance);
	const df = informative.length - 1;
	return {
		breslowDay: statistic,
		breslowDayDf: df,
		breslowDayP: df > 0 ? chiSquareCdf(statistic, df, 'upper') : null,
		tarone,
		taroneP: df > 0 ? chiSquareCdf(tarone, df, 'upper') : null,
	};
}

/** Events of group 1 that give the stratum this odds ratio with its margins as they are. */
function fittedEvents({ e1, n1, e0, n0 }: TwoGroups, oddsRatio: number): number {
	const events = e1 + e0;
	// (1 − OR) A² + (n0 − m + OR (n1 + m)) A − OR n1 m = 0, in the form without a difference of near equals.
	const a = 1 - oddsRatio;
	const b = n0 - events + oddsRatio * (n1 + events);
	const c = oddsRatio * n1 * events;
	const root = Math.sqrt(b * b + 4 * a * c);
	return b >= 0 ? (2 * c) / (b + root) : (root - b) / (2 * a);
}
