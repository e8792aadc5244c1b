import { clamp, exp, log2 } from '../mathematics.ts';
import { REFERENCE_VOLUME } from '../parameters/centres.ts';
import { EFFECTS } from '../parameters/effects.ts';
import type { WorldParameters } from '../parameters/world.ts';
import type { Stream } from '../random/stream.ts';
import type { Arrest } from './arrest.ts';
import type { Centre } from './centres.ts';
import type { Patient } from './patient.ts';

/** Doublings of volume that a centre's care follows in this world: its own, or the ones it was given. */
export function careDoublings(centre: Centre, world: WorldParameters): number {
	return world.doVolume === null
		? centre.doublings * world.centreSpread
		: log2(world.doVolume / REFERENCE_VOLUME);
}

/** Minutes that the hour of the day adds at a centre. */
export function hourMinutes(centre: Centre, offHours: boolean): number {
	return offHours ? centre.offHoursMinutes : EFFECTS.flow.workingHours;
}

/**
 * Median minutes from the first compression to flow if this arrest were treated at this centre, before its
 * own spread. `teamShare` is the weighted share of centres with a team at all hours.
 */
function medianFlowMinutes(
	patient: Patient,
	arrest: Arrest,
	centre: Centre,
	doublings: number,
	teamShare: number,
): number {
	const { flow } = EFFECTS;
	const median =
		flow.median[patient.setting][patient.adult ? 'adult' : 'child'] +
		flow.perDoubling * doublings +
		hourMinutes(centre, arrest.offHours) +
		flow.teamShare * teamShare +
		centre.programmeMinutes +
		arrest.placeMinutes;
	return Math.max(median, flow.shortestMedian);
}

/** A case's potential way to ECMO flow. */
export interface FlowTime {
	/** Median at its own centre, minutes. */
	readonly median: number;
	/** Potential minute of flow. */
	readonly minute: number;
	/** Whether cannulation would fail. */
	readonly fails: boolean;
}

/** Draws the potential minute of flow, log-normal around its median, and whether cannulation would fail. */
export function drawFlowTime(
	draw: Stream,
	patient: Patient,
	arrest: Arrest,
	teamShare: number,
	world: WorldParameters,
): FlowTime {
	const { flow } = EFFECTS;
	const doublings = careDoublings(patient.centre, world);
	const median = medianFlowMinutes(patient, arrest, patient.centre, doublings, teamShare);
	const z = draw.normal() * flow.logSd * (patient.inHospital ? 1 : flow.ohcaSpread);
	return {
		median,
		minute: clamp(median * exp(z), flow.range[0], flow.range[1]),
		fails: draw.chance(flow.failure),
	};
}
