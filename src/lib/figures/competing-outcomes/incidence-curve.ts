import { isSmallCount, type SmallCellPolicy } from '../../domain/small-cell.ts';
import { aalenJohansen } from '../../stats/competing-risks/aalen-johansen.ts';
import { incidenceAt } from '../../stats/competing-risks/incidence-at.ts';
import { incidenceLimits } from '../../stats/competing-risks/incidence-limits.ts';
import { numberAtRisk } from '../../stats/survival/number-at-risk.ts';
import type { PresentContext } from '../figure.ts';
import { exitRows } from '../time-from-flow/exit-rows.ts';
import type { GroupExits } from '../time-from-flow/exits.ts';
import { lastDayShown } from '../time-from-flow/last-day-shown.ts';

/** A share that has ended in one way, with its interval; limits are null while nobody has. */
export interface EndedShare {
	readonly share: number;
	readonly lower: number | null;
	readonly upper: number | null;
}

export interface IncidenceDay {
	readonly day: number;
	/** Still in hospital and followed; null where hidden. */
	readonly atRisk: number | null;
	readonly died: EndedShare;
	readonly discharged: EndedShare;
}

/** How the stays of a group ended, as far as it may be drawn. */
export interface IncidenceCurve {
	readonly steps: readonly {
		readonly day: number;
		readonly died: number;
		readonly discharged: number;
	}[];
	/** The horizon, or the day before which 1 to 4 are left. */
	readonly stop: number;
	readonly at: readonly IncidenceDay[];
}

/** Not with 1 to 4 runs, deaths or live discharges, which the steps of its curves would give away. */
export function mayBeDrawn({ n: counts, end: ends }: GroupExits, policy: SmallCellPolicy): boolean {
	const runs = counts.reduce((sum, n) => sum + n, 0);
	const ended = (end: number): number =>
		counts.reduce((sum, n, at) => sum + (ends[at] === end ? n : 0), 0);
	return runs > 0 && !(policy.suppress && [runs, ended(1), ended(2)].some(isSmallCount));
}

/** Null where it may not be drawn: with 1 to 4 runs, deaths or discharges, which its steps would give away. */
export function incidenceCurve(
	exits: GroupExits,
	horizon: number,
	days: readonly number[],
	{ policy, confidenceLevel }: PresentContext,
): IncidenceCurve | null {
	if (!mayBeDrawn(exits, policy)) return null;
	const runs = exits.n.reduce((sum, n) => sum + n, 0);
	const rows = exitRows(exits);
	const curve = aalenJohansen(rows, { causes: 2 });
	const [died, discharged] = curve.causes;
	const stop = lastDayShown(curve, horizon, policy);
	const shown = (day: number): boolean => day < stop || (day === stop && stop === horizon);
	const moments = [...days.filter(shown)];
	const [diedAt, dischargedAt] = incidenceAt(curve, moments);
	const limits = [diedAt, dischargedAt].map((one) =>
		one === undefined ? null : incidenceLimits(one, 'log-log', confidenceLevel),
	);
	const endedShare = (cause: 0 | 1, at: number): EndedShare => {
		const share = (cause === 0 ? diedAt : dischargedAt)?.cif[at] ?? 0;
		const ends = [limits[cause]?.lower[at], limits[cause]?.upper[at]].map((end) =>
			end === undefined || Number.isNaN(end) ? null : end,
		);
		return { share, lower: ends[0] ?? null, upper: ends[1] ?? null };
	};
	// Not a grouped question: one group of all.
	const risk = numberAtRisk(
		{ ...rows, event: exits.end.map((end) => Math.min(end, 1)), group: exits.day.map(() => 'all') },
		moments,
	);
	return {
		stop,
		steps: Array.from(curve.time, (day, at) => ({
			day,
			died: died?.cif[at] ?? 0,
			discharged: discharged?.cif[at] ?? 0,
		})).filter(({ day }) => shown(day)),
		at: moments.map((day, at) => {
			const atRisk = risk.nRisk[0]?.[at] ?? 0;
			return {
				day,
				atRisk: policy.suppress && isSmallCount(runs - atRisk) ? null : atRisk,
				died: endedShare(0, at),
				discharged: endedShare(1, at),
			};
		}),
	};
}
