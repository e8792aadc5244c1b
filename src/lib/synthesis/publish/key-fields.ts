import { roundTo } from '../mathematics.ts';
import type { SimulatedCase } from '../model/case.ts';

/** One row of the answer key: what no registry could know. */
export interface KeyFields {
	case_id: string;
	frailty_u: number;
	pi_activation: number;
	t_rosc_potential: number | null;
	t_stop_potential: number | null;
	t_ecmo_potential: number | null;
	p_survive_ecmo: number;
	y_if_ecpr_strategy: boolean;
	y_if_conventional_strategy: boolean;
	neuro_true: number | null;
	ecmo_frailty: number | null;
}

/**
 * The answer key of one case. Potential return of circulation is null where it would not come before they
 * stopped; potential flow is null where cannulation would fail; both stand beside what really happened.
 */
export function keyFields(of: SimulatedCase, caseId: string): KeyFields {
	const { roscMinute, stopMinute } = of.resuscitation;
	return {
		case_id: caseId,
		frailty_u: roundTo(of.patient.hidden, 4),
		pi_activation: roundTo(of.activationProbability, 6),
		t_rosc_potential: roscMinute === Infinity ? null : roundTo(roscMinute, 3),
		t_stop_potential: roundTo(stopMinute, 3),
		t_ecmo_potential: of.flow.fails ? null : roundTo(of.flow.minute, 3),
		p_survive_ecmo: roundTo(of.onEcmo, 6),
		y_if_ecpr_strategy: of.outcome.ifEcpr,
		y_if_conventional_strategy: of.outcome.ifConventional,
		neuro_true: of.stay.inHospital ? null : of.neurology.category,
		ecmo_frailty: of.run === null ? null : roundTo(of.run.course.frailty, 4),
	};
}
