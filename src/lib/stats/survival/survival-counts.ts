import { tabulateExits, type ExitRows } from './tabulate-exits.ts';

/**
 * Follow-up counted per time: all that the estimators of a survival curve need, so that a million cases cost as little
 * as a thousand. Times increase strictly; rows without any exit are allowed and change nothing.
 */
export interface SurvivalCounts {
	readonly time: ArrayLike<number>;
	/** Subjects with the event at that time. */
	readonly events: ArrayLike<number>;
	/** Subjects censored at that time; still at risk for the events of the same time. */
	readonly censored: ArrayLike<number>;
	/** Subjects who enter at that time and are at risk later than it. Whoever is not counted here was there from the start. */
	readonly entered?: ArrayLike<number>;
}

/** Subjects (`event` 1 = event, 0 = censored), or the counts made from them. */
export type SurvivalData = ExitRows | SurvivalCounts;

/** Counts as they are, or counted from subjects. */
export function survivalCounts(data: SurvivalData): SurvivalCounts {
	if ('events' in data) return data;
	const { time, exits, entered } = tabulateExits(data, null, 1);
	const [censored, events] = exits[0] ?? [];
	return {
		time,
		events: events ?? new Float64Array(),
		censored: censored ?? new Float64Array(),
		...(entered?.[0] ? { entered: entered[0] } : {}),
	};
}
