import { percent } from '../../domain/format.ts';
import { isSmallCount, type SmallCellPolicy } from '../../domain/small-cell.ts';
import { aalenJohansen, type AalenJohansen } from '../../stats/competing-risks/aalen-johansen.ts';
import {
	allCauses,
	competingCounts,
	type CompetingData,
} from '../../stats/competing-risks/competing-counts.ts';
import { incidenceAt } from '../../stats/competing-risks/incidence-at.ts';
import { incidenceLimits } from '../../stats/competing-risks/incidence-limits.ts';
import { atRiskAt } from '../../stats/survival/at-risk-at.ts';
import type { PresentContext } from '../figure.ts';
import { exitRows } from '../time-from-flow/exit-rows.ts';
import type { GroupExits } from '../time-from-flow/exits.ts';
import { lastDayShown } from '../time-from-flow/last-day-shown.ts';
import { shownSoFar, withoutLast, type AtRisk } from '../time-from-flow/shown-so-far.ts';

/** A share that has ended in one way, with its interval; limits are null while nobody has. */
export interface EndedShare {
	readonly share: number;
	readonly lower: number | null;
	readonly upper: number | null;
}

export interface IncidenceDay {
	readonly day: number;
	/** Still in hospital and followed; null where hidden. */
	readonly atRisk: AtRisk;
	/** Null where hidden. */
	readonly died: EndedShare | null;
	readonly discharged: EndedShare | null;
}

/** How the stays of a group ended, as far as it may be drawn. */
export interface IncidenceCurve {
	/** Each step; a share is null while 1 to 4 have ended so. */
	readonly steps: readonly {
		readonly day: number;
		readonly died: number | null;
		readonly discharged: number | null;
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
	const counts = competingCounts(rows, 2);
	const curve = incidenceOf(counts);
	const { stop, draws } = lastDayShown(curve, horizon, policy);
	const moments = days.filter(draws);
	const readAt = (own: AalenJohansen, at: readonly number[]): readonly (readonly EndedShare[])[] =>
		incidenceAt(own, at).map((one) => {
			const { lower, upper } = incidenceLimits(one, 'log-log', confidenceLevel);
			return Array.from(one.cif, (share, index) => ({
				share,
				lower: limit(lower[index]),
				upper: limit(upper[index]),
			}));
		});
	const wordsAt = (own: AalenJohansen, day: number, but: number): string =>
		readAt(own, [day])
			.flatMap((shares, cause) => (cause === but ? [] : shares))
			.flatMap(({ share, lower, upper }) => [share, lower, upper])
			.map((share) => (share === null ? '' : percent(share)))
			.join();
	const atRisk = atRiskAt({ ...counts, events: allCauses(counts) }, Float64Array.from(moments));
	const leftBy = (end: number, day: number): number =>
		exits.n.reduce(
			(sum, n, at) => sum + (exits.end[at] === end && (exits.day[at] ?? 0) <= day ? n : 0),
			0,
		);
	const [diedAt, dischargedAt] = readAt(curve, moments);
	return {
		stop,
		steps: steps(curve, policy).filter(({ day }) => draws(day)),
		at: moments.map((day, at) => {
			const ends = [1, 2, 0];
			const counted = {
				runs,
				atRisk: atRisk[at] ?? 0,
				parts: ends.map((end) => leftBy(end, day)),
			};
			const shown = shownSoFar(
				counted,
				policy,
				(part) =>
					wordsAt(curve, day, part) ===
					wordsAt(incidenceOf(withoutLast(rows, ends[part] ?? 0, day)), day, part),
			);
			return {
				day,
				atRisk: shown.atRisk,
				died: shown.parts[0] === null ? null : (diedAt?.[at] ?? null),
				discharged: shown.parts[1] === null ? null : (dischargedAt?.[at] ?? null),
			};
		}),
	};
}

function incidenceOf(data: CompetingData): AalenJohansen {
	return aalenJohansen(data, { causes: 2 });
}

/** A limit, or null where there is none: nobody has ended so yet. */
function limit(value: number | undefined): number | null {
	return value === undefined || Number.isNaN(value) ? null : value;
}

function steps(curve: AalenJohansen, { suppress }: SmallCellPolicy): IncidenceCurve['steps'] {
	const soFar = [0, 0];
	return Array.from(curve.time, (day, at) => {
		const [died = null, discharged = null] = curve.causes.map(({ nEvent, cif }, cause) => {
			const n = (soFar[cause] ?? 0) + (nEvent[at] ?? 0);
			soFar[cause] = n;
			return suppress && isSmallCount(n) ? null : (cif[at] ?? 0);
		});
		return { day, died, discharged };
	});
}
