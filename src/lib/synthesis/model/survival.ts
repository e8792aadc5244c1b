import { expit, ln } from '../mathematics.ts';
import { DIAGNOSIS_EFFECTS } from '../parameters/diagnosis.ts';
import { EFFECTS } from '../parameters/effects.ts';
import type { WorldParameters } from '../parameters/world.ts';
import type { Arrest } from './arrest.ts';
import type { Patient } from './patient.ts';

/** Log-odds of survival from everything but time and centre, on ECMO or after return of circulation. */
export function commonLogOdds(
	way: 'onEcmo' | 'afterRosc',
	patient: Patient,
	arrest: Arrest,
	world: WorldParameters,
): number {
	const e = EFFECTS[way];
	const outside = patient.inHospital
		? 0
		: e.ohca + (arrest.bystander ? e.bystander : 0) + (patient.adult ? 0 : e.ohcaChild);
	return (
		e.intercept[patient.adult ? 'adult' : 'child'] +
		DIAGNOSIS_EFFECTS[patient.diagnosis][way] +
		e.severity * patient.severity +
		world.uMultiplier * e.hidden * patient.hidden +
		(arrest.shockable ? e.shockable : 0) +
		(arrest.asystole ? e.asystole : 0) +
		(arrest.witnessed ? e.witnessed : 0) +
		outside +
		e.noFlowPerMinute * arrest.noFlow +
		e.perDecade * patient.decades +
		e.perYear * patient.sinceMiddle +
		(way === 'onEcmo' ? ln(world.ecmoOdds) : 0)
	);
}

/** Log-odds per minute of low flow beyond 15, for this patient. */
export function lowFlowSlope(patient: Patient): number {
	const e = EFFECTS.onEcmo;
	const slope = e.perMinute[patient.adult ? 'adult' : 'child'];
	return patient.diagnosis === 'hypothermia' ? slope * e.hypothermiaSlope : slope;
}

/** Probability of survival to discharge with flow at a minute; `centre` is log-odds from volume and intercept. */
export function survivalOnEcmo(
	common: number,
	slope: number,
	flowMinute: number,
	centre: number,
): number {
	return expit(common + centre + slope * (flowMinute - 15));
}

/** Probability of survival to discharge with return of circulation at a minute. */
export function survivalAfterRosc(common: number, adult: boolean, roscMinute: number): number {
	const slope = EFFECTS.afterRosc.perMinute[adult ? 'adult' : 'child'];
	return expit(common + slope * (Math.min(roscMinute, 200) - 10));
}
