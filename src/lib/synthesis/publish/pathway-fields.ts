import { clamp, exp, roundTo } from '../mathematics.ts';
import type { SimulatedCase } from '../model/case.ts';
import { ACTIVATION_MINUTES } from '../parameters/missing.ts';
import type { Stream } from '../random/stream.ts';
import type { Reporter } from './minutes.ts';
import type { PathwayFields, ResuscitationFields } from './row.ts';

/** Weight in kg from which an adolescent may lie under a compression device. */
const MECHANICAL_FROM_KG = 50;

/** Fewest and most minutes from the call to flow. */
const TEAM_MINUTES = { shortest: 5, longest: 140 } as const;

function endReason(of: SimulatedCase): ResuscitationFields['cpr_end_reason'] {
	if (of.outcome.cannulated) return 'ecmo_flow';
	return of.resuscitation.roscMinute === Infinity ? 'stopped_died' : 'sustained_rosc';
}

/**
 * Resuscitation: dictionary section 4. Minutes are rounded once, by the case's own reporter, and everything
 * that repeats a minute takes the rounded one.
 */
export function resuscitationFields(
	of: SimulatedCase,
	draw: Stream,
	report: Reporter,
): ResuscitationFields {
	const { patient, arrest, outcome, resuscitation } = of;
	const reason = endReason(of);
	const end = outcome.endMinute;
	const total = report(end, reason === 'ecmo_flow' ? 14 : 10, 150);

	// A short return of circulation before the end: never counted as sustained.
	const brief = draw.chance(reason === 'sustained_rosc' ? 0.3 : 0.22);
	const briefAt = 3 + draw.uniform() * (end - 4);
	const first = brief ? briefAt : reason === 'sustained_rosc' ? end : null;

	const doseMean = (end - 2) / 4.2;
	const doses = draw.poisson(exp(-doseMean), doseMean);
	const shockMean = arrest.shockable ? 1 + Math.min(end, 45) / 9 : 0.35;
	const shocks = draw.poisson(exp(-shockMean), shockMean);
	const mechanicalShare = patient.inHospital ? 0.22 : 0.48;
	const mechanical = draw.chance(mechanicalShare) && patient.centre.labels.mechanicalCpr;
	const large =
		patient.adult || (patient.ageGroup === 'adolescent' && patient.weight >= MECHANICAL_FROM_KG);
	return {
		cpr_total_min: total,
		cpr_end_reason: reason,
		rosc_any: first !== null,
		rosc_first_min: first === null ? null : report(first, 0, total),
		rosc_sustained_min: reason === 'sustained_rosc' ? total : null,
		epinephrine_doses: Math.min(Math.max(doses, 1), 40),
		shocks: Math.min(Math.max(shocks, arrest.shockable ? 1 : 0), 25),
		mechanical_cpr: large ? mechanical : null,
		etco2_10min: resuscitation.endTidalSeen ? resuscitation.endTidal : null,
		ph_arrest: roundTo(of.ph, 2),
		lactate_arrest: roundTo(of.lactate, 1),
	};
}

/** The way to ECMO: dictionary section 5. */
export function pathwayFields(of: SimulatedCase, draw: Stream, report: Reporter): PathwayFields {
	const { activated, outcome, run, flow } = of;
	const { low, high } = ACTIVATION_MINUTES;
	const called = report(low + draw.uniform() * (high - low), low, high);
	const flowMinute = outcome.cannulated ? report(flow.minute, 14, 150) : null;
	const within =
		flowMinute === null
			? called
			: clamp(called, flowMinute - TEAM_MINUTES.longest, flowMinute - TEAM_MINUTES.shortest);
	const activation = activated ? within : null;
	const support = run?.support ?? null;
	return {
		ecpr_activated: activated,
		activation_min: activation,
		received_ecpr: flowMinute !== null,
		pathway_outcome: !activated
			? 'not_activated'
			: outcome.cannulated
				? 'ecmo_flow'
				: outcome.roscBeforeFlow
					? 'rosc_before_flow'
					: 'failed_cannulation',
		ecmo_flow_min: flowMinute,
		team_to_flow_min: activation === null || flowMinute === null ? null : flowMinute - activation,
		cannulation_site: support?.site ?? null,
		cannulation_technique: support?.technique ?? null,
		transported_on_ecmo: support?.transported ?? null,
		arterial_cannula_fr: support?.french ?? null,
		distal_perfusion: support?.site === 'femoral' ? support.distalPerfusion : null,
		lv_vent: support?.vent ?? null,
		pump_type: support?.pump ?? null,
	};
}
