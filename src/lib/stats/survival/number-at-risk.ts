import type { MethodEntry } from '../method-entry.ts';
import { requireTime } from '../result.ts';
import { atRiskAt } from './at-risk-at.ts';
import { countsOfGroup, groupedCounts, type GroupedData } from './grouped-counts.ts';
import { rowAt } from './row-at.ts';

/** The rows of a risk table, one array for each group, parallel to the times asked for. */
export interface NumberAtRisk {
	readonly groups: readonly string[];
	/** Subjects under observation just before t: entry < t <= time. */
	readonly nRisk: readonly Float64Array[];
	/** Events up to and including t. */
	readonly nEventCum: readonly Float64Array[];
	/** Censorings up to and including t. */
	readonly nCensorCum: readonly Float64Array[];
}

export const numberAtRiskMethod = {
	id: 'number-at-risk',
	name: 'Number at risk',
	question: 'On how many subjects does the curve rest at each time?',
	definition:
		'Subjects whose follow-up ends at t or later (and who entered before t): at t = 0 everybody, after the last time nobody. Cumulative events and censorings count times up to and including t.',
	formula: 'n(t) = #{ entry < t ≤ time }',
	references: [
		{
			citation: 'Pocock SJ, Clayton TC, Altman DG. Lancet 2002;359:1686-1689',
			doi: '10.1016/S0140-6736(02)08594-X',
		},
	],
	rCall: 'summary(survival::survfit(Surv(time, event) ~ group), times = t, extend = TRUE)$n.risk',
	usedFor: 'The table under every survival curve.',
} as const satisfies MethodEntry;

/**
 * How many are at risk, and how many have left so far, at chosen times in each group?
 *
 * Input: subjects with a group, or counts per time and group; times finite and not negative. Output: groups sorted as
 * strings, and for each a column parallel to `at`. Errors: RangeError for impossible times or counts.
 */
export function numberAtRisk(data: GroupedData, at: ArrayLike<number>): NumberAtRisk {
	const counts = groupedCounts(data);
	const moments = Float64Array.from(at, (t) => requireTime(t, 'at'));
	const each = counts.groups.map((_, group) => countsOfGroup(counts, group));
	return {
		groups: counts.groups,
		nRisk: each.map((one) => atRiskAt(one, moments)),
		nEventCum: each.map((one) => sumUpTo(one.time, one.events, moments)),
		nCensorCum: each.map((one) => sumUpTo(one.time, one.censored, moments)),
	};
}

function sumUpTo(
	time: ArrayLike<number>,
	counts: ArrayLike<number>,
	moments: Float64Array,
): Float64Array {
	let sum = 0;
	const running = Float64Array.from(counts, (count) => (sum += count));
	return moments.map((t) => running[rowAt(time, t)] ?? 0);
}
