/**
 * Shares missing among rows to which a field applies (data-dictionary.md, column "Miss."). Missing completely
 * at random: the same for every row.
 */
export const MISSING_AT_RANDOM = {
	sex: 0.01,
	pump_type: 0.02,
	initial_rhythm: 0.06,
	witnessed: { ihca: 0.02, ohca: 0.08 },
	bystander_cpr: 0.1,
	no_flow_min: { ihca: 0.05, ohcaWitnessed: 0.05, ohcaUnwitnessed: 0.35 },
} as const;

/** Missing at random given centre (its completeness) and year: shares on average over the registry. */
export const MISSING_BY_CENTRE = {
	weight_kg: 0.04,
	gestation_band: 0.15,
	baseline_neuro: 0.12,
	genetic_syndrome: 0.05,
	illness_category: 0.02,
	chd_stage: 0.06,
	stat_category: 0.12,
	vis_pre: 0.25,
	lactate_pre: 0.3,
	renal_insufficiency: 0.06,
	invasive_ventilation_pre: 0.02,
	arterial_line_pre: 0.04,
	location: 0.01,
	transferred_in: 0.02,
	core_temp_arrival_c: { hypothermia: 0.05, otherwise: 0.4 },
	signs_of_life: 0.3,
	cpr_total_min: 0.03,
	rosc_any: 0.02,
	rosc_sustained_min: 0.02,
	epinephrine_doses: 0.15,
	shocks: 0.08,
	mechanical_cpr: 0.1,
	ph_arrest: 0.22,
	lactate_arrest: 0.28,
	activation_min: 0.03,
	team_to_flow_min: 0.04,
	cannulation_site: 0.02,
	cannulation_technique: 0.05,
	transported_on_ecmo: 0.03,
	arterial_cannula_fr: 0.12,
	distal_perfusion: 0.1,
	lv_vent: 0.06,
	ecmo_mode: 0.01,
	mode_conversion: 0.06,
	flow_4h_ml_kg_min: 0.08,
	flow_24h_ml_kg_min: 0.08,
	ph_24h: 0.08,
	lactate_24h: 0.1,
	pulse_pressure_24h: 0.15,
	temp_strategy: 0.12,
	anticoagulant: 0.05,
	rbc_ml_kg: 0.15,
	plt_ml_kg: 0.18,
	intervention_on_ecmo: 0.03,
	discharge_destination: 0.04,
	hospital_days: 0.01,
	icu_days: 0.04,
	fss_baseline: 0.45,
	fss_discharge: 0.45,
	death_cause_group: 0.08,
	organ_donor: 0.1,
	cost_index: 0.2,
	alive_30d: 0.03,
	alive_180d: 0.15,
	alive_1y: 0.25,
	vabs_1y: 0.55,
	whodas_1y_pct: 0.55,
	contributed_to_death: 0.15,
} as const;

/** How incompleteness falls over the years, as a share of its mean per year; 0 on average over the registry. */
export const MISSING_PER_YEAR = -0.03;

/** Fields of the arrest addendum, which nobody filled in before this year. */
export const ADDENDUM_FROM = 2014;

/** Blood gases are missing more often after short CPR and out of hospital: factors, and what they average to. */
export const MISSING_GAS = { shortMinutes: 20, short: 1.35, outside: 1.15, average: 1.15 } as const;

/** Reported minutes: share rounded to the nearest 5 and to the nearest 10; the rest are exact. */
export const HEAPING = { five: 0.45, ten: 0.25 } as const;

/** Call of the ECMO team, in minutes from the first compression, around minute 10. */
export const ACTIVATION_MINUTES = { low: 8, high: 12 } as const;
