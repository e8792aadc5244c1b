import type { Arrest } from '../model/arrest.ts';
import type { Patient } from '../model/patient.ts';

/** Published values of one case, section by section; null is missing or not applicable. */
export interface Row {
	readonly patient: PatientFields;
	readonly preArrest: PreArrestFields;
	readonly arrest: ArrestFields;
	readonly resuscitation: ResuscitationFields;
	readonly pathway: PathwayFields;
	readonly run: RunFields;
	readonly outcome: OutcomeFields;
	readonly followUp: FollowUpFields;
}

export interface PatientFields {
	case_id: string;
	centre_id: string;
	arrest_year: number;
	age_group: Patient['ageGroup'];
	age_band: string;
	age_years_approx: number;
	sex: string | null;
	weight_kg: number | null;
	gestation_band: string | null;
	baseline_neuro: number | null;
	genetic_syndrome: boolean | null;
	sham_label: string;
	weight_band: string | null;
	centre_type: string;
	annual_ecpr_volume_band: string;
}

export interface PreArrestFields {
	dx_group: Patient['diagnosis'];
	illness_category: string | null;
	chd_stage: string | null;
	stat_category: number | null;
	severity_index: number;
	vis_pre: number | null;
	lactate_pre: number | null;
	renal_insufficiency: boolean | null;
	invasive_ventilation_pre: boolean | null;
	arterial_line_pre: boolean | null;
}

export interface ArrestFields {
	setting: Patient['setting'];
	location: string | null;
	witnessed: string | null;
	bystander_cpr: string | null;
	initial_rhythm: Arrest['rhythm'] | null;
	shockable: boolean | null;
	pulseless_at_onset: boolean | null;
	no_flow_min: number | null;
	off_hours: boolean;
	transferred_in: boolean | null;
	core_temp_arrival_c: number | null;
	signs_of_life: boolean | null;
}

export interface ResuscitationFields {
	cpr_total_min: number | null;
	cpr_end_reason: 'sustained_rosc' | 'ecmo_flow' | 'stopped_died';
	rosc_any: boolean | null;
	rosc_first_min: number | null;
	rosc_sustained_min: number | null;
	epinephrine_doses: number | null;
	shocks: number | null;
	mechanical_cpr: boolean | null;
	etco2_10min: number | null;
	ph_arrest: number | null;
	lactate_arrest: number | null;
}

export interface PathwayFields {
	ecpr_activated: boolean;
	activation_min: number | null;
	received_ecpr: boolean;
	pathway_outcome: 'not_activated' | 'rosc_before_flow' | 'ecmo_flow' | 'failed_cannulation';
	ecmo_flow_min: number | null;
	team_to_flow_min: number | null;
	cannulation_site: string | null;
	cannulation_technique: string | null;
	transported_on_ecmo: boolean | null;
	arterial_cannula_fr: number | null;
	distal_perfusion: boolean | null;
	lv_vent: string | null;
	pump_type: string | null;
}

export interface RunFields {
	ecmo_hours: number | null;
	run_status: 'completed' | 'still_on' | null;
	ecmo_mode: string | null;
	mode_conversion: string | null;
	flow_4h_ml_kg_min: number | null;
	flow_24h_ml_kg_min: number | null;
	ph_24h: number | null;
	lactate_24h: number | null;
	pulse_pressure_24h: number | null;
	temp_strategy: string | null;
	anticoagulant: string | null;
	rbc_ml_kg: number | null;
	plt_ml_kg: number | null;
	intervention_on_ecmo: string | null;
	ecmo_end_reason: string | null;
}

export interface OutcomeFields {
	survived_event: boolean;
	survived_ecls: boolean | null;
	survived_discharge: boolean | null;
	discharge_status: 'discharged_alive' | 'died' | 'in_hospital';
	discharge_destination: string | null;
	hospital_days: number | null;
	icu_days: number | null;
	neuro_scale: 'pcpc' | 'cpc';
	neuro_discharge: number | null;
	neuro_favourable: boolean | null;
	neuro_favourable_strict: boolean | null;
	fss_baseline: number | null;
	fss_discharge: number | null;
	new_morbidity: boolean | null;
	death_cause_group: string | null;
	organ_donor: boolean | null;
	cost_index: number | null;
}

export interface FollowUpFields {
	fu_time_d: number;
	fu_event: boolean;
	hosp_event_type: OutcomeFields['discharge_status'];
	alive_30d: boolean | null;
	alive_180d: boolean | null;
	alive_1y: boolean | null;
	followup_attended_1y: boolean | null;
	vabs_1y: number | null;
	whodas_1y_pct: number | null;
}
