import { describe, expect, it } from 'vitest';
import { CHILD_CARDIAC } from '../../src/lib/synthesis/parameters/diagnosis.ts';
import { medianWeight } from '../../src/lib/synthesis/model/patient.ts';
import { AGE_BANDS, weightBand } from '../../src/lib/synthesis/publish/bands.ts';
import type { PublishedCase } from '../../data/calibration/published-cases.ts';
import { breaking, publishedRegistry, shareOf } from './helpers/registry.ts';

const { cases, runs, centres, centreKeys, complications, complicationsOf } = publishedRegistry();

/** `a implies b`. */
const implies = (a: boolean, b: boolean) => !a || b;
const known = <T>(value: T | null): value is T => value !== null;
/** Holds wherever both numbers are there. */
const atMost = (a: number | null, b: number | null, slack = 0) =>
	a === null || b === null || a <= b + slack;
const none = (rule: (of: PublishedCase) => boolean, show?: (of: PublishedCase) => object) =>
	expect(breaking(cases, rule, show)).toEqual([]);
const noRun = (rule: (of: PublishedCase) => boolean, show?: (of: PublishedCase) => object) =>
	expect(breaking(runs, rule, show)).toEqual([]);
const isAdult = ({ age_group }: PublishedCase) => age_group === 'adult';
const dead = ({ neuro_scale }: PublishedCase) => (neuro_scale === 'pcpc' ? 6 : 5);

describe('age and scale', () => {
	it('rule 1: scales and age-bound fields', () => {
		none((c) => (c.neuro_scale === 'pcpc') === !isAdult(c));
		none(
			(c) => c.neuro_discharge === null || (c.neuro_discharge >= 1 && c.neuro_discharge <= dead(c)),
		);
		none((c) => c.baseline_neuro === null || c.baseline_neuro <= (isAdult(c) ? 4 : 5));
		none((c) =>
			implies(
				isAdult(c),
				[c.fss_baseline, c.fss_discharge, c.vabs_1y, c.genetic_syndrome].every((v) => v === null),
			),
		);
		none((c) => implies(c.age_group !== 'neonate', c.gestation_band === null));
		none((c) => implies(!isAdult(c), c.whodas_1y_pct === null));
	});

	it('rule 2: age band and weight', () => {
		none((c) => AGE_BANDS[c.age_group].some(({ value }) => value === c.age_band));
		none((c) => c.age_years_approx >= 0 && c.age_years_approx <= 90);
		none((c) => implies(c.weight_kg !== null, c.weight_band === weightBand(c.weight_kg ?? 0)));
		none((c) => (c.weight_kg === null) === (c.weight_band === null));
		none((c) => c.weight_kg === null || (c.weight_kg >= 1.5 && c.weight_kg <= 180));
		// The 0.1st to 99.9th centile: 3.09 SD of the log around the curve at the ends of the band.
		none((c) => {
			if (c.weight_kg === null) return true;
			const band = AGE_BANDS[c.age_group].find(({ value }) => value === c.age_band);
			if (band === undefined) return false;
			const low = medianWeight(c.age_group, band.from) * Math.exp(-3.09 * 0.16);
			const high = medianWeight(c.age_group, Math.min(band.below, 90)) * Math.exp(3.09 * 0.16);
			return c.weight_kg >= Math.max(1.5, low - 0.5) && c.weight_kg <= high + 0.5;
		});
	});

	it('rule 3: diagnoses by age; neonates out of hospital are rare', () => {
		none((c) => implies(c.dx_group === 'acs', isAdult(c)));
		none((c) => implies(c.dx_group === 'chd_single_ventricle', !isAdult(c)));
		const neonates = cases.filter(({ age_group }) => age_group === 'neonate');
		const outside = shareOf(neonates, ({ setting }) => setting === 'ohca');
		expect(outside).toBeGreaterThan(0.004);
		expect(outside).toBeLessThan(0.02);
	});
});

describe('times', () => {
	it('rule 4: order of minutes', () => {
		none((c) => c.no_flow_min === null || (c.no_flow_min >= 0 && c.no_flow_min <= 30));
		none((c) => c.cpr_total_min === null || (c.cpr_total_min >= 10 && c.cpr_total_min <= 150));
		none((c) => atMost(c.rosc_first_min, c.rosc_sustained_min));
		none((c) => atMost(c.rosc_sustained_min, c.cpr_total_min));
		none((c) => atMost(c.rosc_first_min, c.cpr_total_min));
	});

	it('rule 5: sustained circulation ends CPR without ECMO', () => {
		none((c) =>
			implies(
				c.cpr_end_reason === 'sustained_rosc',
				!c.received_ecpr &&
					(c.rosc_sustained_min === null ||
						c.cpr_total_min === null ||
						c.rosc_sustained_min === c.cpr_total_min),
			),
		);
		none((c) => implies(known(c.rosc_sustained_min), c.cpr_end_reason === 'sustained_rosc'));
	});

	it('rule 6: flow ends CPR exactly in ECPR', () => {
		none((c) => (c.cpr_end_reason === 'ecmo_flow') === c.received_ecpr);
		none((c) => c.received_ecpr === (c.ecmo_flow_min !== null));
		noRun((c) => c.cpr_total_min === null || c.cpr_total_min === c.ecmo_flow_min);
		noRun((c) => c.rosc_sustained_min === null);
	});

	it('rule 7: the call comes before flow', () => {
		noRun((c) => c.ecmo_flow_min !== null && c.ecmo_flow_min >= 14 && c.ecmo_flow_min <= 150);
		noRun((c) => c.activation_min === null || c.activation_min < (c.ecmo_flow_min ?? 0));
		noRun(
			(c) =>
				c.team_to_flow_min === null ||
				c.team_to_flow_min === (c.ecmo_flow_min ?? NaN) - (c.activation_min ?? NaN),
		);
		none((c) => c.activation_min === null || (c.activation_min >= 8 && c.activation_min <= 12));
	});

	it('rule 8: the pathway agrees with activation and flow', () => {
		none((c) => (c.pathway_outcome === 'not_activated') === !c.ecpr_activated);
		none((c) => implies(c.received_ecpr, c.ecpr_activated));
		none((c) => (c.pathway_outcome === 'ecmo_flow') === c.received_ecpr);
		none((c) =>
			implies(c.pathway_outcome === 'rosc_before_flow', c.cpr_end_reason === 'sustained_rosc'),
		);
	});

	it('rule 9: complications and 24-hour values within the run', () => {
		const hours = new Map(runs.map((c) => [c.case_id, c.ecmo_hours ?? 0]));
		expect(
			breaking(complications, (e) => e.onset_h >= 0 && e.onset_h <= (hours.get(e.case_id) ?? -1)),
		).toEqual([]);
		expect(
			breaking(complications, (e) => !e.comp_code.startsWith('INF_') || e.onset_h >= 48),
		).toEqual([]);
		for (const rows of complicationsOf.values()) {
			const rrt = rows.find(({ comp_code }) => comp_code === 'REN_RRT');
			if (rrt === undefined) continue;
			const injury = rows.filter(({ comp_code }) => comp_code.startsWith('REN_CR_'));
			expect(Math.min(...injury.map(({ onset_h }) => onset_h))).toBeLessThanOrEqual(rrt.onset_h);
		}
		noRun((c) =>
			implies(
				(c.ecmo_hours ?? 0) < 24,
				[c.flow_24h_ml_kg_min, c.ph_24h, c.lactate_24h, c.pulse_pressure_24h].every(
					(v) => v === null,
				),
			),
		);
	});

	it('rule 10: ECMO within intensive care within the hospital within follow-up', () => {
		none(
			(c) => atMost((c.ecmo_hours ?? 0) / 24, c.hospital_days, 0.05),
			(c) => ({
				hours: c.ecmo_hours,
				days: c.hospital_days,
			}),
		);
		none((c) => atMost(c.icu_days, c.hospital_days));
		none((c) => atMost(c.hospital_days, c.fu_time_d, 0.05));
	});

	it('rule 11: no run beyond 720 hours', () => {
		noRun((c) => (c.ecmo_hours ?? 0) >= 0.5 && (c.ecmo_hours ?? 0) <= 720);
		noRun((c) =>
			implies(
				c.ecmo_hours === 720,
				c.ecmo_end_reason === 'support_withdrawn_futility' && c.survived_discharge !== true,
			),
		);
	});
});

describe('outcome', () => {
	it('rule 12: stopped means dead at once', () => {
		none((c) =>
			implies(
				c.cpr_end_reason === 'stopped_died',
				!c.survived_event &&
					c.survived_discharge === false &&
					(c.hospital_days === null || c.hospital_days < 0.2) &&
					c.neuro_discharge === dead(c),
			),
		);
	});

	it('rule 13: survival to discharge passes through the event and through ECMO', () => {
		none((c) => implies(c.survived_discharge === true, c.survived_event));
		noRun((c) => implies(c.survived_discharge === true, c.survived_ecls === true));
		noRun((c) =>
			implies(
				c.ecmo_end_reason === 'died_on_ecmo' ||
					(c.ecmo_end_reason?.startsWith('support_withdrawn') ?? false),
				c.survived_ecls === false,
			),
		);
		none((c) => implies(!c.received_ecpr, c.survived_ecls === null));
	});

	it('rule 14: the many names of death agree', () => {
		none((c) => (c.survived_discharge === false) === (c.neuro_discharge === dead(c)));
		none((c) => (c.survived_discharge === false) === (c.hosp_event_type === 'died'));
		none((c) => c.hosp_event_type === c.discharge_status);
		none((c) =>
			implies(
				c.discharge_status === 'died',
				c.fu_event && (c.hospital_days === null || c.fu_time_d === c.hospital_days),
			),
		);
		none((c) =>
			implies(
				c.discharge_destination !== null,
				(c.discharge_destination === 'died') === (c.discharge_status === 'died'),
			),
		);
	});

	it('rule 15: brain death is death; only the dead donate', () => {
		noRun((c) => implies(c.codes.has('NEURO_BRAIN_DEATH'), c.survived_discharge === false));
		none((c) => implies(c.organ_donor !== null, c.discharge_status === 'died'));
		none((c) => implies(c.death_cause_group !== null, c.discharge_status === 'died'));
	});

	it('rule 16: flags of survival follow the time known', () => {
		none((c) => implies(c.alive_30d === true, c.fu_time_d >= 30));
		none((c) => implies(c.alive_1y === true && known(c.alive_180d), c.alive_180d === true));
		none((c) => implies(c.alive_180d === true && known(c.alive_30d), c.alive_30d === true));
		const horizons = [
			['alive_30d', 30],
			['alive_180d', 180],
			['alive_1y', 365],
		] as const;
		for (const [name, days] of horizons)
			none((c) => implies(!c.fu_event && c.fu_time_d < days, c[name] === null));
		none((c) => c.fu_time_d >= 0.01 && c.fu_time_d <= 1825);
	});

	it('rule 17: favourable by its definition', () => {
		none((c) => {
			if (c.neuro_discharge === null) return c.neuro_favourable === null;
			const plain = c.neuro_discharge <= (c.neuro_scale === 'pcpc' ? 3 : 2);
			const same = c.neuro_discharge === c.baseline_neuro && c.neuro_discharge < dead(c);
			return c.neuro_favourable === (plain || same);
		});
		none((c) =>
			c.neuro_discharge === null
				? c.neuro_favourable_strict === null
				: c.neuro_favourable_strict === c.neuro_discharge <= 2,
		);
		none((c) => implies(c.neuro_favourable_strict === true, c.neuro_favourable === true));
		none((c) => c.fss_discharge === null || (c.fss_discharge >= 6 && c.fss_discharge <= 30));
		none((c) =>
			c.fss_discharge === null || c.fss_baseline === null
				? c.new_morbidity === null
				: c.new_morbidity === c.fss_discharge - c.fss_baseline >= 3,
		);
	});

	it('rule 18: runs still on ECMO are open', () => {
		const still = runs.filter(({ run_status }) => run_status === 'still_on');
		expect(still.length).toBeGreaterThan(0);
		expect(
			breaking(
				still,
				(c) =>
					c.ecmo_end_reason === null &&
					c.survived_ecls === null &&
					c.survived_discharge === null &&
					c.neuro_discharge === null &&
					c.discharge_status === 'in_hospital' &&
					c.arrest_year === 2024,
			),
		).toEqual([]);
		noRun((c) => (c.run_status === 'completed') === (c.ecmo_end_reason !== null));
	});

	it('rule 19: cases still in hospital are open', () => {
		none((c) => (c.discharge_status === 'in_hospital') === (c.survived_discharge === null));
		none((c) =>
			implies(c.discharge_status === 'in_hospital', !c.fu_event && c.arrest_year === 2024),
		);
		const open = cases.filter(({ discharge_status }) => discharge_status === 'in_hospital').length;
		expect(open).toBeGreaterThan(60);
		expect(open).toBeLessThan(200);
	});
});

describe('mechanism', () => {
	const inside = new Set([
		'cicu',
		'picu_nicu',
		'icu_adult',
		'or_cath',
		'ward',
		'ed',
		'other_inpatient',
	]);

	it('rule 20: place, bystander, transfer and cannulation', () => {
		none((c) =>
			implies(known(c.bystander_cpr), (c.bystander_cpr === 'na') === (c.setting === 'ihca')),
		);
		none((c) => c.location === null || inside.has(c.location) === (c.setting === 'ihca'));
		none((c) => implies(c.location === 'icu_adult', isAdult(c)));
		none((c) => implies(c.location === 'cicu' || c.location === 'picu_nicu', !isAdult(c)));
		none((c) => implies(c.transferred_in === true, c.setting === 'ihca'));
		noRun((c) =>
			implies(
				c.cannulation_site === 'central_reopened' &&
					known(c.illness_category) &&
					known(c.chd_stage),
				c.illness_category === 'surgical_cardiac' && c.chd_stage !== 'pre_op',
			),
		);
		noRun((c) =>
			implies(c.cannulation_site === 'femoral' && known(c.weight_kg), (c.weight_kg ?? 0) >= 14.9),
		);
		const light = runs.filter(
			(c) => c.weight_kg !== null && c.weight_kg < 15 && c.cannulation_site,
		);
		expect(shareOf(light, (c) => c.cannulation_site === 'neck')).toBeGreaterThan(0.4);
	});

	it('rule 21: complications that need a reason', () => {
		noRun((c) =>
			implies(
				[...c.codes].some((code) => code.startsWith('LIMB_')) && known(c.cannulation_site),
				c.cannulation_site === 'femoral' || c.cannulation_site === 'mixed',
			),
		);
		noRun((c) =>
			implies(
				c.codes.has('REN_RRT'),
				[...c.codes].some((code) => code.startsWith('REN_CR_')),
			),
		);
		const brainDeaths = complications.filter(({ comp_code }) => comp_code === 'NEURO_BRAIN_DEATH');
		expect(new Set(brainDeaths.map(({ case_id }) => case_id)).size).toBe(brainDeaths.length);
	});

	it('rule 22: water and cold; rhythm and what follows from it', () => {
		none((c) =>
			implies(known(c.location), (c.location === 'water') === (c.dx_group === 'drowning')),
		);
		none((c) =>
			implies(
				c.dx_group === 'hypothermia' && known(c.core_temp_arrival_c),
				(c.core_temp_arrival_c ?? 99) < 32,
			),
		);
		const cold = (c: PublishedCase) => c.core_temp_arrival_c !== null && c.core_temp_arrival_c < 32;
		const drowned = cases.filter((c) => c.dx_group === 'drowning' && known(c.core_temp_arrival_c));
		expect(shareOf(drowned, cold)).toBeGreaterThan(0.4);
		expect(
			cases.filter((c) => cold(c) && c.dx_group !== 'drowning' && c.dx_group !== 'hypothermia'),
		).toEqual([]);
		none((c) =>
			c.initial_rhythm === null
				? c.shockable === null && c.pulseless_at_onset === null
				: c.shockable === (c.initial_rhythm === 'vf' || c.initial_rhythm === 'pvt') &&
					c.pulseless_at_onset === (c.initial_rhythm !== 'bradycardia_poor_perfusion'),
		);
	});

	it('rule 23: every case has its centre, and adult centres no small children', () => {
		const byId = new Map(centres.map((centre) => [centre.centre_id, centre]));
		expect(byId.size).toBe(60);
		none((c) => byId.get(c.centre_id)?.centre_type === c.centre_type);
		none((c) => byId.get(c.centre_id)?.annual_ecpr_volume_band === c.annual_ecpr_volume_band);
		none((c) =>
			implies(c.centre_type === 'adult', c.age_group === 'adult' || c.age_group === 'adolescent'),
		);
		const atAdult = cases.filter(({ centre_type }) => centre_type === 'adult');
		expect(shareOf(atAdult, (c) => !isAdult(c))).toBeCloseTo(0.03, 2);
	});

	it('rule 24: the answer key agrees with what happened', () => {
		none((c) =>
			c.survived_discharge === null
				? true
				: c.survived_discharge ===
					(c.ecpr_activated ? c.key.y_if_ecpr_strategy : c.key.y_if_conventional_strategy),
		);
		expect(new Set(cases.map(({ case_id }) => case_id)).size).toBe(60_000);
		expect(new Set(centreKeys.map(({ centre_id }) => centre_id))).toEqual(
			new Set(centres.map(({ centre_id }) => centre_id)),
		);
		const isRun = new Set(runs.map(({ case_id }) => case_id));
		expect(breaking(complications, ({ case_id }) => isRun.has(case_id))).toEqual([]);
		none((c) => (c.key.ecmo_frailty !== null) === c.received_ecpr);
		none((c) => implies(known(c.neuro_discharge), c.key.neuro_true === c.neuro_discharge));
		none((c) => /^C\d{6}$/.test(c.case_id));
	});

	it('rule 25: the sham label differs from nothing', () => {
		const a = cases.filter(({ sham_label }) => sham_label === 'a');
		const b = cases.filter(({ sham_label }) => sham_label === 'b');
		const measures: ((of: PublishedCase) => number)[] = [
			(c) => c.severity_index,
			(c) => c.age_years_approx,
			(c) => c.arrest_year,
			(c) => Number(isAdult(c)),
			(c) => Number(c.setting === 'ihca'),
			(c) => Number(CHILD_CARDIAC.has(c.dx_group)),
			(c) => Number(c.sex === 'female'),
			(c) => Number(c.shockable === true),
			(c) => Number(c.witnessed === 'witnessed'),
			(c) => Number(c.off_hours),
			(c) => Number(c.centre_type === 'adult'),
			(c) => c.key.frailty_u,
		];
		for (const of of measures) {
			const moments = [a, b].map((group) => {
				const values = group.map(of);
				const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
				return {
					mean,
					variance: values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length,
				};
			});
			const [one, two] = moments;
			if (one === undefined || two === undefined) throw new Error('Two groups were expected.');
			const difference = (one.mean - two.mean) / Math.sqrt((one.variance + two.variance) / 2);
			expect(Math.abs(difference)).toBeLessThan(0.03);
		}
	});
});
