import { isSmallCount, type SmallCellPolicy } from '../../domain/small-cell.ts';
import { aalenJohansen } from '../../stats/competing-risks/aalen-johansen.ts';
import { incidenceAt } from '../../stats/competing-risks/incidence-at.ts';
import { incidenceLimits } from '../../stats/competing-risks/incidence-limits.ts';
import { ENDS, HORIZON, type Exit } from './result.ts';

/** Hours at which a table reads the curves. */
export const LANDMARKS = [24, 72, 168, HORIZON] as const;

/** Days under which numbers at risk stand. */
export const RISK_DAYS = [0, 3, 7, 14] as const;

/** A step of a curve: the share that has ended so by this hour, with limits where there are any. */
export interface Step {
	readonly hour: number;
	readonly share: number;
	readonly lower: number;
	readonly upper: number;
}

/** The curves read at one hour; nulls where hidden. */
export interface Landmark {
	readonly hour: number;
	readonly atRisk: number | null;
	readonly complication: Step | null;
	readonly died: number | null;
	readonly offAlive: number | null;
}

/** First complications with the ends that compete with them, as far as they may be shown. */
export interface Incidence {
	/** Null where 1 to 4 runs, or all but 1 to 4, had one by the horizon. */
	readonly complication: readonly Step[] | null;
	/** Null where one of the two counts is 1 to 4. */
	readonly others: { readonly died: readonly Step[]; readonly offAlive: readonly Step[] } | null;
	readonly landmarks: readonly Landmark[];
	/** At each of `RISK_DAYS`; null where hidden. */
	readonly atRisk: readonly (number | null)[];
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
	const curve = aalenJohansen(
		{
			time: exits.map(([hour]) => hour),
			event: exits.map(([, end]) => end),
			count: exits.map(([, , count]) => count),
		},
		{ causes: 3 },
	);
	const small = curve.time.findIndex((_, at) => hidden(curve.nRisk[at] ?? 0));
	const rows = small < 0 ? curve.time.length : small;
	const stop = small < 0 ? Infinity : (curve.time[small] ?? 0);
	const steps = (cause: number): Step[] => {
		const one = curve.causes[cause - 1];
		if (one === undefined) return [];
		const { lower, upper } = incidenceLimits(one, 'log-log', confidenceLevel);
		const start = { hour: 0, share: 0, lower: 0, upper: 0 };
		const drawn = [
			start,
			...Array.from({ length: rows }, (_, at): Step => {
				const share = one.cif[at] ?? 0;
				const limit = (value: number | undefined): number =>
					value === undefined || Number.isNaN(value) ? share : value;
				return {
					hour: curve.time[at] ?? 0,
					share,
					lower: limit(lower[at]),
					upper: limit(upper[at]),
				};
			}),
		].filter(({ hour }) => hour <= HORIZON);
		const last = drawn.at(-1) ?? start;
		return stop > HORIZON && last.hour < HORIZON ? [...drawn, { ...last, hour: HORIZON }] : drawn;
	};
	const atRiskAt = (hour: number): number | null => {
		const atRisk = exits.reduce((sum, exit) => sum + (exit[0] >= hour ? exit[2] : 0), 0);
		return hides || hour >= stop || hidden(atRisk) ? null : atRisk;
	};
	const complication = steps(ENDS.complication);
	const read = incidenceAt(curve, LANDMARKS);
	return {
		complication: hides ? null : complication,
		others: hidesOthers ? null : { died: steps(ENDS.died), offAlive: steps(ENDS.offAlive) },
		atRisk: RISK_DAYS.map((day) => atRiskAt(day * 24)),
		landmarks: LANDMARKS.map((hour, at): Landmark => {
			const atRisk = atRiskAt(hour);
			const away = atRisk === null;
			const share = (end: number): number | null =>
				away || hidesOthers ? null : (read[end - 1]?.cif[at] ?? null);
			return {
				hour,
				atRisk,
				complication: away ? null : (complication.findLast((step) => step.hour <= hour) ?? null),
				died: share(ENDS.died),
				offAlive: share(ENDS.offAlive),
			};
		}),
	};
}
