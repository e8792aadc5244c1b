import { clamp, exp, ln } from '../mathematics.ts';
import { STAY } from '../parameters/outcome.ts';
import { YEARS } from '../parameters/effects.ts';
import type { Stream } from '../random/stream.ts';
import type { Course } from './course.ts';
import type { Patient } from './patient.ts';

/** Days in hospital and what the snapshot leaves of them. */
export interface Stay {
	/** From the arrest to discharge or death, whenever that is. */
	readonly days: number;
	readonly intensiveDays: number;
	/** Days from the arrest to the snapshot. */
	readonly untilSnapshot: number;
	/** Still on ECMO at the snapshot. */
	readonly stillOn: boolean;
	/** Still in hospital at the snapshot. */
	readonly inHospital: boolean;
}

const logNormal = (of: { readonly median: number; readonly logSd: number }, z: number) =>
	exp(ln(of.median) + of.logSd * z);

/** Draws days in hospital and in intensive care, and compares them with the snapshot. */
export function drawStay(
	draw: Stream,
	patient: Patient,
	survived: boolean,
	circulationReturned: boolean,
	course: Course | null,
): Stay {
	const z = draw.normal();
	const intensiveShare = draw.betaFourFour();
	let days: number;
	if (course !== null) {
		const ended = course.end === 'died' || course.end === 'closed';
		const after = ended ? 0 : logNormal(survived ? STAY.survivorAfterEcmo : STAY.deathAfterEcmo, z);
		days = course.hours / 24 + after;
	} else if (survived) days = logNormal(STAY.conventionalSurvivor, z);
	else days = circulationReturned ? logNormal(STAY.deathAfterRosc, z) : STAY.deathWithoutRosc;
	days = clamp(days, STAY.shortest, STAY.longest);
	const ecmoDays = course === null ? 0 : course.hours / 24;
	const untilSnapshot = (YEARS.last + 1 - patient.year) * 365 - patient.day;
	return {
		days,
		intensiveDays: Math.min(
			Math.max(days * intensiveShare, ecmoDays),
			Math.max(STAY.longestIntensive, ecmoDays),
		),
		untilSnapshot,
		stillOn: ecmoDays > untilSnapshot,
		inHospital: days > untilSnapshot,
	};
}
