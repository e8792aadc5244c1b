import { describe, expect, it } from 'vitest';
import type { PublishedCase } from '../../data/calibration/published-cases.ts';
import { publishedRegistry, shareOf } from './helpers/registry.ts';

const { cases, runs, centres, complications } = publishedRegistry();

type Name = keyof PublishedCase;
const missing = (name: Name, among: readonly PublishedCase[] = cases) =>
	shareOf(among, (one) => one[name] === null);

/** Four standard errors of a share, and `slack` for what depends on which centres a seed draws. */
const near = (value: number, wanted: number, n: number, slack: number) =>
	expect(Math.abs(value - wanted)).toBeLessThan(4 * Math.sqrt((wanted * (1 - wanted)) / n) + slack);

const child = ({ age_group }: PublishedCase) => age_group !== 'adult';
const outside = ({ setting }: PublishedCase) => setting === 'ohca';
const day = ({ ecmo_hours }: PublishedCase) => (ecmo_hours ?? 0) >= 24;
const dead = ({ discharge_status }: PublishedCase) => discharge_status === 'died';
const discharged = ({ discharge_status }: PublishedCase) => discharge_status === 'discharged_alive';
const alive1y = ({ fu_time_d }: PublishedCase) => fu_time_d >= 365;

describe('rule 26: completely at random', () => {
	it.each([
		['sex', 0.01, cases],
		['pump_type', 0.02, runs],
		['etco2_10min', 0.45, cases],
		['initial_rhythm', 0.06, cases],
		['shockable', 0.06, cases],
		['witnessed', 0.02, cases.filter((c) => !outside(c))],
		['witnessed', 0.08, cases.filter(outside)],
		['bystander_cpr', 0.1, cases.filter(outside)],
		['no_flow_min', 0.05, cases.filter((c) => !outside(c))],
		['no_flow_min', 0.35, cases.filter((c) => outside(c) && c.witnessed === 'unwitnessed')],
	] as const)('%s %f', (name, wanted, among) => {
		near(missing(name, among), wanted, among.length, 0);
	});

	it('does not go with survival or severity', () => {
		for (const name of ['etco2_10min', 'initial_rhythm', 'sex'] as const) {
			const lost = cases.filter((c) => c[name] === null);
			const kept = cases.filter((c) => c[name] !== null);
			const gap =
				shareOf(lost, (c) => c.severity_index > 0) - shareOf(kept, (c) => c.severity_index > 0);
			expect(Math.abs(gap)).toBeLessThan(4 * Math.sqrt(0.25 / lost.length + 0.25 / kept.length));
		}
	});
});

describe('rule 26: at random given centre and year', () => {
	it.each([
		['weight_kg', 0.04, cases],
		['baseline_neuro', 0.12, cases],
		['gestation_band', 0.15, cases.filter((c) => c.age_group === 'neonate')],
		['genetic_syndrome', 0.05, cases.filter(child)],
		['illness_category', 0.02, cases],
		['vis_pre', 0.25, cases],
		['lactate_pre', 0.3, cases.filter((c) => !outside(c))],
		['lactate_pre', 1, cases.filter(outside)],
		['renal_insufficiency', 0.06, cases],
		['location', 0.01, cases],
		['signs_of_life', 0.3, cases],
		['core_temp_arrival_c', 0.4, cases.filter((c) => c.dx_group !== 'hypothermia')],
		['core_temp_arrival_c', 0.05, cases.filter((c) => c.dx_group === 'hypothermia')],
		['cpr_total_min', 0.03, cases],
		['rosc_any', 0.02, cases],
		['epinephrine_doses', 0.15, cases],
		['shocks', 0.08, cases],
		['mechanical_cpr', 0.1, cases.filter((c) => !child(c))],
		['ph_arrest', 0.22, cases],
		['lactate_arrest', 0.28, cases],
		['activation_min', 0.03, cases.filter((c) => c.ecpr_activated)],
		['team_to_flow_min', 0.04, runs],
		['cannulation_site', 0.02, runs],
		['arterial_cannula_fr', 0.12, runs],
		['lv_vent', 0.06, runs],
		['flow_24h_ml_kg_min', 0.08, runs.filter(day)],
		['lactate_24h', 0.1, runs.filter(day)],
		['pulse_pressure_24h', 0.15, runs.filter(day)],
		['temp_strategy', 0.12, runs],
		['anticoagulant', 0.05, runs],
		['rbc_ml_kg', 0.15, runs],
		['plt_ml_kg', 0.18, runs],
		['hospital_days', 0.01, cases],
		['icu_days', 0.04, cases],
		['fss_baseline', 0.45, cases.filter(child)],
		['fss_discharge', 0.45, cases.filter((c) => child(c) && discharged(c))],
		['death_cause_group', 0.08, cases.filter(dead)],
		['organ_donor', 0.1, cases.filter(dead)],
		['cost_index', 0.2, cases],
		['alive_30d', 0.03, cases.filter((c) => c.fu_event || c.fu_time_d >= 30)],
		['alive_180d', 0.15, cases.filter((c) => c.fu_event || c.fu_time_d >= 180)],
		['alive_1y', 0.25, cases.filter((c) => c.fu_event || c.fu_time_d >= 365)],
		['vabs_1y', 0.55, cases.filter((c) => child(c) && alive1y(c))],
		['whodas_1y_pct', 0.55, cases.filter((c) => !child(c) && alive1y(c))],
	] as const)('%s about %f', (name, wanted, among) => {
		near(missing(name, among), wanted, among.length, 0.01 + 0.06 * wanted);
	});

	it('goes with the completeness of the centre and falls over the years', () => {
		const complete = new Map(centres.map((c) => [c.centre_id, c.data_completeness]));
		const of = ({ centre_id }: PublishedCase) => complete.get(centre_id) ?? 0;
		const good = cases.filter((c) => of(c) > 0.85);
		const poor = cases.filter((c) => of(c) < 0.75);
		expect(missing('cost_index', poor)).toBeGreaterThan(1.5 * missing('cost_index', good));
		const early = cases.filter((c) => c.arrest_year <= 2014);
		const late = cases.filter((c) => c.arrest_year >= 2022);
		expect(missing('cost_index', early)).toBeGreaterThan(1.1 * missing('cost_index', late));
	});

	it('leaves the addendum empty before 2014', () => {
		const before = cases.filter((c) => c.arrest_year < 2014);
		expect(missing('signs_of_life', before)).toBe(1);
		expect(
			missing(
				'core_temp_arrival_c',
				before.filter((c) => c.dx_group !== 'hypothermia'),
			),
		).toBe(1);
	});
});

describe('rules 27 to 29', () => {
	it('rule 27: neurology is recorded by its own value, deaths always', () => {
		expect(missing('neuro_discharge', cases.filter(dead))).toBe(0);
		const survivors = cases.filter(discharged);
		const good = (c: PublishedCase) =>
			c.key.neuro_true !== null &&
			(c.key.neuro_true <= (c.neuro_scale === 'pcpc' ? 3 : 2) ||
				c.key.neuro_true === c.baseline_neuro);
		const recorded = (among: readonly PublishedCase[]) => 1 - missing('neuro_discharge', among);
		near(recorded(survivors.filter(good)), 0.68, 9000, 0.005);
		near(recorded(survivors.filter((c) => !good(c))), 0.25, 2500, 0.015);
		const children = runs.filter((c) => child(c) && !outside(c) && discharged(c));
		expect(recorded(children)).toBeGreaterThan(0.55);
		expect(recorded(children)).toBeLessThan(0.66);
		const favourable = shareOf(
			children.filter((c) => c.neuro_favourable !== null),
			(c) => c.neuro_favourable === true,
		);
		expect(favourable).toBeGreaterThan(0.9);
	});

	it('rule 28: blood gases are missing more after short CPR and out of hospital', () => {
		const short = cases.filter((c) => c.cpr_total_min !== null && c.cpr_total_min < 20);
		const long = cases.filter((c) => c.cpr_total_min !== null && c.cpr_total_min >= 20);
		for (const name of ['ph_arrest', 'lactate_arrest'] as const) {
			expect(missing(name, short)).toBeGreaterThan(1.15 * missing(name, long));
			expect(missing(name, long.filter(outside))).toBeGreaterThan(
				missing(
					name,
					long.filter((c) => !outside(c)),
				),
			);
		}
		const clinic = new Map(centres.map((c) => [c.centre_id, c.followup_clinic]));
		const attended = (among: readonly PublishedCase[]) =>
			shareOf(among, (c) => c.followup_attended_1y === true);
		const year = cases.filter((c) => c.followup_attended_1y !== null);
		const well = year.filter((c) => c.neuro_favourable === true);
		const unwell = year.filter((c) => c.neuro_favourable === false);
		expect(attended(well) - attended(unwell)).toBeGreaterThan(0.2);
		expect(attended(well.filter((c) => clinic.get(c.centre_id) === true))).toBeGreaterThan(
			attended(well.filter((c) => clinic.get(c.centre_id) === false)),
		);
	});

	it('rule 29: minutes are heaped, and some fields are never missing', () => {
		const minutes = cases.flatMap(({ cpr_total_min: m }) =>
			m !== null && m > 10 && m < 145 ? [m] : [],
		);
		const tens = shareOf(minutes, (m) => m % 10 === 0);
		const fives = shareOf(minutes, (m) => m % 5 === 0);
		// 45 % to 5, 25 % to 10, 30 % exact: 0.45 + 0.25 + 0.3/5 on fives, about half of the fives on tens.
		expect(Math.abs(fives - 0.76)).toBeLessThan(0.03);
		expect(Math.abs(tens - (0.225 + 0.25 + 0.03))).toBeLessThan(0.05);
		for (const name of [
			'ecpr_activated',
			'severity_index',
			'age_group',
			'dx_group',
			'centre_id',
			'arrest_year',
			'off_hours',
			'sham_label',
			'fu_time_d',
			'discharge_status',
		] as const)
			expect(missing(name)).toBe(0);
		near(
			shareOf(complications, (e) => e.contributed_to_death === null),
			0.15,
			complications.length,
			0.02,
		);
	});
});
