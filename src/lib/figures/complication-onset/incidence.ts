import { percent } from '../../domain/format.ts';
import { isSmallCount, type SmallCellPolicy } from '../../domain/small-cell.ts';
import { aalenJohansen, type AalenJohansen } from '../../stats/competing-risks/aalen-johansen.ts';
import { incidenceAt } from '../../stats/competing-risks/incidence-at.ts';
import { incidenceLimits } from '../../stats/competing-risks/incidence-limits.ts';
import type { ExitRows } from '../../stats/survival/tabulate-exits.ts';
import { shownSoFar, withoutLast, type AtRisk } from '../time-from-flow/shown-so-far.ts';
import { ENDS, HORIZON, type Exit } from './result.ts';

/** Hours at which a table reads the curves. */
export const LANDMARKS = [24, 72, 168, HORIZON] as const;

/** Days under which numbers at risk stand. */
export const RISK_DAYS = [0, 3, 7, 14] as const;

/** The share that has ended in one way by some time, with limits where there are any. */
export interface Reached {
	readonly share: number;
	readonly lower: number;
	readonly upper: number;
}

/** A curve by day, as far as it is drawn; `reached` is null while 1 to 4 have ended so. */
export interface OnsetSteps {
	readonly steps: readonly { readonly day: number; readonly reached: Reached | null }[];
	readonly stop: number;
}

/** The curves read at one hour; nulls where hidden. */
export interface Landmark {
	readonly hour: number;
	readonly atRisk: AtRisk;
	readonly complication: Reached | null;
	readonly died: number | null;
	readonly offAlive: number | null;
}

/** First complications with the ends that compete with them, as far as they may be shown. */
export interface Incidence {
	/** Null where 1 to 4 runs, or all but 1 to 4, had one by the horizon. */
	readonly complication: OnsetSteps | null;
	/** Null where one of the two counts is 1 to 4. */
	readonly others: { readonly died: OnsetSteps; readonly offAlive: OnsetSteps } | null;
	readonly landmarks: readonly Landmark[];
	/** At each of `RISK_DAYS`; null where hidden. */
	readonly atRisk: readonly AtRisk[];
}

/**
 * Aalen-Johansen estimates from exits by hour. Curves stop before the first hour with 1 to 4 at risk.
 * @param exits in order of hour, as `onsetResult` gives them
 */
export function incidence(
	exits: readonly Exit[],
	confidenceLevel: number,
	policy: SmallCellPolicy,
): Incidence {
	const total = (end: number): number =>
		exits.reduce((sum, [, way, runs]) => sum + (way === end ? runs : 0), 0);
	const runs = exits.reduce((sum, exit) => sum + exit[2], 0);
	const hidden = (count: number): boolean => policy.suppress && isSmallCount(count);
	const had = total(ENDS.complication);
	const hides = hidden(had) || hidden(runs - had);
	const hidesOthers = hides || hidden(total(ENDS.died)) || hidden(total(ENDS.offAlive));
	const rows = {
		time: exits.map(([hour]) => hour),
		event: exits.map(([, end]) => end),
		count: exits.map(([, , count]) => count),
	};
	const curve = incidenceOf(rows);
	const small = curve.time.findIndex((_, at) => hidden(curve.nRisk[at] ?? 0));
	const stop = small < 0 ? Infinity : (curve.time[small] ?? 0);
	const steps = (cause: number): OnsetSteps => {
		const one = curve.causes[cause - 1];
		const all = one === undefined ? [] : reachedIn(one, confidenceLevel);
		let soFar = 0;
		const drawn = Array.from(curve.time, (hour, at) => {
			soFar += one?.nEvent[at] ?? 0;
			return { hour, reached: hidden(soFar) ? null : (all[at] ?? null) };
		}).filter(({ hour }) => hour < stop && hour <= HORIZON);
		const last = stop > HORIZON ? HORIZON : (drawn.at(-1)?.hour ?? 0);
		return {
			steps: drawn.map(({ hour, reached }) => ({ day: hour / 24, reached })),
			stop: last / 24,
		};
	};
	const readAt = (own: AalenJohansen, hour: number): readonly Reached[] =>
		incidenceAt(own, [hour]).flatMap((one) => reachedIn(one, confidenceLevel));
	const wordsAt = (own: AalenJohansen, hour: number, but: number): string =>
		readAt(own, hour)
			.flatMap(({ share, lower, upper }, cause) => (cause === but ? [] : [share, lower, upper]))
			.map((share) => percent(share))
			.join();
	const shownAt = (hour: number): ReturnType<typeof shownSoFar> => {
		const sum = (one: (exit: Exit) => boolean): number =>
			exits.reduce((before, exit) => before + (one(exit) ? exit[2] : 0), 0);
		const atRisk = sum(([each]) => each >= hour);
		if (hides || hour >= stop || hidden(atRisk)) return { atRisk: null, parts: [null, null, null] };
		const ways = [ENDS.complication, ENDS.died, ENDS.offAlive, ENDS.goesOn];
		const parts = ways.map((way) => sum(([each, end]) => end === way && each <= hour));
		return shownSoFar(
			{ runs, atRisk, parts },
			policy,
			(part) =>
				wordsAt(curve, hour, part) ===
				wordsAt(incidenceOf(withoutLast(rows, ways[part] ?? 0, hour)), hour, part),
		);
	};
	return {
		complication: hides ? null : steps(ENDS.complication),
		others: hidesOthers ? null : { died: steps(ENDS.died), offAlive: steps(ENDS.offAlive) },
		atRisk: RISK_DAYS.map((day) => shownAt(day * 24).atRisk),
		landmarks: LANDMARKS.map((hour): Landmark => {
			const { atRisk, parts } = shownAt(hour);
			const read = readAt(curve, hour);
			const shown = (end: number): Reached | null =>
				parts[end - 1] === null ? null : (read[end - 1] ?? null);
			const other = (end: number): number | null =>
				hidesOthers ? null : (shown(end)?.share ?? null);
			return {
				hour,
				atRisk,
				complication: shown(ENDS.complication),
				died: other(ENDS.died),
				offAlive: other(ENDS.offAlive),
			};
		}),
	};
}

function incidenceOf(rows: ExitRows): AalenJohansen {
	return aalenJohansen(rows, { causes: 3 });
}

/** Shares with their limits, which are the share itself while nobody has ended so. */
function reachedIn(
	one: Parameters<typeof incidenceLimits>[0],
	confidenceLevel: number,
): readonly Reached[] {
	const { lower, upper } = incidenceLimits(one, 'log-log', confidenceLevel);
	const limit = (value: number | undefined, share: number): number =>
		value === undefined || Number.isNaN(value) ? share : value;
	return Array.from(one.cif, (share, at) => ({
		share,
		lower: limit(lower[at], share),
		upper: limit(upper[at], share),
	}));
}
