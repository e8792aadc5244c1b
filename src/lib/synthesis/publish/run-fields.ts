import { clamp, exp, ln, roundTo } from '../mathematics.ts';
import type { Run, SimulatedCase } from '../model/case.ts';
import { BLOOD } from '../parameters/outcome.ts';
import type { RunFields } from './row.ts';

/** Run fields of a case that never was on ECMO. Shared by all of them and never written to. */
export const NO_RUN: RunFields = Object.freeze({
	ecmo_hours: null,
	run_status: null,
	ecmo_mode: null,
	mode_conversion: null,
	flow_4h_ml_kg_min: null,
	flow_24h_ml_kg_min: null,
	ph_24h: null,
	lactate_24h: null,
	pulse_pressure_24h: null,
	temp_strategy: null,
	anticoagulant: null,
	rbc_ml_kg: null,
	plt_ml_kg: null,
	intervention_on_ecmo: null,
	ecmo_end_reason: null,
});

/** Hours on ECMO as published: of the whole run, or until the snapshot. */
export function publishedHours(of: SimulatedCase, run: Run): number {
	if (!of.stay.stillOn) return run.course.hours;
	return Math.max(Math.floor(of.stay.untilSnapshot * 240) / 10, 0.5);
}

function endReason({ course, support }: Run): string {
	const u = support.reason;
	switch (course.end) {
		case 'weaned':
			return 'recovery';
		case 'bridged':
			return u < 0.68 ? 'bridge_vad' : 'bridge_transplant';
		case 'died':
			return u < 0.45
				? 'died_on_ecmo'
				: u < 0.82
					? 'support_withdrawn_futility'
					: 'support_withdrawn_complication';
		case 'closed':
			return 'support_withdrawn_futility';
	}
}

const BLEEDING = /^HAEM_|^PULM_HAEM$|^CV_TAMPONADE$|^NEURO_ICH$|^NEURO_IVH$/;

/** The ECMO run: dictionary section 6. */
export function runFields(of: SimulatedCase, run: Run): RunFields {
	const { support, episodes } = run;
	const hours = publishedHours(of, run);
	const still = of.stay.stillOn;
	const dayLater = hours >= 24;
	const b = BLOOD[of.patient.adult ? 'adult' : 'child'];
	const bleeding = episodes.some(({ code, onset }) => onset <= hours && BLEEDING.test(code));
	const red =
		exp(ln(b.perDay * (hours / 24) + b.base) + support.bloodNoise) *
		(bleeding ? BLOOD.bleeding : 1);
	return {
		ecmo_hours: hours,
		run_status: still ? 'still_on' : 'completed',
		ecmo_mode: support.mode,
		mode_conversion: support.conversion,
		flow_4h_ml_kg_min: support.flow4,
		flow_24h_ml_kg_min: dayLater ? support.flow24 : null,
		ph_24h: dayLater ? roundTo(support.ph24, 2) : null,
		lactate_24h: dayLater ? roundTo(support.lactate24, 1) : null,
		pulse_pressure_24h: dayLater ? support.pulsePressure24 : null,
		temp_strategy: support.temperature,
		anticoagulant: support.anticoagulant,
		rbc_ml_kg: roundTo(clamp(red, 0, BLOOD.mostRed), 1),
		plt_ml_kg: roundTo(
			clamp(BLOOD.plateletShare * red * exp(support.plateletNoise), 0, BLOOD.mostPlatelets),
			1,
		),
		intervention_on_ecmo: support.procedure,
		ecmo_end_reason: still ? null : endReason(run),
	};
}
