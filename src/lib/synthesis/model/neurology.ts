import { expit, logit } from '../mathematics.ts';
import { NEUROLOGY } from '../parameters/outcome.ts';
import { BASELINE_NEURO } from '../parameters/patients.ts';
import type { Stream } from '../random/stream.ts';
import type { Arrest } from './arrest.ts';
import type { Patient } from './patient.ts';

/** State at discharge before anything goes missing. */
export interface Neurology {
	/** PCPC 1-6 under 18 years, CPC 1-5 in adults; the highest is death. */
	readonly category: number;
	/** PCPC 1-3, CPC 1-2, or unchanged from before the arrest; never in death. */
	readonly favourable: boolean;
}

/** Probability of a favourable state if the patient survives, from what happened until then. */
export function favourableProbability(
	patient: Patient,
	arrest: Arrest,
	endMinute: number,
	cannulated: boolean,
	brainInjury: boolean,
	seizures: boolean,
): number {
	const n = NEUROLOGY;
	let logOdds: number;
	if (!patient.adult) logOdds = logit(n.child.at30) + n.child.perMinute * (endMinute - 30);
	else if (patient.inHospital)
		logOdds = logit(n.adultIhca.at30) + n.adultIhca.perMinute * (endMinute - 30);
	else
		logOdds = logit(
			arrest.shockable
				? n.adultOhca.shockable
				: arrest.asystole
					? n.adultOhca.asystole
					: n.adultOhca.otherwise,
		);
	if (brainInjury) logOdds += n.afterInjury;
	if (seizures) logOdds += n.afterSeizures;
	if (!cannulated && !patient.adult) logOdds += n.conventionalChild;
	return expit(logOdds);
}

const normalBefore = BASELINE_NEURO.child[0][1] + BASELINE_NEURO.child[1][1];

/** Share at PCPC 1-2 among favourable children who were at 1-2 before: all others count as unchanged. */
const STRICT_IF_WELL_BEFORE = NEUROLOGY.strictChild / normalBefore;

/**
 * Draws the category at discharge: favourable or not by `probability`, then a category that agrees with it and
 * with the one before the arrest (nobody leaves better than they came).
 */
export function drawNeurology(
	draw: Stream,
	adult: boolean,
	before: number,
	survived: boolean,
	probability: number,
): Neurology {
	const favourable = draw.chance(probability);
	const which = draw.uniform();
	const split = draw.uniform();
	if (!survived) return { category: adult ? 5 : 6, favourable: false };
	if (favourable) {
		if (adult) return { category: before >= 2 ? before : split < 0.55 ? 1 : 2, favourable };
		if (before >= 3) return { category: before, favourable };
		if (which >= STRICT_IF_WELL_BEFORE) return { category: 3, favourable };
		return { category: before === 2 ? 2 : split < 0.55 ? 1 : 2, favourable };
	}
	const [better, worse] = adult ? ([3, 4] as const) : ([4, 5] as const);
	if (before === better) return { category: worse, favourable };
	if (before === worse) return { category: better, favourable };
	return { category: split < 0.7 ? better : worse, favourable };
}
