import { clamp, roundTo } from '../mathematics.ts';
import type { SimulatedCase } from '../model/case.ts';
import type { FollowUpFields, OutcomeFields } from './row.ts';

/** Whether alive at a horizon: yes if followed so long, no if dead before it, else not known. */
function aliveAt(days: number, time: number, died: boolean): boolean | null {
	if (time >= days) return true;
	return died ? false : null;
}

/** Follow-up: dictionary section 8. `days` is the published time in hospital. */
export function followUpFields(
	of: SimulatedCase,
	status: OutcomeFields['discharge_status'],
	days: number,
): FollowUpFields {
	const { followUp, patient } = of;
	const inside = status !== 'discharged_alive';
	const died = status === 'died' || (status === 'discharged_alive' && followUp.died);
	const time = inside ? days : clamp(roundTo(Math.max(followUp.days, days), 2), 0.01, 1825);
	const aliveYear = aliveAt(365, time, died);
	const attended = aliveYear === true ? followUp.attends : null;
	return {
		fu_time_d: time,
		fu_event: died,
		hosp_event_type: status,
		alive_30d: aliveAt(30, time, died),
		alive_180d: aliveAt(180, time, died),
		alive_1y: aliveYear,
		followup_attended_1y: attended,
		vabs_1y: attended === true && !patient.adult ? followUp.score : null,
		whodas_1y_pct: attended === true && patient.adult ? roundTo(followUp.score, 1) : null,
	};
}
