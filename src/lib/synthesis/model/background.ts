import { clamp, exp, expit, ln } from '../mathematics.ts';
import {
	MARKERS_BEFORE,
	SINGLE_VENTRICLE_STAGES,
	STAT_CATEGORIES,
	SURGICAL,
	TWO_VENTRICLE_STAGES,
	type ChdStage,
} from '../parameters/background.ts';
import { ANY_CARDIAC } from '../parameters/diagnosis.ts';
import { BASELINE_NEURO, FEMALE, GESTATION, SYNDROME } from '../parameters/patients.ts';
import type { Stream } from '../random/stream.ts';
import type { Arrest } from './arrest.ts';
import type { Patient } from './patient.ts';

type IllnessCategory =
	'surgical_cardiac' | 'medical_cardiac' | 'medical_noncardiac' | 'surgical_noncardiac' | 'trauma';

/** What else is known of a patient and an arrest: labels and markers without an arrow to any outcome. */
export interface Background {
	readonly sex: 'female' | 'male';
	readonly gestation: string;
	/** Neurological category before the arrest. */
	readonly before: number;
	readonly syndrome: boolean;
	readonly illness: IllnessCategory;
	readonly stage: ChdStage;
	readonly stat: number | null;
	readonly vasoactive: number;
	readonly lactate: number;
	readonly renal: boolean;
	readonly ventilated: boolean;
	readonly arterialLine: boolean;
	readonly transferredIn: boolean;
	readonly temperature: number;
	readonly signsOfLife: boolean;
}

const INTENSIVE = new Set(['cicu', 'picu_nicu', 'icu_adult', 'or_cath']);

function illnessOf(patient: Patient, stage: ChdStage, u: number): IllnessCategory {
	switch (patient.diagnosis) {
		case 'chd_single_ventricle':
		case 'chd_two_ventricle':
			return stage === 'pre_op' ? 'medical_cardiac' : 'surgical_cardiac';
		case 'cardiomyopathy_myocarditis':
		case 'arrhythmia':
		case 'acs':
			return patient.inHospital && u < SURGICAL.cardiac ? 'surgical_cardiac' : 'medical_cardiac';
		case 'trauma':
			return 'trauma';
		case 'sepsis':
		case 'respiratory':
		case 'other':
			return patient.inHospital && u < SURGICAL.nonCardiac
				? 'surgical_noncardiac'
				: 'medical_noncardiac';
		default:
			return 'medical_noncardiac';
	}
}

function temperatureOf(patient: Patient, u: number, z: number): number {
	const t = MARKERS_BEFORE.temperature;
	if (patient.diagnosis === 'hypothermia')
		return t.hypothermia[0] + (t.hypothermia[1] - t.hypothermia[0]) * u;
	const { mean, sd, range } = patient.diagnosis === 'drowning' ? t.drowning : t.otherwise;
	return clamp(mean + sd * z, range[0], range[1]);
}

/** Draws the labels and markers; each takes its own draws whether or not it applies. */
export function drawBackground(draw: Stream, patient: Patient, arrest: Arrest): Background {
	const { adult, inHospital, diagnosis, severity, ageGroup } = patient;
	const m = MARKERS_BEFORE;
	const before = draw.pick(BASELINE_NEURO[adult ? 'adult' : 'child']);
	const sex = draw.chance(FEMALE[adult ? 'adult' : 'child']) ? 'female' : 'male';
	const gestation = draw.pick(GESTATION);
	const congenital = diagnosis === 'chd_single_ventricle' || diagnosis === 'chd_two_ventricle';
	const syndrome = draw.chance(congenital ? SYNDROME.heartDisease : SYNDROME.otherwise);
	const singleStage = draw.pick(SINGLE_VENTRICLE_STAGES[ageGroup]);
	const twoStage = draw.pick(TWO_VENTRICLE_STAGES[ageGroup]);
	const stage = !congenital ? 'na' : diagnosis === 'chd_single_ventricle' ? singleStage : twoStage;
	const illness = illnessOf(patient, stage, draw.uniform());
	const statU = draw.pick(STAT_CATEGORIES[stage] ?? [[0, 1]]);

	const vasoactive = clamp(
		(ANY_CARDIAC.has(diagnosis) ? m.vasoactive.cardiac : m.vasoactive.otherwise) +
			m.vasoactive.perSd * severity +
			m.vasoactive.spread * draw.normal(),
		0,
		m.vasoactive.most,
	);
	const lactate = clamp(
		exp(ln(m.lactate.median) + m.lactate.perSd * severity + m.lactate.logSd * draw.normal()),
		...m.lactate.range,
	);
	const renal = draw.chance(
		expit(m.renal.intercept + m.renal.perSd * severity + (inHospital ? 0 : m.renal.outside)),
	);
	const intensive = INTENSIVE.has(arrest.location) ? 'intensive' : 'elsewhere';
	const ventilated = draw.chance(m.ventilated[intensive]);
	const arterialLine = draw.chance(m.arterialLine[intensive]);
	const transferredIn = draw.chance(m.transferredIn);
	const temperature = temperatureOf(patient, draw.uniform(), draw.normal());
	const signsOfLife = draw.chance(
		expit(
			m.signsOfLife.intercept +
				m.signsOfLife.perSd * severity +
				(arrest.shockable ? m.signsOfLife.shockable : 0) +
				(arrest.witnessed ? m.signsOfLife.witnessed : 0),
		),
	);
	return {
		sex,
		gestation,
		before,
		syndrome,
		illness,
		stage,
		stat: statU === 0 ? null : statU,
		vasoactive: inHospital ? vasoactive : 0,
		lactate,
		renal,
		ventilated: inHospital && ventilated,
		arterialLine: inHospital && arterialLine,
		transferredIn,
		temperature,
		signsOfLife,
	};
}
