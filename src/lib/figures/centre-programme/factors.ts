/** What a centre has or has not, as one of its columns says. */
export interface ProgrammeFactor {
	readonly column: string;
	/** "Team in house at all hours". */
	readonly label: string;
	/** "with a team in house at all hours": as a title names centres that have it. */
	readonly having: string;
	readonly has: (value: unknown) => boolean;
}

/** Simulations a year from which a centre counts as one that trains often: about one a season. */
const OFTEN = 4;

/** Programme factors of centres, each split in two. */
export const PROGRAMME_FACTORS: readonly ProgrammeFactor[] = [
	{
		column: 'team_24_7_in_house',
		label: 'Team in house at all hours',
		having: 'with a team in house at all hours',
		has: (value) => value === true,
	},
	{
		column: 'primed_circuit_ready',
		label: 'Primed circuit ready',
		having: 'with a primed circuit ready',
		has: (value) => value === true,
	},
	{
		column: 'sim_sessions_per_year',
		label: `Simulation, ${OFTEN} or more a year`,
		having: `with ${OFTEN} or more simulations a year`,
		has: (value) => Number(value) >= OFTEN,
	},
	{
		column: 'ecpr_criteria',
		label: 'Written criteria',
		having: 'with written criteria',
		has: (value) => value === 'written',
	},
	{
		column: 'debrief_routine',
		label: 'Debriefing after all events',
		having: 'that debrief after all events',
		has: (value) => value === 'all',
	},
	{
		column: 'single_call_activation',
		label: 'One call activates',
		having: 'where one call activates the team',
		has: (value) => value === true,
	},
];
