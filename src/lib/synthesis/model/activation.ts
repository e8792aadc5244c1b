import { expit } from '../mathematics.ts';
import { DIAGNOSIS_EFFECTS } from '../parameters/diagnosis.ts';
import { EFFECTS } from '../parameters/effects.ts';
import type { WorldParameters } from '../parameters/world.ts';
import type { Arrest } from './arrest.ts';
import type { Patient } from './patient.ts';

/**
 * Probability that the ECMO team is called at minute 10: teams pick those they believe can be saved, by
 * diagnosis, measured severity and what they see beyond it (U).
 */
export function activationProbability(
	patient: Patient,
	arrest: Arrest,
	world: WorldParameters,
): number {
	const e = EFFECTS.activation;
	const age = patient.adult ? 'adult' : 'child';
	return expit(
		e.intercept[age] +
			DIAGNOSIS_EFFECTS[patient.diagnosis].activation +
			world.severityOnActivation * patient.severity +
			world.uMultiplier * e.hidden * patient.hidden +
			(arrest.shockable ? e.shockable : 0) +
			(arrest.asystole ? e.asystole : 0) +
			(arrest.witnessed ? e.witnessed : 0) +
			(patient.inHospital ? 0 : e.ohca[age]) +
			e.perDecade * patient.decades +
			e.perDoubling * patient.centre.doublings +
			e.perYear * patient.sinceMiddle +
			arrest.placeActivation,
	);
}
