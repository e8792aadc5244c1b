import {
	ASYSTOLE,
	BRADYCARDIA,
	BYSTANDER,
	FIBRILLATION,
	NO_FLOW,
	OUTSIDE_PLACES,
	PLACES,
	PLACE_EFFECTS,
	SHOCKABLE,
	WITNESSED,
	type HospitalLocation,
	type OutsideLocation,
	type PlaceMix,
} from '../parameters/arrest.ts';
import { ANY_CARDIAC } from '../parameters/diagnosis.ts';
import { EFFECTS } from '../parameters/effects.ts';
import type { WorldParameters } from '../parameters/world.ts';
import type { Stream } from '../random/stream.ts';
import type { Patient } from './patient.ts';

type Rhythm = 'vf' | 'pvt' | 'pea' | 'asystole' | 'bradycardia_poor_perfusion';

/** The arrest as it is known by minute 10. */
export interface Arrest {
	readonly location: HospitalLocation | OutsideLocation;
	/** What the place does, centred within its mix: minutes to flow, log-odds of activation. */
	readonly placeMinutes: number;
	readonly placeActivation: number;
	readonly rhythm: Rhythm;
	readonly shockable: boolean;
	readonly asystole: boolean;
	readonly witnessed: boolean;
	/** Compressions before the ambulance; in hospital always counted as given. */
	readonly bystander: boolean;
	/** Minutes from collapse to the first compression. */
	readonly noFlow: number;
	readonly offHours: boolean;
}

const meanEffect = (mix: PlaceMix) =>
	PLACES[mix].reduce(
		(sum, [place, share]) => ({
			minutes: sum.minutes + share * PLACE_EFFECTS[place].minutes,
			activation: sum.activation + share * PLACE_EFFECTS[place].activation,
		}),
		{ minutes: 0, activation: 0 },
	);

const MEAN_EFFECTS = {
	childCardiac: meanEffect('childCardiac'),
	childOther: meanEffect('childOther'),
	adultCardiac: meanEffect('adultCardiac'),
	adultOther: meanEffect('adultOther'),
} as const;

function shockableShare({ adult, diagnosis, setting }: Patient): number {
	if (!adult) {
		if (diagnosis === 'arrhythmia' || diagnosis === 'cardiomyopathy_myocarditis')
			return SHOCKABLE.child[diagnosis];
		return SHOCKABLE.child.otherwise;
	}
	if (diagnosis === 'acs' || diagnosis === 'arrhythmia') return SHOCKABLE.adult.ischaemic[setting];
	return diagnosis === 'cardiomyopathy_myocarditis'
		? SHOCKABLE.adult.cardiomyopathy_myocarditis
		: SHOCKABLE.adult.otherwise;
}

function drawRhythm(draw: Stream, patient: Patient): Rhythm {
	const { setting, adult, inHospital } = patient;
	const shockable = draw.chance(shockableShare(patient));
	const asystole = draw.chance(ASYSTOLE[setting]);
	const bradycardia = draw.chance(
		inHospital ? BRADYCARDIA.ihca[adult ? 'adult' : 'child'] : BRADYCARDIA.ohca,
	);
	const fibrillation = draw.chance(FIBRILLATION[setting]);
	if (shockable) return fibrillation ? 'vf' : 'pvt';
	if (asystole) return 'asystole';
	return bradycardia ? 'bradycardia_poor_perfusion' : 'pea';
}

function placeOutside(
	draw: Stream,
	patient: Patient,
	witnessed: boolean,
	bystander: boolean,
): OutsideLocation {
	const place = draw.pick(
		OUTSIDE_PLACES[witnessed ? (bystander ? 'witnessedHelped' : 'witnessedAlone') : 'unwitnessed'],
	);
	return patient.diagnosis === 'drowning' ? 'water' : place;
}

/** Draws place, rhythm, witness, bystander, minutes without flow and time of day. */
export function drawArrest(draw: Stream, patient: Patient, world: WorldParameters): Arrest {
	const { inHospital, adult, diagnosis } = patient;
	const cardiac = ANY_CARDIAC.has(diagnosis);
	const mix = adult
		? cardiac
			? 'adultCardiac'
			: 'adultOther'
		: cardiac
			? 'childCardiac'
			: 'childOther';
	const insidePlace = draw.pick(PLACES[mix]);
	const rhythm = drawRhythm(draw, patient);
	const age = adult ? 'adult' : 'child';
	const witnessed = draw.chance(inHospital ? WITNESSED.ihca : WITNESSED.ohca[age]);
	const helped = draw.chance(BYSTANDER[age]);
	const bystander = inHospital || helped;
	const fell = draw.chance(EFFECTS.offHours);
	let noFlow: number;
	let location: HospitalLocation | OutsideLocation;
	if (inHospital) {
		noFlow = Math.min(draw.exponential() * NO_FLOW.ihca.mean, NO_FLOW.ihca.most);
		location = insidePlace;
	} else {
		const { shape, scale } = bystander && witnessed ? NO_FLOW.helped : NO_FLOW.otherwise;
		noFlow = Math.min(draw.gamma(shape) * scale, NO_FLOW.most);
		location = placeOutside(draw, patient, witnessed, bystander);
	}
	return {
		location,
		placeMinutes: inHospital ? PLACE_EFFECTS[insidePlace].minutes - MEAN_EFFECTS[mix].minutes : 0,
		placeActivation: inHospital
			? PLACE_EFFECTS[insidePlace].activation - MEAN_EFFECTS[mix].activation
			: 0,
		rhythm,
		shockable: rhythm === 'vf' || rhythm === 'pvt',
		asystole: rhythm === 'asystole',
		witnessed,
		bystander,
		noFlow,
		offHours: world.doOffHours ?? fell,
	};
}
