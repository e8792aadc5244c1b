import { chiSquareCdf } from '../distributions/chi-square.ts';
import type { MethodEntry } from '../method-entry.ts';
import { quadraticForm } from '../quadratic-form.ts';
import type { NotEstimable } from '../result.ts';
import {
	countsOfGroup,
	stratifiedCounts,
	type GroupedCounts,
	type GroupedData,
} from './grouped-counts.ts';
import { startingNumber } from './risk-table.ts';

/** Observed and expected events by group, summed over strata, and the test that all hazards are equal. */
export interface LogRank extends NotEstimable {
	readonly groups: readonly string[];
	readonly observed: readonly number[];
	readonly expected: readonly number[];
	/** Covariance of observed − expected (hypergeometric), groups by groups. */
	readonly variance: readonly (readonly number[])[];
	readonly chisq: number | null;
	/** Groups that could have had an event, less one. */
	readonly df: number | null;
	readonly p: number | null;
}

export const logRankMethod = {
	id: 'logrank',
	name: 'Log-rank test',
	question: 'Could curves this far apart arise if all groups had the same hazard at every time?',
	definition:
		'At each event time the events are shared out as if group did not matter: expected n_g d/n, hypergeometric variance d(n − d)/(n − 1) · n_g/n (1 − n_g/n). Observed minus expected is summed over times (and strata); the quadratic form with the covariance has a chi-square distribution with one degree of freedom fewer than there are groups.',
	formula: 'χ² = (O − E)′ V⁻¹ (O − E)',
	references: [
		{ citation: 'Mantel N. Cancer Chemother Rep 1966;50:163-170' },
		{
			citation: 'Peto R, Peto J. J R Stat Soc A 1972;135:185-207',
			doi: '10.2307/2344317',
		},
	],
	rCall: 'survival::survdiff(Surv(time, event) ~ group + strata(stratum))',
	usedFor: 'Comparing survival curves.',
} as const satisfies MethodEntry;

/**
 * Do the groups have the same hazard at every time?
 *
 * Input: subjects with a group (and a stratum, an entry time, a count), or counts by time and group, one set or one for
 * each stratum with the same groups. Output: groups sorted as strings; chisq, df and p are null, with the reason, when
 * there are fewer than two groups, no events, or no time at which more than one outcome was possible.
 * Errors: RangeError for impossible input, and for strata with different groups.
 * Source: Mantel 1966; R `survival::survdiff`.
 */
export function logRank(data: GroupedData | readonly GroupedCounts[]): LogRank {
	const strata = stratifiedCounts(data);
	const groups = strata[0]?.groups ?? [];
	const sums = {
		observed: groups.map(() => 0),
		expected: groups.map(() => 0),
		variance: groups.map(() => groups.map(() => 0)),
	};
	for (const counts of strata) {
		if (counts.groups.join('\n') !== groups.join('\n')) {
			throw new RangeError(
				`Stratum has groups ${counts.groups.join(', ')}; expected ${groups.join(', ')}.`,
			);
		}
		addStratum(counts, sums);
	}
	const none = { chisq: null, df: null, p: null };
	if (groups.length < 2)
		return { groups, ...sums, ...none, notEstimable: 'Fewer than two groups.' };
	const kept = [...groups.keys()].filter((group) => (sums.expected[group] ?? 0) > 0);
	if (kept.length === 0) return { groups, ...sums, ...none, notEstimable: 'No events.' };
	const used = kept.slice(0, -1);
	const chisq = quadraticForm(
		used.map((group) => (sums.observed[group] ?? 0) - (sums.expected[group] ?? 0)),
		used.map((row) => used.map((column) => sums.variance[row]?.[column] ?? 0)),
	);
	if (chisq === null) {
		return {
			groups,
			...sums,
			...none,
			notEstimable:
				'At no time were subjects of more than one group at risk of an event that some were spared.',
		};
	}
	return { groups, ...sums, chisq, df: used.length, p: chiSquareCdf(chisq, used.length, 'upper') };
}

interface Sums {
	readonly observed: number[];
	readonly expected: number[];
	readonly variance: number[][];
}

/** Adds the events of one stratum, time by time. */
function addStratum(counts: GroupedCounts, { observed, expected, variance }: Sums): void {
	const { time, events, censored, entered } = counts;
	const atRisk = Float64Array.from(events, (_, group) =>
		startingNumber(countsOfGroup(counts, group)),
	);
	const size = atRisk.length;
	const share = new Float64Array(size);
	for (let i = 0; i < time.length; i++) {
		let n = 0;
		let d = 0;
		for (let group = 0; group < size; group++) {
			n += atRisk[group] ?? 0;
			d += events[group]?.[i] ?? 0;
		}
		if (d > 0) {
			const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0;
			for (let group = 0; group < size; group++) share[group] = (atRisk[group] ?? 0) / n;
			for (let group = 0; group < size; group++) {
				const own = share[group] ?? 0;
				observed[group] = (observed[group] ?? 0) + (events[group]?.[i] ?? 0);
				expected[group] = (expected[group] ?? 0) + d * own;
				const row = variance[group];
				if (!row || spread === 0 || own === 0) continue;
				const part = spread * own;
				const diagonal = (row[group] ?? 0) + part * (1 - own);
				for (let other = 0; other < size; other++)
					row[other] = (row[other] ?? 0) - part * (share[other] ?? 0);
				row[group] = diagonal;
			}
		}
		for (let group = 0; group < size; group++) {
			const left = (events[group]?.[i] ?? 0) + (censored[group]?.[i] ?? 0);
			if (left > (atRisk[group] ?? 0)) {
				throw new RangeError(
					`${left} subjects of group ${counts.groups[group] ?? group} leave at time ${time[i] ?? NaN}, but ${atRisk[group] ?? 0} are at risk.`,
				);
			}
			atRisk[group] = (atRisk[group] ?? 0) - left + (entered?.[group]?.[i] ?? 0);
		}
	}
}
