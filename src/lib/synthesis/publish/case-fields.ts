import { clamp, roundTo } from '../mathematics.ts';
import type { SimulatedCase } from '../model/case.ts';
import { ageBand, weightBand } from './bands.ts';
import type { ArrestFields, PatientFields, PreArrestFields } from './row.ts';

/** Who the patient is: dictionary section 1, with the two facts about the centre that travel with a case. */
export function patientFields(
	{ patient, background }: SimulatedCase,
	caseId: string,
): PatientFields {
	const { centre, ageGroup, adult, weight } = patient;
	const band = ageBand(ageGroup, patient.ageYears);
	const weightKg = clamp(roundTo(weight, weight < 20 ? 1 : 0), 1.5, 180);
	return {
		case_id: caseId,
		centre_id: centre.id,
		arrest_year: patient.year,
		age_group: ageGroup,
		age_band: band.value,
		age_years_approx: roundTo(band.midpoint, 2),
		sex: background.sex,
		weight_kg: weightKg,
		gestation_band: ageGroup === 'neonate' ? background.gestation : null,
		baseline_neuro: background.before,
		genetic_syndrome: adult ? null : background.syndrome,
		sham_label: patient.sham,
		weight_band: weightBand(weightKg),
		centre_type: centre.type,
		annual_ecpr_volume_band: centre.volumeBand,
	};
}

/** State before the arrest: dictionary section 2. */
export function preArrestFields({ patient, background }: SimulatedCase): PreArrestFields {
	return {
		dx_group: patient.diagnosis,
		illness_category: background.illness,
		chd_stage: background.stage,
		stat_category: background.stat,
		severity_index: roundTo(patient.severity, 2),
		vis_pre: roundTo(background.vasoactive, 1),
		lactate_pre: patient.inHospital ? roundTo(background.lactate, 1) : null,
		renal_insufficiency: background.renal,
		invasive_ventilation_pre: background.ventilated,
		arterial_line_pre: background.arterialLine,
	};
}

/** The arrest: dictionary section 3. */
export function arrestFields({ patient, arrest, background }: SimulatedCase): ArrestFields {
	const { inHospital } = patient;
	return {
		setting: patient.setting,
		location: arrest.location,
		witnessed: arrest.witnessed ? 'witnessed' : 'unwitnessed',
		bystander_cpr: inHospital ? 'na' : arrest.bystander ? 'yes' : 'no',
		initial_rhythm: arrest.rhythm,
		shockable: arrest.shockable,
		pulseless_at_onset: arrest.rhythm !== 'bradycardia_poor_perfusion',
		no_flow_min: roundTo(arrest.noFlow, 1),
		off_hours: arrest.offHours,
		transferred_in: inHospital ? background.transferredIn : null,
		core_temp_arrival_c: roundTo(background.temperature, 1),
		signs_of_life: background.signsOfLife,
	};
}
