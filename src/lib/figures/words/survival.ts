/** Survival to discharge, as the figures of this registry ask and say it. */
export const SURVIVAL_TO_DISCHARGE = {
	outcome: 'survived_discharge',
	subject: 'Survival to discharge',
	verb: 'discharged alive',
	counts: 'Alive / runs',
	open: 'still in hospital at the snapshot',
} as const;
