import type { SimulatedCase } from '../model/case.ts';
import type { CentreTable } from '../model/centres.ts';
import { FOLLOW_UP } from '../parameters/outcome.ts';
import {
	ADDENDUM_FROM,
	MISSING_AT_RANDOM,
	MISSING_BY_CENTRE,
	MISSING_GAS,
	MISSING_PER_YEAR,
} from '../parameters/missing.ts';
import { YEARS } from '../parameters/effects.ts';
import type { Stream } from '../random/stream.ts';
import { missingShare } from './missing-share.ts';
import { isFavourable } from './outcome-fields.ts';
import type { Row } from './row.ts';

/** Most of a field that a centre may leave empty. */
const MOST = 0.97;

/** Share of the years before the addendum, which its overall missing share already holds. */
const BEFORE_ADDENDUM = (ADDENDUM_FROM - YEARS.first) / (YEARS.last - YEARS.first + 1);

/** Share missing after the addendum began, so that all years together come to `overall`. */
const afterAddendum = (overall: number) =>
	Math.max(0, (overall - BEFORE_ADDENDUM) / (1 - BEFORE_ADDENDUM));

type Name = keyof typeof MISSING_BY_CENTRE;
type PlainName = {
	[K in Name]: (typeof MISSING_BY_CENTRE)[K] extends number ? K : never;
}[Name];

/** How incomplete a centre is in a year, as a multiple of the registry's mean. */
export function incompleteness(of: SimulatedCase, mean: CentreTable['meanIncomplete']): number {
	const { centre, adult } = of.patient;
	const byCentre = (1 - centre.labels.completeness) / mean[adult ? 'adult' : 'child'];
	return byCentre * (1 + MISSING_PER_YEAR * of.patient.sinceMiddle);
}

function withholdArrest(row: Row, of: SimulatedCase, draw: Stream, missingness: number): void {
	const { arrest } = row;
	const r = MISSING_AT_RANDOM;
	const { setting } = of.patient;
	const lost = (share: number) => draw.chance(missingShare(share, missingness));
	if (lost(r.initial_rhythm)) {
		arrest.initial_rhythm = null;
		arrest.shockable = null;
		arrest.pulseless_at_onset = null;
	}
	if (lost(r.witnessed[setting])) arrest.witnessed = null;
	if (lost(r.bystander_cpr) && setting === 'ohca') arrest.bystander_cpr = null;
	const unseen =
		setting === 'ihca'
			? r.no_flow_min.ihca
			: of.arrest.witnessed
				? r.no_flow_min.ohcaWitnessed
				: r.no_flow_min.ohcaUnwitnessed;
	if (lost(unseen)) arrest.no_flow_min = null;
	if (lost(r.sex)) row.patient.sex = null;
	if (lost(r.pump_type)) row.pathway.pump_type = null;
}

/**
 * Takes values out of a row as registries lose them: completely at random, or at random given centre and year
 * with the dictionary's shares on average, more or fewer as `missingness` says. What follows from a lost value is lost or worked out anew.
 */
export function withhold(
	row: Row,
	of: SimulatedCase,
	draw: Stream,
	meanIncomplete: CentreTable['meanIncomplete'],
	missingness: number,
): void {
	withholdArrest(row, of, draw, missingness);
	const factor = incompleteness(of, meanIncomplete);
	const share = (nominal: number) => missingShare(Math.min(MOST, nominal * factor), missingness);
	const lost = (name: PlainName) => draw.chance(share(MISSING_BY_CENTRE[name]));
	const { patient, preArrest, arrest, resuscitation, pathway, outcome, followUp } = row;

	if (lost('weight_kg')) {
		patient.weight_kg = null;
		patient.weight_band = null;
	}
	if (lost('gestation_band')) patient.gestation_band = null;
	if (lost('baseline_neuro')) patient.baseline_neuro = null;
	if (lost('genetic_syndrome')) patient.genetic_syndrome = null;

	if (lost('illness_category')) preArrest.illness_category = null;
	if (lost('chd_stage') && of.background.stage !== 'na') preArrest.chd_stage = null;
	if (lost('stat_category')) preArrest.stat_category = null;
	if (lost('vis_pre')) preArrest.vis_pre = null;
	if (lost('lactate_pre')) preArrest.lactate_pre = null;
	if (lost('renal_insufficiency')) preArrest.renal_insufficiency = null;
	if (lost('invasive_ventilation_pre')) preArrest.invasive_ventilation_pre = null;
	if (lost('arterial_line_pre')) preArrest.arterial_line_pre = null;

	if (lost('location')) arrest.location = null;
	if (lost('transferred_in')) arrest.transferred_in = null;
	const before = of.patient.year < ADDENDUM_FROM;
	const temperature = MISSING_BY_CENTRE.core_temp_arrival_c;
	const cold = of.patient.diagnosis === 'hypothermia';
	const lostTemperature = draw.chance(
		share(cold ? temperature.hypothermia : afterAddendum(temperature.otherwise)),
	);
	if (lostTemperature || (before && !cold)) arrest.core_temp_arrival_c = null;
	const lostSigns = draw.chance(share(afterAddendum(MISSING_BY_CENTRE.signs_of_life)));
	if (lostSigns || before) arrest.signs_of_life = null;

	if (lost('cpr_total_min')) resuscitation.cpr_total_min = null;
	if (lost('rosc_any')) {
		resuscitation.rosc_any = null;
		resuscitation.rosc_first_min = null;
	}
	if (lost('rosc_sustained_min')) resuscitation.rosc_sustained_min = null;
	if (lost('epinephrine_doses')) resuscitation.epinephrine_doses = null;
	if (lost('shocks')) resuscitation.shocks = null;
	if (lost('mechanical_cpr')) resuscitation.mechanical_cpr = null;
	const tilt =
		((of.outcome.endMinute < MISSING_GAS.shortMinutes ? MISSING_GAS.short : 1) *
			(of.patient.inHospital ? 1 : MISSING_GAS.outside)) /
		MISSING_GAS.average;
	if (draw.chance(share(MISSING_BY_CENTRE.ph_arrest * tilt))) resuscitation.ph_arrest = null;
	if (draw.chance(share(MISSING_BY_CENTRE.lactate_arrest * tilt)))
		resuscitation.lactate_arrest = null;

	if (lost('activation_min')) {
		pathway.activation_min = null;
		pathway.team_to_flow_min = null;
	}
	const teamOnly = MISSING_BY_CENTRE.team_to_flow_min - MISSING_BY_CENTRE.activation_min;
	if (draw.chance(share(teamOnly))) pathway.team_to_flow_min = null;

	if (of.run !== null) withholdRun(row, lost);

	if (lost('discharge_destination')) outcome.discharge_destination = null;
	if (lost('hospital_days')) outcome.hospital_days = null;
	if (lost('icu_days')) outcome.icu_days = null;
	if (lost('fss_baseline')) outcome.fss_baseline = null;
	if (lost('fss_discharge')) outcome.fss_discharge = null;
	if (outcome.fss_baseline === null || outcome.fss_discharge === null) outcome.new_morbidity = null;
	if (lost('death_cause_group')) outcome.death_cause_group = null;
	if (lost('organ_donor')) outcome.organ_donor = null;
	if (lost('cost_index')) outcome.cost_index = null;
	if (outcome.neuro_discharge !== null)
		outcome.neuro_favourable = isFavourable(
			outcome.neuro_scale,
			outcome.neuro_discharge,
			patient.baseline_neuro,
		);

	if (lost('alive_30d')) followUp.alive_30d = null;
	if (lost('alive_180d')) followUp.alive_180d = null;
	if (lost('alive_1y')) followUp.alive_1y = null;
	// Scores exist only for those who came; the dictionary's share counts all who were alive.
	const scored = (1 - MISSING_BY_CENTRE.vabs_1y) / FOLLOW_UP.attendedOverall;
	if (draw.chance(share(1 - scored))) {
		followUp.vabs_1y = null;
		followUp.whodas_1y_pct = null;
	}
}

function withholdRun({ pathway, run }: Row, lost: (name: PlainName) => boolean): void {
	if (lost('cannulation_site')) pathway.cannulation_site = null;
	if (lost('cannulation_technique')) pathway.cannulation_technique = null;
	if (lost('transported_on_ecmo')) pathway.transported_on_ecmo = null;
	if (lost('arterial_cannula_fr')) pathway.arterial_cannula_fr = null;
	if (lost('distal_perfusion')) pathway.distal_perfusion = null;
	if (lost('lv_vent')) pathway.lv_vent = null;
	if (lost('ecmo_mode')) run.ecmo_mode = null;
	if (lost('mode_conversion')) run.mode_conversion = null;
	if (lost('flow_4h_ml_kg_min')) run.flow_4h_ml_kg_min = null;
	if (lost('flow_24h_ml_kg_min')) run.flow_24h_ml_kg_min = null;
	if (lost('ph_24h')) run.ph_24h = null;
	if (lost('lactate_24h')) run.lactate_24h = null;
	if (lost('pulse_pressure_24h')) run.pulse_pressure_24h = null;
	if (lost('temp_strategy')) run.temp_strategy = null;
	if (lost('anticoagulant')) run.anticoagulant = null;
	if (lost('rbc_ml_kg')) run.rbc_ml_kg = null;
	if (lost('plt_ml_kg')) run.plt_ml_kg = null;
	if (lost('intervention_on_ecmo')) run.intervention_on_ecmo = null;
}
