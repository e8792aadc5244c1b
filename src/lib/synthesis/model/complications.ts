import { isMajorComplication, complicationGroupOf } from '../../domain/complications.ts';
import { exp, ln } from '../mathematics.ts';
import {
	CONTRIBUTED,
	DAY_PRECISION,
	EXTRA_HAZARDS,
	SHARED_FRAILTY,
	type ExtraKind,
} from '../parameters/complications.ts';
import { BRAIN_DEATH } from '../parameters/outcome.ts';
import type { Mix } from '../parameters/diagnosis.ts';
import type { CannulationSite } from '../parameters/support.ts';
import type { Stream } from '../random/stream.ts';
import type { Course } from './course.ts';
import type { Patient } from './patient.ts';

type Severity = 'minor' | 'moderate' | 'severe';

type Intervention =
	'none' | 'circuit_change' | 'surgery' | 'endoscopy' | 'rrt' | 'drug' | 'transfusion' | 'other';

/** One complication of one run. */
export interface Episode {
	readonly group: string;
	readonly code: string;
	/** Whole hours from flow, or the hour a day began when only the day is known. */
	readonly onset: number;
	readonly precision: 'hour' | 'day';
	readonly severity: Severity;
	readonly intervention: Intervention;
	readonly contributed: boolean;
	readonly major: boolean;
}

interface Found {
	readonly code: string;
	readonly onset: number;
	readonly severity: Severity;
	readonly intervention: Intervention;
}

const INFECTIONS: Mix<string> = [
	['INF_BLOOD', 0.4],
	['INF_RESP', 0.35],
	['INF_WOUND', 0.12],
	['INF_URINE', 0.13],
];

const mild = (draw: Stream): Severity => (draw.chance(0.5) ? 'minor' : 'moderate');
const orSevere = (draw: Stream, share: number): Severity =>
	draw.chance(share) ? 'severe' : mild(draw);

/** Complications that act on death: their onsets come from the course, their names from here. */
function acting(draw: Stream, patient: Patient, { onsets }: Course): Found[] {
	const found: Found[] = [];
	const add = (onset: number, code: string, severity: Severity, intervention: Intervention) => {
		if (onset !== Infinity) found.push({ code, onset, severity, intervention });
	};
	add(onsets.infection, draw.pick(INFECTIONS), orSevere(draw, 0.02), 'drug');
	const ventricular = draw.chance(patient.ageGroup === 'neonate' ? 0.45 : 0.12);
	add(
		onsets.haemorrhage,
		ventricular ? 'NEURO_IVH' : 'NEURO_ICH',
		orSevere(draw, 0.5),
		draw.chance(0.1) ? 'surgery' : 'none',
	);
	add(onsets.infarct, 'NEURO_INFARCT', orSevere(draw, 0.35), 'none');
	add(
		onsets.pulmonary,
		'PULM_HAEM',
		orSevere(draw, 0.05),
		draw.chance(0.4) ? 'transfusion' : 'drug',
	);
	const high = draw.chance(0.4);
	add(onsets.kidney, high ? 'REN_CR_GT3' : 'REN_CR_1_5_3', high ? 'moderate' : mild(draw), 'none');
	add(onsets.rrt, 'REN_RRT', 'severe', 'rrt');
	return found;
}

/** Code and response of a complication without an arrow to death. */
function named(
	draw: Stream,
	kind: ExtraKind,
	site: CannulationSite,
	severity: Severity,
): readonly [code: string, intervention: Intervention] {
	const severe = severity === 'severe';
	const split = draw.uniform();
	const central = site === 'central_reopened' || site === 'central_new';
	const bleed: Intervention = severe ? 'surgery' : split < 0.5 ? 'transfusion' : 'none';
	switch (kind) {
		case 'clot':
			return [
				split < 0.45 ? 'MECH_CLOT_OXY' : 'MECH_CLOT_CIRCUIT',
				severe ? 'circuit_change' : 'none',
			];
		case 'oxygenator':
			return ['MECH_OXYGENATOR', severe ? 'circuit_change' : 'none'];
		case 'pump':
			return ['MECH_PUMP', severe ? 'circuit_change' : 'other'];
		case 'air':
			return ['MECH_AIR', severe ? 'circuit_change' : 'none'];
		case 'cannula':
			return ['MECH_CANNULA', severe ? 'surgery' : 'other'];
		case 'tubing':
			return ['MECH_TUBING', severe ? 'circuit_change' : 'other'];
		case 'heater':
			return ['MECH_HEATER', 'other'];
		case 'siteBleed':
			return [
				central || (site === 'mixed' && split < 0.3) ? 'HAEM_CANN_CENTRAL' : 'HAEM_CANN_PERIPH',
				bleed,
			];
		case 'surgicalBleed':
			return ['HAEM_SURGICAL', bleed];
		case 'gi':
			return ['HAEM_GI', severe ? 'endoscopy' : split < 0.6 ? 'transfusion' : 'drug'];
		case 'tamponade':
			return ['CV_TAMPONADE', severe ? 'surgery' : 'other'];
		case 'arrhythmia':
			return ['CV_ARRHYTHMIA', 'drug'];
		case 'cprOnEcmo':
			return ['CV_CPR', 'drug'];
		case 'haemolysis':
			return [
				severe || split < 0.25 ? 'MET_HAEMOLYSIS_SEV' : 'MET_HAEMOLYSIS_MOD',
				severe ? 'circuit_change' : 'none',
			];
		case 'hyperbilirubinaemia':
			return ['MET_HYPERBILI', 'none'];
		case 'pneumothorax':
			return ['PULM_PTX', 'other'];
		case 'diffuseIschaemia':
			return ['NEURO_ISCH_DIFFUSE', 'none'];
		case 'limb':
			if (severe && split < 0.35) return ['LIMB_AMPUT', 'surgery'];
			return split < 0.2
				? ['LIMB_COMPART', 'surgery']
				: ['LIMB_ISCH', severe ? 'surgery' : 'other'];
	}
}

function clustered(draw: Stream, patient: Patient, course: Course, site: CannulationSite): Found[] {
	const found: Found[] = [];
	const shared = exp(
		SHARED_FRAILTY.sd * draw.normal() + SHARED_FRAILTY.perLogFrailty * ln(course.frailty),
	);
	const limbCannula = site === 'femoral' || site === 'mixed';
	for (const hazard of EXTRA_HAZARDS) {
		const onset = draw.exponential() / ((patient.adult ? hazard.adult : hazard.child) * shared);
		const severity = orSevere(draw, hazard.severe);
		const [code, intervention] = named(draw, hazard.kind, site, severity);
		if (hazard.kind === 'limb' && !limbCannula) continue;
		if (onset < Math.min(course.hours, hazard.window))
			found.push({ code, onset, severity, intervention });
	}
	return found;
}

/** What decides the complications of a run besides its course. */
export interface RunFacts {
	readonly site: CannulationSite;
	readonly seizures: boolean;
	readonly survived: boolean;
}

/**
 * Draws the complications of a run in order of onset: those of the course, those clustered by a shared
 * frailty, seizures and brain death. Onsets are whole hours; for some rows before 2022 only the day is known,
 * kidney injury and its replacement therapy alike, so that their order holds.
 */
export function drawComplications(
	draw: Stream,
	patient: Patient,
	course: Course,
	facts: RunFacts,
): readonly Episode[] {
	const found = [...acting(draw, patient, course), ...clustered(draw, patient, course, facts.site)];
	const seizureAt = draw.uniform() * Math.min(course.hours, 72);
	const seizureOnEeg = draw.chance(0.4);
	const seizureSeverity = orSevere(draw, 0.02);
	if (facts.seizures)
		found.push({
			code: seizureOnEeg ? 'NEURO_SZ_EEG' : 'NEURO_SZ_CLIN',
			onset: seizureAt,
			severity: seizureSeverity,
			intervention: 'drug',
		});
	const brainDead = draw.chance(BRAIN_DEATH.share);
	const sinceBrainDeath = draw.uniform() * Math.min(course.hours - BRAIN_DEATH.afterHour, 24);
	const diedOnEcmo = course.end === 'died' || course.end === 'closed';
	if (diedOnEcmo && course.hours > BRAIN_DEATH.afterHour && brainDead)
		found.push({
			code: 'NEURO_BRAIN_DEATH',
			onset: course.hours - sinceBrainDeath,
			severity: 'severe',
			intervention: 'none',
		});

	const early = patient.year < DAY_PRECISION.before;
	const kidneyByDay = early && draw.chance(DAY_PRECISION.share);
	const episodes = found.map((one): Episode => {
		const ownByDay = early && draw.chance(DAY_PRECISION.share);
		const byDay = one.code.startsWith('REN_') ? kidneyByDay : ownByDay;
		const judged = draw.chance(CONTRIBUTED[one.severity]);
		return {
			...one,
			group: complicationGroupOf(one.code),
			onset: byDay ? Math.floor(one.onset / 24) * 24 : Math.floor(one.onset),
			precision: byDay ? 'day' : 'hour',
			contributed: !facts.survived && (judged || one.code === 'NEURO_BRAIN_DEATH'),
			major: isMajorComplication({
				comp_code: one.code,
				severity: one.severity,
				intervention: one.intervention,
			}),
		};
	});
	return episodes.sort((a, b) => a.onset - b.onset || (a.code < b.code ? -1 : 1));
}
