import { clamp, expit, logit } from '../mathematics.ts';
import { FOLLOW_UP } from '../parameters/outcome.ts';
import type { Stream } from '../random/stream.ts';
import type { Patient } from './patient.ts';
import type { Stay } from './stay.ts';

/** What is known after discharge. */
export interface FollowUp {
	/** Days from the arrest to death or to the last day known alive. */
	readonly days: number;
	readonly died: boolean;
	/** Would come to structured follow-up at one year, if alive. */
	readonly attends: boolean;
	/** Adaptive behaviour composite of a child, or disability in percent of an adult, at one year. */
	readonly score: number;
}

/** Draws survival after discharge, its censoring, and the one-year visit. */
export function drawFollowUp(
	draw: Stream,
	patient: Patient,
	survived: boolean,
	favourable: boolean,
	stay: Stay,
): FollowUp {
	const f = FOLLOW_UP;
	const firstYear = draw.exponential();
	const later = draw.exponential();
	const contact = draw.uniform() * f.lastContactWithin;
	const lost = (draw.exponential() / f.lossPerYear) * 365;
	const comes = draw.uniform();
	const z = draw.normal();

	const state = favourable ? 'favourable' : 'unfavourable';
	const clinic = patient.centre.labels.followUpClinic ? f.clinic : -f.clinic;
	const attends = comes < expit(logit(f.attended[state]) + clinic);
	const scale = patient.adult ? f.whodas[state] : f.vabs[state];
	const score = patient.adult
		? clamp(scale.mean + scale.sd * z, 0, 100)
		: Math.round(clamp(scale.mean + scale.sd * z, 20, 140));
	if (!survived) return { days: stay.days, died: true, attends, score };

	const hazard =
		(favourable ? 1 : f.unfavourable) *
		(patient.diagnosis === 'chd_single_ventricle' ? f.singleVentricle : 1);
	const inFirst = firstYear / (f.firstYear * hazard);
	const years = inFirst < 1 ? inFirst : 1 + later / (f.later * hazard);
	const lastKnown = Math.min(f.longest, Math.max(stay.untilSnapshot - contact, 0), lost);
	const observed = Math.max(lastKnown - stay.days, 0);
	const died = years * 365 <= observed;
	return { days: stay.days + (died ? years * 365 : observed), died, attends, score };
}
