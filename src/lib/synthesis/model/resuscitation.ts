import { clamp, exp, ln } from '../mathematics.ts';
import { DIAGNOSIS_EFFECTS } from '../parameters/diagnosis.ts';
import { EFFECTS, MINUTES } from '../parameters/effects.ts';
import type { WorldParameters } from '../parameters/world.ts';
import type { Stream } from '../random/stream.ts';
import type { Arrest } from './arrest.ts';
import type { Patient } from './patient.ts';

/** What conventional resuscitation would bring, in minutes from the first compression. */
export interface Resuscitation {
	/** Potential return of circulation; Infinity when it would not come, or not before they stopped. */
	readonly roscMinute: number;
	/** Potential minute of stopping without circulation. */
	readonly stopMinute: number;
	/** End-tidal CO2 near minute 10, mmHg, whole. */
	readonly endTidal: number;
	/** Whether the team and the file have it. */
	readonly endTidalSeen: boolean;
}

/** Cumulative sums of exp(slope x minutes since 10): integrated per-minute hazards up to a factor. */
function cumulativeHazard(slope: number): Float64Array {
	const sums = new Float64Array(MINUTES.last - MINUTES.first + 1);
	let sum = 0;
	for (let i = 0; i < sums.length; i++) {
		sum += exp(slope * i);
		sums[i] = sum;
	}
	return sums;
}

const ROSC = {
	child: cumulativeHazard(EFFECTS.rosc.perMinute.child),
	adult: cumulativeHazard(EFFECTS.rosc.perMinute.adult),
} as const;
const STOP = cumulativeHazard(EFFECTS.stop.perMinute);
const LOG_ROSC_10 = ln(EFFECTS.rosc.atMinute10);
const LOG_STOP_10 = ln(EFFECTS.stop.atMinute10);
const LOG_END_TIDAL = ln(EFFECTS.endTidal.median);

/** Index of the first sum that reaches `target`; the length when none does. */
function reached(sums: Float64Array, target: number): number {
	let low = 0;
	let high = sums.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((sums[middle] ?? Infinity) < target) low = middle + 1;
		else high = middle;
	}
	return low;
}

/**
 * Draws potential return of circulation, the end-tidal CO2 seen near minute 10 and the potential minute of
 * stopping. A stop ends the attempt: circulation that would have come later does not come.
 */
export function drawResuscitation(
	draw: Stream,
	patient: Patient,
	arrest: Arrest,
	world: WorldParameters,
): Resuscitation {
	const { severity, decades, adult, inHospital } = patient;
	const { rosc, stop, endTidal: et } = EFFECTS;
	const logRosc =
		LOG_ROSC_10 +
		DIAGNOSIS_EFFECTS[patient.diagnosis].rosc +
		rosc.severity * severity +
		(arrest.shockable ? rosc.shockable : 0) +
		(arrest.asystole ? rosc.asystole : 0) +
		(inHospital ? 0 : rosc.ohca) +
		rosc.perDecade * decades;
	const sums = adult ? ROSC.adult : ROSC.child;
	const at = reached(sums, draw.exponential() / exp(logRosc));
	const withinRosc = draw.uniform();
	const everRosc = at < sums.length ? MINUTES.first + at + withinRosc : Infinity;

	const endTidalSeen = draw.chance(EFFECTS.endTidalSeen);
	const soon = exp(-Math.min(everRosc - MINUTES.first, 200) / et.soonMinutes);
	const endTidal = Math.round(
		clamp(
			exp(
				LOG_END_TIDAL +
					et.perRoscLog * (logRosc - LOG_ROSC_10) +
					et.severity * severity +
					et.soon * soon +
					et.sd * draw.normal(),
			),
			2,
			60,
		),
	);

	const logStop =
		LOG_STOP_10 +
		stop.severity * severity +
		(adult ? 0 : stop.child) +
		(arrest.shockable ? stop.shockable : 0) +
		(arrest.asystole ? stop.asystole : 0) +
		stop.perDecade * decades +
		(inHospital ? 0 : stop.ohca) +
		(endTidalSeen && endTidal < stop.lowEndTidal ? world.etStop : 0);
	const stopAt = reached(STOP, draw.exponential() / exp(logStop));
	const withinStop = draw.uniform();
	const stopMinute = stopAt < STOP.length ? MINUTES.first + stopAt + withinStop : MINUTES.last;
	return {
		roscMinute: everRosc < stopMinute ? everRosc : Infinity,
		stopMinute,
		endTidal,
		endTidalSeen,
	};
}
