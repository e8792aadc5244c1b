import { levelsOf, rowsByLevel } from '../levels.ts';
import type { MethodEntry } from '../method-entry.ts';
import { garwoodLimits } from '../poisson-limits.ts';
import { requireConfidenceLevel, type NotEstimable } from '../result.ts';
import { startingNumber } from '../survival/risk-table.ts';
import { tabulateExits, type ExitRows } from '../survival/tabulate-exits.ts';
import type { CompetingCounts } from './competing-counts.ts';

/** Events of one cause in one group per unit of person-time. */
export interface CauseSpecificRate extends NotEstimable {
	readonly group: string;
	readonly cause: number;
	readonly events: number;
	readonly personTime: number;
	readonly rate: number | null;
	readonly lower: number | null;
	readonly upper: number | null;
}

/** Subjects (`event` 0 = censored, 1, 2, ... = cause); without `group` all belong to "all". */
export interface RateSubjects extends ExitRows {
	readonly group?: ArrayLike<string | number>;
}

/** Counts per time and cause of each group. */
export type RateCounts = Readonly<Record<string, CompetingCounts>>;

export const causeSpecificRatesMethod = {
	id: 'cause-specific-rates',
	name: 'Cause-specific rates',
	question: 'How many ends of each kind occur per unit of time under observation?',
	definition:
		'Events of the cause divided by person-time (the sum of follow-up times, of all subjects, until any end or censoring), with Garwood’s exact Poisson limits. A rate is not a risk.',
	formula: 'rate_j = d_j / Σ time',
	references: [
		{ citation: 'Garwood F. Biometrika 1936;28:437-442', doi: '10.1093/biomet/28.3-4.437' },
		{ citation: 'Andersen PK et al. Int J Epidemiol 2012;41:861-870', doi: '10.1093/ije/dyr213' },
	],
	rCall: 'poisson.test(sum(event == j), sum(time))',
	usedFor: 'Hazards of death and weaning on support.',
} as const satisfies MethodEntry;

/**
 * How many ends of each kind occur per unit of person-time, by group?
 *
 * Input: subjects, or counts by group; confidence level (default 0.95). Output: a row for each group (sorted as strings) and
 * cause; rate and limits are null, with the reason, without person-time. Errors: RangeError for impossible input.
 * Source: Garwood 1936; R `poisson.test`.
 */
export function causeSpecificRates(
	data: RateSubjects | { readonly counts: RateCounts },
	{ confidenceLevel = 0.95 }: { readonly confidenceLevel?: number } = {},
): readonly CauseSpecificRate[] {
	requireConfidenceLevel(confidenceLevel);
	const counts = 'counts' in data ? data.counts : countsByGroup(data);
	return Object.keys(counts)
		.sort((a, b) => (a < b ? -1 : 1))
		.flatMap((group) => {
			const one = counts[group];
			if (!one) return [];
			const personTime = personTimeOf(one);
			return one.events.map((column, index) => {
				const events = total(column);
				return { group, cause: index + 1, ...rateOf(events, personTime, confidenceLevel) };
			});
		});
}

function rateOf(events: number, personTime: number, confidenceLevel: number) {
	if (!(personTime > 0)) {
		const nulls = { rate: null, lower: null, upper: null };
		return { events, personTime, ...nulls, notEstimable: 'Nobody was under observation.' };
	}
	const limits = garwoodLimits(events, confidenceLevel);
	return {
		events,
		personTime,
		rate: events / personTime,
		lower: limits.lower / personTime,
		upper: limits.upper / personTime,
	};
}

/** Leaving adds the time of the exit, entering late takes the time of the entry away. */
function personTimeOf({ time, events, censored, entered }: CompetingCounts): number {
	const exits = Float64Array.from({ length: time.length }, (_, i) =>
		events.reduce((sum, cause) => sum + (cause[i] ?? 0), 0),
	);
	startingNumber({ time, events: exits, censored, ...(entered ? { entered } : {}) });
	return exits.reduce(
		(sum, ends, i) => sum + (time[i] ?? 0) * (ends + (censored[i] ?? 0) - (entered?.[i] ?? 0)),
		0,
	);
}

function countsByGroup(data: RateSubjects): RateCounts {
	const causes = Math.max(1, ...new Set(Array.from(data.event)));
	const groups = levelsOf(data.group ?? Array.from(data.time, () => 'all'));
	const rows = rowsByLevel(groups);
	return Object.fromEntries(
		groups.levels.map((group, level) => {
			const { time, exits, entered } = tabulateExits(data, null, causes, rows[level] ?? []);
			const [censored = new Float64Array(), ...events] = exits[0] ?? [];
			return [group, { time, events, censored, ...(entered?.[0] ? { entered: entered[0] } : {}) }];
		}),
	);
}

function total(column: ArrayLike<number>): number {
	let sum = 0;
	for (let i = 0; i < column.length; i++) sum += column[i] ?? 0;
	return sum;
}
