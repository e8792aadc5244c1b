import { clamp, exp, ln } from '../mathematics.ts';
import {
	CANNULA_FRENCH,
	CIRCUIT,
	FEMORAL_FROM_KG,
	PROCEDURES,
	SITES,
	TECHNIQUES,
	type CannulationSite,
} from '../parameters/support.ts';
import { BLOOD } from '../parameters/outcome.ts';
import type { Stream } from '../random/stream.ts';
import type { Background } from './background.ts';
import type { Course } from './course.ts';
import type { Patient } from './patient.ts';

/** How an ECMO run was set up and supported: labels and markers without an arrow to its end. */
export interface Support {
	readonly site: CannulationSite;
	readonly technique: string;
	readonly transported: boolean;
	readonly french: number;
	readonly distalPerfusion: boolean;
	readonly vent: string;
	readonly pump: 'centrifugal' | 'roller';
	readonly mode: 'va' | 'vva';
	readonly conversion: 'none' | 'to_vv' | 'to_vav' | 'to_vad';
	/** Flow in mL/kg/min at 4 and 24 hours. */
	readonly flow4: number;
	readonly flow24: number;
	readonly ph24: number;
	readonly lactate24: number;
	readonly pulsePressure24: number;
	readonly temperature: string;
	readonly anticoagulant: string;
	readonly procedure: string;
	/** Which of two alternatives an ended run is called: uniform draws for the reason it ended. */
	readonly reason: number;
	/** Log of the factor on blood products, and on platelets beyond it. */
	readonly bloodNoise: number;
	readonly plateletNoise: number;
}

function siteMix(patient: Patient, background: Background) {
	const reopened = background.illness === 'surgical_cardiac' && background.stage !== 'pre_op';
	if (patient.weight < FEMORAL_FROM_KG) return reopened ? SITES.smallReopened : SITES.small;
	if (reopened) return SITES.largeReopened;
	return patient.adult ? SITES.adult : SITES.largeChild;
}

function techniqueMix(site: CannulationSite, adult: boolean) {
	if (site === 'neck') return TECHNIQUES.neck;
	if (site === 'femoral' || site === 'mixed')
		return adult ? TECHNIQUES.femoralAdult : TECHNIQUES.femoralChild;
	return TECHNIQUES.central;
}

function procedureMix({ diagnosis, adult }: Patient) {
	if (diagnosis === 'acs') return PROCEDURES.ischaemic;
	if (diagnosis === 'chd_single_ventricle' || diagnosis === 'chd_two_ventricle')
		return PROCEDURES.congenital;
	if (diagnosis === 'pulmonary_embolism') return PROCEDURES.embolism;
	return adult && diagnosis === 'arrhythmia' ? PROCEDURES.ischaemic : PROCEDURES.otherwise;
}

/** Draws cannulation, circuit, physiology on the first day and treatment of one run. */
export function drawSupport(
	draw: Stream,
	patient: Patient,
	background: Background,
	course: Course,
): Support {
	const { adult, weight, setting } = patient;
	const age = adult ? 'adult' : 'child';
	const c = CIRCUIT;
	const logFrailty = ln(course.frailty);
	const site = draw.pick(siteMix(patient, background));
	const technique = draw.pick(techniqueMix(site, adult));
	const transported = draw.chance(c.transported[setting]);
	const distalPerfusion = draw.chance(c.distalPerfusion[age]);
	const vent = draw.pick<string>(c.vent[age]);
	const pump = draw.chance(c.roller[age]) ? 'roller' : 'centrifugal';
	const mode = draw.chance(c.vva) ? 'vva' : 'va';
	const changed = draw.uniform();
	const conversion =
		course.end === 'bridged' && changed < c.conversion.vadWhenBridged
			? 'to_vad'
			: changed > 1 - c.conversion.vv
				? 'to_vv'
				: changed > 1 - c.conversion.vv - c.conversion.vav
					? 'to_vav'
					: 'none';
	const usual = adult
		? c.flow.adult
		: patient.ageGroup === 'neonate'
			? c.flow.neonate
			: c.flow.child;
	const flow4 = usual * exp(c.flow.logSd * draw.normal());
	const flow24 = flow4 * c.flow.dayLater * exp(0.5 * c.flow.logSd * draw.normal());
	const ph24 = c.ph24.base + c.ph24.perLogFrailty * logFrailty + c.ph24.sd * draw.normal();
	const lactate24 = exp(
		ln(c.lactate24.median) +
			c.lactate24.perLogFrailty * logFrailty +
			c.lactate24.logSd * draw.normal(),
	);
	const pulsePressure24 =
		c.pulsePressure[age] +
		c.pulsePressure.perLogFrailty * logFrailty +
		c.pulsePressure.spread * draw.normal();
	return {
		site,
		technique,
		transported,
		french: CANNULA_FRENCH.find(([below]) => weight < below)?.[1] ?? 19,
		distalPerfusion,
		vent,
		pump,
		mode,
		conversion,
		flow4: Math.round(clamp(flow4, 30, 200)),
		flow24: Math.round(clamp(flow24, 30, 200)),
		ph24: clamp(ph24, 6.8, 7.7),
		lactate24: clamp(lactate24, 0.3, 25),
		pulsePressure24: Math.round(clamp(pulsePressure24, 0, 90)),
		temperature: draw.pick<string>(c.temperature),
		anticoagulant: draw.pick<string>(c.anticoagulant),
		procedure: draw.pick(procedureMix(patient)),
		reason: draw.uniform(),
		bloodNoise: BLOOD.logSd * draw.normal(),
		plateletNoise: 0.3 * draw.normal(),
	};
}
