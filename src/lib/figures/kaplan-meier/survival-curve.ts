import { percent } from '../../domain/format.ts';
import { isSmallCount } from '../../domain/small-cell.ts';
import { curveAt } from '../../stats/survival/kaplan-meier-at.ts';
import { kaplanMeier, type KaplanMeier } from '../../stats/survival/kaplan-meier.ts';
import { numberAtRisk } from '../../stats/survival/number-at-risk.ts';
import { restrictedMean } from '../../stats/survival/restricted-mean.ts';
import { survivalCounts } from '../../stats/survival/survival-counts.ts';
import { survivalLimits } from '../../stats/survival/survival-limits.ts';
import { survivalQuantile } from '../../stats/survival/survival-quantile.ts';
import type { PresentContext } from '../figure.ts';
import { exitRows } from '../time-from-flow/exit-rows.ts';
import type { GroupExits } from '../time-from-flow/exits.ts';
import { lastDayShown } from '../time-from-flow/last-day-shown.ts';
import { shownSoFar, withoutLast, type AtRisk } from '../time-from-flow/shown-so-far.ts';

/** A curve at one day: numbers as far as they may be shown. */
export interface CurveDay {
	readonly day: number;
	readonly atRisk: AtRisk;
	readonly deaths: number | null;
	readonly censored: number | null;
	readonly alive: number | null;
	/** Null where hidden, and where the interval does not exist: nobody has died yet. */
	readonly lower: number | null;
	readonly upper: number | null;
}

/** Days with an interval; null ends lie beyond what is drawn. */
interface DaysEstimate {
	readonly days: number;
	readonly lower: number | null;
	readonly upper: number | null;
}

/** A survival curve as far as it may be drawn. */
export interface ShownCurve {
	readonly runs: number;
	/** Each step: day, share alive just after it (null while 1 to 4 have died), and limits (null where there are none). */
	readonly steps: readonly {
		readonly day: number;
		readonly alive: number | null;
		readonly lower: number | null;
		readonly upper: number | null;
	}[];
	/** The last day drawn: the horizon, or where 1 to 4 remain at risk. */
	readonly stop: number;
	/** The days asked for, up to the last drawn. */
	readonly at: readonly CurveDay[];
	/** Null when half had not died by the last day drawn. */
	readonly median: DaysEstimate | null;
	/** Mean days alive of those to the horizon; null where the curve stops before. */
	readonly mean: (DaysEstimate & { readonly se: number | null }) | null;
}

const number = (value: number | undefined): number | null =>
	value === undefined || Number.isNaN(value) ? null : value;

/**
 * The curve of a group up to the horizon; null where it may not be drawn: with 1 to 4 runs, or 1 to 4 deaths, which
 * its steps would give away. It stops where 1 to 4 remain at risk.
 */
export function survivalCurve(
	exits: GroupExits,
	horizon: number,
	days: readonly number[],
	{ policy, confidenceLevel }: PresentContext,
): ShownCurve | null {
	const runs = exits.n.reduce((sum, n) => sum + n, 0);
	const deaths = exits.n.reduce((sum, n, at) => sum + (exits.end[at] === 1 ? n : 0), 0);
	if (runs === 0 || (policy.suppress && (isSmallCount(runs) || isSmallCount(deaths)))) return null;
	const rows = exitRows(exits);
	const counts = survivalCounts(rows);
	const curve = kaplanMeier(counts);
	const limits = survivalLimits(curve, 'log-log', confidenceLevel);
	const { stop, draws } = lastDayShown(curve, horizon, policy);
	const hides = (count: number): boolean => policy.suppress && isSmallCount(count);
	let died = 0;
	const steps = Array.from(curve.time, (day, at) => {
		died += curve.nEvent[at] ?? 0;
		return hides(died)
			? { day, alive: null, lower: null, upper: null }
			: {
					day,
					alive: curve.surv[at] ?? 0,
					lower: number(limits.lower[at]),
					upper: number(limits.upper[at]),
				};
	}).filter(({ day }) => draws(day));

	const readAt = (own: KaplanMeier, moments: readonly number[]) => {
		const read = curveAt(own, moments);
		const ends = survivalLimits(read, 'log-log', confidenceLevel);
		return moments.map((_, at) => ({
			alive: read.surv[at] ?? 0,
			lower: number(ends.lower[at]),
			upper: number(ends.upper[at]),
		}));
	};
	const wordsAt = (own: KaplanMeier, day: number): string =>
		readAt(own, [day])
			.flatMap(({ alive, lower, upper }) => [alive, lower, upper])
			.map((share) => (share === null ? '' : percent(share)))
			.join();
	const shownDays = days.filter(draws);
	const { time, events, censored } = counts;
	const risk = numberAtRisk(
		{ groups: ['all'], time, events: [events], censored: [censored] },
		shownDays,
	);
	const at = readAt(curve, shownDays).map((read, index): CurveDay => {
		const day = shownDays[index] ?? 0;
		const counted = {
			runs,
			atRisk: risk.nRisk[0]?.[index] ?? 0,
			parts: [risk.nEventCum[0]?.[index] ?? 0, risk.nCensorCum[0]?.[index] ?? 0],
		};
		const { atRisk, parts } = shownSoFar(
			counted,
			policy,
			// The share alive is hidden with the deaths, so that only the censored could be read from it.
			(part) =>
				part === 0 || wordsAt(curve, day) === wordsAt(kaplanMeier(withoutLast(rows, 0, day)), day),
		);
		const [deaths = null, censored = null] = parts;
		return {
			...{ day, atRisk, deaths, censored },
			...(deaths === null ? { alive: null, lower: null, upper: null } : read),
		};
	});

	const { quantile, lower, upper } = survivalQuantile(curve, { probs: [0.5], confidenceLevel });
	const within = (day: number | null | undefined): number | null =>
		day == null || !draws(day) ? null : day;
	const median = within(quantile[0]);
	const mean = stop < horizon ? null : restrictedMean(curve, horizon, { confidenceLevel });
	return {
		runs,
		steps,
		stop,
		at,
		median:
			median === null ? null : { days: median, lower: within(lower[0]), upper: within(upper[0]) },
		mean:
			mean?.rmst == null
				? null
				: { days: mean.rmst, lower: mean.lower, upper: mean.upper, se: mean.se },
	};
}
