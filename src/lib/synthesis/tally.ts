import type { SimulatedCase } from './model/case.ts';
import { EFFECTS } from './parameters/effects.ts';
import { SHORT_EVENTS } from './parameters/denominator.ts';
import type { Stream } from './random/stream.ts';

/** Runs treated at every centre in turn to tell what each centre really does. */
export interface StandardRun {
	readonly logOdds: number;
	readonly slope: number;
	/** Minutes to flow that do not depend on the centre. */
	readonly fixedMinutes: number;
	readonly offHours: boolean;
	/** The case's own minute of flow over its median. */
	readonly spread: number;
}

/** Which runs a centre is judged by: child in-hospital ones, or adult ones for an adult centre. */
export type Standard = 'child' | 'adult';

/** Most runs of a kind in a standard population: all of them in the published registry. */
const MOST_STANDARD_RUNS = 10_000;

/** Counts over cases that small tables are made of. Plain data, so that parts can be counted apart. */
export interface Tally {
	/** Eligible arrests by year, age group, setting, kind and volume band of centre, and diagnosis. */
	readonly eligible: Map<string, number>;
	/** Events shorter than 10 minutes and their survivors by centre, year, setting and age group. */
	readonly short: Map<string, [events: number, survivors: number]>;
	readonly standard: Record<Standard, StandardRun[]>;
	/** Runs of each standard kind by the place of the centre in its table. */
	readonly runs: Record<Standard, Map<number, number>>;
}

export function emptyTally(): Tally {
	return {
		eligible: new Map(),
		short: new Map(),
		standard: { child: [], adult: [] },
		runs: { child: new Map(), adult: new Map() },
	};
}

const SEPARATOR = '|';

/** Parts of a key that `count` wrote. */
export const keyParts = (key: string): readonly string[] => key.split(SEPARATOR);

/** Adds one case to a tally. The shorter arrests at its centre, year, setting and age are drawn beside it. */
export function count(tally: Tally, of: SimulatedCase, draw: Stream, teamShare: number): void {
	const { patient, arrest, flow } = of;
	const { centre } = patient;
	const eligible = [
		patient.year,
		patient.ageGroup,
		patient.setting,
		centre.type,
		centre.volumeBand,
		patient.diagnosis,
	].join(SEPARATOR);
	tally.eligible.set(eligible, (tally.eligible.get(eligible) ?? 0) + 1);

	const key = [centre.id, patient.year, patient.setting, patient.ageGroup].join(SEPARATOR);
	const cell = tally.short.get(key) ?? [0, 0];
	const whole = Math.floor(SHORT_EVENTS.perEligible);
	const events = whole + (draw.chance(SHORT_EVENTS.perEligible - whole) ? 1 : 0);
	const survival = SHORT_EVENTS.survival[patient.adult ? 'adult' : 'child'];
	for (let i = 0; i < events; i++) {
		cell[0]++;
		if (draw.chance(survival)) cell[1]++;
	}
	tally.short.set(key, cell);

	if (of.run === null || (!patient.adult && !patient.inHospital)) return;
	const standard = patient.adult ? 'adult' : 'child';
	const runs = tally.runs[standard];
	runs.set(centre.index, (runs.get(centre.index) ?? 0) + 1);
	if (tally.standard[standard].length < MOST_STANDARD_RUNS)
		tally.standard[standard].push({
			logOdds: of.onEcmoLogOdds,
			slope: of.onEcmoSlope,
			fixedMinutes:
				EFFECTS.flow.median[patient.setting][standard] +
				EFFECTS.flow.teamShare * teamShare +
				arrest.placeMinutes,
			offHours: arrest.offHours,
			spread: flow.minute / flow.median,
		});
}

/** Adds the counts of later cases to a tally. Parts must be added in the order of their cases. */
export function mergeTally(into: Tally, from: Tally): void {
	for (const [key, n] of from.eligible) into.eligible.set(key, (into.eligible.get(key) ?? 0) + n);
	for (const [key, [events, survivors]] of from.short) {
		const cell = into.short.get(key) ?? [0, 0];
		into.short.set(key, [cell[0] + events, cell[1] + survivors]);
	}
	for (const standard of ['child', 'adult'] as const) {
		const room = MOST_STANDARD_RUNS - into.standard[standard].length;
		into.standard[standard].push(...from.standard[standard].slice(0, room));
		for (const [centre, n] of from.runs[standard])
			into.runs[standard].set(centre, (into.runs[standard].get(centre) ?? 0) + n);
	}
}
